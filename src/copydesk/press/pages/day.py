"""The archive of one day: every story that came out on it."""

import datetime as dt
import re
from collections.abc import Iterable

from copydesk.press.address import day_address, file_of, month_address
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Sheet
from copydesk.press.standing import ids, print_list
from copydesk.press.when import local_day, midnight, spoken_time

DAY = re.compile(r"(\d{4})/(\d\d)/(\d\d)/index\.html")
LENGTH = 5000


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """The day the story first came out on."""
    return (file_of(day_address(local_day(act.after.first_at, paper.site.time_zone))),)


def every(paper: Paper) -> Iterable[str]:
    """Each day with a story."""
    return (file_of(day_address(day)) for day in paper.days())


def print(path: str, paper: Paper) -> Page | None:
    """The stories of the day, newest first; None for a day without one."""
    day = day_in(path)
    editions = paper.newest(LENGTH, day=day) if day else ()
    if not day or not editions:
        return None
    start = midnight(day, paper.site.time_zone)
    title = spoken_time(start, "date", paper.site.language, paper.site.time_zone)
    sheet = Sheet(
        path=path,
        title=title,
        language=paper.site.language,
        name="day",
        stories=ids(editions),
    )
    return print_list(sheet, paper, editions, month=start, month_address=month_address(day))


def day_in(path: str) -> dt.date | None:
    """The day a path names, None for other paths and for days no calendar has."""
    found = DAY.fullmatch(path)
    if not found:
        return None
    try:
        return dt.date(*map(int, found.groups()))
    except ValueError:
        return None


PAGE = PageKind(name="day", touched=touched, every=every, print=print)
