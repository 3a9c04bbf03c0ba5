"""A moment out of the many forms that data and print have for one."""

import datetime as dt
import re
from collections.abc import Iterator

from copydesk.cleaning.months import MONTHS, PERSIAN_MONTHS, TWO_WORD_MONTHS, gregorian
from copydesk.story.record import Record, replace

DateTime = dt.datetime


class Said(Record, frozen=True):
    """A moment as it was said, in its own offset, and which parts of it were said.

    Without a zone the offset is nought; without a clock it is midnight.
    """

    at: DateTime
    clock: bool = False
    zone: bool = False
    start: int = 0
    end: int = 0


_DIGITS = {
    first + digit: str(digit)
    for first in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10)
    for digit in range(10)
}
_SIGNS = {0xFF1A: ":", 0xFF0F: "/", 0xFF0E: ".", 0x2011: "-", 0x2212: "-"}
_READABLE = str.maketrans({**{chr(k): v for k, v in (_DIGITS | _SIGNS).items()}})
_DIGIT = re.compile(r"\d")
# Nothing below can match without one of these.
_MAYBE = re.compile(
    r"\d{4}|\d ?[./|-] ?\d\d? ?[./|-] ?\d\d|\d[./ -]{1,2}[^\W\d_]{3,9}[./'’ -]{1,2}\d\d"
)

_WORD = r"[^\s\d.,،:;/|()\[\]–—\-·•_'’\"]{2,14}"
_YEAR = r"(?<!\d)(?P<y>(?:1[3-9]|2[056])\d\d)(?!\d)"
# "de 202221:25": the clock may adjoin the year.
_YEAR_BEHIND = (
    r"(?:(?P<y>(?:1[3-9]|2[056])\d\d)(?!\d(?!\d:\d\d))|(?<=['’./-])(?P<y2>\d\d)(?![\d:]))"
)
_DAY = r"(?<![\d.,:])(?P<d>\d{1,2})"
_TH = r"(?:st|nd|rd|th|er|ère|[ºª°]|-?[аяе]го)?"
_FORMS = (
    # 2026-03-03, 2026/3/3, 2026.03.03, 2026. 3. 3., 2026年3月3日, 2026년 3월 3일
    re.compile(_YEAR + r" ?[-/.年년] ?(?P<n>\d{1,2}) ?[-/.月월] ?(?P<d>\d{1,2})(?!\d)"),
    # 3 March 2026, 3. März 2026, 3 de marzo de 2026, 03-Mar-2026, 3 במרץ 2026
    re.compile(
        _DAY
        + _TH
        + rf"[\s./-]*(?:de |d'|d’|of |ב-?)?(?P<m>{_WORD})[\s.,،/-]*(?:de |del |of |г |พ\.ศ\. ?)?"
        r"['’]?" + _YEAR_BEHIND
    ),
    # March 3, 2026    Jan. 04 09:34 2021    Apr 28 19:20:36 CEST 2023
    re.compile(
        rf"(?P<m>{_WORD})[\s./-]*(?P<d>\d{{1,2}}){_TH}(?![\d:]),?"
        r"(?:\s+\d{1,2}:\d\d(?::\d\d)?(?:\s+(?:[A-Z]{2,5}|[+-]\d{4}))?)?[\s,،/-]+" + _YEAR_BEHIND
    ),
    # 2026. március 3., 2026 m. kovo 3 d., 2026, March 3, 2026ko martxoaren 3a
    re.compile(_YEAR + rf"(?:ko|[.,])? (?:m\. )?(?P<m>{_WORD}) (?P<d>\d{{1,2}})(?!\d)"),
    # 2026. gada 3. marts
    re.compile(_YEAR + rf"\. gada (?P<d>\d{{1,2}})\. (?P<m>{_WORD})"),
    # 3 tháng 3, 2026
    re.compile(_DAY + r" tháng (?P<n>\d{1,2}),?(?: năm)? " + _YEAR_BEHIND, re.IGNORECASE),
    # 03.03.2026, 3. 3. 2026, 31.10.23
    re.compile(
        r"(?<![\d.])(?P<d>\d{1,2}) ?\. ?(?P<n>\d{1,2}) ?\. ?"
        r"(?:(?P<y>(?:1[3-9]|2[056])\d\d)|(?P<y2>\d\d))(?![\d:]| ?\.\d)"
    ),
)
# 03/04/2026 may be two days.
_EITHER = re.compile(
    r"(?<![\d/-])(?P<a>\d{1,2}) ?(?P<by>[/|-]) ?(?P<b>\d{1,2}) ?(?P=by) ?"
    r"(?:(?P<y>(?:1[3-9]|2[056])\d\d)|(?P<y2>\d\d))(?![\d/])"
)
_COMPACT = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?P<n>[01]\d)(?P<d>[0-3]\d)(?:[T ]?([01]\d|2[0-3]):?([0-5]\d).*)?"
)
_SECONDS = re.compile(r"(?:1[0-9]{9})(?:\d{3})?")
_CLOCK = re.compile(
    r"(?P<pm1>오후|下午|晚上|午後|오전|上午|午前)? ?(?<![\d.,:/-])(?P<h>\d{1,2})"
    r"(?:(?P<by>[:h.時时시点點]| [h:] "
    r"|H) ?(?P<min>\d\d)(?:[:分](?P<s>\d\d)(?!\d))?(?:\.\d{1,9})?(?!\d)"
    r"|(?= ?(?:[ap]\.?m\b)))"
    r"\s?(?P<pm2>[aApP]\. ?[mM]\.|[aApP][mM]\b|μ\.μ|π\.μ|مساء|صباح)?"
)
_MORNINGS = ("a", "오전", "上午", "午前", "π", "صباح")
_ZONE = re.compile(
    r"[\s(]*(?P<name>UTC|GMT|[A-Z]{1,4}T|MEZ|MESZ|MSK|МСК|WIB|WITA|[Zz](?![a-zA-Z])|Uhr)?\s?"
    r"(?P<shift>[+-]\d{1,2}(?::?\d\d)?(?!\d))?"
)
# IST, CST and ET mean more than one thing or change in summer: those not here give no offset.
_HOURS: dict[str, float] = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "CET": 1, "MEZ": 1, "WAT": 1, "CEST": 2,
    "MESZ": 2, "EET": 2, "SAST": 2, "CAT": 2, "EEST": 3, "MSK": 3, "МСК": 3, "TRT": 3, "EAT": 3,
    "IRST": 3.5, "PKT": 5, "WIB": 7, "ICT": 7, "WITA": 8, "HKT": 8, "SGT": 8, "JST": 9, "KST": 9,
    "WIT": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "BRT": -3, "ART": -3, "EDT": -4,
    "EST": -5, "CDT": -5, "CST": -6, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8,
}  # fmt: skip
_MOST_DATES = 6
_ADJOINS = 7
_WORDED = re.compile(_WORD)
_ADJOINING = re.compile(r"(?<=[a-z])[A-Z][a-z]+\.?$")


