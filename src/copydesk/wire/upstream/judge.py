"""What a delivery is to what we know: new, update, correction, kill, and the rest of it.

One model for every form. It is filled from exact fields first, then from what copy says in words,
and last by comparing: signals lie, so words that changed are an update whatever they were sent as,
and a fact that changed in anything not called a correction is told with both passages.

An item that is missing from a delivery has not been killed. An older version never takes the place
of a newer one. What was killed stays dead until its source releases it; an order about something
that has not come yet is kept for `KEPT` and stops it when it comes.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from copydesk.story.facts import FactChange, changed_facts
from copydesk.story.record import Record, replace
from copydesk.story.story import Advice, Status
from copydesk.story.words import similarity
from copydesk.wire.upstream import advisories
from copydesk.wire.upstream.identity import canonical
from copydesk.wire.upstream.version import Version, fresh_notes, is_older, is_same

DateTime = dt.datetime
Kind = Literal[
    "new", "update", "correction", "clarification", "repeat", "withhold", "release", "kill",
    "embargo", "expiry", "late", "refused", "nothing",
]  # fmt: skip
KEPT = dt.timedelta(days=90)
# The share of words that two versions of one item have in common at the very least.
SOME = 0.4
GONE = "The page is gone for good (HTTP 410)."
STATUS_OF: dict[Advice, Status] = {
    "kill": "canceled",
    "withhold": "withheld",
    "release": "usable",
}


class Known(Record, frozen=True):
    """What we know of an item: the version that holds, and how it stands.

    `key` is the name it was first known by; `status` may be another than its version's, by an
    order from elsewhere at `ordered_at`; `was_released` once a kill or hold was lifted. `called`
    are slugs and headlines of earlier versions.
    """

    key: str
    names: tuple[str, ...]
    version: Version
    status: Status = "usable"
    ordered_at: DateTime | None = None
    was_released: bool = False
    called: tuple[str, ...] = ()


class Standing(Record, frozen=True):
    """An order about an item that has not come: the names it goes by, and since when it stands."""

    names: tuple[str, ...]
    status: Status
    at: DateTime
    note: str = ""


class Knowledge(Record, frozen=True):
    """What is known of the items of one source, as far as a delivery asks for it."""

    items: tuple[Known, ...] = ()
    orders: tuple[Standing, ...] = ()

    def find(self, names: Iterable[str], *, taken: frozenset[str] = frozenset()) -> Known | None:
        """The item that has one of these names, those first in the list first.

        An item whose own name is in `taken` is another one of the same delivery.
        """
        for name in names:
            for item in self.items:
                if name in item.names and (name == item.names[0] or item.names[0] not in taken):
                    return item
        return None

    def named(self, target: str) -> Known | None:
        """The item meant by an identifier, a slug or a headline, as an order writes it."""
        name = canonical(target)
        wanted = target.casefold().strip()
        return self.find((name,)) or next(
            (one for one in reversed(self.items) if wanted in (*one.version.called, *one.called)),
            None,
        )

    def order(self, version: Version, now: DateTime) -> Standing | None:
        """The order that waits for this item."""
        called = {*version.names, *version.called}
        held = (one for one in self.orders if now - one.at <= KEPT)
        return next((one for one in held if called.intersection(one.names)), None)


class Event(Record, frozen=True):
    """What happened to one item. `version` is None for an order from elsewhere.

    `before` is what held; `calls` what the source called it, `note` in its own words. `facts` are
    those that changed without being called a correction. `is_unknown`: the item has not come yet.
    """

    key: str
    kind: Kind
    version: Version | None = None
    before: Known | None = None
    calls: Advice = ""
    note: str = ""
    facts: tuple[FactChange, ...] = ()
    is_unknown: bool = False
    names: tuple[str, ...] = ()


def deliver(
    knowledge: Knowledge, versions: Iterable[Version], *, now: DateTime
) -> tuple[tuple[Event, ...], Knowledge]:
    """What a delivery does to what is known of its source, and what is known then.

    Events of kind "nothing" are left out. Pure; time linear in known items times names asked for.
    """
    versions = tuple(versions)
    taken = frozenset(version.names[0] for version in versions)
    events: list[Event] = []
    for version in versions:
        for event in _events(version, knowledge, taken=taken, now=now):
            knowledge = _learned(knowledge, event, now=now)
            if event.kind != "nothing":
                events.append(event)
    return tuple(events), knowledge


def of_answer(status: int, *, is_page: bool) -> Literal["kill", "gone", ""]:
    """What an HTTP status alone says: a page that is gone for good is killed, a feed is gone.

    Not found (404), moved (301) and not modified (304) say nothing of an item.
    """
    if status != 410:
        return ""
    return "kill" if is_page else "gone"


def gone(
    knowledge: Knowledge, address: str, *, now: DateTime
) -> tuple[tuple[Event, ...], Knowledge]:
    """What it does to a page's item that its address answers "gone for good"."""
    known = knowledge.find((canonical(address),))
    if known is None or known.status == "canceled":
        return (), knowledge
    event = Event(key=known.key, kind="kill", before=known, note=GONE, names=known.names)
    return (event,), _learned(knowledge, event, now=now)


