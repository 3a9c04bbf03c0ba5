"""When it was published and changed, from what a page says in data or prints."""

import datetime as dt
import re

from copydesk.markup.tidy import count_words
from copydesk.story.record import Record

DateTime = dt.datetime
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero ene gennaio janeiro januari января stycznia ocak"
            " يناير كانون\u00a0الثاني ינואר",
            "february feb februar février févr fevrier febrero febbraio fevereiro februari"
            " февраля lutego şubat فبراير شباط פברואר",
            "march mar märz maerz mrz mars marzo março maart марта marca mart مارس آذار מרץ מרס",
            "april apr avril avr abril abr aprile апреля kwietnia nisan أبريل نيسان אפריל",
            "may mai mayo maggio maio mei мая maja mayıs مايو أيار מאי maj",
            "june jun juni juin junio giugno junho июня czerwca haziran يونيو حزيران יוני",
            "july jul juli juillet juil julio luglio julho июля lipca temmuz يوليو تموز יולי",
            "august aug août aout agosto ago augustus августа sierpnia ağustos أغسطس آب אוגוסט"
            " augusti",
            "september sep sept septembre septiembre settembre setembro сентября września eylül"
            " سبتمبر أيلول ספטמבר",
            "october oct oktober okt octobre octubre ottobre outubro октября października ekim"
            " أكتوبر אוקטובר",
            "november nov novembre noviembre novembro ноября listopada kasım نوفمبر נובמבר",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro декабря"
            " grudnia aralık ديسمبر דצמבר",
        ),
        start=1,
    )
    for name in names.split()
}
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT"
    r"|[+-]\d{2}:?\d{2})?)?"
)
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|d')?([^\W\d_]{3,12})\.?,?\s+(?:de\s+"
    r"|del\s+)?(\d{4})"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_POINTS = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![\d.]*\d)")
_SLASHES = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_CLOCK = re.compile(r"\b(\d{1,2})[:h.](\d{2})(?::\d{2})?\s*([ap]\.?m\.?)?", re.IGNORECASE)
_ZONE = re.compile(
    r"\b(UTC|GMT|BST|CEST|CET|EET|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|MSK|IST|JST|Z)\b"
    r"|([+-]\d{2}:?\d{2})\b"
)
# IST and ET mean more than one thing: they are not in the table and give no offset.
_HOURS = {
    "UTC": 0, "GMT": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "MSK": 3, "JST": 9,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
_CHANGED = re.compile(
    r"updated?|modified|aktualisiert|stand|mis à jour|modifié|actualizado|aggiornato|atualizado"
    r"|bijgewerkt|обновлено"
    r"|güncelle\w+|aktualizacja|تحديث|آخر تحديث|עודכן|uppdaterad|oppdatert",
    re.IGNORECASE,
)
_LONGEST = 160


_IN_ADDRESS = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/_.-](?P<m>0?[1-9]|1[0-2])[/_.-](?P<d>0?[1-9]|[12]\d|3[01])(?=[/_.+-]|$)"
    r"|/(?P<y2>20\d\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])(?=[/_-])"
    r"|/(?P<d4>0[1-9]|[12]\d|3[01])-(?P<m4>0[1-9]|1[0-2])-(?P<y4>20\d\d)(?=[/_.-]|$)"
    r"|/(?P<y3>20\d\d)/(?P<m3>0[1-9]|1[0-2])(?P<d3>0[1-9]|[12]\d|3[01])(?=/)"
)


class PrintedDates(Record, frozen=True):
    """What a printed date line says."""

    published: DateTime | None = None
    updated: DateTime | None = None


def read_moment(text: str) -> DateTime | None:
    """A moment out of data or print, in UTC; a time without a zone is taken as UTC."""
    text = text.translate(_DIGITS).strip()[:200]
    found = _ISO.search(text)
    if found:
        return _from_iso(found)
    day = _printed_day(text)
    return _at_clock(day, text) if day else None


def day_in_address(address: str) -> DateTime | None:
    """The day that an address like /2026/03/04/storm names, as midnight UTC."""
    found = list(_IN_ADDRESS.finditer(address.split("?")[0][:2000]))
    if not found:
        return None
    # An archive's address holds the original's: the last is the story's.
    last = found[-1]
    order = (last["y4"], last["m4"], last["d4"]) if last["y4"] else last.groups()
    numbers = [int(part) for part in order if part]
    return _moment([*numbers, 0, 0, 0], 0)


def read_date_line(text: str) -> PrintedDates | None:
    """The dates on a line that is a date line, or None when it is something else."""
    if not text or len(text) > _LONGEST:
        return None
    moment = read_moment(text)
    if moment is None or not _is_date_line(text):
        return None
    change = _CHANGED.search(text)
    if not change:
        return PrintedDates(published=moment)
    before, behind = text[: change.start()], text[change.end() :]
    first, second = read_moment(before), read_moment(behind)
    if first and second:
        return PrintedDates(published=first, updated=second)
    return PrintedDates(updated=moment)


_FRONT = re.compile(
    r"\(?(?P<day>[^()\n]{6,32}?)(?:\)|\s*[-–—|:])\s|(?P<points>\d{1,2}\.\d{1,2}\.\d{4})\s"
)