def may_hold_date(text: str) -> bool:
    """There are digits in it as a date has them."""
    return _DIGIT.search(text) is not None and _MAYBE.search(text) is not None


def read_said(text: str, *, day_first: bool | None = None) -> Said | None:
    """The first moment in a text; 03/04/2026 is read only where `day_first` is known."""
    return next(all_said(text, day_first=day_first), None)


def all_said(text: str, *, day_first: bool | None = None) -> Iterator[Said]:
    """Every moment in a text, in order."""
    text = text[:400]
    if not text.isascii():
        text = _one_word(text.translate(_READABLE))
    if not _MAYBE.search(text):
        return
    bare = _bare_data(text.strip())
    if bare is not None:
        yield bare
        return
    days = sorted(_days(text, day_first), key=lambda day: day[1:])
    reached = 0
    for number, (day, start, end) in enumerate(days[:_MOST_DATES]):
        if start < reached:
            continue
        following = days[number + 1][1] if number + 1 < len(days) else len(text)
        said = _at_clock(day, text, (reached, start, end, max(end, following)))
        yield said
        reached = said.end


def _one_word(text: str) -> str:
    for words, joined, _ in TWO_WORD_MONTHS:
        if words in text:
            text = text.replace(words, joined.replace("_", "\u200c"))
    return text


def _bare_data(text: str) -> Said | None:
    """Forms that data has and print has not: 20260303T1405, seconds since 1970."""
    if not text[:8].isdigit():
        return None
    compact = _COMPACT.fullmatch(text)
    if compact:
        day = _day(int(compact["y"]), int(compact["n"]), int(compact["d"]))
        if day is not None:
            clock = dt.time(int(compact[4]), int(compact[5])) if compact[4] else dt.time()
            said = _said(day, clock, _offset_in(text[13:]))
            return said if compact[4] else Said(at=said.at)
    if _SECONDS.fullmatch(text):
        return Said(at=dt.datetime.fromtimestamp(int(text[:10]), dt.UTC), clock=True, zone=True)
    return None


# -- days ----------------------------------------------------------------------------------------


def _days(text: str, day_first: bool | None) -> list[tuple[dt.date, int, int]]:
    found: list[tuple[dt.date, int, int]] = []
    # What begins as data does is data, and most texts with dates are.
    forms = _FORMS[:1] if text[4:5] in ("-", "/") and text[:4].isdigit() else _FORMS
    for form in forms:
        for match in form.finditer(text):
            day = _told(match)
            if day is not None and not any(
                a < match.end() and match.start() < b for _, a, b in found
            ):
                found.append((day, _start(match), match.end()))
        if len(found) > _MOST_DATES:
            break
    for match in _EITHER.finditer(text):
        day = _either(match, day_first)
        if day is not None and not any(a < match.end() and match.start() < b for _, a, b in found):
            found.append((day, match.start(), match.end()))
    return found


