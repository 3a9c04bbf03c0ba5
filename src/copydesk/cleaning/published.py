"""When it was published and changed: data, print and address weighed against each other."""

import datetime as dt
import re
from collections.abc import Set

from copydesk.cleaning.dates import NO_DATES, PrintedDates, day_in_address, told_dates
from copydesk.cleaning.moments import Said, read_said
from copydesk.cleaning.printed_days import (
    Printed,
    Reading,
    Shown,
    first_told,
    orders,
    printed_days,
    telling_lines,
)
from copydesk.cleaning.proof import Proof
from copydesk.markup.metadata import Metadata
from copydesk.story.record import Record, replace
from copydesk.story.story import Item

_NONE, _DAY = dt.timedelta(), dt.timedelta(days=1)
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
    """The day of publication, or of the last change, as each place has it."""

    data: When = When()
    marked: When = When()
    printed: When = When()
    told: When = When()
    named: When = When()


def find_moments(proof: Proof, item: Item, at: int, body: list[int], near: list[int]) -> Moments:
    """Published and updated, from the copy, the page's data, marked elements, print and address."""
    reading = _reading(proof, item, at, body)
    printed = printed_days(proof, near, reading)
    published, updated = _evidence(proof, body, reading, printed)
    # What a page itself says of its dates stands among the evidence already.
    is_sent = item.format != "page"
    first = _sent(item.published if is_sent else None)
    first = first or _published(published, printed, updated.data)
    last = _sent(item.updated if is_sent else None) or _updated(updated, printed, first)
    return Moments(published=first, updated=last)


def _reading(proof: Proof, item: Item, at: int, body: list[int]) -> Reading:
    meta = proof.galley.metadata
    address = day_in_address(item.link or meta.link) if item.body.is_page else None
    said = (read_said(meta.published), read_said(meta.modified), address and Said(at=address))
    return Reading(
        at=at,
        first=body[0] if body else len(proof.galley.lines),
        last=body[-1] if body else len(proof.galley.lines),
        known=frozenset(one.at.date() for one in said if one),
        day_first=None if _MONTH_FIRST.fullmatch(meta.language or item.language or "en") else True,
        named=address,
        is_page=item.body.is_page,
    )


def _evidence(
    proof: Proof, body: list[int], reading: Reading, printed: Printed
) -> tuple[Evidence, Evidence]:
    """What each place says of publication, and what of the last change."""
    meta = proof.galley.metadata
    data = _of_data(meta.published, reading, printed)
    named = _when("the address", 0.6, Said(at=reading.named) if reading.named else None)
    is_known = bool(data.said and (printed.days or named.said))
    lines = telling_lines(proof, reading.at, body, at_all=data.said is None)
    told = NO_DATES if is_known or not reading.is_page else first_told(lines, reading)
    changed = {one.at.date() for one in (printed.updated.said, told.updated) if one}
    marked = _marked(meta, reading, printed, changed - printed.days)
    published = Evidence(
        data=data,
        marked=_as_named(_when("marked so on the page", 0.75, marked.published), named),
        printed=_when("printed", 0.7, printed.published.said),
        told=_when("printed", 0.5, told.published),
        named=named,
    )
    updated = Evidence(
        data=_of_data(meta.modified, reading, printed),
        marked=_when("marked so on the page", 0.75, marked.updated),
        printed=_when("printed", 0.7, printed.updated.said),
        told=_when("printed", 0.5, told.updated),
    )
    return published, updated


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


def _when(place: str, value: float, said: Said | None) -> When:
    return When(said=said, value=value, why=_way(place, said)) if said else When()


def _marked(
    meta: Metadata, reading: Reading, printed: Printed, changed: Set[dt.date]
) -> PrintedDates:
    """What elements marked as the date say; a day that print has as that of a change is one."""
    known = reading.known | printed.days
    for text in meta.dated:
        both = [told for first in orders(reading) if (told := told_dates(text, day_first=first))]
        said = next((one for one in both if _day(one) in known), both[0] if both else None)
        if said and said.published and _day(said) in changed:
            return PrintedDates(updated=said.published)
        if said:
            return said
    return NO_DATES


def _day(dates: PrintedDates) -> dt.date | None:
    return dates.published.at.date() if dates.published else None


def _as_named(marked: When, named: When) -> When:
    """What is marked, unless the address names another day."""
    if marked.said and named.said and named.said.at.date() != marked.said.at.date():
        return named
    return marked


# -- weighing ------------------------------------------------------------------------------------


def _published(evidence: Evidence, printed: Printed, changed: When) -> When:
    """By data unless print says otherwise; without data by marks, print, address, other words."""
    data, shown, named = evidence.data, evidence.printed, evidence.named
    if data.said is None:
        options = (evidence.marked, shown, named, evidence.told)
        best = next((one for one in options if one.said), When())
        return _agreed(best, [one for one in options if one is not best])
    is_named = named.said is not None and named.said.at.date() == data.said.at.date()
    if not is_named and _says_otherwise(printed.published, data.said, printed.days):
        return _against_data(_at_its_clock(shown, changed))
    return _agreed(data, [shown, evidence.told, named])


def _at_its_clock(shown: When, changed: When) -> When:
    """A day alone is the moment of the change when that was on the same day."""
    one, other = shown.said, changed.said
    if one and other and other.clock and not one.clock and one.at.date() == other.at.date():
        return _when("printed", shown.value, other)
    return shown


def _against_data(shown: When) -> When:
    return replace(shown, value=0.6, why=f"{shown.why}; page data has another day")


def _says_otherwise(shown: Shown, data: Said, days: Set[dt.date]) -> bool:
    """By the headline readers are shown another day than data has, and nowhere that of the data."""
    if shown.said is None or not shown.beside:
        return False
    day, other = data.at.date(), shown.said.at.date()
    # Another zone has another day.
    if abs(other - day) <= (_DAY if data.zone else _NONE) or day in days:
        return False
    # 09.10. and 10 September: one of the two has the month first.
    return (other.year, other.day, other.month) != (day.year, day.month, day.day)


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
        minutes, close = _nearest_offset(best.at, other.at.date()), best.zone
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


def _updated(evidence: Evidence, printed: Printed, published: When) -> When:
    """By data, unless print says otherwise; else by print, marks, other words."""
    data, shown = _since(published, evidence.data), evidence.printed
    if data.said and _says_otherwise(printed.updated, data.said, frozenset()):
        return _against_data(shown)
    options = (data, shown, evidence.marked, evidence.told)
    best = next((one for one in options if one.said), When())
    return _agreed(best, [one for one in options if one is not best])


def _since(published: When, data: When) -> When:
    """A change, unless it was saved before publication: readers never saw another story."""
    first, last = published.said, data.said
    if first is None or last is None:
        return data
    if first.zone and last.zone and first.clock and last.clock:
        return data if last.at >= first.at else When()
    return data if last.at.date() >= first.at.date() else When()
