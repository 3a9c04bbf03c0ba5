"""Sign-off: who drafts never signs, who signs publishes, and nothing changes under a signature."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.corrections import actions
from copydesk.newsroom.corrections.auditing import audit
from copydesk.newsroom.corrections.models import ChangeRow, ReportRow
from copydesk.newsroom.corrections.signatures import signing
from copydesk.newsroom.corrections.signatures.rows import DraftRow
from copydesk.newsroom.corrections.signatures.table import Role, wanted
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk import publishing
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.logbook.models import LineRow
from copydesk.story.change import ChangeKind
from newsroom.signoff.conftest import NOTICE, correction, mended

pytestmark = pytest.mark.django_db
K = ChangeKind
Colleague = Callable[..., User]


def acts(row: StoryRow) -> list[str]:
    return list(LineRow.objects.filter(story=row.key).values_list("act", flat=True))


@pytest.fixture
def draft(
    row: StoryRow, edition: EditionRow, drafter: User, figure: str, report: ReportRow
) -> DraftRow:
    """The correction of the figure, waiting."""
    what = correction(figure)
    return signing.hand_in(row, by=drafter, what=what, reports=[report], story=mended(row))


@pytest.mark.parametrize(
    ("kind", "roles"),
    [
        (K.FIX, ()),
        (K.UPDATE, ()),
        (K.CLARIFICATION, (Role.EDITOR,)),
        (K.CORRECTION, (Role.EDITOR,)),
        (K.EDITORS_NOTE, (Role.CHIEF,)),
        (K.RETRACTION, (Role.CHIEF, Role.LEGAL)),
        (K.TAKEDOWN, (Role.CHIEF, Role.LEGAL)),
        (K.REPLY, (Role.CHIEF,)),
        (K.WITHHOLD, ()),
    ],
)
def test_each_of_the_nine_kinds_has_its_signatures(kind: K, roles: tuple[Role, ...]) -> None:
    assert wanted(kind) == roles


def test_what_is_handed_in_is_not_before_readers(row: StoryRow, draft: DraftRow) -> None:
    assert publishing.current(row).number == 1
    assert (draft.state, draft.missing, draft.notice) == ("waiting", (Role.EDITOR,), NOTICE)
    assert acts(row)[-1] == "drafted"


def test_the_second_editors_signature_publishes(
    row: StoryRow, draft: DraftRow, drafter: User, second: User, report: ReportRow
) -> None:
    signed = signing.sign(draft, by=second)
    change = ChangeRow.objects.get()
    assert (signed.state, signed.change, signed.due_at) == ("published", change, None)
    assert (change.drafted_by, change.signed_by, change.kind) == (drafter, second, "correction")
    report.refresh_from_db()
    assert report.state == "corrected"
    assert [act for act in acts(row) if act in ("drafted", "signed", "published")] == [
        "published", "drafted", "signed", "published",
    ]  # fmt: skip
    assert audit(at=timezone.now()).broken == 0


def test_the_drafter_never_signs_not_even_as_a_chief(
    row: StoryRow, edition: EditionRow, chief: User, figure: str
) -> None:
    draft = signing.hand_in(row, by=chief, what=correction(figure), story=mended(row))
    with pytest.raises(NotAllowed, match="drafts"):
        signing.sign(draft, by=chief)
    assert publishing.current(row).number == 1


def test_who_made_the_error_is_told_and_does_not_sign(
    row: StoryRow, edition: EditionRow, colleague: Colleague, drafter: User, second: User,
    figure: str, django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    maker = colleague("Editor", "mara")
    actions.keep_words(row, mended(row, "240,000", "250,000"), by=maker)
    told = correction(figure, drafted_by=drafter)
    actions.correct(row, by=second, what=told)
    with django_capture_on_commit_callbacks(execute=True):
        story = mended(row, "250,000", "420,000")
        draft = signing.hand_in(row, by=drafter, what=correction(figure), story=story)
    assert draft.made_by == maker
    assert [letter.to for letter in mail.outbox] == [["mara@desk.example"]]
    with pytest.raises(NotAllowed, match="made the error"):
        signing.sign(draft, by=maker)
    assert "told" in acts(row)


def test_nobody_made_what_came_from_a_source(draft: DraftRow) -> None:
    assert draft.made_by is None


@pytest.mark.parametrize("role", ["Contributor", "Legal"])
def test_who_may_not_sign_as_an_editor_does_not(
    draft: DraftRow, colleague: Colleague, role: str
) -> None:
    with pytest.raises(NotAllowed):
        signing.sign(draft, by=colleague(role, "nobody"))


def test_another_draft_of_the_copy_makes_it_void(
    row: StoryRow, draft: DraftRow, second: User, editor: User
) -> None:
    actions.keep_words(row, mended(row, "helicopter", "boat"), by=editor)
    draft.refresh_from_db()
    assert draft.state == "void"
    with pytest.raises(Stopped, match="void"):
        signing.sign(draft, by=second)
    assert "voided" in acts(row)
    assert publishing.current(row).number == 1


def test_it_is_signed_once(draft: DraftRow, second: User, chief: User) -> None:
    signing.sign(draft, by=second)
    with pytest.raises(Stopped):
        signing.sign(draft, by=chief)


def test_one_correction_of_a_story_waits_at_a_time(
    row: StoryRow, draft: DraftRow, second: User, drafter: User, figure: str
) -> None:
    with pytest.raises(Stopped, match="dora"):
        signing.hand_in(row, by=second, what=correction(figure))
    again = signing.hand_in(row, by=drafter, what=correction(figure, notice=f"{NOTICE} Again."))
    draft.refresh_from_db()
    assert (draft.state, again.state) == ("returned", "waiting")


def test_it_is_given_back_with_a_reason(row: StoryRow, draft: DraftRow, second: User) -> None:
    with pytest.raises(Stopped, match="reason"):
        signing.give_back(draft, by=second, reason=" ")
    back = signing.give_back(draft, by=second, reason="Which crowns?")
    assert (back.state, back.returned_because) == ("returned", "Which crowns?")
    assert acts(row)[-1] == "returned"
    assert draft in signing.mine(draft.drafted_by, since=timezone.now() - dt.timedelta(days=1))


def test_a_retraction_needs_chief_and_legal_and_neither_twice(
    row: StoryRow, edition: EditionRow, drafter: User, second: User, chief: User, legal: User
) -> None:
    what = correction(kind=K.RETRACTION, notice="Withdrawn: the repairs were never made.")
    draft = signing.hand_in(row, by=drafter, what=what)
    with pytest.raises(NotAllowed):
        signing.sign(draft, by=second)
    draft = signing.sign(draft, by=legal)
    assert (draft.state, draft.missing) == ("waiting", (Role.CHIEF,))
    with pytest.raises(Stopped, match="already"):
        signing.sign(draft, by=legal)
    draft = signing.sign(draft, by=chief)
    assert (draft.state, publishing.current(row).withdrawn) == ("published", True)
    assert ChangeRow.objects.get().signed_by == chief


def test_an_editors_note_is_signed_by_a_chief(
    row: StoryRow, edition: EditionRow, drafter: User, second: User, chief: User
) -> None:
    what = correction(kind=K.EDITORS_NOTE, notice="How we came by this story on 23 November.")
    draft = signing.hand_in(row, by=drafter, what=what)
    with pytest.raises(NotAllowed):
        signing.sign(draft, by=second)
    assert signing.sign(draft, by=chief).state == "published"


def test_alone_a_chief_publishes_and_the_signature_is_due_within_the_hour(
    row: StoryRow, edition: EditionRow, chief: User, second: User, figure: str
) -> None:
    draft = signing.hand_in(row, by=chief, what=correction(figure), story=mended(row))
    draft = signing.publish_alone(draft, by=chief)
    assert publishing.current(row).number == 2
    assert [one.pk for one in signing.unsigned()] == [draft.pk]
    assert draft.due_at - draft.change.at == dt.timedelta(minutes=60)
    assert not draft.is_late(draft.due_at)
    assert draft.is_late(draft.due_at + dt.timedelta(seconds=1))
    with pytest.raises(NotAllowed):
        signing.sign(draft, by=chief)
    draft = signing.sign(draft, by=second)
    assert signing.unsigned() == []
    line = LineRow.objects.filter(story=row.key, act="signed").get()
    assert line.change == draft.change.pk
    assert audit(at=timezone.now()).broken == 0


def test_an_editor_does_not_publish_alone(draft: DraftRow, second: User) -> None:
    with pytest.raises(NotAllowed):
        signing.publish_alone(draft, by=second)


def test_a_kill_from_the_review_wants_its_signatures_afterwards(
    row: StoryRow, edition: EditionRow, chief: User, legal: User, colleague: Colleague
) -> None:
    desk.withdraw(row, by=chief, reason="It breaks an order of the court.")
    (due,) = signing.unsigned()
    assert due.missing == (Role.CHIEF, Role.LEGAL)
    signing.sign(due, by=legal)
    signing.sign(due, by=colleague("Chief", "cleo"))
    assert signing.unsigned() == []


def test_program_and_desk_cannot_pass_by_the_second_person(
    row: StoryRow, edition: EditionRow, editor: User, figure: str
) -> None:
    for drafted_by in (None, editor):
        what = correction(figure, drafted_by=drafted_by)
        with pytest.raises(Stopped, match="signature"):
            actions.correct(row, by=editor, what=what, story=mended(row))
    with pytest.raises(NotAllowed):
        actions.correct(row, by=editor, what=correction(figure, emergency=True), story=mended(row))
    assert row.editions.count() == 1
