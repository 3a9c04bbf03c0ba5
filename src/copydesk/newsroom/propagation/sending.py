"""Deliveries go out: signed, one after the other to each taker, the kills first.

What is about to be sent is written down before, what came of it after: killed in between, it is
sent again under the same name, which tells the taker that it is the same. How long a taker is
left in peace is its own affair (`TakerRow.next_try`) where the taker is at fault, the delivery's
where only this one was refused.
"""

import datetime as dt
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from copydesk.newsroom.intake import bell
from copydesk.newsroom.intake.asking import policy
from copydesk.newsroom.intake.label import label
from copydesk.newsroom.propagation import noting, patience
from copydesk.newsroom.propagation.composing import compose
from copydesk.newsroom.propagation.lanes import Lanes
from copydesk.newsroom.propagation.models import DeliveryRow, TakerRow
from copydesk.newsroom.propagation.signals import delivery_moved
from copydesk.story.record import replace
from copydesk.wire.http.post import Answered, Parcel, post_all
from copydesk.wire.http.signatures import sign

log = logging.getLogger(__name__)

Kind = DeliveryRow.Kind
State = DeliveryRow.State
Clock = Callable[[], dt.datetime]
Post = Callable[[Parcel, dt.datetime], Answered]
IN_A_ROW = 20  # then others have their turn
AWAY = 3  # failures in a row: not this delivery or that, but the taker
TROUBLE = 500
GONE = 410
# Answers that tell of the taker, not of this delivery: address, secret or machine are not right.
OF_THE_TAKER = frozenset({401, 402, 403, 404, 405, 407, 408, 421, 425, 429})
# Lost with the process: tried again after what one try may last.
IN_FLIGHT = dt.timedelta(seconds=15)
FIRST_OF_ALL = Case(
    When(kind__in=DeliveryRow.ORDERS, then=Value(0)),
    When(kind__in=(Kind.CORRECTION, Kind.RELEASE), then=Value(1)),
    default=Value(2),
)


@dataclass(frozen=True, kw_only=True)
class Came:
    """What came of a try: what was answered, or why it could not even be written."""

    answer: Answered = field(default_factory=Answered)
    ours: str = ""


class Sender:
    """Sends what waits, to many takers at once."""

    def __init__(self, clock: Clock) -> None:
        self._lanes = Lanes("sending", lambda taker: send_to(taker, clock))

    def go(self, now: dt.datetime) -> None:
        """Begin sending to all for whom something waits; does not wait for any answer."""
        self._lanes.go(due(now))

    def close(self) -> None:
        """Wait for what is in hand."""
        self._lanes.close()


def posted(parcel: Parcel, at: dt.datetime) -> Answered:
    """Send a letter within the house's bounds."""
    (answer,) = post_all([parcel], policy=policy(), at=at)
    return answer


def signed(parcel: Parcel, *, secret: str, id: str, media_type: str, at: dt.datetime) -> Parcel:
    """A letter with its headers, as Standard Webhooks wants them: signed anew at every try."""
    stamp = sign(secret, id, at, parcel.content or b"")
    headers = {
        "Content-Type": media_type,
        "webhook-id": stamp.id,
        "webhook-timestamp": stamp.timestamp,
        "webhook-signature": stamp.signature,
    }
    return replace(parcel, headers=headers)


def due(now: dt.datetime) -> list[tuple[int, bool]]:
    """The takers for whom something waits, and whether they failed last."""
    waits = DeliveryRow.objects.filter(taker=OuterRef("pk"), state=State.WAITING, next_try__lte=now)
    orders = waits.filter(kind__in=DeliveryRow.ORDERS)
    open_to = Q(next_try=None) | Q(next_try__lte=now)
    takers = TakerRow.objects.filter(open_to, way=TakerRow.Way.WEBHOOK)
    # A kill goes out whether or not copy goes there at present.
    has_some = Q(Exists(waits), active=True) | Q(Exists(orders))
    asked = takers.filter(has_some).order_by("failures", "next_try")
    return [(key, failures > 0) for key, failures in asked.values_list("pk", "failures")]


def send_to(taker: int, clock: Clock, by: Post = posted) -> bool:
    """Send what waits for a taker until something fails; returns whether more waits."""
    for _ in range(IN_A_ROW):
        delivery = claim(taker, clock())
        if delivery is None:
            return False
        came = send(delivery, clock, by)
        settle(delivery, came, now=clock())
        if not came.answer.is_taken:
            return False
    return True


def claim(taker: int, now: dt.datetime) -> DeliveryRow | None:
    """The next delivery for a taker, written down as tried before a byte of it is sent."""
    with transaction.atomic():
        held = TakerRow.objects.select_for_update().filter(pk=taker).first()
        if held is None or (held.next_try is not None and held.next_try > now):
            return None
        rows = DeliveryRow.objects.filter(taker=held, state=State.WAITING, next_try__lte=now)
        if not held.active:
            rows = rows.filter(kind__in=DeliveryRow.ORDERS)
        found = rows.order_by(FIRST_OF_ALL, "id").select_related("edition", "story", "taker")
        delivery = found.first()
        if delivery is not None:
            delivery.tries += 1
            delivery.tried_at, delivery.next_try = now, now + IN_FLIGHT
            delivery.save(update_fields=["tries", "tried_at", "next_try"])
        return delivery


