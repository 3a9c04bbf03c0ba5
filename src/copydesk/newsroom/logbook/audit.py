"""Going through the record: chain, heads, personal parts. One pass, in bounded memory."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.db import connection

from copydesk.errors import BadRecord
from copydesk.newsroom.logbook import guards, heads
from copydesk.newsroom.logbook.chain import Fault, Held, Walk, seal
from copydesk.newsroom.logbook.models import LineRow
from copydesk.story.codec import from_json
from copydesk.story.record import Record

PUBLISHED = "corrections/record.json"
AT_ONCE = 5000
MOST_NAMED = 1000
LINES = (
    "SELECT number, at, act, story, change, about, what, previous, hash FROM logbook_linerow"
    " WHERE number > %s AND number <= %s ORDER BY number LIMIT %s"
)
PARTS = (
    "SELECT line_id, name, salt, words FROM logbook_partrow WHERE line_id > %s AND line_id <= %s"
)
Part = tuple[Any, Any]
Known = Iterator[tuple[int, str]]


class Account(Record, frozen=True):
    """What an audit found; `number` and `hash` are the last line that was read.

    `broken` counts all faults, of which the first thousand are named.
    """

    at: dt.datetime
    number: int
    hash: str
    lines: int
    parts: int
    editions: int
    broken: int
    faults: tuple[Fault, ...] = ()


class _Told(msgspec.Struct):
    """What an audit reads of a line's `what`."""

    parts: dict[str, str] = {}
    more: dict[str, Any] = {}


class Audit:
    """One audit of the record, as far as the line `until`."""

    def __init__(self, until: int | None = None) -> None:
        self.until = 2**62 if until is None else until
        self.number, self.hash = 0, ""
        self.lines = self.parts = 0

    def faults(self) -> Iterator[Fault]:
        """What is wrong, portion by portion; not in the order of numbers."""
        for name in guards.missing():
            says = f"the database's guard {name} is not there"
            yield Fault(number=0, sort="unguarded", says=says)
        walk = Walk()
        witnesses = [_Heads("the heads file", _kept()), _Heads("the published heads", published())]
        for rows in _portions(self.until):
            yield from self._portion(rows, walk, witnesses)
        yield from walk.end()
        for witness in witnesses:
            yield from witness.end(self.number, self.until)

    def _portion(self, rows: list[Held], walk: Walk, witnesses: list["_Heads"]) -> Iterator[Fault]:
        for held in rows:
            yield from walk.take(held)
            for witness in witnesses:
                if witness.number <= held.number:
                    yield from witness.compare(held)
        yield from self._personal(rows, after=self.number)
        self.lines += len(rows)
        self.number, self.hash = rows[-1].number, rows[-1].hash

    def _personal(self, rows: list[Held], *, after: int) -> Iterator[Fault]:
        """Each part fits its commitment, or a line says that it was erased."""
        kept: dict[int, dict[str, Part]] = {}
        for number, name, salt, words in _ask(PARTS, [after, rows[-1].number]):
            kept.setdefault(number, {})[name] = (salt, words)
            self.parts += 1
        told = {held.number: _told(held.what).parts for held in rows}
        gone = {n for n, parts in told.items() if parts.keys() - kept.get(n, {}).keys()}
        erased = _erased(gone | kept.keys())
        for number, parts in told.items():
            yield from _compared(number, parts, kept.pop(number, {}), erased.get(number, set()))
        for number, unknown in kept.items():
            yield from _compared(number, {}, unknown, set())


def audited(faults: Iterable[Fault], audit: Audit, *, at: dt.datetime) -> Account:
    """The account of an audit, its faults by their numbers."""
    named: list[Fault] = []
    broken = 0
    for fault in faults:
        broken += 1
        if len(named) < MOST_NAMED:
            named.append(fault)
    return Account(
        at=at,
        number=audit.number,
        hash=audit.hash,
        lines=audit.lines,
        parts=audit.parts,
        editions=0,
        broken=broken,
        faults=tuple(sorted(named, key=lambda fault: (fault.number, fault.sort))),
    )


