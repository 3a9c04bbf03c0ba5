"""The newsroom is opened again and again until it is open."""

import time
from collections.abc import Callable

from copydesk.errors import CopydeskError
from copydesk.newsroom.logins import Login
from copydesk.newsroom.opening import Opener
from copydesk.newsroom.sampling import Opening

OPENED = Opening(logins=(Login("editor", "as it was told"),))


def failing(times: int) -> Callable[[], Opening]:
    """An opening that fails so many times."""
    left = iter([True] * times)

    def work() -> Opening:
        if next(left, False):
            raise CopydeskError(place="database", reason="it is away")
        return OPENED

    return work


def look(opener: Opener, now: float) -> bool:
    """Look, let it do what it has begun, look again."""
    if opener.look(now):
        return True
    ends = time.monotonic() + 10
    while opener.is_trying and time.monotonic() < ends:
        continue
    return opener.look(now)


def test_what_can_be_opened_is_open() -> None:
    opener = Opener(failing(0), tell=print)
    assert look(opener, 0.0)
    assert opener.opening == OPENED


def test_what_fails_is_tried_again_later_and_later_and_told_once() -> None:
    told: list[str] = []
    opener = Opener(failing(3), told.append)
    waits, now = [], 100.0
    for _ in range(3):
        assert not look(opener, now)
        waits.append(opener.next_try - now)
        assert not look(opener, now)  # its time has not come
        now = opener.next_try
    assert look(opener, now)
    assert waits == [1.0, 2.0, 4.0]
    assert len(told) == 1
    assert "it is away" in told[0]