def says_nothing_new(version: Version, came: Version) -> bool:
    """Whether a version that came before said and ordered the same, told without more knowledge."""
    mine = (version.embargo_until, version.expires, version.orders)
    calls = version.advice in ("", "update", came.advice)
    return (
        calls and mine == (came.embargo_until, came.expires, came.orders) and is_same(version, came)
    )


def judge(version: Version, known: Known | None, order: Standing | None) -> Kind:
    """What a version is to what is known of its item, by status first, then by advice and words."""
    if known is None:
        return _first(version, order)
    if known.status == "canceled":
        return _again(version)
    late = is_older(version, known.version)
    if version.status == "canceled":
        return "late" if late and known.was_released else "kill"
    if late:
        return "late"
    if version.status == "withheld":
        return _differs(version, known) if known.status == "withheld" else "withhold"
    if known.status == "withheld":
        return "release" if _lifts(version, known) else "nothing"
    return _differs(version, known)


def _events(
    version: Version, knowledge: Knowledge, *, taken: frozenset[str], now: DateTime
) -> Iterable[Event]:
    """The events of one version: its orders about others, then its own."""
    elsewhere = tuple(_orders(version, knowledge))
    yield from elsewhere
    if version.is_advisory and elsewhere:
        return
    known = knowledge.find(version.names, taken=taken)
    if known is None or not _is_one(version, known):
        known = _same_take(version, knowledge)
    order = knowledge.order(version, now) if known is None else None
    kind = judge(version, known, order)
    told = kind in ("update", "repeat", "clarification", "release", "embargo", "expiry", "withhold")
    before = known.version if known is not None else None
    yield Event(
        key=known.key if known else version.guid,
        kind=kind,
        version=version,
        before=known,
        calls=_advice(version, before),
        note="\n".join(fresh_notes(version, before)) or (order.note if order else ""),
        facts=changed_facts(before.text, version.text) if told and before is not None else (),
        is_unknown=known is None and kind == "kill",
        names=version.names,
    )


def _orders(version: Version, knowledge: Knowledge) -> Iterable[Event]:
    """Kill, hold or release of other items: in exact fields, or in an advisory that names them."""
    for target, status, note in version.orders:
        if canonical(target) in version.names:
            continue
        known = knowledge.named(target)
        kind = _ordered(known, status)
        yield Event(
            key=known.key if known else target,
            kind=kind,
            before=known,
            note=note,
            is_unknown=known is None and kind != "nothing",
            names=known.names
            if known
            else tuple(dict.fromkeys((canonical(target), target.casefold()))),
        )


def _ordered(known: Known | None, status: Status) -> Kind:
    stands = known.status if known is not None else "usable"
    if status == stands:
        return "nothing"
    if status == "canceled":
        return "kill"
    if status == "withheld":
        return "withhold" if stands == "usable" else "nothing"
    return "release"


def _is_one(version: Version, known: Known) -> bool:
    """Whether an item is the known one; under another identifier it must say some of the same.

    Some sources give one address to all they send.
    """
    if version.names[0] in known.names or version.status != "usable" or version.advice:
        return True
    mine, held = " ".join(version.text[1:]), " ".join(known.version.text[1:])
    return not mine or not held or similarity(mine, held) >= SOME


def _same_take(version: Version, knowledge: Knowledge) -> Known | None:
    """The item this is the next lead, writethru or kill of, where only the slug says so.

    Agencies number each transmission anew; the keyword stays. Believed only of a message that
    calls itself a later one, within a day and a half.
    """
    if not version.chain or not version.is_later:
        return None
    for known in reversed(knowledge.items):
        held = known.version
        if held.chain == version.chain and _near(held.moment, version.moment):
            return known
    return None


def _near(one: DateTime | None, other: DateTime | None) -> bool:
    return one is None or other is None or abs(one - other) <= dt.timedelta(hours=36)