def published_heads() -> heads.PublishedHeads:
    """What is published of the record now. Raises `BadRecord` where it cannot be read."""
    place = Path(settings.PRESS_ROOT) / PUBLISHED
    if not place.exists():
        return heads.PublishedHeads()
    return from_json(place.read_bytes(), heads.PublishedHeads, place=PUBLISHED)


def published() -> Known:
    """The published heads, oldest first."""
    return ((head.number, head.hash) for head in published_heads().heads)


def _kept() -> Known:
    return ((head.number, head.hash) for head in heads.kept())


class _Heads:
    """Heads kept elsewhere, compared with the chain as it goes by; speaks up once a fault."""

    def __init__(self, name: str, known: Known) -> None:
        self.name = name
        self.number, self.hash = 0, ""
        self._known = known
        self._differing = 0
        self._unreadable = ""
        self._next()

    def compare(self, held: Held) -> Iterator[Fault]:
        """Compare the line with the heads up to its number."""
        while self.number <= held.number:
            if self.number == held.number and self.hash != held.hash:
                self._differing += 1
                if self._differing == 1:
                    says = f"{self.name} know it by another hash"
                    yield Fault(number=held.number, sort="recomputed", says=says)
            self._next()

    def end(self, last: int, until: int) -> Iterator[Fault]:
        """What no line answered to."""
        if self._unreadable:
            yield Fault(number=0, sort="heads", says=f"{self.name}: {self._unreadable}")
        if last < self.number <= until and self.hash:
            says = f"the record ends at line {last}; {self.name} know line {self.number}"
            yield Fault(number=last + 1, sort="cut", says=says)

    def _next(self) -> None:
        was = self.number
        try:
            self.number, self.hash = next(self._known, (2**62, ""))
        except BadRecord as error:
            self.number, self.hash, self._unreadable = 2**62, "", str(error)
        if self.number <= was:
            self._unreadable = self._unreadable or f"line {self.number} comes after line {was}"


def _portions(until: int) -> Iterator[list[Held]]:
    last = -(2**62)
    while rows := [Held(*row) for row in _ask(LINES, [last, until, AT_ONCE])]:
        yield rows
        last = rows[-1].number


def _compared(
    number: int, told: dict[str, str], kept: dict[str, Part], erased: set[str]
) -> Iterator[Fault]:
    for name, sealed in told.items():
        if name not in kept:
            if name not in erased:
                says = f"its part {name!r} is missing, and no line says that it was erased"
                yield Fault(number=number, sort="part_missing", says=says)
        elif seal(*kept[name]) != sealed:
            says = f"its part {name!r} is not what it was"
            yield Fault(number=number, sort="part_altered", says=says)
        elif name in erased:
            says = f"its part {name!r} was erased and is there again"
            yield Fault(number=number, sort="part_back", says=says)
    for name in sorted(kept.keys() - told.keys()):
        says = f"it knows nothing of its part {name!r}"
        yield Fault(number=number, sort="part_added", says=says)


def _erased(numbers: set[int]) -> dict[int, set[str]]:
    """The parts of these lines that were erased, by what the lines about them say."""
    found: dict[int, set[str]] = {}
    if not LineRow.objects.filter(act="erased").exists():
        return found
    listed = sorted(numbers)
    for start in range(0, len(listed), 500):
        rows = LineRow.objects.filter(about__in=listed[start : start + 500], act="erased")
        for about, what in rows.values_list("about", "what"):
            found.setdefault(about, set()).add(str(_told(what).more.get("part", "")))
    return found


def _told(what: object) -> _Told:
    try:
        return msgspec.json.decode(what, type=_Told) if isinstance(what, str) else _Told()
    except (msgspec.DecodeError, ValueError):
        return _Told()  # the line itself is at fault then


def _ask(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
