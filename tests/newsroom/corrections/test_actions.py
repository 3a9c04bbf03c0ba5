"""The acts of the corrections: who may, what they leave, what they refuse."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import ModelLogEntry

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.corrections import actions
from copydesk.newsroom.corrections.actions import Correction
from copydesk.newsroom.corrections.models import ChangeRow, ReportRow
from copydesk.newsroom.corrections.passages import then_and_now
from copydesk.newsroom.corrections.reports import deciding
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk import publishing
from copydesk.newsroom.desk.models import BulletinRow, EditionRow, StoryRow
from copydesk.story.blocks import plain_text
from copydesk.story.change import ChangeKind, Severity
from newsroom.corrections.sending import block_with, reported

pytestmark = pytest.mark.django_db
NOTICE = "Correction, 23 November: An earlier version said 240,000 crowns. It was 420,000."
WHAT = Correction(kind=ChangeKind.CORRECTION, notice=NOTICE, severity=Severity.MATERIAL)
Person = Callable[[str], User]


@pytest.fixture
def report(reader: Client, edition: EditionRow) -> ReportRow:
    return reported(reader, edition)


def signed(what: Correction) -> Correction:
    """The same, drafted by somebody else than who signs it."""
    drafter, _ = User.objects.get_or_create(username="drafter")
    return replace(what, drafted_by=drafter)


def mend(row: StoryRow, by: User, was: str = "240,000", now: str = "420,000") -> None:
    """Put another figure into the draft."""
    story = actions.draft_of(row)
    texts = {b.key: plain_text(b).replace(was, now) for b in story.blocks if was in plain_text(b)}
    actions.rework(row, by=by, texts=texts)


def test_a_correction_is_the_next_edition_with_its_notice_its_change_and_its_answers(
    row: StoryRow, editor: User, report: ReportRow
) -> None:
    mend(row, editor)
    change = actions.correct(row, by=editor, what=signed(WHAT), reports=[report])
    edition = publishing.current(row)
    assert edition is not None
    assert (edition.number, edition.kind) == (2, "correction")
    assert [(n.text, n.severity) for n in edition.notices] == [(NOTICE, "material")]
    report.refresh_from_db()
    assert (report.state, report.corrected_by, report.decided_by) == (
        "corrected",
        change.after,
        editor,
    )
    assert list(change.reports.all()) == [report]
    assert BulletinRow.objects.latest("pk").kind == "correction"
    assert ModelLogEntry.objects.filter(action="corrections.correct", user=editor).exists()


def test_notice_and_text_move_together(row: StoryRow, edition: EditionRow, editor: User) -> None:
    with pytest.raises(Stopped, match="changed text"):
        actions.correct(row, by=editor, what=signed(WHAT))
    mend(row, editor)
    with pytest.raises(Stopped, match="needs a notice"):
        actions.correct(row, by=editor, what=signed(Correction(kind=ChangeKind.CORRECTION)))
    with pytest.raises(Stopped, match="it is a correction"):
        actions.correct(row, by=editor, what=Correction(kind=ChangeKind.FIX))
    assert row.editions.count() == 1
    assert not ChangeRow.objects.exists()


def test_a_refused_correction_leaves_the_draft_as_it_was(
    row: StoryRow, edition: EditionRow, editor: User
) -> None:
    before = actions.draft_of(row)
    key = block_with(edition, "240,000")
    story = actions.reworked(before, {key: "Repairs cost 420,000 crowns."})
    with pytest.raises(Stopped):
        actions.correct(row, by=editor, what=Correction(kind=ChangeKind.FIX), story=story)
    row.refresh_from_db()
    assert actions.draft_of(row) == before


def test_only_what_is_published_can_be_corrected(row: StoryRow, editor: User) -> None:
    with pytest.raises(Stopped, match="published"):
        actions.correct(row, by=editor, what=signed(WHAT))


@pytest.mark.parametrize(
    ("role", "may_triage", "may_note"),
    [("contributor", False, False), ("editor", True, False), ("chief", True, True)],
)
def test_who_may_do_what(
    person: Person, report: ReportRow, role: str, may_triage: bool, may_note: bool
) -> None:
    user = person(role)
    note = Correction(kind=ChangeKind.EDITORS_NOTE, notice="How we came by this story.")
    acts: list[tuple[bool, Callable[[], object]]] = [
        (may_triage, lambda: deciding.look_at(report, by=user)),
        (may_triage, lambda: deciding.accept(report, by=user)),
        (may_triage, lambda: deciding.suspect(report, by=user)),
        (may_triage, lambda: deciding.decline(report, by=user, reason="right")),
        (may_triage, lambda: actions.rework(report.story, by=user, texts={})),
        (may_note, lambda: actions.correct(report.story, by=user, what=signed(note))),
    ]
    for may, act in acts:
        if may:
            act()
        else:
            with pytest.raises(NotAllowed):
                act()


def test_a_report_is_decided_once(report: ReportRow, editor: User, chief: User) -> None:
    deciding.decline(report, by=editor, reason="no_source", answer="The ministry says otherwise.")
    with pytest.raises(Stopped, match="declined already"):
        deciding.accept(report, by=chief)
    with pytest.raises(Stopped, match="reason"):
        deciding.decline(report, by=chief, reason="because")
    assert report.decided_by == editor


def test_looking_is_noted_once(report: ReportRow, editor: User, chief: User) -> None:
    deciding.look_at(report, by=editor)
    first = report.seen_at
    deciding.look_at(report, by=chief)
    report.refresh_from_db()
    assert (report.state, report.seen_at) == ("looked_at", first)


def test_another_storys_report_is_not_answered(
    row: StoryRow, edition: EditionRow, editor: User, report: ReportRow
) -> None:
    ReportRow.objects.filter(pk=report.pk).update(state="declined")
    mend(row, editor)
    change = actions.correct(row, by=editor, what=signed(WHAT), reports=[report])
    report.refresh_from_db()
    assert report.state == "declined"
    assert not change.reports.exists()


def test_every_step_leaves_a_change_by_whatever_door(
    row: StoryRow, edition: EditionRow, editor: User, chief: User
) -> None:
    mend(row, editor, "in the meantime", "meanwhile")
    desk.publish(row, by=editor)
    desk.withdraw(row, by=chief, reason="It was false.")
    desk.restore(row, by=chief, reason="It was true after all.")
    told = ChangeRow.objects.order_by("id").values_list("kind", "notice", "drafted_by__username")
    assert list(told) == [
        ("update", "", "editor"),
        ("takedown", "It was false.", "chief"),
        ("editors_note", "It was true after all.", "chief"),
    ]


def test_a_retraction_is_a_correction_that_takes_the_story_down(
    row: StoryRow, report: ReportRow, chief: User
) -> None:
    notice = "Withdrawn: it does not stand."
    what = Correction(kind=ChangeKind.RETRACTION, notice=notice, emergency=True)
    change = actions.correct(row, by=chief, what=what, reports=[report])
    assert (change.after.withdrawn, row.state) == (True, "killed")
    report.refresh_from_db()
    assert report.state == "corrected"


def test_a_passage_is_found_again(row: StoryRow, report: ReportRow, editor: User) -> None:
    assert then_and_now(report).state == "same"
    mend(row, editor)
    actions.correct(row, by=editor, what=signed(WHAT))
    found = then_and_now(report)
    assert (found.state, "420,000" in found.now, "240,000" in found.then) == ("edited", True, True)


def test_a_passage_that_was_cut_is_gone(row: StoryRow, report: ReportRow, editor: User) -> None:
    desk.cut_block(row, report.block, by=editor)
    actions.correct(row, by=editor, what=signed(WHAT))
    assert then_and_now(report).state == "gone"
