"""The "Just in" list as it is printed at head and foot of a page."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from copydesk.press.card import direction
from copydesk.press.locale import locales, tag
from copydesk.press.paper import Locale, Paper
from copydesk.press.when import local_day
from copydesk.press.words import words
from copydesk.story import record
from copydesk.story.edition import Bulletin

MARKS = {
    "new": "",
    "update": "Updated",
    "correction": "Corrected",
    "minor": "",
    "withdrawn": "Withdrawn",
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line; `mark` is an English word, `is_older` when not of the newest line's day."""

    number: int
    story: str
    at: dt.datetime
    kind: str
    headline: str
    address: str
    language: str
    direction: Literal["ltr", "rtl"]
    mark: str
    is_older: bool


@dataclass(frozen=True, kw_only=True)
class JustIn:
    """The list, and the number of the newest bulletin it knows of.

    A withdrawal has a number too, so that no older copy of the list brings the story back.
    `tongues` are the language tags of all locales, the main one's first, a space between; the
    list is that of the one at `place` (`press.locale.locale_for` says which takes a line).
    `digits` is the numbering system of the page.
    """

    lines: tuple[Line, ...] = ()
    number: int = 0
    at: dt.datetime | None = None
    tongues: str = ""
    place: int = 0
    digits: str = "latn"


def just_in(paper: Paper, locale: Locale) -> JustIn:
    """The list of a locale as it stands now: what is withdrawn or has no words is not in it."""
    told = paper.ticker(locale.key)
    bulletins = [line for line in told if line.kind != "withdrawn" and line.headline]
    every = locales(paper.site)
    keys = [one.key for one in every]
    house = JustIn(
        number=paper.number(),
        tongues=" ".join(tag(one.language) for one in every),
        place=keys.index(locale.key) if locale.key in keys else 0,
        digits=words(locale.language).numbering,
    )
    if not bulletins:
        return house
    newest = max(bulletin.at for bulletin in bulletins)
    today = local_day(newest, paper.site.time_zone)
    zone = paper.site.time_zone
    lines = tuple(_line(bulletin, today, zone) for bulletin in bulletins)
    return replace(house, lines=lines, at=newest)


def in_place(line: Bulletin, newer: Bulletin | None) -> Bulletin:
    """A line with the words that a minor correction gave it since."""
    if newer is None:
        return line
    return record.replace(line, headline=newer.headline, language=newer.language, live=newer.live)


@lru_cache(maxsize=1000)  # the same twenty stand on every page of an act
def _line(bulletin: Bulletin, today: dt.date, time_zone: str) -> Line:
    return Line(
        number=bulletin.number,
        story=bulletin.story,
        at=bulletin.at,
        kind=bulletin.kind,
        headline=bulletin.headline,
        address=bulletin.path,
        language=bulletin.language,
        direction=direction(bulletin.language),
        mark=_mark(bulletin),
        is_older=local_day(bulletin.at, time_zone) != today,
    )


def _mark(bulletin: Bulletin) -> str:
    """That it was put right is told before that it goes on."""
    is_live = bulletin.live and bulletin.kind in ("new", "update")
    return "Live" if is_live else MARKS[bulletin.kind]
