"""The pages that list stories under a heading: one shape, one template."""

from collections.abc import Sequence

from copydesk.press.card import cards
from copydesk.press.paper import Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.story.edition import Edition


def print_list(sheet: Sheet, paper: Paper, editions: Sequence[Edition], **parts: object) -> Page:
    """A page of stories, newest first."""
    is_front = sheet.name == "section"
    listed = cards(editions, paper, prefixed=is_front)
    return print_sheet(sheet, paper, f"{sheet.name}.html", cards=listed, **parts)


def ids(editions: Sequence[Edition]) -> frozenset[str]:
    """The stories whose words a list repeats."""
    return frozenset(edition.id for edition in editions)
