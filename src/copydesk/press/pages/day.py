"""The archive of one day: every story that came out on it."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import partial

from copydesk.press.address import day_address, file_of, month_address, rooted, shelf_address
from copydesk.press.list_page import changed
from copydesk.press.locale import locales, split
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Crumb, Sheet
from copydesk.press.standing import ids, print_list
from copydesk.press.when import midnight, spoken_time
from copydesk.press.words import words

DAY = re.compile(r"(\d{4})/(\d\d)/(\d\d)/index\.html")
LENGTH = 5000


def touched(act: Act, paper: Paper) -> Iterator[str]:
    """The day the story first came out on, in its locale now and before."""
    for shelf in changed(act, paper, "day"):
        yield file_of(shelf_address(shelf, paper.site))


def every(paper: Paper) -> Iterator[str]:
    """Each day with a story."""
    for locale in locales(paper.site):
        for day in paper.days(locale.key):
            yield file_of(day_address(day, locale.key))


def print(path: str, paper: Paper) -> Page | None:
    """The stories of the day, newest first; None for a day without one."""
    locale, rest = split(path, paper.site)
    day = day_in(rest)
    editions = paper.newest(LENGTH, day=day, locale=locale.key) if day else ()
    if not day or not editions:
        return None
    start = midnight(day, paper.site.time_zone)
    said = partial(spoken_time, start, language=locale.language, time_zone=paper.site.time_zone)
    archive = Crumb(name=words(locale.language)("Archive"), address=rooted(locale.key, "/archive/"))
    month = Crumb(name=said("month"), address=month_address(day, locale.key))
    sheet = Sheet(
        path=path,
        title=said("date"),
        language=locale.language,
        name="day",
        locale=locale.key,
        crumbs=(archive, month),
        stories=ids(editions),
    )
    return print_list(sheet, paper, editions)


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
