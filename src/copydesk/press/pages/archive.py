"""The way into the archive: all months, and the days of a month."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from copydesk.press.address import day_address, file_of, month_address, rooted
from copydesk.press.alternate import alternates
from copydesk.press.locale import locales, split
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Locale, Page, Paper
from copydesk.press.render import Crumb, Sheet, print_sheet
from copydesk.press.shelf import shelves
from copydesk.press.when import midnight, spoken_time
from copydesk.press.words import words

INDEX = "archive/index.html"
MONTH = re.compile(r"(\d{4})/(\d\d)/index\.html")


@dataclass(frozen=True, kw_only=True)
class Drawer:
    """A day to choose, or a month with the number of its days."""

    at: dt.datetime
    address: str
    count: int = 0


@dataclass(frozen=True, kw_only=True)
class Year:
    """The months of a year that hold stories, newest first."""

    number: int
    drawers: tuple[Drawer, ...]


def touched(act: Act, paper: Paper) -> Iterator[str]:
    """Index and month, when a story comes into a day or leaves it: a day may come or go."""
    before = set(shelves(act.before, paper.site)) if act.before else set()
    moved = before ^ set(shelves(act.after, paper.site))
    for shelf in sorted((one for one in moved if one.kind == "day"), key=lambda one: one.locale):
        day = dt.date.fromisoformat(shelf.key)
        yield file_of(rooted(shelf.locale, "/archive/"))
        yield file_of(month_address(day, shelf.locale))


def every(paper: Paper) -> Iterator[str]:
    """The index of each locale, and each month with a story."""
    for locale in locales(paper.site):
        yield file_of(rooted(locale.key, "/archive/"))
        months = (month_address(day, locale.key) for day in paper.days(locale.key))
        yield from map(file_of, dict.fromkeys(months))


def print(path: str, paper: Paper) -> Page | None:
    """The index, or a month that has stories."""
    locale, rest = split(path, paper.site)
    if rest == INDEX:
        return _index(path, locale, paper)
    found = MONTH.fullmatch(rest)
    if not found:
        return None
    year, month = map(int, found.groups())
    days = [day for day in paper.days(locale.key) if (day.year, day.month) == (year, month)]
    return _month(path, days, locale, paper) if days else None


def _index(path: str, locale: Locale, paper: Paper) -> Page:
    months: dict[dt.date, int] = {}
    for day in paper.days(locale.key):
        first = day.replace(day=1)
        months[first] = months.get(first, 0) + 1
    zone = paper.site.time_zone
    drawers = [
        Drawer(at=midnight(day, zone), address=month_address(day, locale.key), count=count)
        for day, count in sorted(months.items(), reverse=True)
    ]
    years = tuple(
        Year(number=number, drawers=tuple(group))
        for number, group in groupby(drawers, key=lambda drawer: drawer.at.year)
    )
    sheet = Sheet(
        path=path,
        title=words(locale.language)("Archive"),
        language=locale.language,
        name="archive",
        locale=locale.key,
        alternates=alternates(paper.site, "/archive/"),
        has_ticker=False,
    )
    return print_sheet(sheet, paper, "archive.html", years=years)


def _month(path: str, days: Sequence[dt.date], locale: Locale, paper: Paper) -> Page:
    zone = paper.site.time_zone
    drawers = tuple(
        Drawer(at=midnight(day, zone), address=day_address(day, locale.key)) for day in days
    )
    archive = words(locale.language)("Archive")
    sheet = Sheet(
        path=path,
        title=spoken_time(drawers[0].at, "month", locale.language, zone),
        language=locale.language,
        name="month",
        locale=locale.key,
        crumbs=(Crumb(name=archive, address=rooted(locale.key, "/archive/")),),
        has_ticker=False,
    )
    return print_sheet(sheet, paper, "month.html", drawers=drawers)


PAGE = PageKind(name="archive", touched=touched, every=every, print=print)
