"""What the desk knows of the items a delivery brings, in the form in which upstream is judged."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from copydesk.newsroom.desk.models import ArrivalRow, NameRow, StoryRow, WaitingOrderRow
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from copydesk.story.codec import from_plain
from copydesk.story.story import Cleaned, Item, Status
from copydesk.wire.upstream import judge as upstream
from copydesk.wire.upstream.identity import canonical, shared_links
from copydesk.wire.upstream.judge import Knowledge, Standing
from copydesk.wire.upstream.version import Version, version_of

Kind = ArrivalRow.Kind
CALLED, CHAIN = "called:", "chain:"
HELD = (StoryRow.Attention.KILLED, StoryRow.Attention.WITHHELD)
# For how long a slug or keyword, which are used again, means the same item.
CYCLE = dt.timedelta(hours=36)
STANDING: dict[str, Status] = {
    Kind.KILL: "canceled",
    Kind.WITHHOLD: "withheld",
    Kind.RELEASE: "usable",
}


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """A capture with what its items say of each other: whose names are taken or shared."""

    capture: CaptureRow
    now: dt.datetime
    taken: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()

    @property
    def source(self) -> SourceRow | None:
        """Who sent it."""
        return self.capture.source


def delivery_of(capture: CaptureRow, items: Iterable[Item], now: dt.datetime) -> Delivery:
    """A capture whose items are read."""
    items = tuple(items)
    return Delivery(
        capture=capture,
        now=now,
        taken=frozenset(canonical(item.guid) for item in items),
        shared=shared_links(items),
    )


def find(item: Item, sent: Version, delivery: Delivery) -> StoryRow | None:
    """The story this item is a version of, by its identifier, another name, or its keyword."""
    rows = StoryRow.objects.filter(source=delivery.source)
    own = rows.filter(guid=item.guid[:500]).first()
    if own is not None:
        return own
    named = NameRow.objects.filter(source=delivery.source).select_related("story").order_by("-pk")
    by_name = {one.name: one.story for one in named.filter(name__in=sent.names)[:50]}
    for name in sent.names:
        row = by_name.get(name)
        if row and (name == canonical(row.guid) or canonical(row.guid) not in delivery.taken):
            return row
    if not (sent.chain and sent.is_later):
        return None
    recent = named.filter(name=CHAIN + sent.chain, at__gte=delivery.now - CYCLE)
    return next((one.story for one in recent[:1]), None)


def brings_nothing(row: StoryRow, sent: Version, shared: frozenset[str]) -> bool:
    """Whether these very words came before, told without cleaning them."""
    held = row.arrivals.exclude(kind__in=ArrivalRow.ASIDE).first()
    aside = row.arrivals.filter(kind__in=ArrivalRow.ASIDE)[:3]
    for arrival in (*([held] if held else []), *aside):
        came = version_of(from_plain(arrival.item, Item), shared=shared)
        if upstream.says_nothing_new(sent, came):
            is_order = arrival == held and arrival.kind in (Kind.KILL, Kind.WITHHOLD)
            return not is_order or (_is_lifted(row) and _is_repeat(sent, came))
    return False


def _is_lifted(row: StoryRow) -> bool:
    """Whether a chief has decided against what the source wanted."""
    down = (StoryRow.State.KILLED, StoryRow.State.WITHHELD)
    return row.state not in down and row.attention not in HELD


def _is_repeat(one: Version, other: Version) -> bool:
    """The very same message; one with a later date or number insists."""
    return (one.number, one.moment) == (other.number, other.moment)


def knowledge(version: Version, row: StoryRow | None, delivery: Delivery) -> Knowledge:
    """What is known of this item, of those it gives orders about, and the orders that wait."""
    rows = {row.pk: row} if row is not None else {}
    for target, _, _ in version.orders:
        rows |= {found.pk: found for found in _meant(target, delivery)}
    known = (known_of(each) for each in rows.values())
    names = [*version.names, *version.called]
    waiting = WaitingOrderRow.objects.filter(
        source=delivery.source, name__in=names, at__gte=delivery.now - upstream.KEPT
    )
    return Knowledge(
        items=tuple(one for one in known if one is not None),
        orders=tuple(
            Standing(names=(one.name,), status=_status(one.status), at=one.at, note=one.note)
            for one in waiting
        ),
    )


def known_of(row: StoryRow) -> upstream.Known | None:
    """A story as upstream judges it; its key is the row's. None for one that was written here."""
    last = row.arrivals.exclude(kind__in=ArrivalRow.ASIDE).first()
    if last is None:
        return None
    held = version_of(from_plain(last.item, Item), from_plain(last.cleaned, Cleaned).story)
    names = tuple(row.names.values_list("name", flat=True)[:200])
    found = tuple(name for name in names if not name.startswith((CALLED, CHAIN)))
    called = tuple(name.removeprefix(CALLED) for name in names if name.startswith(CALLED))
    status, at = _stands(row, held)
    return upstream.Known(
        key=str(row.pk),
        names=tuple(dict.fromkeys((canonical(row.guid), *found))),
        called=called,
        version=held,
        status=status,
        ordered_at=at if status == "withheld" else None,
        was_released=row.arrivals.filter(kind=Kind.RELEASE).exists(),
    )


