"""From our desk to a taker's and back: one newsroom stands for both houses, by its own doors."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.desk import actions, arrivals
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.signals import upstream_declined
from copydesk.newsroom.intake import push_doors
from copydesk.newsroom.intake.models import CaptureRow, PushDoorRow, SourceRow
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.propagation import hearing
from copydesk.newsroom.propagation.answering import answer_to, due, receipt_of
from copydesk.newsroom.propagation.models import DeliveryRow, HeardRow, TakerRow
from copydesk.newsroom.propagation.noting import propagated_at
from copydesk.newsroom.propagation.sending import send_to
from copydesk.story.change import ChangeKind
from copydesk.story.shapes.receipt import PROFILE
from copydesk.wire.http.post import Answered, Parcel
from copydesk.wire.http.signatures import sign
from newsroom.propagation.conftest import Clock, OtherSide, let_out

pytestmark = pytest.mark.django_db
Correct = Callable[..., EditionRow]
State = DeliveryRow.State


class Houses:
    """A (we), and B, who takes our copy: B's source "a" has a push door with A's secret."""

    def __init__(self, taker: TakerRow, clock: Clock) -> None:
        self.client, self.taker, self.clock = Client(), taker, clock
        self.parcels: list[Parcel] = []
        self.source = SourceRow.objects.create(
            key="a", name="House A", way="push", language="en", section_key="world",
            licence="Contract 1", usage="All.",
        )  # fmt: skip
        taker.secret = push_doors.open_door(self.source, now=timezone.now())
        taker.sources, taker.address = ["meridian"], f"{settings.SITE_URL}/wire/push/a/"
        taker.save()

    def post(self, parcel: Parcel, at: dt.datetime) -> Answered:
        """The real door at an address, as far as it is in this newsroom."""
        self.parcels.append(parcel)
        headers = {name: value for name, value in parcel.headers.items() if name != "Content-Type"}
        answer = self.client.post(
            parcel.address.removeprefix(settings.SITE_URL),
            parcel.content or b"",
            content_type=parcel.headers["Content-Type"],
            headers=headers,
        )
        return Answered(status=answer.status_code, content=answer.content)

    def carry(self) -> None:
        """A sends, B takes in and tells."""
        self.clock.now = max(timezone.now(), self.clock.now) + dt.timedelta(seconds=1)
        send_to(self.taker.pk, self.clock, self.post)
        arrivals.take_in_waiting(self.clock.now)
        self.tell()

    def tell(self) -> None:
        """B looks what became of things, and tells A."""
        self.clock.on(seconds=1)
        hearing.look(self.clock.now)
        for source, _ in due(self.clock.now):
            answer_to(source, self.clock, self.post)

    @property
    def theirs(self) -> StoryRow:
        """B's own story of it."""
        return StoryRow.objects.get(source=self.source)

    def publish(
        self, editor: User, kind: ChangeKind = ChangeKind.UPDATE, notice: str = ""
    ) -> EditionRow:
        """B's next edition; that A has the same text, in one newsroom, speaks not against it."""
        story = self.theirs
        actions.recheck(story)
        for finding in story.findings.filter(code="IDN-01", state="open"):
            actions.waive(finding, by=editor, reason="Two houses.")
        return let_out(story, kind, notice)

    def table(self) -> list[tuple[int, str, str]]:
        """A's table: edition, state, what B did."""
        rows = DeliveryRow.objects.filter(taker=self.taker).order_by("id")
        return [
            (row.edition.number, row.state, row.answer.get("how", ""))
            for row in rows.select_related("edition")
        ]


@pytest.fixture
def houses(first: EditionRow, taker: TakerRow, clock: Clock) -> Houses:
    return Houses(taker, clock)


def told() -> list[str]:
    return list(LineRow.objects.filter(act__in=("told", "acknowledged", "acted", "propagated"))
                .order_by("number").values_list("act", flat=True))  # fmt: skip


def test_what_a_taker_took_is_acknowledged_and_what_it_publishes_is_told(
    houses: Houses, editor: User
) -> None:
    houses.carry()
    assert houses.table() == [(1, "acknowledged", "")]
    edition = houses.publish(editor)
    houses.tell()
    assert houses.table() == [(1, "acted", "published")]
    answer = DeliveryRow.objects.get(taker=houses.taker).answer
    assert answer["address"] == settings.SITE_URL + edition.path
    assert answer["edition"] == 1
    assert told() == ["told", "acknowledged", "acted"]


def test_a_kill_takes_their_copy_down_and_they_say_so_with_nobody_present(
    houses: Houses, first: EditionRow, editor: User
) -> None:
    houses.carry()
    houses.publish(editor)
    actions.withdraw(first.story, by=None, reason="The council never voted.")
    houses.carry()
    assert houses.theirs.editions.get(current=True).withdrawn
    assert houses.table()[-1] == (2, "acted", "withheld")
    assert "The council never voted." in houses.theirs.arrivals.first().note  # type: ignore[union-attr]
    assert (told().count("acted"), told().count("propagated")) == (2, 1)


