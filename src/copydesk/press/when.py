"""Times as readers see them: in the page's language and the site's zone."""

import datetime as dt
from functools import cache, lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, get_datetime_format
from minijinja import Markup, escape

from copydesk.press.words import words

Style = Literal["time", "day", "short", "moment", "month", "date"]


@cache
def zone(name: str) -> ZoneInfo:
    """The zone by its name in the time zone database."""
    return ZoneInfo(name)


def local_day(at: dt.datetime, time_zone: str) -> dt.date:
    """The day on the site's calendar."""
    return at.astimezone(zone(time_zone)).date()


def midnight(day: dt.date, time_zone: str) -> dt.datetime:
    """When a day of the site's calendar begins."""
    return dt.datetime(day.year, day.month, day.day, tzinfo=zone(time_zone))


def noon(day: dt.date, time_zone: str) -> dt.datetime:
    """A moment that is of this day whatever the clock does at its ends."""
    return midnight(day, time_zone).replace(hour=12)


@lru_cache(maxsize=4096)
def spoken_time(at: dt.datetime, style: Style, language: str, time_zone: str) -> str:
    """A moment in words.

    "time" is 14:02, "short" 23 Nov, "day" 23 November 2026, "date" the same with the day of the
    week, "month" November 2026, "moment" day, time and zone.
    """
    say = words(language)
    return say.digits(_spoken(at.astimezone(zone(time_zone)), style, say.locale, zone(time_zone)))


def _spoken(local: dt.datetime, style: Style, locale: Locale, tz: ZoneInfo) -> str:
    match style:
        case "time":
            return str(format_skeleton("Hm", local, tz, locale=locale))
        case "short":
            return str(format_skeleton("MMMd", local, tz, locale=locale))
        case "month":
            return str(format_skeleton("yMMMM", local, tz, locale=locale))
        case "day":
            return str(format_date(local, "long", locale))
        case "date":
            return str(format_date(local, "full", locale))
        case "moment":
            pattern = str(get_datetime_format("medium", locale))
            clock = f"{local:%H:%M} {_zone_name(local)}"
            return pattern.format(clock, format_date(local, "long", locale))


@lru_cache(maxsize=4096)
def time_tag(at: dt.datetime, style: Style, language: str, time_zone: str) -> Markup:
    """The moment as a <time> element that machines read too, and no script's order upsets."""
    said = escape(spoken_time(at, style, language, time_zone))
    return Markup(f'<time dir="auto" datetime="{machine_time(at)}">{said}</time>')


def machine_time(at: dt.datetime) -> str:
    """RFC 3339 in UTC, whole seconds."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _zone_name(local: dt.datetime) -> str:
    name = local.tzname() or "UTC"
    return f"UTC{name}" if name[0] in "+-" else name
