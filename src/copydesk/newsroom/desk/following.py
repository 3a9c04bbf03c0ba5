"""What upstream did, done at the desk: a version kept, a draft renewed, copy held or taken down."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from copydesk.line import Processed
from copydesk.newsroom.desk import actions, by_text, findings, knowing, redrafting, routing, trace
from copydesk.newsroom.desk.by_text import Meant
from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.knowing import Delivery
from copydesk.newsroom.desk.models import (
    ArrivalRow,
    SectionRow,
    StoryRow,
    WaitingOrderRow,
    WantedPicture,
)
from copydesk.newsroom.desk.signals import followed
from copydesk.newsroom.intake.models import CaptureRow
from copydesk.press.wording import taken_down
from copydesk.story.blocks import Block, Picture
from copydesk.story.change import ChangeKind
from copydesk.story.codec import from_plain, to_plain
from copydesk.story.record import replace
from copydesk.story.story import Cleaned, Item, Status, Story
from copydesk.wire.upstream.judge import Event
from copydesk.wire.upstream.version import text_of

Kind = ArrivalRow.Kind
State = StoryRow.State
Attention = StoryRow.Attention
# Lightest first: what waits for a person gives way only to what is heavier.
RANK = (
    Attention.NONE, Attention.UPDATED, Attention.EMBARGO, Attention.RELEASED, Attention.FACTS,
    Attention.CORRECTED, Attention.WITHHELD, Attention.KILLED,
)  # fmt: skip
CALLS = {
    Kind.UPDATE: Attention.UPDATED,
    Kind.CORRECTION: Attention.CORRECTED,
    Kind.CLARIFICATION: Attention.CORRECTED,
    Kind.WITHHOLD: Attention.WITHHELD,
    Kind.RELEASE: Attention.RELEASED,
    Kind.KILL: Attention.KILLED,
    Kind.EMBARGO: Attention.EMBARGO,
    Kind.EXPIRY: Attention.UPDATED,
}
STATUS: dict[str, Status] = {
    Kind.KILL: "canceled",
    Kind.WITHHOLD: "withheld",
    Kind.RELEASE: "usable",
}
DRAFTED = (Kind.UPDATE, Kind.CORRECTION, Kind.CLARIFICATION, Kind.RELEASE, Kind.EMBARGO)


@dataclass(frozen=True, kw_only=True)
class Came:
    """A version that came, read and cleaned."""

    item: Item
    processed: Processed
    delivery: Delivery


def follow(meant: Meant, came: Came) -> StoryRow | None:
    """Do at the desk what an event says; without a row it is about what has not come."""
    event, row = meant.event, meant.row
    if event.is_unknown:
        _wait(event, came.delivery)
        return None
    if meant.asks:
        return ask(meant, came.delivery.now, capture=came.delivery.capture) if row else None
    if event.version is None:
        return _ordered(meant, came, row) if row is not None else None
    kept = _version(meant, came, row)
    if row is None and event.kind == "new":
        routing.route(kept, came.item)
    return kept


def ask(meant: Meant, now: dt.datetime, *, capture: CaptureRow | None) -> StoryRow | None:
    """Nothing is done to a story that is perhaps meant: it stands with what came, for a person."""
    row, event = meant.row, meant.event
    last = knowing.last_copy(row) if row is not None else None
    if row is None or last is None:
        return row
    asked = row.arrivals.filter(kind=Kind.PERHAPS, called=event.kind, note=event.note)
    if not asked.exists():
        _keep_aside(row, last, event, now, capture=capture, sure=meant.sure, kind=Kind.PERHAPS)
        raise_attention(row, event)
    return row


def page_gone(row: StoryRow, event: Event, *, now: dt.datetime) -> StoryRow:
    """A single page that is gone for good: its story is killed."""
    with transaction.atomic():
        return _order_kept(Meant(event=event, row=row), row, now, capture=None)


def _version(meant: Meant, came: Came, row: StoryRow | None) -> StoryRow:
    """A version of this item: kept, and put into the draft where nobody has worked on it."""
    event = meant.event
    kind = Kind(event.kind)
    last = row.arrivals.exclude(kind__in=ArrivalRow.ASIDE).first() if row else None
    copy = knowing.last_copy(row) if row else None
    if row is None:
        row = _new_row(came)
    cleaned = redrafting.with_old_keys(came.processed.cleaned, copy)
    before = to_record(row.get_latest_revision_as_object()) if last else None
    stood = row.state if last else ""
    if before is None:
        fill(row, cleaned.story)
        row.save()
        row.save_revision()
    arrival = _keep(row, meant, came, cleaned, stood=stood)
    told = {"kind": kind, "capture": came.delivery.capture.sha256}
    cleaner = cleaned.story.cleaner
    trace.leave(row, "desk.arrive", by=came.delivery.capture.by, **told, cleaner=cleaner)
    _change_standing(row, kind, is_new=before is None)
    if before is not None and not (copy is not None and redrafting.is_edited(before, copy)):
        _redraft(row, kind, cleaned.story)
    if kind not in (*ArrivalRow.ASIDE, Kind.KILL):
        _terms(row, cleaned.story)
        want_pictures(row, cleaned.story.blocks)
        by_text.remember(row, text_of(cleaned.story))
    raise_attention(row, event)
    if event.version is not None:
        knowing.learn(row, event.version)
    findings.recheck(row)
    followed.send(sender=StoryRow, row=row, arrival=arrival)
    return row


def _redraft(row: StoryRow, kind: ArrivalRow.Kind, story: Story) -> None:
    """Put a version into a draft that nobody has worked on, unless the story is down."""
    stands = row.state not in (State.KILLED, State.WITHHELD) or kind == Kind.RELEASE
    if kind in DRAFTED and stands:
        redrafting.redraft(row, story)


def _new_row(came: Came) -> StoryRow:
    source = came.delivery.source
    row = StoryRow(source=source, guid=came.item.guid[:500], came_at=came.delivery.now)
    key = source.section_key if source else ""
    row.section = SectionRow.objects.filter(key=key).first() if key else None
    row.live = False
    return row


def _keep(row: StoryRow, meant: Meant, came: Came, cleaned: Cleaned, *, stood: str) -> ArrivalRow:
    event = meant.event
    return ArrivalRow.objects.create(
        story=row,
        capture=came.delivery.capture,
        at=came.delivery.now,
        version=came.item.version[:200],
        kind=event.kind,
        called=event.calls,
        note=event.note,
        facts=[to_plain(fact) for fact in event.facts],
        stood=stood,
        sure=meant.sure,
        over=_edition(row),
        item=to_plain(came.item),
        cleaned=to_plain(cleaned),
        statements=[to_plain(s) for s in came.processed.statements],
    )


def _ordered(meant: Meant, came: Came, row: StoryRow) -> StoryRow:
    """An order that came with another item."""
    if _was_done(meant.event, came.item, row):
        return row
    return _order_kept(meant, row, came.delivery.now, capture=came.delivery.capture)


def _was_done(event: Event, item: Item, row: StoryRow) -> bool:
    """Whether it was carried out before: sent again, it does not undo what a chief decided."""
    done = row.arrivals.filter(kind=event.kind, note=event.note).first()
    moment = item.updated or item.published or item.created
    return done is not None and not (moment and moment > done.at)


def _order_kept(
    meant: Meant, row: StoryRow, now: dt.datetime, *, capture: CaptureRow | None
) -> StoryRow:
    """Keep an order as an arrival with the copy that stood, and do it."""
    kind = Kind(meant.event.kind)
    last = knowing.last_copy(row)
    if last is None:
        return row
    kept = _keep_aside(row, last, meant.event, now, capture=capture, sure=meant.sure, kind=kind)
    trace.leave(row, "desk.arrive", by=None, kind=kind, note=meant.event.note[:300])
    _change_standing(row, kind, is_new=False)
    raise_attention(row, meant.event)
    findings.recheck(row)
    followed.send(sender=StoryRow, row=row, arrival=kept)
    return row


def _keep_aside(  # noqa: PLR0913  # what an arrival without copy of its own is made of
    row: StoryRow,
    last: ArrivalRow,
    event: Event,
    now: dt.datetime,
    *,
    capture: CaptureRow | None,
    sure: float,
    kind: ArrivalRow.Kind,
) -> ArrivalRow:
    """An arrival with the copy of the version before."""
    item = from_plain(last.item, Item)
    return ArrivalRow.objects.create(
        story=row,
        capture=capture,
        at=now,
        version=last.version,
        kind=kind,
        called=event.kind if capture or kind == Kind.PERHAPS else "",
        note=event.note,
        stood=row.state,
        sure=sure,
        over=_edition(row),
        item=to_plain(replace(item, status=STATUS.get(kind, item.status))),
        cleaned=last.cleaned,
        statements=last.statements,
    )


def _edition(row: StoryRow) -> int:
    """The number of the edition that stands, 0 before the first."""
    held = row.editions.filter(current=True).values_list("number", flat=True).first()
    return held or 0


def _change_standing(row: StoryRow, kind: ArrivalRow.Kind, *, is_new: bool) -> None:
    """Take down, hold, or give back what upstream killed, withheld or released."""
    if kind in (Kind.KILL, Kind.WITHHOLD):
        _take_down(row, kind)
    elif kind == Kind.REFUSED and is_new:
        StoryRow.objects.filter(pk=row.pk).update(state=State.KILLED, attention=Attention.KILLED)
    elif kind == Kind.RELEASE:
        _give_back(row)
    row.refresh_from_db()


def _take_down(row: StoryRow, kind: ArrivalRow.Kind) -> None:
    """Our copy comes down at once where the source's terms say so; else a person is told."""
    if not row.live:
        state = State.KILLED if kind == Kind.KILL else State.WITHHELD
        if row.state != State.KILLED:
            StoryRow.objects.filter(pk=row.pk).update(state=state)
        return
    if row.source is not None and not row.source.obeys_kills:
        return
    name = row.source.name if row.source else row.origin_name
    for each in (row, *row.translations.filter(live=True)):
        reason = taken_down(name, is_killed=kind == Kind.KILL, language=each.language, site=site())
        actions.withdraw(each, by=None, reason=reason, kind=ChangeKind.WITHHOLD)
        if each != row:
            StoryRow.objects.filter(pk=each.pk).update(attention=CALLS[kind])


