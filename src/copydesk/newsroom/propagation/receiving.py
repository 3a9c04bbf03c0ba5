"""Receipts come in: what takers did with what we sent them, and what theirs did.

    POST /takers/receipts/      urn:copydesk:receipt:1, signed with the secret of the deliveries

A receipt moves a delivery forward and never back. One that came before, that is older than what
we know, or that is not signed for, does nothing but count.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F

from copydesk.errors import BadRecord
from copydesk.newsroom.intake import bell
from copydesk.newsroom.intake.label import label
from copydesk.newsroom.propagation import noting
from copydesk.newsroom.propagation.models import DeliveryRow, TakerRow
from copydesk.newsroom.propagation.signals import delivery_moved
from copydesk.story.codec import to_plain
from copydesk.story.shapes.receipt import Receipt, read
from copydesk.wire.http.signatures import Stamp, why_refused

State = DeliveryRow.State
TROUBLE = 500
RANK: dict[str, int] = {
    State.OVERTAKEN: 0,
    State.FAILED: 0,
    State.WAITING: 0,
    State.TAKEN: 1,
    State.TOLD: 1,
    State.ACKNOWLEDGED: 2,
    State.ACTED: 3,
}
# The same whether message, secret, clock or bytes are wrong: strangers learn nothing.
UNKNOWN = "no such message, or not signed for it"


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What the taker is answered: 200 with taken or known, 400 no receipt, 401 not believed."""

    status: int
    said: dict[str, Any] = field(default_factory=dict)


def take(content: bytes, *, stamp: Stamp, now: dt.datetime) -> Answered:
    """Take up a receipt, if it is one, is believed and says something new."""
    try:
        receipt = read(content)
    except BadRecord as error:
        return Answered(status=400, said={"says": error.reason[:TROUBLE]})
    with transaction.atomic():
        rows = DeliveryRow.objects.select_for_update().filter(name=receipt.id)
        delivery = rows.select_related("edition", "story", "taker").first()
        if delivery is None:
            return Answered(status=401, said={"says": UNKNOWN})
        if not _is_believed(delivery.taker, content, stamp, now):
            TakerRow.objects.filter(pk=delivery.taker_id).update(refused=F("refused") + 1)
            return Answered(status=401, said={"says": UNKNOWN})
        is_new = _is_new(delivery, receipt, now)
        if is_new:
            _move(delivery, receipt, now)
        else:
            TakerRow.objects.filter(pk=delivery.taker_id).update(repeated=F("repeated") + 1)
    return Answered(status=200, said={"id": receipt.id, "state": "taken" if is_new else "known"})


def _is_believed(taker: TakerRow, content: bytes, stamp: Stamp, now: dt.datetime) -> bool:
    secrets = [taker.secret]
    if taker.old_secret and taker.old_until is not None and taker.old_until > now:
        secrets.append(taker.old_secret)
    return any(not why_refused(stamp, secret=one, content=content, now=now) for one in secrets)


def _is_new(delivery: DeliveryRow, receipt: Receipt, now: dt.datetime) -> bool:
    """Whether it was written after all we have, and not in the future."""
    if receipt.written > now + dt.timedelta(minutes=5):
        return False
    return delivery.receipt_at is None or receipt.written > delivery.receipt_at


def _move(delivery: DeliveryRow, receipt: Receipt, now: dt.datetime) -> None:
    before = delivery.state
    delivery.receipt_at = receipt.written
    delivery.told_at = delivery.told_at or now
    if receipt.state == "refused":
        delivery.trouble = label(f"refused: {receipt.reason}", limit=TROUBLE)
        _forward(delivery, State.TOLD)
    elif RANK[before] < RANK[State.ACTED] or receipt.state == "acted":
        delivery.answer = to_plain(receipt)
        delivery.trouble = ""
        delivery.acknowledged_at = delivery.acknowledged_at or now
        if receipt.state == "acted":
            delivery.acted_at = delivery.acted_at or receipt.at or now
        _forward(delivery, State(receipt.state))
    delivery.save()
    taker = TakerRow.objects.filter(pk=delivery.taker_id, has_own_answers=False)
    taker.update(has_own_answers=True)
    if delivery.state != before and receipt.state != "refused":
        told = {"how": receipt.how, "edition": receipt.edition, "address": receipt.address}
        noting.note(delivery, receipt.state, at=now, **told)
    delivery_moved.send(sender=DeliveryRow, delivery=delivery, at=now)
    transaction.on_commit(bell.ring)


def _forward(delivery: DeliveryRow, state: str) -> None:
    if RANK[state] > RANK[delivery.state]:
        delivery.state = state
