"""Live coverage at the desk: every entry an edition, nothing else goes out with it."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from wagtail.models import ModelLogEntry

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.corrections import actions as corrections
from copydesk.newsroom.corrections.actions import Correction
from copydesk.newsroom.desk import actions, covering, publishing
from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.covering import NewEntry
from copydesk.newsroom.desk.models import BulletinRow, StoryRow
from copydesk.story.blocks import Credit, Heading, Picture, Quote, Table
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.shapes.liveblog import newest_first
from newsroom.desk.copy_for_tests import feed

pytestmark = pytest.mark.django_db
Bring = Callable[..., list[StoryRow]]
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def minutes(count: int) -> dt.datetime:
    return NOON + dt.timedelta(minutes=count)


def entry(text: str, *, after: int = 0, headline: str = "", key: bool = False) -> NewEntry:
    return NewEntry(text=text, at=minutes(after), headline=headline, is_key=key)


@pytest.fixture
def row(bring: Bring, editor: User) -> StoryRow:
    (story,) = bring(feed())
    actions.publish(story, by=editor)
    return story


def standing(row: StoryRow) -> Edition:
    edition = publishing.current(row)
    assert edition is not None
    return edition


def heads(row: StoryRow) -> list[str]:
    blocks = standing(row).story.blocks
    return [one.text for one in blocks if isinstance(one, Heading) and one.kind == "live-entry"]


def test_an_entry_is_an_edition_of_its_own_of_kind_update(row: StoryRow, editor: User) -> None:
    made = covering.add(row, entry("The first boat is in.\n\nAll are well."), by=editor)
    assert (made.number, made.kind, made.current) == (2, "update", True)
    (told,) = newest_first(standing(row).story)
    assert told.at == NOON
    assert [getattr(block, "text", "") for block in told.blocks] == [
        "The first boat is in.",
        "All are well.",
    ]
    assert ModelLogEntry.objects.filter(action="desk.live_entry").exists()


def test_the_first_entry_begins_the_coverage(row: StoryRow, editor: User) -> None:
    covering.add(row, entry("The first boat is in."), by=editor)
    story = standing(row).story
    assert story.is_live
    assert story.coverage is not None
    assert story.coverage.began == NOON
    assert BulletinRow.objects.first().live  # type: ignore[union-attr]


def test_newer_entries_stand_before_older_ones_and_behind_the_lead(
    row: StoryRow, editor: User
) -> None:
    lead = standing(row).story.blocks
    for text, after in (("first", 0), ("third", 20), ("second, told late", 10)):
        covering.add(row, entry("Words.", headline=text, after=after), by=editor)
    assert heads(row) == ["third", "second, told late", "first"]
    assert standing(row).story.blocks[: len(lead)] == lead


def test_what_an_editor_is_still_at_does_not_go_out_with_an_entry(
    row: StoryRow, editor: User
) -> None:
    row.refresh_from_db()
    draft = row.get_latest_revision_as_object()
    fill(draft, replace(to_record(draft), headline="Half a thought"))
    keep_draft(row, draft, by=editor)
    covering.add(row, entry("The first boat is in."), by=editor)
    row.refresh_from_db()
    assert standing(row).story.headline != "Half a thought"
    goes_on = to_record(row.get_latest_revision_as_object())
    assert goes_on.headline == "Half a thought"
    assert len(newest_first(goes_on)) == 1
    assert goes_on.coverage == standing(row).story.coverage


def test_an_entry_needs_words_or_a_picture(row: StoryRow, editor: User) -> None:
    with pytest.raises(Stopped):
        covering.add(row, entry("  \n\n "), by=editor)
    credit = Credit(text="Mara Osei/Meridian Wire")
    picture = Picture(
        key="", src="https://meridian.example/b.jpg", caption="A boat.", credit=credit
    )
    covering.add(row, NewEntry(text="", at=NOON, picture=picture), by=editor)
    (told,) = newest_first(standing(row).story)
    assert [type(block) for block in told.blocks] == [Picture]


def test_a_contributor_may_not_add_an_entry(row: StoryRow, person: Callable[[str], User]) -> None:
    with pytest.raises(NotAllowed):
        covering.add(row, entry("The first boat is in."), by=person("contributor"))
    assert standing(row).number == 1


def test_a_finding_that_stops_stops_an_entry_whole(row: StoryRow, editor: User) -> None:
    without_credit = NewEntry(text="Words.", at=NOON, picture=Picture(key="", alt="A boat."))
    with pytest.raises(Stopped, match="PIC-01"):
        covering.add(row, without_credit, by=editor)
    row.refresh_from_db()
    assert standing(row).number == 1
    assert not newest_first(to_record(row.get_latest_revision_as_object()))


def test_key_points_and_the_pinned_entry_are_chosen_afterwards(row: StoryRow, editor: User) -> None:
    covering.add(row, entry("The first boat is in.", key=True), by=editor)
    covering.add(row, entry("The second boat is in.", after=5), by=editor)
    second, first = newest_first(standing(row).story)
    covering.weigh(row, key_points={second.key, "no such"}, pinned=first.key, by=editor)
    coverage = standing(row).story.coverage
    assert coverage is not None
    assert (coverage.key_points, coverage.pinned) == ((second.key,), first.key)


def test_coverage_is_ended_and_taken_up_again(row: StoryRow, editor: User) -> None:
    with pytest.raises(Stopped):
        covering.end(row, by=editor)
    covering.begin(row, by=editor, at=NOON)
    covering.end(row, by=editor, at=minutes(90))
    story = standing(row).story
    assert story.coverage is not None
    assert (story.is_live, story.coverage.ended) == (False, minutes(90))
    assert not BulletinRow.objects.first().live  # type: ignore[union-attr]
    covering.begin(row, by=editor)
    story = standing(row).story
    assert story.is_live
    assert story.coverage is not None
    assert story.coverage.began == NOON


def test_an_entry_is_corrected_like_any_passage(row: StoryRow, editor: User, chief: User) -> None:
    covering.add(row, entry("Seven boats are in."), by=editor)
    (told,) = newest_first(standing(row).story)
    words = {told.blocks[0].key: "Six boats are in."}
    corrections.rework(row, by=editor, texts=words)
    what = Correction(
        kind=ChangeKind.CORRECTION,
        notice="An entry said seven boats. It was six.",
        severity=Severity.MATERIAL,
        block=told.blocks[0].key,
        drafted_by=editor,
    )
    change = corrections.correct(row, by=chief, what=what)
    assert change.after.number == 3
    (now,) = newest_first(standing(row).story)
    assert (now.key, getattr(now.blocks[0], "text", "")) == (told.key, "Six boats are in.")
    assert standing(row).story.is_live


def test_a_version_of_the_source_leaves_the_coverage_alone(
    row: StoryRow, editor: User, bring: Bring
) -> None:
    covering.begin(row, by=editor)
    bring(feed(headline="Skerries ferry sails again, now twice a day", hours=1))
    row.refresh_from_db()
    assert to_record(row.get_latest_revision_as_object()).is_live


def test_a_quotation_and_figures_stand_below_the_words_of_their_entry(
    row: StoryRow, editor: User
) -> None:
    beside = NewEntry(
        text="Two boats are in.",
        at=NOON,
        quote="She sighed.",
        said_by="Ines Hallam",
        figures=(("Boats in", "2"), ("Boats out", "5")),
    )
    covering.add(row, beside, by=editor)
    (told,) = newest_first(standing(row).story)
    _words, quote, figures = told.blocks
    assert isinstance(quote, Quote)
    assert (quote.text, quote.attribution) == ("She sighed.", "Ines Hallam")
    assert isinstance(figures, Table)
    assert (figures.rows, figures.header_columns) == (beside.figures, 1)


def test_an_entry_is_taken_out_with_all_that_is_its_own_and_a_trace(
    row: StoryRow, editor: User
) -> None:
    covering.add(row, entry("The first boat is in."), by=editor)
    covering.add(row, entry("Told twice.\n\nBy mistake.", after=5, key=True), by=editor)
    twice, first = newest_first(standing(row).story)
    made = covering.remove(row, twice.key, by=editor, reason="told twice")
    assert newest_first(standing(row).story) == (first,)
    assert standing(row).notices[-1].text == "told twice"
    coverage = standing(row).story.coverage
    assert coverage is not None
    assert coverage.key_points == ()
    trace = ModelLogEntry.objects.get(action="desk.live_remove")
    assert trace.data == {"number": made.number, "entry": twice.key, "reason": "told twice"}


@pytest.mark.parametrize(("key", "reason"), [("no such", "told twice"), ("", "x"), (None, "  ")])
def test_what_is_no_entry_or_has_no_reason_is_not_taken_out(
    row: StoryRow, editor: User, key: str | None, reason: str
) -> None:
    covering.add(row, entry("The first boat is in."), by=editor)
    (told,) = newest_first(standing(row).story)
    with pytest.raises(Stopped):
        covering.remove(row, told.key if key is None else key, by=editor, reason=reason)
    assert standing(row).number == 2


def test_a_draft_that_goes_on_loses_the_entry_too(row: StoryRow, editor: User) -> None:
    covering.add(row, entry("The first boat is in."), by=editor)
    row.refresh_from_db()
    draft = row.get_latest_revision_as_object()
    fill(draft, replace(to_record(draft), headline="Half a thought"))
    keep_draft(row, draft, by=editor)
    (told,) = newest_first(standing(row).story)
    covering.remove(row, told.key, by=editor, reason="told twice")
    row.refresh_from_db()
    goes_on = to_record(row.get_latest_revision_as_object())
    assert goes_on.headline == "Half a thought"
    assert newest_first(goes_on) == ()
