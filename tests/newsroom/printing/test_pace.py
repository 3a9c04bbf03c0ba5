"""How fast a whole printing goes, as the command line says it."""

import datetime as dt
from collections.abc import Callable

from copydesk.newsroom.printing.pace import Pace
from copydesk.newsroom.printing.press import Press
from copydesk.press.pages import front, story
from copydesk.story.edition import Edition

Out = Callable[..., Edition]


def test_the_time_that_is_left_is_told_while_stories_are_printed(
    db: None, out: Out, now: dt.datetime
) -> None:
    for number in range(4):
        out(f"Story {number}")
    pace = Pace(now)
    later = now + dt.timedelta(seconds=2)
    assert (
        pace.say([("a", story.PAGE), ("b", story.PAGE)], later)
        == "2 of 4 stories, 1/s, 0:00:02 left"
    )
    assert pace.say([("index.html", front.PAGE)], later) == "index.html"


def test_printing_all_says_how_it_goes(press: Press, out: Out, now: dt.datetime) -> None:
    out("Ferry back in service")
    told: list[tuple[int, str]] = []
    press.press_all(now, lambda done, words: told.append((done, words)))
    assert any("1 of 1 stories" in words for _, words in told)
