"""Whom an edition goes to is written with the edition."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.propagation.models import DeliveryRow, TakerRow
from copydesk.newsroom.propagation.outbox import message_id
from copydesk.story.change import ChangeKind
from newsroom.propagation.conftest import let_out

pytestmark = pytest.mark.django_db
Correct = Callable[..., EditionRow]
Send = Callable[[TakerRow], bool]
State = DeliveryRow.State


def standing(taker: TakerRow) -> list[tuple[int, str, str]]:
    rows = DeliveryRow.objects.filter(taker=taker).order_by("id").select_related("edition")
    return [(row.edition.number, row.kind, row.state) for row in rows]


def test_an_edition_waits_for_each_taker_that_wants_it(first: EditionRow, taker: TakerRow) -> None:
    assert standing(taker) == [(1, "new", "waiting")]
    delivery = DeliveryRow.objects.get()
    assert delivery.name == message_id(first.story.key, 1, taker.pk)


def test_an_edition_that_is_not_made_after_all_goes_to_nobody(
    taker: TakerRow, row: StoryRow, editor: User
) -> None:
    with transaction.atomic():
        actions.publish(row, by=editor)
        assert DeliveryRow.objects.exists()
        transaction.set_rollback(True)
    assert not DeliveryRow.objects.exists()


def test_copy_that_may_not_be_passed_on_goes_to_nobody(
    taker: TakerRow, row: StoryRow, free: SourceRow, editor: User
) -> None:
    SourceRow.objects.update(may_pass_on=False)
    row.refresh_from_db()
    actions.publish(row, by=editor)
    assert not DeliveryRow.objects.exists()


@pytest.mark.parametrize(
    ("wishes", "gets"),
    [
        ({}, True),
        ({"sections": ["world"]}, True),
        ({"sections": ["sport"]}, False),
        ({"languages": ["EN"]}, True),
        ({"languages": ["ar", "de"]}, False),
        ({"sources": ["meridian"]}, True),
        ({"sources": ["other"]}, False),
        ({"active": False}, False),
        ({"way": "hub"}, False),
        ({"way": "fetch"}, True),
    ],
)
def test_a_taker_gets_what_it_asks_for(
    taker: TakerRow, row: StoryRow, editor: User, wishes: dict[str, object], gets: bool
) -> None:
    TakerRow.objects.update(**wishes)
    actions.publish(row, by=editor)
    assert DeliveryRow.objects.exists() is gets


def test_a_later_edition_overtakes_what_still_waits(
    first: EditionRow, taker: TakerRow, correct: Correct
) -> None:
    correct(first.story, "Something else stood here.")
    assert standing(taker) == [(1, "new", "overtaken"), (2, "correction", "waiting")]


def test_a_kill_goes_to_all_who_took_the_story_whatever_the_terms_say_now(
    first: EditionRow, taker: TakerRow, send: Send
) -> None:
    send(taker)
    SourceRow.objects.update(may_pass_on=False)
    TakerRow.objects.update(sections=["sport"], active=False)
    actions.withdraw(first.story, by=None, reason="Killed.")
    assert standing(taker)[-1] == (2, "kill", "waiting")


def test_who_never_took_a_story_is_not_told_of_its_kill(first: EditionRow, taker: TakerRow) -> None:
    actions.withdraw(first.story, by=None, reason="Killed.")
    assert standing(taker) == [(1, "new", "overtaken")]


def test_who_may_have_taken_it_is_told_of_its_kill(first: EditionRow, taker: TakerRow) -> None:
    DeliveryRow.objects.update(tries=1)  # the machine stopped before an answer was written down
    actions.withdraw(first.story, by=None, reason="Held.", kind=ChangeKind.WITHHOLD)
    assert standing(taker) == [(1, "new", "overtaken"), (2, "withhold", "waiting")]


def test_a_correction_goes_to_who_has_the_story_even_where_its_section_is_another_now(
    first: EditionRow, taker: TakerRow, send: Send, correct: Correct
) -> None:
    send(taker)
    TakerRow.objects.update(sections=["sport"])
    correct(first.story, "Something else stood here.")
    assert standing(taker)[-1] == (2, "correction", "waiting")


def test_a_correction_does_not_wait_for_the_patience_with_a_taker_that_did_not_answer(
    first: EditionRow, taker: TakerRow, correct: Correct
) -> None:
    TakerRow.objects.update(next_try="2030-01-01T00:00Z", failures=9)
    correct(first.story, "Something else stood here.")
    taker.refresh_from_db()
    assert taker.next_try is None


def test_a_correction_goes_to_who_has_the_copy_though_it_may_be_passed_on_no_more(
    first: EditionRow, taker: TakerRow, send: Send, correct: Correct
) -> None:
    send(taker)
    TakerRow.objects.create(key="late", name="Late", address="https://late.example/")
    SourceRow.objects.update(may_pass_on=False)
    correct(first.story, "Something else stood here.")
    assert standing(taker)[-1] == (2, "correction", "waiting")
    assert not DeliveryRow.objects.filter(taker__key="late").exists()


def test_an_update_of_copy_that_may_be_passed_on_no_more_carries_the_correction_that_waited(
    first: EditionRow, taker: TakerRow, send: Send, correct: Correct
) -> None:
    send(taker)
    SourceRow.objects.update(may_pass_on=False)
    let_out(first.story, ChangeKind.UPDATE)
    assert len(standing(taker)) == 1
    correct(first.story, "Something right stands here.")
    let_out(first.story, ChangeKind.UPDATE)
    assert standing(taker)[1:] == [(3, "correction", "overtaken"), (4, "update", "waiting")]
