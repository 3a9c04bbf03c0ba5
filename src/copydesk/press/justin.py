"""The "Just in" list as it is printed at head and foot of a page."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from copydesk.press.card import direction
from copydesk.press.paper import Locale, Paper
from copydesk.press.when import local_day
from copydesk.story.edition import Bulletin

MARKS = {"new": "", "update": "Updated", "correction": "Corrected", "withdrawn": "Withdrawn"}


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
    """

    lines: tuple[Line, ...] = ()
    number: int = 0
    at: dt.datetime | None = None


def just_in(paper: Paper, locale: Locale) -> JustIn:
    """The list of a locale as it stands now: what is withdrawn or has no words is not in it."""
    told = paper.ticker(locale.key)
    bulletins = [line for line in told if line.kind != "withdrawn" and line.headline]
    if not bulletins:
        return JustIn(number=paper.number())
    newest = max(bulletin.at for bulletin in bulletins)
    today = local_day(newest, paper.site.time_zone)
    return JustIn(
        lines=tuple(_line(bulletin, today, paper) for bulletin in bulletins),
        number=paper.number(),
        at=newest,
    )


def _line(bulletin: Bulletin, today: dt.date, paper: Paper) -> Line:
    return Line(
        number=bulletin.number,
        story=bulletin.story,
        at=bulletin.at,
        kind=bulletin.kind,
        headline=bulletin.headline,
        address=bulletin.path,
        language=bulletin.language,
        direction=direction(bulletin.language),
        mark=MARKS[bulletin.kind],
        is_older=local_day(bulletin.at, paper.site.time_zone) != today,
    )
