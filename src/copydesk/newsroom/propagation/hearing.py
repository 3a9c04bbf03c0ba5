"""What another house sent us by the profile: what became of it, so that its sender can be told.

A message is known by its id, for ever: one that comes again does nothing and is counted. What the
desk does with it is read off its arrival and the editions made since.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from copydesk.errors import UnreadableCapture
from copydesk.newsroom.desk.models import ArrivalRow, EditionRow, StoryRow
from copydesk.newsroom.desk.signals import edition_made, upstream_declined
from copydesk.newsroom.intake import bell, store
from copydesk.newsroom.intake.label import label
from copydesk.newsroom.intake.models import CaptureRow, PushDoorRow, SourceRow
from copydesk.newsroom.intake.signals import pushed, pushing
from copydesk.newsroom.propagation.models import DeliveryRow, HeardRow
from copydesk.newsroom.propagation.signals import delivery_moved
from copydesk.story.change import ChangeKind
from copydesk.wire.carried import Envelope, envelope, is_named
from copydesk.wire.http.signatures import Stamp
from copydesk.wire.jsontree import string

State = HeardRow.State
HEAD, REASON, AT_ONCE = 4096, 500, 200
TICK = dt.timedelta(milliseconds=1)
OPEN = (State.TAKEN, State.ACKNOWLEDGED)
ORDERS = ("kill", "withhold")
# What puts readers right; a mere new version does not answer a correction.
RIGHTED = frozenset({
    ChangeKind.CLARIFICATION, ChangeKind.CORRECTION, ChangeKind.EDITORS_NOTE,
    ChangeKind.RETRACTION, ChangeKind.TAKEDOWN, ChangeKind.WITHHOLD,
})  # fmt: skip


def connect() -> None:
    """Hear of deliveries, editions and decisions; called once when the app is ready."""
    pushing.connect(on_pushing, sender=PushDoorRow, dispatch_uid="propagation.pushing")
    pushed.connect(on_pushed, sender=PushDoorRow, dispatch_uid="propagation.pushed")
    edition_made.connect(on_edition, sender=StoryRow, dispatch_uid="propagation.acted")
    upstream_declined.connect(on_declined, sender=StoryRow, dispatch_uid="propagation.declined")
    delivery_moved.connect(on_moved, sender=DeliveryRow, dispatch_uid="propagation.downstream")


def on_pushing(source: SourceRow, content: bytes, stamp: Stamp, **_: Any) -> dict[str, str] | None:
    """A message of the profile that came before, whatever its bytes say now, is not taken again."""
    if not is_named(content[:HEAD].decode("utf-8", "replace")):
        return None
    again = HeardRow.objects.filter(source=source, name=stamp.id)
    if not again.update(repeats=F("repeats") + 1):
        return None
    return {"id": stamp.id, "state": "known"}


def on_pushed(
    source: SourceRow, capture: CaptureRow, content: bytes, stamp: Stamp, **_: Any
) -> dict[str, str] | None:
    """A message of the profile is kept, with its id, in the transaction that keeps its bytes."""
    if not is_named(content[:HEAD].decode("utf-8", "replace")):
        return None
    try:
        sent = envelope(capture.record(content))
    except UnreadableCapture as error:
        return {"id": stamp.id, "state": "refused", "says": label(error.reason, limit=REASON)}
    if sent.id != stamp.id:
        says = "the message has another id than webhook-id says"
        return {"id": stamp.id, "state": "refused", "says": says}
    HeardRow.objects.get_or_create(
        source=source,
        name=sent.id,
        defaults={
            "signal": sent.signal[:10],
            "capture": capture,
            "receipts": sent.receipts,
            "at": capture.at,
        },
    )
    return {"id": sent.id, "state": "taken"}


def look(now: dt.datetime) -> int:
    """Acknowledge what the desk has taken in since the last look; returns how much there was."""
    fresh = HeardRow.objects.filter(story=None, state=State.TAKEN).exclude(
        capture__state=CaptureRow.State.KEPT
    )
    rows = list(fresh.select_related("capture", "source").order_by("pk")[:AT_ONCE])
    for heard in rows:
        with transaction.atomic():
            _acknowledge(heard, now)
    return len(rows)


def on_edition(row: StoryRow, edition: EditionRow, before: EditionRow | None, **_: Any) -> None:
    """The desk acted: all messages that this edition answers, and the last one always."""
    held = HeardRow.objects.filter(story=row)
    last = held.order_by("-pk").values_list("pk", flat=True).first()
    if last is None:
        return
    how = how_of(edition, before)
    for heard in held.filter(Q(state__in=OPEN) | Q(pk=last)):
        if _answers(heard, edition, how):
            _acted(heard, how, edition, now=edition.at)


def on_declined(row: StoryRow, reason: str, **_: Any) -> None:
    """The desk does not take over what upstream changed, and says why."""
    now = timezone.now()
    for heard in HeardRow.objects.filter(story=row, state__in=OPEN):
        _acted(heard, "declined", _current(row), now=now, reason=reason)


def on_moved(delivery: DeliveryRow, at: dt.datetime, **_: Any) -> None:
    """Somebody behind us came further with an edition that we made of a message."""
    _renew(HeardRow.objects.filter(edition=delivery.edition_id), at)


def how_of(edition: EditionRow, before: EditionRow | None) -> str:
    """What making an edition was, in the word of receipts."""
    if edition.withdrawn:
        return "withheld" if edition.kind == ChangeKind.WITHHOLD else "killed"
    if before is None:
        return "published"
    if before.withdrawn:
        return "released"
    return "corrected" if edition.kind in RIGHTED else "updated"


def _answers(heard: HeardRow, edition: EditionRow, how: str) -> bool:
    """Whether an edition does what a message asks for."""
    if heard.signal in ORDERS:
        return edition.withdrawn or heard.state == State.ACTED
    if heard.signal == "correction":
        return how != "updated" or heard.state == State.ACTED
    return True


def _acknowledge(heard: HeardRow, now: dt.datetime) -> None:
    """The desk has it: as a version of a story, or it could not be read."""
    arrival = _arrival(heard)
    story = arrival.story if arrival else _known(heard)
    if story is None:
        is_refused = heard.capture.state == CaptureRow.State.REFUSED
        heard.state = State.REFUSED if is_refused else State.ACKNOWLEDGED
        heard.reason = label(heard.capture.reason, limit=REASON)
        is_order = heard.signal in ORDERS and not is_refused
        if is_order:
            heard.state, heard.how, heard.acted_at = State.ACTED, "unpublished", now
        _save(heard, now)
        return
    heard.story, heard.state = story, State.ACKNOWLEDGED
    _save(heard, now)
    _act_at_once(heard, story, arrival, now)


def _arrival(heard: HeardRow) -> ArrivalRow | None:
    """What the message was to the desk: a version or order of its own story before all else."""
    rows = heard.capture.arrivals.exclude(kind=ArrivalRow.Kind.PERHAPS).select_related("story")
    return rows.filter(story__source=heard.source).first() or rows.first()


def _act_at_once(
    heard: HeardRow, story: StoryRow, arrival: ArrivalRow | None, now: dt.datetime
) -> None:
    """What taking it in has done already: copy taken down, or published by a route."""
    if arrival is not None and arrival.kind in ArrivalRow.ASIDE:
        _acted(heard, "late" if arrival.kind == ArrivalRow.Kind.LATE else "refused", None, now=now)
        return
    current = _current(story)
    if current is None:
        if heard.signal in ORDERS:
            _acted(heard, "unpublished", None, now=now)
        return
    before = story.editions.filter(number=current.number - 1).first()
    how = how_of(current, before)
    is_since = current.at >= heard.at
    if (is_since or current.withdrawn) and _answers(heard, current, how):
        _acted(heard, how, current, now=current.at if is_since else now)


def _acted(
    heard: HeardRow, how: str, edition: EditionRow | None, *, now: dt.datetime, reason: str = ""
) -> None:
    heard.state, heard.how, heard.acted_at = State.ACTED, how, now
    heard.edition = edition
    heard.reason = label(reason, limit=REASON)
    _save(heard, now)


def _save(heard: HeardRow, now: dt.datetime) -> None:
    """With a receipt that has to go out, where its sender wants one."""
    heard.save()
    _renew(HeardRow.objects.filter(pk=heard.pk), now)


def _renew(rows: QuerySet[HeardRow], now: dt.datetime) -> None:
    """A receipt goes out with what is known now; written after all before, whatever clocks do."""
    moment = max(now, timezone.now())
    for heard in rows.exclude(receipts=""):
        before = heard.changed_at
        written = max(moment, before + TICK) if before is not None else moment
        rows.filter(pk=heard.pk).update(waits=True, changed_at=written, next_try=moment, tries=0)
        transaction.on_commit(bell.ring)


def _current(story: StoryRow) -> EditionRow | None:
    return story.editions.filter(current=True).first()


def _known(heard: HeardRow) -> StoryRow | None:
    """The story of a message that brought nothing new to it."""
    sent = _sent(heard)
    name = string(sent.item.get("uri")) if sent else ""
    rows = StoryRow.objects.filter(source=heard.source, guid=name) if name else None
    return rows.first() if rows is not None else None


def _sent(heard: HeardRow) -> Envelope | None:
    try:
        return envelope(heard.capture.record(store.content(heard.capture.sha256)))
    except (UnreadableCapture, OSError):
        return None
