"""How far a reading is, told with rate and time left."""

import io

import pytest

from copydesk.bulk.progress import Progress, span
from copydesk.console import Screen


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_share_rate_and_time_left_are_told_by_what_is_done() -> None:
    told: list[str] = []
    clock = Clock()
    progress = Progress(4000, 1000, told.append, clock)
    progress.begins(1, 1000)
    progress.begins(2, 2000)
    clock.now = 110.0
    progress.heard(1, 0.5, 1)
    assert told == ["38%, 1 captures, 1 stories, 0.1 a second, 50 s left"]
    clock.now = 120.0
    progress.ends(1, 40, 30)
    assert told[-1] == "50%, 40 captures, 30 stories, 2.0 a second, 40 s left"


def test_lines_come_no_faster_than_they_can_be_read() -> None:
    told: list[str] = []
    clock = Clock()
    progress = Progress(1000, 0, told.append, clock)
    progress.begins(1, 1000)
    for _ in range(50):
        clock.now += 0.02
        progress.heard(1, 0.9, 0)
    assert len(told) <= 2


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-1, "0 s"), (40, "40 s"), (600, "10 min"), (3 * 3600, "3.0 h"), (10**6, "11.6 days")],
)
def test_a_length_of_time_is_told_in_words(seconds: float, words: str) -> None:
    assert span(seconds) == words


def test_a_terminal_is_told_in_place_and_a_file_hardly_ever() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal, file = Terminal(), io.StringIO()
    for err in (terminal, file):
        screen = Screen(io.StringIO(), err)
        screen.status("50%, 3 captures")
        screen.status("")
    assert terminal.getvalue() == "\r\x1b[2K50%, 3 captures\r\x1b[2K"
    assert file.getvalue() == ""