def _start(match: re.Match[str]) -> int:
    """Where a day begins: "UpdatedMarch 3, 2026" begins with what stands before it."""
    first = _WORDED.match(match[0])
    adjoining = _ADJOINING.search(first[0]) if first else None
    return match.start() + (adjoining.start() if adjoining else 0)


def _told(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    year = int(parts.get("y") or 2000 + int(parts.get("y2") or 0))
    if parts.get("n"):
        return _day(year, int(parts["n"]), int(parts["d"]))
    month = _month(parts["m"])
    return _day(year, month, int(parts["d"])) if month else None


def _month(word: str) -> int:
    # "by Anna ReedMar 5": what stands before may adjoin the month.
    adjoining = _ADJOINING.search(word)
    word = (adjoining[0] if adjoining else word).casefold().rstrip("'’").replace("\u200c", "_")
    for form in (
        word,
        word.lstrip("בة"),
        word.removesuffix("'da"),
        word.removesuffix("ta"),
        word.removesuffix("ren"),
    ):
        number = MONTHS.get(form) or PERSIAN_MONTHS.get(form)
        if number:
            return number
    return 0


def _either(match: re.Match[str], day_first: bool | None) -> dt.date | None:
    first, second = int(match["a"]), int(match["b"])
    year = int(match["y"] or 2000 + int(match["y2"]))
    if match["y2"] and match["by"] != "/" and first <= 31 and second <= 31:
        return None
    if first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    if day_first is None:
        return None
    return _day(year, second, first) if day_first else _day(year, first, second)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            return None
        found = dt.date(*gregorian(year, month, day))
    except ValueError:
        return None
    return found if 1800 <= found.year <= 2100 else None


# -- clock and zone ------------------------------------------------------------------------------


def _at_clock(day: dt.date, text: str, bounds: tuple[int, int, int, int]) -> Said:
    """The day at the time printed behind it, within it or before it, with the zone behind that."""
    reached, start, end, following = bounds
    inside = (start, end if ":" in text[start:end] else start)
    before = (max(reached, start - 30), start)
    # "15:56 BST, 27 April": a clock right before the day is the day's.
    ahead = _clock(text, *before)
    first = before if ahead and start - ahead[-1] <= _ADJOINS else (start, start)
    for left, right in (inside, first, (end, min(following, end + 40)), before):
        found = _clock(text, left, right)
        if found is not None:
            hour, minute, second, behind = found
            clock = dt.time(hour, minute, second)
            said = _said(day, clock, _offset_in(text[behind : behind + 14]))
            return replace(said, start=start, end=max(end, behind))
    return replace(_said(day, dt.time(), None), clock=False, start=start, end=end)


def _clock(text: str, first: int, last: int) -> tuple[int, int, int, int] | None:
    # "2026-03-03T14:05": the T is no part of the clock, nor is a comma.
    # In "202614:05" the clock adjoins the year, which is left out of sight then.
    shift = first if text[first - 1 : first + 1].isdigit() else 0
    for match in _CLOCK.finditer(text[shift:], first - shift, last - shift):
        hour, minute = int(match["h"]), int(match["min"] or 0)
        half = (match["pm1"] or match["pm2"] or "").lower()
        if half and hour <= 12:
            hour = hour % 12 + (0 if half.startswith(_MORNINGS) else 12)
        if hour < 24 and minute < 60 and (match["min"] or half):
            second = int(match["s"] or 0)
            return hour, minute, second if second < 60 else 0, match.end() + shift
    return None


def _offset_in(behind: str) -> int | None:
    """Minutes east of Greenwich said behind a clock, None where nothing is said."""
    found = _ZONE.match(behind.lstrip(", "))
    if not found or not (found["name"] or found["shift"]):
        return None
    hours = _HOURS.get((found["name"] or "UTC").upper())
    if found["shift"] and (hours == 0 or hours is None):
        shift = found["shift"].replace(":", "")
        minutes = int(shift[1:3]) * 60 + (int(shift[3:5]) if len(shift) > 3 else 0)
        return (-minutes if shift[0] == "-" else minutes) if minutes <= 15 * 60 else None
    return None if hours is None else int(hours * 60)


def _said(day: dt.date, clock: dt.time, offset: int | None) -> Said:
    zone = dt.timezone(dt.timedelta(minutes=offset)) if offset else dt.UTC
    at = dt.datetime.combine(day, clock, zone)
    return Said(at=at, clock=True, zone=offset is not None)