def test_a_kill_of_what_they_never_published_is_acted_upon_too(
    houses: Houses, first: EditionRow
) -> None:
    houses.carry()
    actions.withdraw(first.story, by=None, reason="Killed.")
    houses.carry()
    assert houses.table()[-1] == (2, "acted", "unpublished")
    assert houses.theirs.state == StoryRow.State.KILLED


def test_a_correction_waits_for_their_desk_and_then_everything_has_come_to_everybody(
    houses: Houses, first: EditionRow, editor: User, correct: Correct
) -> None:
    houses.carry()
    houses.publish(editor)
    notice = "It cost 90,000 crowns, not 240,000."
    correct(first.story, "Repairs cost 90,000 crowns.", notice=notice)
    houses.carry()
    assert houses.table()[-1] == (2, "acknowledged", "")
    assert houses.theirs.attention == StoryRow.Attention.CORRECTED
    arrival = houses.theirs.arrivals.first()
    assert arrival is not None
    assert arrival.item["changes"][0]["notice"] == notice
    houses.publish(editor, kind=ChangeKind.CORRECTION, notice=notice)
    houses.tell()
    assert houses.table()[-1] == (2, "acted", "corrected")
    change = ChangeRow.objects.get(after__story=first.story)
    assert LineRow.objects.filter(change=change.pk, act="propagated").count() == 1
    assert propagated_at(change) is None  # our own pages are not printed yet


def test_a_new_version_of_theirs_is_no_answer_to_a_correction(
    houses: Houses, first: EditionRow, editor: User, correct: Correct
) -> None:
    houses.carry()
    houses.publish(editor)
    correct(first.story, "Repairs cost 90,000 crowns.", notice="It cost 90,000, not 240,000.")
    houses.carry()
    houses.publish(editor, ChangeKind.REPLY, "The harbour office answers.")
    houses.tell()
    assert houses.table()[-1] == (2, "acknowledged", "")


def test_their_desk_may_decline_and_says_why(
    houses: Houses, first: EditionRow, editor: User, correct: Correct
) -> None:
    houses.carry()
    houses.publish(editor)
    correct(first.story, "Repairs cost 90,000 crowns.", notice="It cost 90,000, not 240,000.")
    houses.carry()
    upstream_declined.send(sender=StoryRow, row=houses.theirs, reason="We had no figure.")
    houses.tell()
    assert houses.table()[-1] == (2, "acted", "declined")
    assert DeliveryRow.objects.latest("id").answer["reason"] == "We had no figure."


def test_what_their_takers_did_comes_up_the_chain(
    houses: Houses, first: EditionRow, editor: User, clock: Clock
) -> None:
    far = TakerRow.objects.create(
        key="far", name="Far Gazette", sources=["a"], address="https://far.example/hook"
    )
    SourceRow.objects.filter(key="a").update(may_pass_on=True)
    houses.carry()
    houses.publish(editor)
    houses.tell()
    assert [one["state"] for one in downstream()] == ["waiting"]
    clock.now = timezone.now() + dt.timedelta(seconds=5)
    send_to(far.pk, clock, OtherSide())
    houses.tell()
    assert [(one["house"], one["state"]) for one in downstream()] == [
        ("Far Gazette", "acknowledged")
    ]


def downstream() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = DeliveryRow.objects.order_by("id")[0].answer["downstream"]
    return found


def test_a_message_that_comes_again_does_nothing_and_is_counted(houses: Houses) -> None:
    houses.carry()
    (message,) = [one for one in houses.parcels if one.address.endswith("/a/")]
    answer = houses.post(message, timezone.now())
    assert (answer.status, json.loads(answer.content)["state"]) == (200, "known")
    assert HeardRow.objects.get().repeats == 1
    assert CaptureRow.objects.filter(place="push:a").count() == 1


def test_a_message_under_a_name_that_was_used_is_not_taken_whatever_it_says(
    houses: Houses, taker: TakerRow
) -> None:
    houses.carry()
    sent = json.loads(houses.parcels[0].content or b"")
    sent["signal"] = "kill"
    content = json.dumps(sent).encode()
    answer = houses.post(resigned(content, taker.secret, sent["id"]), timezone.now())
    assert json.loads(answer.content)["state"] == "known"
    assert CaptureRow.objects.filter(place="push:a").count() == 1


def resigned(content: bytes, secret: str, id: str, at: dt.datetime | None = None) -> Parcel:
    stamp = sign(secret, id, at or timezone.now(), content)
    headers = {
        "Content-Type": "application/json",
        "webhook-id": stamp.id,
        "webhook-timestamp": stamp.timestamp,
        "webhook-signature": stamp.signature,
    }
    return Parcel(address=f"{settings.SITE_URL}/wire/push/a/", content=content, headers=headers)


def test_a_forged_or_old_message_does_nothing_and_is_counted(houses: Houses) -> None:
    content = houses_message(houses)
    old = timezone.now() - dt.timedelta(minutes=6)
    for parcel in (
        resigned(content, push_doors.new_secret(), "msg_x"),
        resigned(content, houses.taker.secret, "msg_x", old),
    ):
        assert houses.post(parcel, timezone.now()).status == 401
    assert PushDoorRow.objects.get().refused == 2
    assert not HeardRow.objects.exists()


