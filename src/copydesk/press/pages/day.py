"""The archive of one day: every story that came out on it."""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from copydesk.press import list_page
from copydesk.press.address import day_address, month_address, rooted
from copydesk.press.locale import locale_at
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Crumb, Sheet
from copydesk.press.standing import ids, print_list
from copydesk.press.when import midnight, spoken_time
from copydesk.press.words import words


def touched(act: Act, paper: Paper) -> Iterator[str]:
    """The day the story first came out on, in its locale now and before."""
    return list_page.touched(act, paper, "day")


def every(paper: Paper) -> Iterator[str]:
    """Each day with a story."""
    return list_page.every(paper, "day")


def print(path: str, paper: Paper) -> Page | None:
    """The stories of the day, newest first; None for a day without one."""
    place = list_page.place_of(path, paper, "day")
    if place is None:
        return None
    locale = locale_at(place.shelf.locale, paper.site)
    day = dt.date.fromisoformat(place.shelf.key)
    start = midnight(day, paper.site.time_zone)
    said = partial(spoken_time, start, language=locale.language, time_zone=paper.site.time_zone)
    crumbs = [
        Crumb(name=words(locale.language)("Archive"), address=rooted(locale.key, "/archive/")),
        Crumb(name=said("month"), address=month_address(day, locale.key)),
    ]
    if place.leaf:
        crumbs.append(Crumb(name=said("day"), address=day_address(day, locale.key)))
    editions = list_page.stories(place, paper)
    sheet = Sheet(
        path=path,
        title=said("date"),
        language=locale.language,
        name="leaf" if place.leaf else "day",
        locale=locale.key,
        crumbs=tuple(crumbs),
        stories=ids(editions),
    )
    older = list_page.older(place, editions, paper)
    return print_list(sheet, paper, editions, older=older, number=place.leaf)


PAGE = PageKind(name="day", touched=touched, every=every, print=print)
