""" "Just in" as a file, for pages that poll and for caches that answer them."""

import msgspec

from copydesk.newsroom.printing.paper import DatabasePaper
from copydesk.press.paper import Page

PATH = "live/ticker.json"


def ticker_page(paper: DatabasePaper) -> Page:
    """The list with its number, newest line first."""
    lines = tuple(paper.ticker())
    content = msgspec.json.encode({"number": paper.number(), "items": lines})
    return Page(
        path=PATH,
        media_type="application/json",
        content=content,
        stories=frozenset(line.story for line in lines),
    )