def houses_message(houses: Houses) -> bytes:
    return json.dumps({"profile": "urn:copydesk:propagation:1", "id": "msg_x", "item": {}}).encode()


def test_a_message_that_keeps_not_to_the_profile_is_refused_with_the_reason(
    houses: Houses,
) -> None:
    content = b'{"profile": "urn:copydesk:propagation:1", "id": "msg_x"}'
    answer = houses.post(resigned(content, houses.taker.secret, "msg_x"), timezone.now())
    said = json.loads(answer.content)
    assert (said["state"], "item" in said["says"]) == ("refused", True)


def receipt(houses: Houses, **told: Any) -> bytes:
    name = DeliveryRow.objects.filter(taker=houses.taker).latest("id").name
    base = {"profile": PROFILE, "id": name, "state": "acted", "how": "killed"}
    written = houses.clock.now + dt.timedelta(seconds=20)
    return json.dumps(base | {"written": written.isoformat()} | told).encode()


def hand_in(houses: Houses, content: bytes, secret: str = "", at: Any = None) -> Any:
    stamp = sign(secret or houses.taker.secret, "rcp_1", at or timezone.now(), content)
    headers = {
        "webhook-id": stamp.id,
        "webhook-timestamp": stamp.timestamp,
        "webhook-signature": stamp.signature,
    }
    return Client(enforce_csrf_checks=True).post(
        "/takers/receipts/", content, content_type="application/json", headers=headers
    )


def test_a_receipt_only_moves_forward(houses: Houses) -> None:
    houses.carry()
    assert hand_in(houses, receipt(houses)).json()["state"] == "taken"
    houses.clock.on(seconds=5)
    hand_in(houses, receipt(houses, state="acknowledged", how=""))
    assert houses.table() == [(1, "acted", "killed")]


def test_a_receipt_that_comes_again_or_is_older_does_nothing_and_is_counted(
    houses: Houses,
) -> None:
    houses.carry()
    content = receipt(houses)
    older = receipt(houses, written="2020-01-01T00:00:00Z", how="late")
    said = [hand_in(houses, each).json()["state"] for each in (content, content, older)]
    assert said == ["taken", "known", "known"]
    houses.taker.refresh_from_db()
    assert houses.taker.repeated == 2
    assert houses.table() == [(1, "acted", "killed")]


def test_a_forged_or_old_receipt_does_nothing_and_strangers_learn_nothing(
    houses: Houses,
) -> None:
    houses.carry()
    old = timezone.now() - dt.timedelta(minutes=6)
    answers = [
        hand_in(houses, receipt(houses), push_doors.new_secret()),
        hand_in(houses, receipt(houses), at=old),
        hand_in(houses, receipt(houses, id="msg_unknown")),
    ]
    assert [answer.status_code for answer in answers] == [401, 401, 401]
    assert len({answer.content for answer in answers}) == 1
    houses.taker.refresh_from_db()
    assert houses.taker.refused == 2
    assert houses.table() == [(1, "acknowledged", "")]


def test_what_is_no_receipt_is_answered_with_the_reason(houses: Houses) -> None:
    assert hand_in(houses, b"[]").status_code == 400


def test_a_receipt_stays_good_with_the_former_secret_for_a_while(houses: Houses) -> None:
    houses.carry()
    before = houses.taker.secret
    TakerRow.objects.update(
        secret=push_doors.new_secret(),
        old_secret=before,
        old_until=timezone.now() + dt.timedelta(hours=1),
    )
    assert hand_in(houses, receipt(houses), before).status_code == 200


def test_receipts_wait_until_the_other_side_is_back(houses: Houses, clock: Clock) -> None:
    houses.taker.refresh_from_db()
    send_to(houses.taker.pk, clock, houses.post)
    arrivals.take_in_waiting(clock.now)
    hearing.look(clock.now)
    clock.on(seconds=2)
    down = OtherSide(is_down=True)
    assert not answer_to(houses.source.pk, clock, down)
    assert HeardRow.objects.get().trouble == "nobody there"
    clock.on(seconds=10)
    answer_to(houses.source.pk, clock, houses.post)
    assert houses.table() == [(1, "acknowledged", "")]
    assert not HeardRow.objects.get().waits


def test_without_an_address_for_receipts_none_is_sent(houses: Houses, clock: Clock) -> None:
    HeardRow.objects.all().delete()
    content = json.dumps(
        json.loads(houses_message(houses)) | {"item": {"uri": "https://a.example/1"}}
    ).encode()
    houses.post(resigned(content, houses.taker.secret, "msg_x"), timezone.now())
    arrivals.take_in_waiting(clock.now)
    hearing.look(clock.now)
    assert due(clock.now + dt.timedelta(hours=1)) == []
    assert receipt_of(HeardRow.objects.get()).state == "acknowledged"
