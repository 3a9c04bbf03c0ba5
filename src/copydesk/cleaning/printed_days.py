"""Days that a page prints near its head: on lines of their own, or beside other words."""

import datetime as dt
from collections.abc import Iterator

from copydesk.cleaning.dates import (
    PrintedDates,
    day_in_front,
    read_date_line,
    read_told_day,
    tells_day,
)
from copydesk.cleaning.moments import Said, may_hold_date, read_said
from copydesk.cleaning.proof import Proof
from copydesk.story.record import Record

_FEW, _BELOW, _LONGEST = 12, 45, 400
_NEARLY = dt.timedelta(days=2)


class Reading(Record, frozen=True):
    """How to read 03/04/2026: the days known from elsewhere, and the order of the language.

    `at` is the headline's line, `first` the body's first.
    """

    at: int = -1
    first: int = 0
    known: frozenset[dt.date] = frozenset()
    day_first: bool | None = None


class Printed(Record, frozen=True):
    """What date lines near the head say.

    `above` when the first one stands between headline and body; `days` are all days they say.
    """

    dates: PrintedDates = PrintedDates()
    above: bool = False
    days: frozenset[dt.date] = frozenset()


def orders(reading: Reading) -> tuple[bool | None, ...]:
    """In which orders a day and a month may be tried, the likelier first."""
    return tuple(dict.fromkeys((reading.day_first, True, False)))


def told_day(text: str, reading: Reading) -> Said | None:
    """The day a short line tells of, read so that it agrees with what is known if it can."""
    if not may_hold_date(text):
        return None
    both = [read_told_day(text, day_first=first) for first in orders(reading)]
    return next((one for one in both if one and one.at.date() in reading.known), both[0])


def printed_days(proof: Proof, near: list[int], reading: Reading) -> Printed:
    """The first dates that lines near the head print; the lines are taken."""
    found, above, days = PrintedDates(), False, set()
    for number in near:
        whole = proof.line(number).text
        if len(whole) > _LONGEST or not may_hold_date(whole) or not proof.is_free(number):
            continue
        dates = _dates_on(proof.text(number), reading)
        if dates is None:
            continue
        proof.keep(number, "published" if dates.published else "updated")
        days |= {said.at.date() for said in (dates.published, dates.updated) if said}
        sent = read_said(proof.line(number).time) if proof.line(number).time else None
        if dates.published and not found.published:
            above = reading.at - 2 <= number < reading.first
        found = PrintedDates(
            published=found.published or _exact(dates.published, sent),
            updated=found.updated or _exact(dates.updated, sent),
            labelled=found.labelled or (dates.labelled and not found.published),
        )
    return Printed(dates=found, above=above, days=frozenset(days))


def _dates_on(text: str, reading: Reading) -> PrintedDates | None:
    dates = read_date_line(text, day_first=reading.day_first) if text else None
    if "/" not in text and "-" not in text:
        return dates
    for first in orders(reading):
        other = read_date_line(text, day_first=first)
        said = other and (other.published or other.updated)
        if said and said.at.date() in reading.known:
            return other
    return dates


def _exact(printed: Said | None, sent: Said | None) -> Said | None:
    """The same moment as the element's data has it, where that is of the same day or nearly."""
    if printed and sent and sent.clock and abs(sent.at - printed.at) < _NEARLY:
        return sent
    return printed


def telling_lines(proof: Proof, at: int, body: list[int], *, at_all: bool) -> Iterator[str]:
    """Short lines by the headline, and bylines; below the body where no day is known `at_all`."""
    lines = proof.galley.lines
    first = body[0] if body else len(lines)
    is_above = 0 <= at < first
    near = [*range(max(0, first - _FEW, at - 3 if is_above else 0), first)]
    near += range(max(0, at - 3), min(at + _FEW, first)) if is_above else ()
    yield from (lines[n].text for n in near)
    yield from (lines[n].text for n in body[:6] if _is_kept(proof, n, "byline"))
    yield from proof.galley.metadata.signed
    if not at_all:
        return
    yield from (day_in_front(proof.line(number).text) for number in body[:2])
    below = lines[body[-1] + 1 : body[-1] + _BELOW] if body else ()
    yield from (n.text for n in below if n.link_share < 0.5 and _may_tell(n.text))


def _may_tell(text: str) -> bool:
    return len(text) < 200 and may_hold_date(text) and tells_day(text)


def _is_kept(proof: Proof, number: int, part: str) -> bool:
    return any(decision.part == part for decision in proof.decided.get(number, ()))
