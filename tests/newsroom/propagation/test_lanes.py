"""Who is slow, or breaks down, holds up nobody else."""

import threading
from collections.abc import Callable

import pytest

from copydesk.newsroom.propagation import lanes
from copydesk.newsroom.propagation.lanes import QUICK, SLOW, Lanes


@pytest.fixture
def make() -> Callable[[Callable[[int], bool]], Lanes]:
    return lambda work: Lanes("test", work)


def one_turn(held: Lanes) -> None:
    held.go([(1, False)])
    while held.is_busy(1):
        threading.Event().wait(0.001)


def test_a_partner_has_one_turn_at_a_time(make: Callable[..., Lanes]) -> None:
    begun, over, turns = threading.Event(), threading.Event(), []

    def work(key: int) -> bool:
        turns.append(key)
        begun.set()
        return over.wait(10) and False

    held = make(work)
    held.go([(1, False)])
    assert begun.wait(10)
    held.go([(1, False), (1, False)])
    over.set()
    held.close()
    assert turns == [1]


def test_those_who_failed_share_threads_of_their_own(make: Callable[..., Lanes]) -> None:
    over, done = threading.Event(), threading.Event()

    def work(key: int) -> bool:
        if key >= 100:
            over.wait(10)
        else:
            done.set()
        return False

    held = make(work)
    held.go([(100 + number, True) for number in range(SLOW + QUICK + 1)])
    held.go([(1, False)])
    assert done.wait(10)
    over.set()
    held.close()


def test_who_was_slow_is_among_the_slow_next_time(
    make: Callable[..., Lanes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "SLOWNESS", -1.0)
    names: list[str] = []

    def work(key: int) -> bool:
        names.append(threading.current_thread().name)
        return False

    held = make(work)
    one_turn(held)
    one_turn(held)
    held.close()
    assert [name.startswith("test-slow") for name in names] == [False, True]


def test_one_that_breaks_down_is_asked_again(make: Callable[..., Lanes]) -> None:
    turns: list[int] = []

    def work(key: int) -> bool:
        turns.append(key)
        raise RuntimeError

    held = make(work)
    one_turn(held)
    one_turn(held)
    held.close()
    assert turns == [1, 1]
