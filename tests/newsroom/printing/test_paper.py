"""The paper over the rows: what the press asks for, in few questions."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.paper import DatabasePaper, EditionShelf
from copydesk.newsroom.printing.pictures import Darkroom
from copydesk.story.edition import Edition
from newsroom.printing.press_for_tests import UPDATE

Out = Callable[..., Edition]


@pytest.fixture
def paper(site: Path, now: dt.datetime) -> Callable[..., DatabasePaper]:
    def make(**more: object) -> DatabasePaper:
        return DatabasePaper(now, darkroom=Darkroom(SiteFolder(site)), **more)  # type: ignore[arg-type]

    return make


Make = Callable[..., DatabasePaper]


def ids(editions: object) -> list[str]:
    return [edition.id for edition in editions]  # type: ignore[attr-defined]


def test_the_newest_stories_stand_first_and_withdrawn_ones_nowhere(
    out: Out, kill: Callable[[Edition], Edition], paper: Make
) -> None:
    first, second, third = out("One"), out("Two"), out("Three")
    kill(second)
    assert ids(paper().newest(9)) == [third.id, first.id]
    assert ids(paper().newest(1)) == [third.id]
    assert ids(paper().withdrawn()) == [second.id]


def test_a_withdrawn_story_is_still_found_by_its_address(
    out: Out, kill: Callable[[Edition], Edition], paper: Make
) -> None:
    edition = out("One")
    kill(edition)
    found = paper().edition_at(edition.path)
    assert found is not None
    assert found.withdrawn
    assert paper().edition(edition.id) == found
    assert paper().edition("nobody") is None


def test_all_conditions_hold_together(out: Out, paper: Make) -> None:
    english, arabic = out("One", language="en-GB"), out("Two", language="ar")
    assert ids(paper().newest(9, language="en")) == [english.id]
    assert ids(paper().newest(9, language="ar", section="world")) == [arabic.id]
    assert ids(paper().newest(9, section="sport")) == []
    assert ids(paper().newest(9, since=arabic.first_at)) == [arabic.id]
    assert ids(paper().newest(9, until=arabic.first_at)) == [english.id]


def test_a_day_is_a_day_of_the_sites_own_calendar(out: Out, paper: Make) -> None:
    edition = out("One")
    EditionRow.objects.update(first_at=dt.datetime(2026, 3, 4, 23, 30, tzinfo=dt.UTC))
    here = paper()
    assert ids(here.newest(9, day=dt.date(2026, 3, 4))) == [edition.id]
    assert ids(here.newest(9, day=dt.date(2026, 3, 5))) == []


def test_a_history_has_every_edition_in_order(out: Out, paper: Make) -> None:
    first = out("One")
    out("One, with more", key=first.id, intent=UPDATE)
    assert [edition.number for edition in paper().history(first.id)] == [1, 2]


def test_notices_are_told_once_each_newest_first(
    out: Out, kill: Callable[[Edition], Edition], paper: Make
) -> None:
    first, second = out("One"), out("Two")
    kill(first)
    kill(second)
    assert [notice.story for notice in paper().notices(9)] == [second.id, first.id]


def test_the_ticker_has_only_announced_lines_and_those_of_this_act(
    out: Out, press: object, paper: Make, now: dt.datetime
) -> None:
    first = out("One")
    press.empty_outbox(now)  # type: ignore[attr-defined]
    out("Two")
    assert [line.story for line in paper().ticker()] == [first.id]
    numbers = frozenset({paper().number() + 1})
    assert [line.headline for line in paper(announcing=numbers).ticker()] == ["Two", "One"]


def test_the_ticker_has_one_line_a_story(
    out: Out, press: object, paper: Make, now: dt.datetime
) -> None:
    first = out("One")
    out("One, with more", key=first.id, intent=UPDATE)
    press.empty_outbox(now)  # type: ignore[attr-defined]
    assert [line.headline for line in paper().ticker()] == ["One, with more"]


def test_sources_are_those_with_a_story(out: Out, paper: Make) -> None:
    SourceRow.objects.create(key="silent", name="Silent Wire")
    SourceRow.objects.create(key="heard", name="Heard Wire")
    edition = out("One")
    StoryRow.objects.update(source=SourceRow.objects.get(key="heard"))
    out("One", key=edition.id, intent=UPDATE)
    assert [source.name for source in paper().sources()] == ["Heard Wire"]


def test_a_list_is_two_questions_and_asked_again_none(
    out: Out, paper: Make, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(6):
        out(f"Story {number}")
    here = paper(shelf=EditionShelf())
    with django_assert_max_num_queries(2):  # type: ignore[attr-defined]
        here.newest(9)
        here.newest(9)
        assert len(here.newest(9)) == 6


def test_a_shelf_keeps_no_more_than_it_may(out: Out, paper: Make) -> None:
    for number in range(6):
        out(f"Story {number}")
    shelf = EditionShelf(most=3)
    assert len(paper(shelf=shelf).newest(9)) == 6
    assert len(shelf._kept) == 3
