"""The pages that list stories under a heading: one shape, one template."""

import datetime as dt
from collections.abc import Sequence

from copydesk.press.card import cards
from copydesk.press.paper import Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.when import local_day
from copydesk.story.edition import Edition


def print_list(sheet: Sheet, paper: Paper, editions: Sequence[Edition], **parts: object) -> Page:
    """A page of stories, newest first."""
    listed = cards(editions, paper, day=_day(sheet, editions, paper))
    return print_sheet(sheet, paper, f"{sheet.name}.html", cards=listed, **parts)


def _day(sheet: Sheet, editions: Sequence[Edition], paper: Paper) -> dt.date | None:
    """A page of a day has stories of that day alone: what they differ in is the hour."""
    if sheet.name != "day" or not editions:
        return None
    return local_day(editions[0].first_at, paper.site.time_zone)


def ids(editions: Sequence[Edition]) -> frozenset[str]:
    """The stories whose words a list repeats."""
    return frozenset(edition.id for edition in editions)