def _give_back(row: StoryRow) -> None:
    """A story never published stands where it stood; one that was waits for a person."""
    if row.state not in (State.KILLED, State.WITHHELD) or row.editions.exists():
        return
    held = row.arrivals.filter(kind__in=(Kind.KILL, Kind.WITHHOLD)).first()
    stood = held.stood if held and held.stood not in (State.KILLED, State.WITHHELD) else ""
    StoryRow.objects.filter(pk=row.pk).update(state=stood or State.INCOMING)


def raise_attention(row: StoryRow, event: Event) -> None:
    """Tell a person what upstream did; what is heavier and not yet looked at stays."""
    kind = Kind(event.kind)
    wanted = Attention(CALLS.get(kind, Attention.NONE))
    if event.facts and RANK.index(wanted) < RANK.index(Attention.FACTS):
        wanted = Attention.FACTS
    if kind == Kind.EMBARGO and not row.live and row.state == State.INCOMING:
        wanted = Attention.UPDATED
    held = Attention(row.attention)
    lifts = kind == Kind.RELEASE and held in (Attention.KILLED, Attention.WITHHELD)
    if lifts or RANK.index(wanted) > RANK.index(held):
        StoryRow.objects.filter(pk=row.pk).update(attention=wanted)
        row.refresh_from_db()


