"""Published text cannot change without a change that fits it: each door that publishes is tried."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from click.testing import CliRunner
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from copydesk.errors import Stopped
from copydesk.newsroom.commands import newsroom
from copydesk.newsroom.corrections import actions
from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.corrections.signatures import signing, withholding
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk import covering, publishing
from copydesk.newsroom.desk.copy import fill, keep_draft
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.schedule import run_schedule
from copydesk.newsroom.desk.views import acts
from copydesk.story.change import ChangeKind
from newsroom.signoff.conftest import correction, mended

pytestmark = pytest.mark.django_db
At = Callable[[User], Client]
TOUCHED = "the change touches"


@pytest.fixture
def wrong(row: StoryRow, edition: EditionRow, editor: User) -> StoryRow:
    """The story with another figure in its draft, which nobody has signed."""
    actions.keep_words(row, mended(row), by=editor)
    return row


def stands(row: StoryRow) -> bool:
    """Whether readers still have the first edition."""
    edition = publishing.current(row)
    return edition is not None and edition.number == 1 and not edition.withdrawn


def by_the_desk(row: StoryRow, user: User, at_desk: At) -> None:
    desk.publish(row, by=user)


def by_the_desk_as_a_fix(row: StoryRow, user: User, at_desk: At) -> None:
    desk.publish(row, by=user, kind=ChangeKind.FIX)


def by_the_desk_as_a_correction(row: StoryRow, user: User, at_desk: At) -> None:
    desk.publish(row, by=user, kind=ChangeKind.CORRECTION, notice="It was 420,000 crowns.")


def by_the_queue(row: StoryRow, user: User, at_desk: At) -> None:
    (outcome,) = acts.do("publish", [row.key], by=user)
    assert not outcome.done


def by_the_review(row: StoryRow, user: User, at_desk: At) -> None:
    answer = at_desk(user).post(
        f"/desk/review/{row.key}/act/", {"act": "publish", "kind": "update"}, follow=True
    )
    assert "touches a figure" in answer.content.decode()


def by_wagtails_own_button(row: StoryRow, user: User, at_desk: At) -> None:
    row.latest_revision.publish(user=user)


def by_a_schedule(row: StoryRow, user: User, at_desk: At) -> None:
    draft = row.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + dt.timedelta(hours=1)
    revision = draft.save_revision(user=user)
    row.refresh_from_db()
    row.publish(revision, user=user)
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=timezone.now() - dt.timedelta(minutes=1)
    )
    stored = Revision.objects.get(pk=revision.pk)
    stored.content["go_live_at"] = None
    stored.save()
    assert run_schedule(timezone.now()) == 0


def by_a_workflow(row: StoryRow, user: User, at_desk: At) -> None:
    workflow = row.get_workflow()
    assert workflow is not None
    state = workflow.start(row, user)
    state.current_task_state.approve(user=user)


def by_the_command_line(row: StoryRow, user: User, at_desk: At) -> None:
    told = CliRunner().invoke(newsroom, ["publish", row.key, "--as", user.username])
    assert told.exit_code == 1


def by_a_program(row: StoryRow, user: User, at_desk: At) -> None:
    actions.correct(row, by=user, what=correction())


def by_live_coverage(row: StoryRow, user: User, at_desk: At) -> None:
    covering.begin(row, by=user)


DOORS = (
    by_the_desk,
    by_the_desk_as_a_fix,
    by_the_desk_as_a_correction,
    by_the_queue,
    by_the_review,
    by_wagtails_own_button,
    by_a_schedule,
    by_a_workflow,
    by_the_command_line,
    by_a_program,
)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
@pytest.mark.parametrize("role", ["editor", "chief"])
def test_a_changed_fact_goes_out_by_no_door_unsigned(
    wrong: StoryRow, person: Callable[[str], User], at_desk: At, door: Any, role: str
) -> None:
    with suppress(Stopped):
        door(wrong, person(role), at_desk)
    assert stands(wrong)
    assert not ChangeRow.objects.exists()


def test_a_live_act_publishes_what_stands_and_not_the_unsigned_draft(
    wrong: StoryRow, editor: User, at_desk: At
) -> None:
    by_live_coverage(wrong, editor, at_desk)
    edition = publishing.current(wrong)
    assert edition.number == 2
    assert "240,000" in str(edition.story.blocks)


@pytest.mark.parametrize("door", [by_the_desk, by_wagtails_own_button])
def test_what_touches_no_fact_goes_out_by_one_editor_and_leaves_its_change(
    row: StoryRow, edition: EditionRow, editor: User, at_desk: At, door: Any
) -> None:
    actions.keep_words(row, mended(row, "in the meantime", "meanwhile"), by=editor)
    door(row, editor, at_desk)
    assert ChangeRow.objects.get().kind == "update"


def test_a_held_draft_published_by_another_door_is_void(
    row: StoryRow, edition: EditionRow, drafter: User, editor: User, figure: str
) -> None:
    story = mended(row, "in the meantime", "meanwhile")
    what = correction(figure, kind=ChangeKind.CLARIFICATION)
    draft = signing.hand_in(row, by=drafter, what=what, story=story)
    desk.publish(row, by=editor)
    draft.refresh_from_db()
    assert draft.state == "void"


def test_a_withheld_story_comes_back_by_no_button(
    row: StoryRow, edition: EditionRow, editor: User, chief: User
) -> None:
    withholding.withhold(row, by=editor, reason="We are checking a figure.")
    row.refresh_from_db()
    for user in (editor, chief):
        with pytest.raises(Stopped, match="chief restores"):
            desk.publish(row, by=user)
    assert publishing.current(row).withdrawn


def test_a_restored_story_stands_by_a_chiefs_word(
    row: StoryRow, edition: EditionRow, editor: User, chief: User
) -> None:
    withholding.withhold(row, by=editor, reason="We are checking a figure.")
    row.refresh_from_db()
    desk.restore(row, by=chief, reason="The figure is right.")
    assert not publishing.current(row).withdrawn
    assert row.holds.get().ended_at is not None
    assert signing.unsigned() == []


def test_withholding_is_one_editors_and_ends_by_itself_as_the_text_stood(
    row: StoryRow, edition: EditionRow, editor: User
) -> None:
    before = publishing.current(row).story
    held = withholding.withhold(row, by=editor, reason="We are checking a figure.")
    assert held.until - held.at == dt.timedelta(hours=2)
    row.refresh_from_db()
    draft = row.get_latest_revision_as_object()
    fill(draft, mended(row))
    keep_draft(row, draft, by=editor)
    assert withholding.end_due(held.until - dt.timedelta(seconds=1)) == 0
    assert withholding.end_due(held.until) == 1
    edition_now = publishing.current(row)
    assert (edition_now.withdrawn, edition_now.story) == (False, before)
    assert "withheld" in edition_now.notices[-1].text
    row.refresh_from_db()
    assert "420,000" in str(actions.draft_of(row).blocks)
    assert withholding.end_due(held.until) == 0


def test_a_renewed_hold_lasts_two_hours_more(
    row: StoryRow, edition: EditionRow, editor: User
) -> None:
    held = withholding.withhold(row, by=editor, reason="We are checking a figure.")
    again = withholding.renew(row, by=editor)
    assert again.until > held.until
    assert withholding.end_due(held.until) == 0


def test_what_a_source_killed_ends_by_no_clock(row: StoryRow, edition: EditionRow) -> None:
    desk.withdraw(row, by=None, reason="The source killed it.", kind=ChangeKind.WITHHOLD)
    assert withholding.end_due(timezone.now() + dt.timedelta(days=9)) == 0
    assert publishing.current(row).withdrawn


def test_nothing_of_a_story_can_be_written_by_an_interface_for_programs() -> None:
    from django.urls import get_resolver

    known = {str(pattern.pattern) for pattern in get_resolver().url_patterns}
    assert not [address for address in known if address.startswith("api")]