def send(delivery: DeliveryRow, clock: Clock, by: Post = posted) -> Came:
    """Sign a delivery and send it once. Does not raise for what goes wrong."""
    try:
        written = compose(delivery)
    # The edge: copy that cannot be written holds up no other, and stands on the table.
    except Exception as error:
        log.exception("compose_failed delivery=%s", delivery.pk)
        return Came(ours=f"{type(error).__name__}: {error}")
    taker, at = delivery.taker, clock()
    parcel = signed(
        Parcel(address=taker.address, content=written.content),
        secret=taker.secret,
        id=delivery.name,
        media_type=written.media_type,
        at=at,
    )
    return Came(answer=by(parcel, at))


def settle(delivery: DeliveryRow, came: Came, *, now: dt.datetime) -> None:
    """Write down what came of a try."""
    with transaction.atomic():
        taker = TakerRow.objects.select_for_update().get(pk=delivery.taker_id)
        if came.answer.is_taken:
            _taken(delivery, taker, came.answer, now)
        elif came.answer.status == GONE:
            _closed(delivery, taker, now)
        else:
            _failed(delivery, taker, came, now)


def _taken(delivery: DeliveryRow, taker: TakerRow, answer: Answered, now: dt.datetime) -> None:
    state, says = receipt_in(answer, delivery.name)
    was_away = taker.failures >= AWAY
    taker.has_own_answers = taker.has_own_answers or bool(state)
    taker.failures, taker.trouble, taker.next_try, taker.last_told = 0, "", None, now
    taker.save(update_fields=["has_own_answers", "failures", "trouble", "next_try", "last_told"])
    # Who never answers of itself has acknowledged by taking it (Standard Webhooks: any 2xx).
    is_enough = not taker.has_own_answers
    rows = DeliveryRow.objects.filter(pk=delivery.pk)
    rows.filter(told_at=None).update(told_at=now, trouble=label(says, limit=TROUBLE))
    reached = State.ACKNOWLEDGED if is_enough else State.TOLD
    moved = rows.filter(state__in=(State.WAITING, State.FAILED)).update(state=reached)
    if is_enough:
        rows.filter(acknowledged_at=None).update(acknowledged_at=now)
    noting.note(delivery, noting.TOLD, at=now, tries=delivery.tries)
    if moved:
        delivery_moved.send(sender=DeliveryRow, delivery=delivery, at=now)
    if was_away:
        _try_again(taker, now)


def _try_again(taker: TakerRow, now: dt.datetime) -> None:
    """A taker that was away is back: what waits goes now, and what was given up and still holds."""
    _open(taker).update(next_try=now)
    later = DeliveryRow.objects.filter(
        taker=taker, story=OuterRef("story"), edition__number__gt=OuterRef("edition__number")
    )
    failed = DeliveryRow.objects.filter(taker=taker, state=State.FAILED)
    if failed.exclude(Exists(later)).update(state=State.WAITING, next_try=now):
        transaction.on_commit(bell.ring)


def _closed(delivery: DeliveryRow, taker: TakerRow, now: dt.datetime) -> None:
    """The taker says it is gone for good (410, Standard Webhooks): nothing more goes there."""
    taker.active, taker.trouble = False, "answered 410: it takes nothing any more"
    taker.save(update_fields=["active", "trouble"])
    for each in _open(taker):
        _give_up(each, taker.trouble, now)


def _failed(delivery: DeliveryRow, taker: TakerRow, came: Came, now: dt.datetime) -> None:
    status, asked = came.answer.status, came.answer.retry_after
    said = came.ours or came.answer.trouble or f"answered {status}"
    trouble = label(said, limit=TROUBLE)
    # What was answered may be this one's fault even when it is a 500: it lets others go first.
    again = now
    if status or came.ours:
        pause = patience.wait(delivery.tries, delivery.name)
        again = patience.until(asked, pause, now=now)
    if not came.ours and not _is_of_the_delivery(status):
        taker.failures += 1
        taker.trouble = trouble
        pause = patience.wait(taker.failures, taker.key)
        taker.next_try = patience.until(asked, pause, now=now)
        taker.save(update_fields=["failures", "trouble", "next_try"])
    waiting = DeliveryRow.objects.filter(pk=delivery.pk, state=State.WAITING)
    waiting.update(trouble=trouble, next_try=again)
    for each in _open(taker).filter(tries__gt=0, made_at__lt=now - patience.GIVEN_UP):
        _give_up(each, each.trouble or trouble, now)


def _is_of_the_delivery(status: int) -> bool:
    return 400 <= status < 500 and status not in OF_THE_TAKER


def _open(taker: TakerRow) -> QuerySet[DeliveryRow]:
    waiting = DeliveryRow.objects.filter(taker=taker, state=State.WAITING)
    return waiting.select_related("edition", "story", "taker")


def _give_up(delivery: DeliveryRow, trouble: str, now: dt.datetime) -> None:
    """No further try: the desk sees it on the table, and is told of kills by mail."""
    delivery.state, delivery.failed_at, delivery.trouble = State.FAILED, now, trouble
    delivery.save(update_fields=["state", "failed_at", "trouble"])
    noting.note(delivery, noting.FAILED, at=now, tries=delivery.tries)


def receipt_in(answer: Answered, name: str) -> tuple[str, str]:
    """What a copydesk taker says at once (taken, known, refused), and why; "" for others."""
    try:
        said = json.loads(answer.content)
    except (ValueError, RecursionError):
        return "", ""
    if not isinstance(said, dict) or said.get("id") != name:
        return "", ""
    state, says = said.get("state"), said.get("says")
    if state not in ("taken", "known", "refused"):
        return "", ""
    return state, f"refused: {says}" if state == "refused" else ""