def learn(row: StoryRow, version: Version) -> None:
    """Remember by which names the item may come again."""
    chain = [CHAIN + version.chain] if version.chain else []
    names = [*version.names, *(CALLED + word for word in version.called), *chain]
    NameRow.objects.bulk_create(
        [NameRow(story=row, source=row.source, name=name[:520]) for name in names],
        ignore_conflicts=True,
    )


def forget_old_orders(now: dt.datetime) -> int:
    """Erase the orders whose story has not come in ninety days; returns how many there were."""
    return WaitingOrderRow.objects.filter(at__lt=now - upstream.KEPT).delete()[0]


def last_copy(row: StoryRow) -> ArrivalRow | None:
    """The last version that brought copy: a kill has none."""
    return row.arrivals.exclude(kind__in=(*ArrivalRow.ASIDE, Kind.KILL)).first() or (
        row.arrivals.first()
    )


def of_address(source: SourceRow, address: str) -> StoryRow | None:
    """The story of a single page."""
    name = canonical(address)
    own = StoryRow.objects.filter(source=source, guid__in=(address, name)).first()
    if own is not None:
        return own
    found = NameRow.objects.filter(source=source, name=name).select_related("story").last()
    return found.story if found else None


def _meant(target: str, delivery: Delivery) -> Iterable[StoryRow]:
    """The stories an order may mean: by identifier, else the latest of that slug or headline."""
    rows = StoryRow.objects.filter(source=delivery.source)
    own = rows.filter(guid=target[:500]).first()
    if own is not None:
        return (own,)
    named = NameRow.objects.filter(source=delivery.source).select_related("story").order_by("-pk")
    exact = named.filter(name=canonical(target)).first()
    if exact is not None:
        return (exact.story,)
    since = delivery.now - upstream.KEPT
    said = named.filter(name=CALLED + target.casefold().strip(), at__gte=since).first()
    return (said.story,) if said else ()


def _stands(row: StoryRow, held: Version) -> tuple[Status, dt.datetime | None]:
    """How upstream wants the item to stand, and since when; a chief's restoring counts."""
    last = row.arrivals.filter(kind__in=list(STANDING)).first()
    refused = row.arrivals.filter(kind=Kind.REFUSED, story__state=StoryRow.State.KILLED).exists()
    if last is None:
        return ("canceled" if refused else held.status), None
    if _is_lifted(row):
        return "usable", None
    return STANDING[last.kind], last.at


def _status(word: str) -> Status:
    return "canceled" if word == WaitingOrderRow.Status.CANCELED else "withheld"
