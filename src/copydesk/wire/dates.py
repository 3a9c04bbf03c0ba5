"""Dates as feeds write them: ISO 8601, RFC 822 and what people make of both.

A date without a zone is taken as UTC; one that cannot be a date is None, never an error.
"""

import datetime as dt
import re
from functools import lru_cache

ISO = re.compile(
    r"(?P<year>\d{4})-?(?:(?P<month>\d\d)(?:-?(?P<day>\d\d))?|(?P<ordinal>\d{3}))?"
    r"(?:[T\s_]+(?P<hour>\d\d):?(?P<minute>\d\d)?(?::?(?P<second>\d\d)(?:[.,]\d+)?)?)?"
    r"\s*(?P<zone>Z|[+-]\s?\d\d:?\d{0,2}|[A-Z]{2,5})?$",
    re.IGNORECASE,
)
CLOCK = re.compile(r"(\d{1,2})[:.h](\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?(?:\s*([ap])\.?m\b\.?)?", re.I)
OFFSET = re.compile(r"(?:\b(?:GMT|UTC|UT))?\s*([+-])(\d\d?):?(\d\d)\b|\b(Z)$")
WORD = re.compile(r"[^\W\d_]{2,}")
NUMBER = re.compile(r"\d+")
HYPHEN = re.compile(r"(?<=[^\W\d_])-|-(?=[^\W\d_])")
EPOCH = re.compile(r"\d{10}(\d{3})?$")
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b")
DASHED = re.compile(r"(\d{4})\W{1,2}(\d{1,2})\W{1,2}(\d{1,2})\b")
RFC822 = re.compile(
    r"(?:[A-Za-z]{3,9}, ?)?(\d{1,2}) ([A-Za-z]{3,9}) (\d{4}) (\d\d):(\d\d)(?::([0-5]\d))?"
    r" (?:GMT|UTC|UT|Z|([+-])(\d\d):?([0-5]\d))$"
)
WEEK = re.compile(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?")
AFTERNOON = frozenset({"오후", "午後", "下午"})
EASTERN = re.compile(
    r"(\d{4})[년年-] ?(\d\d?)[월月-] ?(\d\d?)[일日]?(?: ?\(\w\))? ?(오전|오후|午前|午後|上午|下午)?"
    r"(?: ?(\d\d?)[:시時时点] ?(\d\d)(?:[:분分] ?(\d\d)[초秒]?)?[분分]?)?$"
)
EASTERN_SIGN = re.compile("[년年전후午]")
LONGEST, LONGEST_SENT = 80, 1_000  # characters, without and with white space
GREENWICH = frozenset({"GMT", "UTC", "UT", "Z"})
FARTHEST = dt.timedelta(hours=14)  # from Greenwich, any clock

# Hours west or east of Greenwich for names that RFC 822 allows or agencies use.
ZONES = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "met": 1,
    "cest": 2, "mest": 2, "mesz": 2, "mez": 1, "eet": 2, "eest": 3, "msk": 3, "ist": 5.5,
    "sgt": 8, "hkt": 8, "awst": 8, "jst": 9, "kst": 9, "acst": 9.5, "aest": 10, "aedt": 11,
    "nzst": 12, "nzdt": 13, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "ast": -4, "adt": -3, "brt": -3,
    "et": -5, "ct": -6, "mt": -7, "pt": -8,
}  # fmt: skip
MONTHS = (
    "jan ene január janv gen januar january janvier gennaio enero janeiro ιαν 1月",
    "feb február fev fév févr febr februar february février febbraio febrero fevereiro φεβ",
    "mar mär mars mrt märz mrz maart march marzo março márc március μάρ μαρ μάώ μαώ",
    "apr avr abr ápr április april avril aprile abril απρ",
    "may mai mei mag maj máj május maio maggio mayo μάι μαϊ μαι",
    "jun juin giu jún június juni june giugno junio junho ιούν ιον",
    "jul juil lug júl július juli july juillet luglio julio julho ιούλ ιολ",
    "aug août aoû ago aou august agosto augustus augusztus αύγ αυγ",
    "sep szept szeptember sept set szept september septembre settembre septiembre setembro σεπ",
    "oct okt október ott out october oktober octobre ottobre octubre outubro οκτ",
    "nov november novembre noviembre novembro νοέ νοε",
    "dec dez déc dic december dezember décembre dicembre diciembre dezembro δεκ",
)
MONTH = {word: number for number, words in enumerate(MONTHS, 1) for word in words.split()}
MONTH_DIGITS = {
    word.title(): f"{number:02}"
    for word, number in MONTH.items()
    if len(word) == 3 and word.isascii()
}


def parse(text: str | None) -> dt.datetime | None:
    """A moment in UTC, or None where the words are no date."""
    return _parsed(text) if text and len(text) <= LONGEST_SENT else None


@lru_cache(maxsize=64)
def _parsed(text: str) -> dt.datetime | None:
    words = " ".join(text.split())
    if not words or len(words) > LONGEST:
        return None
    moment = _exact(words)
    if moment is not None:
        return moment
    try:
        return _usual(words) or _unusual(words)
    except (ValueError, OverflowError):
        return None


