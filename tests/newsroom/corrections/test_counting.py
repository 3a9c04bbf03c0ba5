"""What the corrections page tells of counts and times is what the rows and the record hold."""

import datetime as dt

import pytest

from copydesk.newsroom.corrections import counting
from copydesk.newsroom.corrections.changes import seen
from copydesk.newsroom.corrections.models import ChangeRow, ReportRow
from copydesk.newsroom.desk.models import EditionRow, SectionRow, StoryRow
from copydesk.newsroom.desk.publishing import Grounds, Intent, add_edition
from copydesk.newsroom.desk.signals import edition_is_everywhere
from copydesk.newsroom.logbook.writing import Entry, write
from copydesk.newsroom.printing.signals import accounts_asked
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.story import Story

State = ReportRow.State


def story(text: str) -> Story:
    return Story(headline="The quay", language="en", blocks=(Paragraph(key="p1", text=text),))


@pytest.fixture
def row(world: SectionRow) -> StoryRow:
    """A story before the public."""
    made = StoryRow.objects.create(headline="The quay", section=world, language="en")
    edition = add_edition(made, story("Four."), Intent(kind=ChangeKind.NEW), withdrawn=False)
    StoryRow.objects.filter(pk=made.pk).update(path=edition.path)
    return made


def report(row: StoryRow, state: str, *, minutes_ago: float) -> ReportRow:
    now = dt.datetime.now(dt.UTC)
    at = now - dt.timedelta(minutes=minutes_ago)
    return ReportRow.objects.create(
        story=row,
        edition=EditionRow.objects.get(story=row, current=True),
        kind="fact",
        text="It is five.",
        at=at,
        state=state,
        seen_at=None if state == State.RECEIVED else at + dt.timedelta(minutes=2),
        decided_at=at + dt.timedelta(minutes=5) if state == State.DECLINED else None,
    )


def correct(row: StoryRow, text: str, *reports: ReportRow) -> EditionRow:
    grounds = Grounds(reports=tuple(one.pk for one in reports))
    intent = Intent(
        kind=ChangeKind.CORRECTION, text="It was four.", severity=Severity.MATERIAL, grounds=grounds
    )
    add_edition(row, story(text), intent, withdrawn=False)
    return EditionRow.objects.get(story=row, current=True)


def tomorrow() -> dt.datetime:
    today = dt.datetime.now(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + dt.timedelta(days=2)


def test_a_correction_a_reader_began_is_counted_with_its_times(row: StoryRow) -> None:
    came = report(row, State.CORRECTED, minutes_ago=30)
    edition = correct(row, "Five.", came)
    at = edition.at + dt.timedelta(seconds=3)
    edition_is_everywhere.send(sender=EditionRow, edition=edition, at=at)
    whole, *months = counting.accounts("", tomorrow())
    assert whole.changes == {ChangeKind.CORRECTION: 1}
    assert (whole.put_right, whole.by_readers, whole.stories) == (1, 1, 1)
    assert (whole.reports, whole.seen, whole.accepted, whole.answered) == (1, 1, 1, 1)
    assert whole.to_publication.median == pytest.approx(1800, abs=5)
    assert whole.spread.median == pytest.approx(3, abs=0.01)
    assert whole.to_everywhere.median == pytest.approx(1803, abs=5)
    assert whole.to_seen.median == pytest.approx(120)
    assert [month.first.day for month in months] == [1] * len(months)
    assert sum(month.put_right for month in months) == 1


def test_the_time_to_the_last_who_took_the_copy_is_told_once_all_have_answered(
    row: StoryRow,
) -> None:
    edition = correct(row, "Five.")
    edition_is_everywhere.send(sender=EditionRow, edition=edition, at=edition.at)
    assert counting.accounts("", tomorrow())[0].to_takers.count == 0
    key = ChangeRow.objects.get(after=edition).pk
    at = edition.at + dt.timedelta(seconds=40)
    write(Entry(act="propagated", story=row.key, after=seen(edition), change=key), at=at)
    whole = counting.accounts("", tomorrow())[0]
    assert whole.to_takers.median == pytest.approx(40, abs=0.01)
    assert whole.spread.median == pytest.approx(0, abs=0.01)


def test_what_is_held_as_suspect_is_no_report_and_what_waits_is_not_answered(
    row: StoryRow,
) -> None:
    for state in (State.SUSPECTED, State.RECEIVED, State.DECLINED):
        report(row, state, minutes_ago=10)
    whole, *_ = counting.accounts("", tomorrow())
    assert (whole.reports, whole.seen, whole.answered, whole.accepted) == (2, 1, 1, 0)


def test_an_update_is_counted_by_its_kind_and_puts_nothing_right(row: StoryRow) -> None:
    add_edition(row, story("Four, and a boat."), Intent(kind=ChangeKind.UPDATE), withdrawn=False)
    whole, *_ = counting.accounts("", tomorrow())
    assert whole.changes == {ChangeKind.UPDATE: 1}
    assert whole.put_right == 0


def test_today_is_not_counted_before_it_has_ended(row: StoryRow) -> None:
    correct(row, "Five.")
    assert ChangeRow.objects.count() == 1
    midnight = tomorrow() - dt.timedelta(days=2)
    assert counting.accounts("", midnight) == ()


def test_each_locale_counts_its_own(row: StoryRow) -> None:
    correct(row, "Five.")
    assert counting.accounts("ar", tomorrow()) == ()


def test_the_press_is_answered(row: StoryRow) -> None:
    answers = accounts_asked.send(sender=object, locale="", until=tomorrow())
    assert [len(told) > 0 for _, told in answers] == [True]


def test_merged_reports_are_looked_at_and_answered_with_their_issue(row: StoryRow) -> None:
    lead = report(row, State.DECLINED, minutes_ago=60)
    for minutes in (59, 40):
        merged = report(row, State.RECEIVED, minutes_ago=minutes)
        ReportRow.objects.filter(pk=merged.pk).update(state=State.MERGED, merged_into=lead)
    whole, *_ = counting.accounts("", tomorrow())
    assert (whole.reports, whole.seen, whole.answered, whole.accepted) == (3, 3, 3, 0)
    # The last came after the first look: it was looked at as it came.
    assert whole.to_seen.median == pytest.approx(60, abs=1)


def test_what_was_merged_into_an_open_issue_is_not_answered_yet(row: StoryRow) -> None:
    lead = report(row, State.RECEIVED, minutes_ago=60)
    merged = report(row, State.RECEIVED, minutes_ago=50)
    ReportRow.objects.filter(pk=merged.pk).update(state=State.MERGED, merged_into=lead)
    whole, *_ = counting.accounts("", tomorrow())
    assert (whole.reports, whole.seen, whole.answered) == (2, 0, 0)