def _terms(row: StoryRow, story: Story) -> None:
    """Embargo and expiry, also the contract's, move in the draft, whoever has worked on it."""
    draft = row.get_latest_revision_as_object()
    terms = {"embargo_until": story.embargo_until, "expires": story.expires}
    if all(getattr(draft, name) == value for name, value in terms.items()):
        return
    for name, value in terms.items():
        setattr(draft, name, value)
    keep_draft(row, draft)
    StoryRow.objects.filter(pk=row.pk).update(**terms)
    row.refresh_from_db()


def _wait(event: Event, delivery: Delivery) -> None:
    """Keep an order about something that has not come."""
    status = WaitingOrderRow.Status.CANCELED
    if event.kind == "withhold":
        status = WaitingOrderRow.Status.WITHHELD
    elif event.kind != "kill":
        return
    for name in event.names:
        WaitingOrderRow.objects.get_or_create(
            source=delivery.source,
            name=name[:520],
            status=status,
            defaults={"note": event.note, "at": delivery.now, "capture": delivery.capture},
        )


def want_pictures(row: StoryRow, blocks: tuple[Block, ...]) -> None:
    """Have the pictures fetched that a story names by address."""
    for block in blocks:
        if isinstance(block, Picture) and block.src.startswith(("http://", "https://")):
            WantedPicture.objects.get_or_create(story=row, src=block.src[:2000])