def day_in_front(text: str) -> str:
    """What a paragraph begins with before its first dash, when it is a date and no more."""
    found = _FRONT.match(text)
    day = (found["day"] or found["points"]) if found else ""
    return day if read_date_line(day) else ""


_ABOUT_DAY = re.compile(
    r"\b(published|posted|submitted|created|released|date|updated|modified|erschienen"
    r"|veröffentlicht"
    r"|erstellt|datum|stand|aktualisiert|publié|mis en ligne|mis à jour|publicado|actualizado|fecha"
    r"|pubblicato|aggiornato|publicerad|geplaatst|gepubliceerd|opublikowano|опубликовано)\b"
    r"|نشر|تاريخ|تحديث",
    re.IGNORECASE,
)


def read_told_day(text: str) -> DateTime | None:
    """The day on a short line that tells of it: "Posted by oz on 4 December 2006"."""
    if not text or len(text) > _LONGEST or not any(character.isdigit() for character in text):
        return None
    short = count_words(text) <= 14
    return read_moment(text) if short or _ABOUT_DAY.search(text[:40]) else None


def tells_day(text: str) -> bool:
    """A line that says that something was published, made or changed on a day."""
    return bool(len(text) <= _LONGEST and _ABOUT_DAY.search(text[:60]))


_DATE_WORDS = re.compile(
    r"[\d:.,/|\-–—•·()+']+|\b(?:published|posted|updated?|last|first|modified|on|at|de|del|um"
    r"|uhr|the|date|created|edited|am|pm|a\.m|p\.m|st|nd|rd|th"
    r"|utc|gmt|bst|cest|cet|eet|est|edt|cst|cdt|mst|mdt|pst|pdt|et|msk|ist|jst|time|local|ago"
    r"|veröffentlicht|aktualisiert|stand|vom|publié|le|à|mis|jour"
    r"|modifié|publicado|actualizado|el|las|pubblicato|il|alle|ore|aggiornato|publicado|em"
    r"|atualizado|gepubliceerd|op|om|опубликовано|в|yayınlanma"
    r"|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|[^\W\d_]*day|[^\W\d_]*tag|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|نشر|في|تاريخ|النشر|الساعة|تحديث|آخر"
    r"|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت"
    r"|h|z|edition|issue|article|story|news|min|read|minutes?)\b",
    re.IGNORECASE,
)


def _is_date_line(text: str) -> bool:
    """Hardly a word on it that is not a date's."""
    left = _DATE_WORDS.sub(" ", text.translate(_DIGITS).casefold())
    words = [word for word in left.split() if word.strip(".") not in _MONTHS]
    return len(words) <= 1


def _from_iso(found: re.Match[str]) -> DateTime | None:
    year, month, day, hour, minute, second, zone = found.groups()
    numbers = [int(number or 0) for number in (year, month, day, hour, minute, second)]
    return _moment(numbers, _offset(zone or ""))


def _offset(zone: str) -> int:
    """Minutes east of Greenwich."""
    if zone[:1] in "+-" and len(zone) >= 5:
        minutes = int(zone[1:3]) * 60 + int(zone[-2:])
        return -minutes if zone[0] == "-" else minutes
    return _HOURS.get(zone.upper(), 0) * 60


def _printed_day(text: str) -> list[int] | None:
    for form, order in ((_DAY_FIRST, (2, 1, 0)), (_MONTH_FIRST, (2, 0, 1))):
        for found in form.finditer(text):
            year, month, day = (found.groups()[place] for place in order)
            number = _MONTHS.get(month.casefold())
            if number:
                return [int(year), number, int(day)]
    points = _POINTS.search(text)
    if points:
        return [int(points[3]), int(points[2]), int(points[1])]
    short = _SHORT_YEAR.search(text)
    if short:
        return [2000 + int(short[3]), int(short[2]), int(short[1])]
    slashed = _SLASHES.search(text)
    # 03/04/2026 is two days; only one that cannot be read otherwise is taken.
    if slashed and int(slashed[1]) > 12:
        return [int(slashed[3]), int(slashed[2]), int(slashed[1])]
    if slashed and int(slashed[2]) > 12:
        return [int(slashed[3]), int(slashed[1]), int(slashed[2])]
    return None


def _at_clock(day: list[int], text: str) -> DateTime | None:
    without_day = _POINTS.sub(" ", text)
    clock, zone = _CLOCK.search(without_day), _ZONE.search(without_day)
    hour = minute = 0
    if clock and int(clock[1]) < 24 and int(clock[2]) < 60:
        hour, minute = int(clock[1]), int(clock[2])
        if clock[3]:
            hour = hour % 12 + (12 if clock[3][0] in "pP" else 0)
    return _moment([*day, hour, minute, 0], _offset(zone[0]) if zone else 0)


def _moment(numbers: list[int], offset: int) -> DateTime | None:
    try:
        year, month, day, hour, minute, second = numbers
        local = dt.datetime(year, month, day, hour, minute, second, tzinfo=dt.UTC)
        return local - dt.timedelta(minutes=offset)
    except (ValueError, OverflowError):
        return None
