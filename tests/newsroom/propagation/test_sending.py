"""Deliveries go out signed, in order, once under one name, and nobody holds up anybody."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.signals import downstream_asked
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.propagation import patience
from copydesk.newsroom.propagation.models import DeliveryRow, TakerRow
from copydesk.newsroom.propagation.noting import is_propagated
from copydesk.newsroom.propagation.sending import claim, due, send, send_to, settle
from copydesk.story.change import ChangeKind
from copydesk.wire.http.post import Answered, Parcel
from copydesk.wire.http.signatures import Stamp, why_refused
from newsroom.desk.copy_for_tests import OTHER, feed
from newsroom.propagation.conftest import Clock, OtherSide

pytestmark = pytest.mark.django_db
Send = Callable[[TakerRow], bool]
Correct = Callable[..., EditionRow]
State = DeliveryRow.State
SECOND = feed(
    guid="tag:meridian.example,2026:2", headline="Vote on fish market put off", paragraphs=OTHER
)


def message(letter: Parcel) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(letter.content or b"")
    return found


def stamp_of(letter: Parcel) -> Stamp:
    return Stamp(
        id=letter.headers["webhook-id"],
        timestamp=letter.headers["webhook-timestamp"],
        signature=letter.headers["webhook-signature"],
    )


def states() -> list[str]:
    return list(DeliveryRow.objects.order_by("id").values_list("state", flat=True))


def test_a_delivery_is_signed_with_the_takers_secret_under_its_own_name(
    first: EditionRow, taker: TakerRow, send: Send, other: OtherSide, clock: Clock
) -> None:
    send(taker)
    (letter,) = other.letters
    stamp = stamp_of(letter)
    assert not why_refused(stamp, secret=taker.secret, content=letter.content or b"", now=clock.now)
    assert stamp.id == message(letter)["id"] == DeliveryRow.objects.get().name
    assert letter.address == taker.address
    assert message(letter)["receipts"].endswith("/takers/receipts/")
    assert message(letter)["signal"] == "new"


def test_who_answers_nothing_but_2xx_has_acknowledged_by_that(
    first: EditionRow, taker: TakerRow, send: Send
) -> None:
    send(taker)
    delivery = DeliveryRow.objects.get()
    assert delivery.state == State.ACKNOWLEDGED
    assert delivery.told_at == delivery.acknowledged_at is not None


def test_who_answers_by_itself_is_told_until_its_receipt_comes(
    first: EditionRow, taker: TakerRow, send: Send, other: OtherSide
) -> None:
    said = {"id": DeliveryRow.objects.get().name, "state": "taken"}
    other.answer = Answered(status=202, content=json.dumps(said).encode())
    send(taker)
    taker.refresh_from_db()
    assert taker.has_own_answers
    assert states() == [State.TOLD]


@pytest.mark.parametrize(
    "text", ["", "ok", "[]", "{}", '{"id": "another", "state": "taken"}', "[" * 100_000]
)
def test_whatever_else_a_taker_says_is_no_receipt(
    first: EditionRow, taker: TakerRow, send: Send, other: OtherSide, text: str
) -> None:
    other.answer = Answered(status=200, content=text.encode())
    send(taker)
    taker.refresh_from_db()
    assert not taker.has_own_answers


def test_it_is_sent_again_under_the_same_name_with_another_time(
    first: EditionRow, taker: TakerRow, send: Send, other: OtherSide, clock: Clock
) -> None:
    other.is_down = True
    send(taker)
    clock.on(seconds=30)
    other.is_down = False
    send(taker)
    one, two = other.letters
    assert stamp_of(one).id == stamp_of(two).id
    assert stamp_of(one).timestamp != stamp_of(two).timestamp
    assert one.content == two.content
    assert states() == [State.ACKNOWLEDGED]


def test_a_taker_that_does_not_answer_is_left_in_peace_longer_and_longer(
    first: EditionRow, taker: TakerRow, send: Send, other: OtherSide, clock: Clock
) -> None:
    other.is_down = True
    pauses = []
    for _ in range(12):
        send(taker)
        taker.refresh_from_db()
        assert taker.next_try is not None
        pauses.append((taker.next_try - clock.now).total_seconds())
        assert due(clock.now) == []
        clock.now = taker.next_try
    assert pauses == sorted(pauses)
    assert 5 <= pauses[0] <= 6
    assert pauses[-1] == 6 * 3600
    assert taker.trouble == "nobody there"


def test_a_taker_may_ask_for_more_patience(
    first: EditionRow, taker: TakerRow, send: Send, other: OtherSide, clock: Clock
) -> None:
    asked = clock.now + dt.timedelta(minutes=10)
    other.answer = Answered(status=503, retry_after=asked)
    send(taker)
    taker.refresh_from_db()
    assert taker.next_try == asked


def test_a_taker_that_is_gone_for_good_gets_nothing_more(
    first: EditionRow, taker: TakerRow, send: Send, other: OtherSide
) -> None:
    other.answer = Answered(status=410)
    send(taker)
    taker.refresh_from_db()
    assert not taker.active
    assert states() == [State.FAILED]


def test_after_three_days_it_is_given_up_and_when_the_taker_is_back_it_goes(
    first: EditionRow, taker: TakerRow, send: Send, other: OtherSide, clock: Clock
) -> None:
    send(taker)
    actions.withdraw(first.story, by=None, reason="Killed.")
    clock.on(seconds=5)
    other.is_down = True
    for hours in (0, 1, 24, 50):
        clock.on(hours=hours)
        send(taker)
    assert states() == [State.ACKNOWLEDGED, State.FAILED]
    other.is_down = False
    DeliveryRow.objects.filter(edition=first).update(state=State.WAITING)  # something to send
    clock.on(hours=7)
    send(taker)
    send(taker)
    assert states() == [State.ACKNOWLEDGED, State.ACKNOWLEDGED]
    assert message(other.letters[-1])["signal"] == "kill"


def test_one_that_a_taker_refuses_lets_the_others_go_first(
    first: EditionRow,
    taker: TakerRow,
    send: Send,
    other: OtherSide,
    clock: Clock,
    bring: Callable[..., list[StoryRow]],
    editor: User,
) -> None:
    other.answer = Answered(status=422)
    send(taker)
    (second,) = bring(SECOND)
    actions.publish(second, by=editor)
    clock.on(seconds=2)
    other.answer = Answered(status=204)
    send(taker)
    assert [row.state for row in second.deliveries.all()] == [State.ACKNOWLEDGED]
    taker.refresh_from_db()
    assert taker.failures == 0
    assert DeliveryRow.objects.get(edition=first).trouble == "answered 422"


def test_kills_go_before_all_else(
    first: EditionRow,
    taker: TakerRow,
    send: Send,
    other: OtherSide,
    clock: Clock,
    bring: Callable[..., list[StoryRow]],
    editor: User,
) -> None:
    send(taker)
    (second,) = bring(SECOND)
    actions.publish(second, by=editor)
    actions.withdraw(first.story, by=None, reason="Killed.")
    clock.on(seconds=5)
    send(taker)
    assert [message(letter)["signal"] for letter in other.letters] == ["new", "kill", "new"]


@pytest.mark.parametrize("kind", [ChangeKind.WITHHOLD, ChangeKind.TAKEDOWN])
def test_a_pause_keeps_copy_back_but_no_kill(
    first: EditionRow,
    taker: TakerRow,
    send: Send,
    other: OtherSide,
    clock: Clock,
    bring: Callable[..., list[StoryRow]],
    editor: User,
    kind: ChangeKind,
) -> None:
    send(taker)
    (second,) = bring(SECOND)
    actions.publish(second, by=editor)
    TakerRow.objects.update(active=False)
    actions.withdraw(first.story, by=None, reason="We have no rights to it.", kind=kind)
    clock.on(seconds=5)
    assert due(clock()) == [(taker.pk, False)]
    send(taker)
    wanted = "withhold" if kind == ChangeKind.WITHHOLD else "kill"
    assert [message(letter)["signal"] for letter in other.letters] == ["new", wanted]
    assert due(clock()) == []


def test_a_machine_that_stops_in_the_middle_sends_it_again_under_the_same_name(
    first: EditionRow, taker: TakerRow, other: OtherSide, clock: Clock
) -> None:
    delivery = claim(taker.pk, clock.now)
    assert delivery is not None
    send(delivery, clock, other)  # and here the machine stops
    assert due(clock.now) == []
    clock.on(seconds=20)
    send_to(taker.pk, clock, other)
    one, two = other.letters
    assert stamp_of(one).id == stamp_of(two).id
    assert states() == [State.ACKNOWLEDGED]


def test_who_missed_an_edition_is_told_of_both_changes(
    first: EditionRow,
    taker: TakerRow,
    send: Send,
    other: OtherSide,
    clock: Clock,
    correct: Correct,
) -> None:
    send(taker)
    correct(first.story, "It cost 90,000 crowns.", notice="It cost 90,000 crowns, not 240,000.")
    correct(first.story, "It cost 90,000 crowns!", kind=ChangeKind.UPDATE, notice="")
    clock.on(seconds=5)
    send(taker)
    told = message(other.letters[-1])
    assert states() == [State.ACKNOWLEDGED, State.OVERTAKEN, State.ACKNOWLEDGED]
    assert told["signal"] == "correction"
    assert [change["kind"] for change in told["changes"]] == ["update", "correction"]
    assert told["story"]["before"] == 1
    assert told["item"]["edNote"].startswith("CORRECTION: It cost 90,000 crowns, not 240,000.")
    assert told["passages"][0]["is"] == "It cost 90,000 crowns!"


def test_what_was_killed_and_is_restored_is_released(
    first: EditionRow, taker: TakerRow, send: Send, other: OtherSide, clock: Clock, chief: User
) -> None:
    send(taker)
    actions.withdraw(first.story, by=None, reason="Killed.")
    clock.on(seconds=5)
    send(taker)
    actions.restore(first.story, by=chief, reason="It was right after all.")
    clock.on(seconds=5)
    send(taker)
    assert [message(letter)["signal"] for letter in other.letters] == ["new", "kill", "release"]


@pytest.mark.parametrize("form", ["message", "ninjs-3.1", "ninjs-2", "newsml-g2", "nitf"])
def test_each_form_is_sent_and_says_that_it_is_killed(
    first: EditionRow,
    taker: TakerRow,
    send: Send,
    other: OtherSide,
    clock: Clock,
    form: str,
) -> None:
    TakerRow.objects.update(form=form)
    send(taker)
    actions.withdraw(first.story, by=None, reason="The council never voted.")
    clock.on(seconds=5)
    send(taker)
    killed = other.letters[-1].content or b""
    assert b"The council never voted." in killed
    assert b"Skerries" not in killed.replace(first.path.encode(), b"")


def test_every_step_is_a_line_of_the_record(first: EditionRow, taker: TakerRow, send: Send) -> None:
    send(taker)
    line = LineRow.objects.filter(act="told").get()
    assert (line.story, '"taker":"island"' in line.what) == (first.story.key, True)


def test_a_delivery_that_was_overtaken_in_flight_stays_so_and_keeps_that_it_arrived(
    first: EditionRow, taker: TakerRow, other: OtherSide, clock: Clock, correct: Correct
) -> None:
    delivery = claim(taker.pk, clock.now)
    assert delivery is not None
    came = send(delivery, clock, other)
    correct(first.story, "Something else stood here.")
    settle(delivery, came, now=clock.now)
    assert states() == [State.OVERTAKEN, State.WAITING]
    assert DeliveryRow.objects.get(edition=first).told_at is not None
    clock.on(seconds=5)
    send_to(taker.pk, clock, other)
    assert message(other.letters[-1])["story"]["before"] == 1


def test_pauses_are_spread_and_bounded() -> None:
    waits = {patience.wait(3, f"taker {n}") for n in range(50)}
    assert len(waits) > 40
    assert max(waits) <= min(waits) * 1.2
    assert patience.wait(99, "x") == patience.LONGEST


def test_a_change_has_come_to_all_when_the_last_has_answered_for_it_or_for_a_later_one(
    first: EditionRow, taker: TakerRow, send: Send, other: OtherSide, clock: Clock, correct: Correct
) -> None:
    far = TakerRow.objects.create(key="far", name="Far Gazette", address="https://far.example/")
    send(taker)
    correct(first.story, "It cost 90,000 crowns.", notice="It cost 90,000 crowns, not 240,000.")
    clock.on(seconds=5)
    send(taker)
    assert not LineRow.objects.filter(act="propagated").exists()
    correct(first.story, "It cost 90,000 crowns!", kind=ChangeKind.UPDATE, notice="")
    clock.on(seconds=5)
    send(taker)
    send(far)
    lines = LineRow.objects.filter(act="propagated").order_by("number")
    assert ['"number":2' in line.what for line in lines] == [True, False]


def test_whom_somebody_told_by_telephone_keeps_no_change_from_being_everywhere(
    first: EditionRow, taker: TakerRow, send: Send, clock: Clock, correct: Correct
) -> None:
    send(taker)
    edition = correct(first.story, "It cost 90,000 crowns.")
    assert not is_propagated(edition)
    DeliveryRow.objects.filter(edition=edition).update(told_by_hand_at=clock.now)
    assert is_propagated(edition)


def test_other_rooms_hear_who_has_a_story(first: EditionRow, taker: TakerRow, send: Send) -> None:
    ask = [line for _, lines in downstream_asked.send(StoryRow, row=first.story) for line in lines]
    assert ask == []
    send(taker)
    told = [line for _, lines in downstream_asked.send(StoryRow, row=first.story) for line in lines]
    assert told == ["Island Post has edition 1: acknowledged"]
