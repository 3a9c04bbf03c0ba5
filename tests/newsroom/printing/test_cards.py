"""Cards for links are drawn when nothing waits, and go with the story they show."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from copydesk.newsroom.printing.cards import Cards
from copydesk.newsroom.printing.press import Press
from copydesk.story.edition import Edition

Out = Callable[..., Edition]


def cards(site: Path) -> list[str]:
    """The cards of stories; those of lists lie below."""
    return sorted(file.name for file in (site / "cards").glob("*-*.png"))


def test_no_act_draws_a_card_and_spare_time_draws_them_all(
    press: Press, out: Out, site: Path, now: dt.datetime
) -> None:
    editions = [out(f"Headline {number}") for number in range(3)]
    drawing = Cards(press)
    assert drawing.draw(now) == 0  # an act waits
    press.empty_outbox(now)
    assert cards(site) == []
    assert drawing.draw(now) == 3
    assert {name.rpartition("-")[0] for name in cards(site)} == {one.id for one in editions}
    assert drawing.draw(now) == 0
    page = (site / editions[0].path[1:] / "index.html").read_text(encoding="utf-8")
    assert any(f"/cards/{name}" in page for name in cards(site))


def test_a_story_that_comes_later_gets_its_card(
    press: Press, out: Out, site: Path, now: dt.datetime
) -> None:
    drawing = Cards(press)
    out("First")
    press.empty_outbox(now)
    assert drawing.draw(now) == 1
    out("Second")
    press.empty_outbox(now)
    assert drawing.draw(now) == 1
    assert len(cards(site)) == 2


def test_another_headline_takes_the_old_card_away(
    press: Press, out: Out, site: Path, now: dt.datetime
) -> None:
    drawing = Cards(press)
    edition = out("As it was")
    press.empty_outbox(now)
    drawing.draw(now)
    before = cards(site)
    out("As it is", key=edition.id)
    press.empty_outbox(now)
    drawing.draw(now)
    assert len(cards(site)) == 1
    assert cards(site) != before


def test_a_kill_takes_the_card_away_at_once(
    press: Press, out: Out, kill: Callable[[Edition], Edition], site: Path, now: dt.datetime
) -> None:
    edition = out("What is not to be seen")
    press.empty_outbox(now)
    Cards(press).draw(now)
    assert len(cards(site)) == 1
    kill(edition)
    press.empty_outbox(now)
    assert cards(site) == []
    assert Cards(press).draw(now) == 0
