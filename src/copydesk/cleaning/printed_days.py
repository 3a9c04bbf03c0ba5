"""Days that a page prints near its head: on lines of their own, or beside other words."""

import datetime as dt
from collections.abc import Iterable, Iterator

from copydesk.cleaning.dates import (
    NO_DATES,
    PrintedDates,
    begins_with_day,
    day_in_front,
    is_date_label,
    read_date_line,
    read_telling_line,
    tells_day,
)
from copydesk.cleaning.moments import Said, may_hold_date, read_said
from copydesk.cleaning.proof import Proof
from copydesk.story.record import Record, replace

_FEW, _BELOW, _LONGEST, _FRONT = 12, 80, 400, 100
_NEARLY = dt.timedelta(days=2)
_FEW_OF_BODY = 4
_UNDER, _ABOVE, _TOP, _NEAR, _FAR = range(5)


class Reading(Record, frozen=True):
    """How to read 03/04/2026: the days known from elsewhere, and the order of the language.

    `at` is the headline's line, `first` and `last` are the body's; `named` is the day in the
    page's address.
    """

    at: int = -1
    first: int = 0
    last: int = 0
    known: frozenset[dt.date] = frozenset()
    day_first: bool | None = None
    named: dt.datetime | None = None
    is_page: bool = False


class Shown(Record, frozen=True):
    """A day that readers are shown; `beside` when it stands by the headline."""

    said: Said | None = None
    beside: bool = False


class Printed(Record, frozen=True):
    """What lines near the head say; `days` are all days of publication there."""

    published: Shown = Shown()
    updated: Shown = Shown()
    days: frozenset[dt.date] = frozenset()


class _Found(Record, frozen=True):
    """The days of a line, where it stands, and whether it says no more than these."""

    number: int
    place: int
    dates: PrintedDates
    whole: bool


def orders(reading: Reading) -> tuple[bool | None, ...]:
    """In which orders a day and a month may be tried, the likelier first."""
    return tuple(dict.fromkeys((reading.day_first, True, False)))


def told_on(text: str, reading: Reading) -> PrintedDates:
    """The days a short line tells of, read so that they agree with what is known if they can."""
    if not may_hold_date(text):
        return NO_DATES
    both = [read_telling_line(text, day_first=first) for first in orders(reading)]
    return next((one for one in both if _is_known(one, reading)), both[0])


def first_told(lines: Iterable[str], reading: Reading) -> PrintedDates:
    """The days that the first line tells of that tells of any."""
    return next((dates for text in lines if (dates := told_on(text, reading))), NO_DATES)


def _is_known(dates: PrintedDates | None, reading: Reading) -> bool:
    said = (dates.published or dates.updated) if dates else None
    return said is not None and said.at.date() in reading.known


def printed_days(proof: Proof, near: list[int], reading: Reading) -> Printed:
    """The days that lines near the head print, the best placed first; lines of days are taken."""
    found = [one for number in near if (one := _found(proof, number, reading))]
    found.sort(key=lambda one: (one.place, not one.dates.labelled))
    published = [(one.place, one.dates.published) for one in found if one.dates.published]
    updated = [(one.place, one.dates.updated) for one in found if one.dates.updated]
    printed = Printed(
        published=_shown(published),
        updated=_shown(updated),
        days=frozenset(said.at.date() for _, said in published),
    )
    _take(proof, found, printed, reading)
    return printed


def _take(proof: Proof, found: list[_Found], printed: Printed, reading: Reading) -> None:
    """Lines of days by the headline go into the head, others when they say the same day."""
    said = (printed.published.said, printed.updated.said)
    known = reading.known | {one.at.date() for one in said if one}
    for one in found:
        dates = one.dates
        day = dates.published or dates.updated
        if one.whole and day and (one.place < _FAR or dates.labelled or day.at.date() in known):
            proof.keep(one.number, "published" if dates.published else "updated")


def _shown(found: list[tuple[int, Said]]) -> Shown:
    return Shown(said=found[0][1], beside=found[0][0] <= _TOP) if found else Shown()


def _place(number: int, reading: Reading) -> int:
    """How near the headline a line stands: under it, right above, at the body's top, elsewhere."""
    at, first = reading.at, reading.first
    if at >= 0 and at - 2 <= number < min(first + _FEW_OF_BODY, reading.last + 1):
        return _ABOVE if number < at else _UNDER if number < first else _TOP
    if at - 3 <= number < at or (at < 0 and abs(number - first) <= _FEW_OF_BODY):
        return _NEAR
    return _FAR


def _found(proof: Proof, number: int, reading: Reading) -> _Found | None:
    """The days of a line of dates, of a byline by the headline, or of a line that begins so."""
    line, place = proof.line(number), _place(number, reading)
    if len(line.text) > _LONGEST or not may_hold_date(line.text):
        return None
    is_free = proof.is_free(number)
    whole = _dates_on(_with_label(proof, number), reading) if is_free else None
    dates = whole or NO_DATES
    if is_free and not whole and begins_with_day(line.text):
        dates = told_on(line.text[:_FRONT], reading)
    elif not is_free and place <= _TOP and _is_kept(proof, number, "byline"):
        dates = told_on(line.text, reading)
    if not dates:
        return None
    sent = read_said(line.time) if line.time else None
    exact = replace(
        dates, published=_exact(dates.published, sent), updated=_exact(dates.updated, sent)
    )
    return _Found(number=number, place=place, dates=exact, whole=whole is not None)


def _with_label(proof: Proof, number: int) -> str:
    """What is free of a line, behind the line above it where that only says whose day it is."""
    text = proof.text(number) or proof.line(number).text
    above = proof.line(number - 1).text if number else ""
    return f"{above} {text}" if text and is_date_label(above) else text


def _dates_on(text: str, reading: Reading) -> PrintedDates | None:
    dates = read_date_line(text, day_first=reading.day_first) if text else None
    if "/" not in text and "-" not in text:
        return dates
    others = (read_date_line(text, day_first=first) for first in orders(reading))
    return next((one for one in others if _is_known(one, reading)), dates)


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
    yield from (day_in_front(lines[number].text) for number in body[:4])
    below = range(body[-1] + 1, min(body[-1] + _BELOW, len(lines))) if body else ()
    for number in below:
        text = _with_label(proof, number) if lines[number].link_share < 0.5 else ""
        if _may_tell(text):
            yield text


def _may_tell(text: str) -> bool:
    return len(text) < 200 and may_hold_date(text) and tells_day(text)


def _is_kept(proof: Proof, number: int, part: str) -> bool:
    return any(decision.part == part for decision in proof.decided.get(number, ()))
