"""The way into the archive: all months, and the days of a month."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from copydesk.press.address import day_address, file_of, month_address
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.when import local_day, midnight, spoken_time
from copydesk.press.words import words

INDEX = "archive/index.html"
MONTH = re.compile(r"(\d{4})/(\d\d)/index\.html")


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A day to choose, or a month with the number of its days."""

    at: dt.datetime
    address: str
    count: int = 0


@dataclass(frozen=True, kw_only=True)
class Year:
    """The months of a year that hold stories, newest first."""

    number: int
    shelves: tuple[Shelf, ...]


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """Index and month, when a story comes out or is withdrawn: a day may come or go."""
    if act.before is None or act.before.withdrawn != act.after.withdrawn:
        day = local_day(act.after.first_at, paper.site.time_zone)
        yield INDEX
        yield file_of(month_address(day))


def every(paper: Paper) -> Iterable[str]:
    """The index and each month with a story."""
    return (INDEX, *dict.fromkeys(file_of(month_address(day)) for day in paper.days()))


def print(path: str, paper: Paper) -> Page | None:
    """The index, or a month that has stories."""
    if path == INDEX:
        return _index(paper)
    found = MONTH.fullmatch(path)
    if not found:
        return None
    year, month = map(int, found.groups())
    days = [day for day in paper.days() if (day.year, day.month) == (year, month)]
    return _month(path, days, paper) if days else None


def _index(paper: Paper) -> Page:
    months: dict[dt.date, int] = {}
    for day in paper.days():
        first = day.replace(day=1)
        months[first] = months.get(first, 0) + 1
    shelves = [
        Shelf(at=midnight(day, paper.site.time_zone), address=month_address(day), count=count)
        for day, count in sorted(months.items(), reverse=True)
    ]
    years = tuple(
        Year(number=number, shelves=tuple(group))
        for number, group in groupby(shelves, key=lambda shelf: shelf.at.year)
    )
    sheet = Sheet(
        path=INDEX,
        title=words(paper.site.language)("Archive"),
        language=paper.site.language,
        name="archive",
        has_ticker=False,
    )
    return print_sheet(sheet, paper, "archive.html", years=years)


def _month(path: str, days: Sequence[dt.date], paper: Paper) -> Page:
    zone = paper.site.time_zone
    shelves = tuple(Shelf(at=midnight(day, zone), address=day_address(day)) for day in days)
    sheet = Sheet(
        path=path,
        title=spoken_time(shelves[0].at, "month", paper.site.language, zone),
        language=paper.site.language,
        name="month",
        has_ticker=False,
    )
    return print_sheet(sheet, paper, "month.html", shelves=shelves)


PAGE = PageKind(name="archive", touched=touched, every=every, print=print)