def _exact(words: str) -> dt.datetime | None:
    """RFC 822 and ISO 8601 to the letter, every part in its place, as most feeds write them."""
    if words[3:5] == ", ":
        month = MONTH_DIGITS.get(words[8:11], "")
        zone = "+00:00" if words[26:] in GREENWICH else words[26:]
        written = f"{words[12:16]}-{month}-{words[5:7]}T{words[17:25]}{zone}"
        if not zone or words[7] + words[11:12] + words[16:17] + words[25:26] != "    ":
            return None
    elif words[10:11] == "T" and words[7] == "-":
        written = words
    else:
        return None
    try:
        moment = dt.datetime.fromisoformat(written)
        offset = moment.utcoffset()
        if offset is None or not -FARTHEST <= offset <= FARTHEST:
            return None
        moment = moment.astimezone(dt.UTC) if offset else moment
        return moment.replace(microsecond=0) if moment.microsecond else moment
    except (ValueError, OverflowError):
        return None


def _usual(words: str) -> dt.datetime | None:
    """RFC 822 with a year of four digits and an offset, as nearly all feeds write it."""
    found = RFC822.match(words)
    if not found:
        return None
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    number = MONTH.get(month.lower())
    if number is None:
        return None
    clock = (int(hour), int(minute), int(second or 0))
    there = dt.datetime(int(year), number, int(day), *clock, tzinfo=dt.UTC)
    if hours and int(hours) < 15:
        offset = dt.timedelta(hours=int(hours), minutes=int(minutes))
        there += offset if sign == "-" else -offset
    return there


def _unusual(words: str) -> dt.datetime | None:
    eastern = EASTERN.match(words) if EASTERN_SIGN.search(words) else None
    if eastern:
        return _eastern(eastern)
    return _iso(words) or _week(words) or _epoch(words) or _spoken(words) or _digits(words)


def _week(words: str) -> dt.datetime | None:
    """A week and its day, as ISO 8601 also writes a date."""
    found = WEEK.fullmatch(words)
    if not found:
        return None
    day = dt.date.fromisocalendar(int(found[1]), int(found[2]), int(found[3] or 1))
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


def _eastern(found: re.Match[str]) -> dt.datetime:
    """A date with the signs for year, month and day, or for morning and afternoon."""
    year, month, day, half, hour, minute, second = found.groups()
    clock = int(hour or 0)
    if half:
        clock = clock % 12 + (12 if half in AFTERNOON else 0)
    there = dt.datetime(int(year), int(month), int(day), tzinfo=dt.UTC)
    there += dt.timedelta(hours=clock, minutes=int(minute or 0), seconds=int(second or 0))
    # Korea keeps one time, nine hours before Greenwich; Chinese signs may stand for several.
    return there - dt.timedelta(hours=9) if re.search("[가-힣]", found[0]) else there


def _iso(words: str) -> dt.datetime | None:
    found = ISO.match(words)
    if not found or EPOCH.match(words):
        return None
    part = {name: int(found[name] or 0) for name in ("hour", "minute", "second")}
    day = dt.date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    if found["ordinal"]:
        day += dt.timedelta(days=int(found["ordinal"]) - 1)
    return _moment(day, (part["hour"], part["minute"], part["second"]), found["zone"] or "")


def _epoch(words: str) -> dt.datetime | None:
    found = EPOCH.match(words)
    if not found:
        return None
    return dt.datetime.fromtimestamp(int(words[:10]), dt.UTC)


def _spoken(words: str) -> dt.datetime | None:
    """A date with the month as a word, its parts in whatever order."""
    words = HYPHEN.sub(" ", words)
    month = next((MONTH[w] for w in map(_short, WORD.findall(words)) if w in MONTH), 0)
    if not month:
        return None
    clock = CLOCK.search(words)
    rest = OFFSET.sub(" ", CLOCK.sub(" ", words, count=1))
    numbers = NUMBER.findall(rest)[:2]
    if len(numbers) < 2:
        return None
    day, year = sorted(numbers, key=lambda digits: len(digits) > 2)
    return _moment(dt.date(_year(year), month, int(day)), _clock(clock), _zone_words(words))


def _digits(words: str) -> dt.datetime | None:
    """Month, day and year with strokes, as in the United States; else year, month and day."""
    stroked, dashed = SLASHED.search(words), DASHED.search(words)
    if stroked:
        month, day, year = (int(part) for part in stroked.groups())
        month, day = (day, month) if month > 12 else (month, day)
    elif dashed:
        year, month, day = (int(part) for part in dashed.groups())
    else:
        return None
    return _moment(dt.date(year, month, day), _clock(CLOCK.search(words)), _zone_words(words))


def _short(word: str) -> str:
    word = word.lower()
    return word if word in MONTH else word[:3] if len(word) > 3 and word.isascii() else word


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year > 68 else 2000)


def _clock(found: re.Match[str] | None) -> tuple[int, int, int]:
    if not found:
        return (0, 0, 0)
    hour = int(found[1])
    if found[4]:
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    return (hour, int(found[2]), int(found[3] or 0))


def _zone_words(words: str) -> str:
    offset = OFFSET.search(words)
    if offset:
        return offset[0].strip()
    named = (word for word in WORD.findall(words) if word.lower() in ZONES)
    return next(named, "")


def _moment(day: dt.date, clock: tuple[int, int, int], zone: str) -> dt.datetime:
    hour, minute, second = clock
    if hour > 24 or minute > 60 or second > 61:
        raise ValueError(clock)
    start = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    local = start + dt.timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
    return local - _offset(zone)


def _offset(zone: str) -> dt.timedelta:
    found = re.search(r"([+-])\s?(\d\d?):?(\d\d)?", zone)
    if not found:
        return dt.timedelta(hours=ZONES.get(zone.lower(), 0))
    size = dt.timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if size > dt.timedelta(hours=15):
        return dt.timedelta()
    return -size if found[1] == "-" else size