def _first(version: Version, order: Standing | None) -> Kind:
    """What an item is that we have not seen: an order may have come before it."""
    if version.status == "canceled":
        return "kill"
    if order is not None and version.advice != "release":
        if order.status == "canceled":
            return "refused"
        if order.status == "withheld" and not (version.moment and version.moment > order.at):
            return "withhold"
    return "withhold" if version.status == "withheld" else "new"


def _again(version: Version) -> Kind:
    """What was killed and comes again stays dead unless its source says otherwise."""
    if version.status != "usable":
        return "nothing"
    return "release" if version.advice == "release" else "refused"


def _lifts(version: Version, known: Known) -> bool:
    """Whether a usable version lifts a hold: the holding version itself is usable no more.

    A hold that was ordered from elsewhere is not lifted by the old copy standing in the feed.
    """
    if version.advice == "release" or known.version.status == "withheld":
        return True
    if known.ordered_at is None or is_same(version, known.version):
        return False
    return version.moment is not None and version.moment > known.ordered_at


def _differs(version: Version, known: Known) -> Kind:
    """By what is different, with what the source calls it freshly."""
    before = known.version
    advice = _advice(version, before)
    same = is_same(version, before)
    if advice in ("correction", "clarification") and not (
        same and not fresh_notes(version, before)
    ):
        return advice
    if before.embargo_until and version.embargo_until != before.embargo_until:
        earlier = version.embargo_until is None or version.embargo_until < before.embargo_until
        return "release" if earlier and _is_over(version) else "embargo"
    if version.embargo_until != before.embargo_until:
        return "embargo"
    if not same:
        return "update"
    if version.expires != before.expires:
        return "expiry"
    return "repeat" if advice == "repeat" and version != before else "nothing"


def _is_over(version: Version) -> bool:
    """Whether no embargo is left at the time of the version itself."""
    return version.embargo_until is None or (
        version.moment is not None and version.embargo_until <= version.moment
    )


def _advice(version: Version, before: Version | None) -> Advice:
    """What the source calls this delivery: the heaviest of its flags and of its fresh notes.

    A flag that rides on with the same note from version to version says nothing new.
    """
    fresh = fresh_notes(version, before)
    said = [advisories.of_note(note).advice for note in fresh]
    stale = before is not None and before.advice == version.advice and bool(version.notes)
    if version.advice and not (stale and not fresh):
        said.append(version.advice)
    return min(filter(None, said), key=advisories.WEIGHT.index, default="")


def _learned(knowledge: Knowledge, event: Event, *, now: DateTime) -> Knowledge:
    """What is known after an event."""
    orders = tuple(one for one in knowledge.orders if now - one.at <= KEPT)
    if event.is_unknown:
        status = STATUS_OF["kill" if event.kind == "kill" else "withhold"]
        made = Standing(names=event.names, status=status, at=now, note=event.note)
        kept = (*orders, made) if event.kind in ("kill", "withhold") else orders
        return replace(knowledge, orders=kept)
    after = _known_after(event, now)
    if after is None:
        return replace(knowledge, orders=orders)
    others = tuple(one for one in knowledge.items if one.key != event.key)
    return Knowledge(items=(*others, after), orders=orders)


def _known_after(event: Event, now: DateTime) -> Known | None:
    known, version = event.before, event.version
    if known is None and version is None:
        return None
    if known is None and version is not None:
        status = {"refused": STATUS_OF["kill"], "withhold": STATUS_OF["withhold"]}.get(event.kind)
        return Known(
            key=event.key,
            names=version.names,
            version=version,
            status=status or version.status,
            ordered_at=now if event.kind == "withhold" and version.status == "usable" else None,
        )
    assert known is not None
    if event.kind == "refused":
        return None
    if version is None:
        return replace(
            known,
            status=STATUS_OF[_as_advice(event.kind)] if event.kind != "nothing" else known.status,
            ordered_at=now,
            was_released=known.was_released or event.kind == "release",
        )
    names = tuple(dict.fromkeys((*known.names, *version.names)))[:40]
    if event.kind == "late" or (event.kind == "nothing" and is_older(version, known.version)):
        return replace(known, names=names)
    status = known.status if event.kind == "nothing" else version.status
    return replace(
        known,
        names=names,
        version=version,
        status=status,
        was_released=known.was_released or event.kind == "release",
    )


def _as_advice(kind: Kind) -> Advice:
    return kind if kind in ("kill", "withhold", "release") else ""
