"""When it was published and changed: data, print and address weighed against each other."""

import datetime as dt
import re

from copydesk.cleaning.dates import day_in_address
from copydesk.cleaning.moments import Said, read_said
from copydesk.cleaning.printed_days import (
    Printed,
    Reading,
    orders,
    printed_days,
    telling_lines,
    told_day,
)
from copydesk.cleaning.proof import Proof
from copydesk.markup.metadata import Metadata
from copydesk.story.record import Record, replace
from copydesk.story.story import Item

_DAY = dt.timedelta(days=1)
_QUARTER = 900
# No place on earth is further from Greenwich.
_FURTHEST = dt.timedelta(hours=14)
_MONTH_FIRST = re.compile(r"en(-us)?", re.IGNORECASE)


class When(Record, frozen=True):
    """A moment with how sure it is, and where it was found."""

    said: Said | None = None
    value: float = 0.0
    why: str = ""


class Moments(Record, frozen=True):
    """When a story was published and last changed."""

    published: When = When()
    updated: When = When()


class Evidence(Record, frozen=True):
    """The day of publication as each place has it."""

    data: When = When()
    marked: When = When()
    printed: Printed = Printed()
    told: When = When()
    named: When = When()


def find_moments(proof: Proof, item: Item, at: int, body: list[int], near: list[int]) -> Moments:
    """Published and updated, from the copy, the page's data, marked elements, print and address."""
    meta = proof.galley.metadata
    address = day_in_address(item.link or meta.link) if item.body.is_page else None
    reading = _reading(proof, item, at, body, address)
    printed = printed_days(proof, near, reading)
    named = When(said=Said(at=address), value=0.6, why="the address") if address else When()
    data = _of_data(meta.published, reading, printed)
    is_known = bool(data.said and (printed.days or named.said))
    beside = telling_lines(proof, at, body, at_all=data.said is None) if item.body.is_page else []
    told = None if is_known else next((d for t in beside if (d := told_day(t, reading))), None)
    changed = _of_data(meta.modified, reading, printed)
    evidence = Evidence(
        data=data,
        marked=_marked(meta, named),
        printed=printed,
        told=When(said=told, value=0.5, why=_way("printed", told)),
        named=named,
    )
    return Moments(
        published=_sent(item.published) or _published(evidence, changed),
        updated=_sent(item.updated) or _updated(changed, printed),
    )


def _reading(
    proof: Proof, item: Item, at: int, body: list[int], address: dt.datetime | None
) -> Reading:
    meta = proof.galley.metadata
    said = (read_said(meta.published), read_said(meta.modified))
    known = frozenset(one.at.date() for one in said if one)
    known |= {address.date()} if address else set()
    order = None if _MONTH_FIRST.fullmatch(meta.language or item.language or "en") else True
    first = body[0] if body else len(proof.galley.lines)
    return Reading(at=at, first=first, known=known, day_first=order)


def _sent(moment: dt.datetime | None) -> When | None:
    if moment is None:
        return None
    return When(said=Said(at=moment, clock=True, zone=True), value=0.95, why="sent with the copy")


def _way(place: str, said: Said | None) -> str:
    """Where it was found and how the zone is known."""
    if said is None:
        return ""
    if said.zone:
        offset = said.at.strftime("%z")
        return f"{place}, {offset[:3]}:{offset[3:]}"
    return f"{place}, no zone: UTC taken" if said.clock else f"{place}, the day alone"


# -- places --------------------------------------------------------------------------------------


def _of_data(text: str, reading: Reading, printed: Printed) -> When:
    """What data says; a day that may be two is the one that is known from elsewhere."""
    said = read_said(text)
    if said is None and text:
        both = [read_said(text, day_first=first) for first in orders(reading)]
        known = reading.known | printed.days
        said = next((one for one in both if one and one.at.date() in known), None)
        said = said or next((one for one in both if one), None)
    return When(said=said, value=0.85, why=_way("page data", said)) if said else When()


def _marked(meta: Metadata, named: When) -> When:
    """What elements marked as the date say, unless the address names another day."""
    found = (read_said(text) for text in meta.dated)
    said = next((one for one in found if one), None)
    if said is None:
        return When()
    if named.said and named.said.at.date() != said.at.date():
        return named
    return When(said=said, value=0.75, why=_way("marked so on the page", said))


# -- weighing ------------------------------------------------------------------------------------


def _published(evidence: Evidence, changed: When) -> When:
    """By data unless print says otherwise; without data by marks, print, address, other words."""
    data, marked, printed, told, named = (
        evidence.data,
        evidence.marked,
        evidence.printed,
        evidence.told,
        evidence.named,
    )
    said = printed.dates.published
    shown = When(said=said, value=0.7, why=_way("printed", said))
    if data.said is None:
        options = (marked, shown, named, told)
        best = next((one for one in options if one.said), When())
        return _agreed(best, [one for one in options if one is not best])
    shows_data = data.said.at.date() in printed.days
    if (
        said
        and printed.above
        and not shows_data
        and _says_otherwise(data.said, said, (named, changed))
    ):
        return replace(shown, value=0.6, why=f"{shown.why}; page data has another day")
    return _agreed(data, [shown, told, named])


def _says_otherwise(data: Said, shown: Said, others: tuple[When, When]) -> bool:
    """Print above the body gives another day than data; a later one may be that of a change."""
    named, changed = (other.said.at.date() if other.said else None for other in others)
    day = shown.at.date()
    apart = day - data.at.date()
    return abs(apart) > _DAY and named != data.at.date() and not (apart > _DAY and day == changed)


def _agreed(best: When, others: list[When]) -> When:
    """Another place with the same day makes it surer, and may show whose midnight was meant."""
    if best.said is None:
        return best
    for other in others:
        if other.said is None:
            continue
        if other.said.at.date() == best.said.at.date():
            return replace(best, value=min(0.97, best.value + 0.12))
        local = _in_zone_of(best.said, other.said)
        if local:
            return replace(best, said=local, value=0.93, why=f"{best.why}; the day as printed")
    return replace(best, value=best.value - 0.05) if any(o.said for o in others) else best


def _in_zone_of(best: Said, other: Said) -> Said | None:
    """The same moment in the zone whose clock or day is printed beside it.

    Data in UTC and a printed clock differ by the offset of the place; a printed day alone says
    only that midnight lies between, and the nearest offset that agrees is taken.
    """
    if not best.clock or best.at.utcoffset() or other.zone:
        return None
    apart = other.at.replace(tzinfo=dt.UTC) - best.at
    if other.clock:
        minutes = round(apart.total_seconds() / _QUARTER) * 15
        close = abs(apart.total_seconds() - minutes * 60) < 120
    else:
        minutes, close = _nearest_offset(best.at, other.at.date()), True
    if not close or not minutes or abs(dt.timedelta(minutes=minutes)) > _FURTHEST:
        return None
    zone = dt.timezone(dt.timedelta(minutes=minutes))
    return replace(best, at=best.at.astimezone(zone))


def _nearest_offset(at: dt.datetime, day: dt.date) -> int:
    """Whole hours from Greenwich, in minutes, that bring a moment to a day; 0 for none."""
    if day - at.date() == _DAY:
        return (24 - at.hour) * 60
    if at.date() - day == _DAY:
        return -(at.hour + 1) * 60
    return 0


def _updated(changed: When, printed: Printed) -> When:
    said = printed.dates.updated
    shown = When(said=said, value=0.7, why=_way("printed", said))
    if changed.said is None:
        return shown
    return _agreed(changed, [shown])
