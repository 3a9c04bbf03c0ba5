"""TIM-04: a weekday and a date that do not go together, or a date that no calendar has."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import everything
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_WEEKDAYS = (
    "monday mon montag lundi lunes الاثنين الإثنين",
    "tuesday tues tue dienstag mardi martes الثلاثاء",
    "wednesday wed mittwoch mercredi miércoles الأربعاء",
    "thursday thurs thur thu donnerstag jeudi jueves الخميس",
    "friday fri freitag vendredi viernes الجمعة",
    "saturday sat samstag sonnabend samedi sábado السبت",
    "sunday sun sonntag dimanche domingo الأحد",
)
_MONTHS = (
    "january jan januar jänner janvier enero يناير",
    "february feb februar février febrero فبراير",
    "march mar märz mars marzo مارس",
    "april apr avril abril أبريل إبريل",
    "may mai mayo مايو",
    "june jun juni juin junio يونيو",
    "july jul juli juillet julio يوليو",
    "august aug août agosto أغسطس",
    "september sept sep septembre septiembre setiembre سبتمبر",
    "october oct oktober okt octobre octubre أكتوبر",
    "november nov novembre noviembre نوفمبر",
    "december dec dezember dez décembre diciembre ديسمبر",
)
_DAY_OF = {name: n for n, names in enumerate(_WEEKDAYS) for name in names.split()}
_MONTH_OF = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split()}
_W, _M = "|".join(_DAY_OF), "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_WEEKDAY = rf"(?P<w>{_W})\.?,?\s\(?(?:(?:the|dem|den|der|le|el|d[ií]a|morning|evening|night),?\s)?"
_DATES = (
    re.compile(
        rf"(?<!\w)(?:{_WEEKDAY})?(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?\s(?:of\s|de\s)?"
        rf"(?P<m>{_M})(?!\w)\.?,?(?:\s(?:de\s|del\s)?(?P<y>\d{{4}})(?!\d))?",
        re.I,
    ),
    re.compile(
        rf"(?<!\w)(?:{_WEEKDAY})?(?P<m>{_M})(?!\w)\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd"
        rf"|th)?(?![\d:.,]\d)(?!\w)"
        r"(?P<end>,?(?:\s(?P<y>\d{4})(?!\d))?)",
        re.I,
    ),
    re.compile(
        rf"(?<!\w){_WEEKDAY}(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./](?P<y>\d{{4}})(?!\d)", re.I
    ),
    re.compile(rf"(?<!\w){_WEEKDAY}(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", re.I),
)
_HALF_A_YEAR = 183


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Dates of five languages; where no year is given, the one nearest to the story's day."""
    near = (story.published or story.updated or known.now).date()
    for words in everything(story):
        if not any(sign.isdigit() for sign in words.text):
            continue
        for form in _DATES:
            for found in form.finditer(words.text):
                says = _wrong(found, near)
                if says:
                    yield CHECK.at(words, says, span=found.span())


def _wrong(found: re.Match[str], near: dt.date) -> str:
    month = found["m"].lower()
    number = int(month) if month.isdigit() else _MONTH_OF[month]
    day, year = int(found["d"]), int(found["y"]) if found["y"] else None
    if not 1 <= number <= 12 or not 1 <= (year or 2000) <= 9999:
        return ""
    longest = calendar.monthrange(year or 2000, number)[1]
    if not 1 <= day <= longest:
        is_date = year is not None or found["w"] if "w" in found.groupdict() else False
        first = found.start("d") < found.start("m")
        is_plain = first and month not in ("mar", "may", "mars")
        return f"No {found['m']} has {day} days." if day < 40 and (is_date or is_plain) else ""
    if not found["w"]:
        return ""
    date = dt.date(year, number, day) if year else _nearest(number, day, near)
    told = _DAY_OF[found["w"].lower()]
    if date is None or date.weekday() == told:
        return ""
    return f"That day is no {found['w']}: {date:%Y-%m-%d} is a {calendar.day_name[date.weekday()]}."


def _nearest(month: int, day: int, near: dt.date) -> dt.date | None:
    """The day in the year that brings it closest to the story; None where that is not clear."""
    for year in (near.year, near.year - 1, near.year + 1):
        try:
            date = dt.date(year, month, day)
        except ValueError:
            continue
        if abs((date - near).days) < _HALF_A_YEAR:
            return date
    return None


CHECK = Check(code="TIM-04", name="weekday and date", weight=Weight.WARNS, find=find)
