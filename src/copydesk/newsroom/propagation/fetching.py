"""Takers that fetch: what they may have, at an address only they know.

    GET /take/TOKEN/               what is new for them; ?since=CURSOR what came after
    GET /take/TOKEN/STORY/         one story as it stands for them

What was in an answer is taken. Whoever comes back, with the cursor or with none, has had what it
took before: that acknowledges it. An order stays in the list until it was taken, whatever cursor
is given.
"""

import datetime as dt
import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from copydesk.newsroom.propagation import lists
from copydesk.newsroom.propagation.composing import compose, imprint_of, sending_of
from copydesk.newsroom.propagation.models import DeliveryRow, TakerRow
from copydesk.newsroom.propagation.noting import note
from copydesk.newsroom.propagation.signals import delivery_moved

State = DeliveryRow.State
AT_ONCE = 50
TAKEN, ACKNOWLEDGED = "taken", "acknowledged"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a taker is answered: the bytes, what they are, and what names them."""

    content: bytes
    media_type: str
    etag: str
    next: str = ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a taker asks for: after which cursor, with which copy at hand, or only the head."""

    since: int | None = None
    held: str = ""
    is_head: bool = False


def taker_of(token: str) -> TakerRow | None:
    """Whose address this is; all are compared, whole, so that a guess learns nothing by time.

    Where copy goes there no more it is open only as long as orders about what was taken stand.
    """
    fetching = TakerRow.objects.filter(way=TakerRow.Way.FETCH)
    guess = token.encode()
    found = [
        key
        for key, own in fetching.values_list("pk", "token")
        if hmac.compare_digest(own.encode(), guess)
    ]
    taker = TakerRow.objects.get(pk=found[0]) if found else None
    return taker if taker and (taker.active or _latest(taker).exists()) else None


def fetch(taker: TakerRow, asked: Asked, *, now: dt.datetime) -> Shown | None:
    """The list for a taker; None where it has the very same already."""
    with transaction.atomic():
        if not asked.is_head:
            _acknowledge(taker, asked.since, now)
        rows = list(_waiting(taker, asked.since))
        etag = _etag(taker, rows)
        if etag in asked.held:
            return None
        shown = _listed(taker, rows, asked, etag)
        if not asked.is_head:
            _take(rows, now)
    return shown


def fetch_one(taker: TakerRow, story: str, asked: Asked, *, now: dt.datetime) -> Shown | None:
    """One story as it stands for a taker, None where it has that; raises `DoesNotExist`."""
    with transaction.atomic():
        rows = _latest(taker).filter(story__key=story)
        delivery = rows.order_by("-edition__number")[:1].get()
        etag = _etag(taker, [delivery])
        if etag in asked.held:
            return None
        written = compose(delivery)
        if not asked.is_head:
            _take([delivery], now)
    return Shown(content=written.content, media_type=written.media_type, etag=etag)


def own_address(taker: TakerRow) -> str:
    """Where a taker fetches."""
    return f"{settings.SITE_URL}/take/{taker.token}/"


def _latest(taker: TakerRow) -> QuerySet[DeliveryRow]:
    """The last that went to a taker of each story; of one who is paused, the orders among them."""
    later = DeliveryRow.objects.filter(
        taker=OuterRef("taker"),
        story=OuterRef("story"),
        edition__number__gt=OuterRef("edition__number"),
    )
    rows = DeliveryRow.objects.filter(taker=taker).exclude(state=State.OVERTAKEN)
    if not taker.active:
        rows = rows.filter(kind__in=DeliveryRow.ORDERS)
    return rows.exclude(Exists(later)).select_related("edition", "story", "taker")


def _waiting(taker: TakerRow, since: int | None) -> QuerySet[DeliveryRow]:
    """What is in the list, in the order of the cursor: of all there is at most so many."""
    rows = _latest(taker)
    if since is not None:
        return rows.filter(Q(pk__gt=since) | Q(state=State.WAITING)).order_by("pk")[:AT_ONCE]
    orders = rows.filter(state=State.WAITING).order_by("pk")[:AT_ONCE]
    newest = rows.order_by("-pk")[:AT_ONCE]
    keys = {*orders.values_list("pk", flat=True), *newest.values_list("pk", flat=True)}
    return rows.filter(pk__in=keys).order_by("pk")[: 2 * AT_ONCE]


def _acknowledge(taker: TakerRow, since: int | None, now: dt.datetime) -> None:
    """It has come back: what it took before, it has. A copydesk says so itself, and more."""
    taken = DeliveryRow.objects.filter(taker=taker, state=State.TAKEN, told_at__lt=now)
    if since is not None:
        taken = taken.filter(pk__lte=since)
    if taker.has_own_answers:
        return
    for delivery in taken.select_related("edition", "story", "taker"):
        delivery.state, delivery.acknowledged_at = State.ACKNOWLEDGED, now
        delivery.save(update_fields=["state", "acknowledged_at"])
        note(delivery, ACKNOWLEDGED, at=now)
        delivery_moved.send(sender=DeliveryRow, delivery=delivery, at=now)


def _take(rows: list[DeliveryRow], now: dt.datetime) -> None:
    for delivery in rows:
        if delivery.state not in (State.WAITING, State.FAILED):
            continue
        delivery.state, delivery.told_at, delivery.tried_at = State.TAKEN, now, now
        delivery.tries += 1
        delivery.save(update_fields=["state", "told_at", "tried_at", "tries"])
        note(delivery, TAKEN, at=now)
        delivery_moved.send(sender=DeliveryRow, delivery=delivery, at=now)
    if rows:
        TakerRow.objects.filter(pk=rows[0].taker_id).update(last_told=now)


def _listed(taker: TakerRow, rows: list[DeliveryRow], asked: Asked, etag: str) -> Shown:
    own = own_address(taker)
    cursor = max([row.pk for row in rows], default=asked.since or 0)
    listed = lists.Listed(
        name=f"{settings.WAGTAIL_SITE_NAME}: {taker.name}",
        own=own,
        next=f"{own}?since={max(cursor, asked.since or 0)}",
        entries=[_entry(row, own) for row in rows],
    )
    content, media_type = lists.written(taker.form, listed)
    return Shown(content=content, media_type=media_type, etag=etag, next=listed.next)


def _entry(row: DeliveryRow, own: str) -> lists.Entry:
    sending = sending_of(row)
    return lists.Entry(sending, imprint_of(sending.edition), f"{own}{row.story.key}/")


def _etag(taker: TakerRow, rows: list[DeliveryRow]) -> str:
    """Names the answer: who it is for, in what form, and what stands in it."""
    said = "\n".join([taker.token, taker.form, *(row.name for row in rows)])
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'
