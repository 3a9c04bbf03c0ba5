""" "Just in" of each locale as a file, for its pages to ask for; where there is one locale alone,
the list of the whole house (`live/ticker.json`) is the same."""

from collections.abc import Iterable

import msgspec

from copydesk.press.address import rooted
from copydesk.press.locale import locales, split
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper

FILE = "ticker.json"


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """All of them: each has the number of the newest bulletin."""
    return every(paper)


def every(paper: Paper) -> Iterable[str]:
    """One for each locale, where there are several."""
    known = locales(paper.site) if paper.site.locales else ()
    return [rooted(locale.key, f"/{FILE}")[1:] for locale in known]


def print(path: str, paper: Paper) -> Page | None:
    """The list with its number, newest line first."""
    if path not in every(paper):
        return None
    lines = tuple(paper.ticker(split(path, paper.site)[0].key))
    return Page(
        path=path,
        media_type="application/json",
        content=msgspec.json.encode({"number": paper.number(), "items": lines}),
        stories=frozenset(line.story for line in lines),
    )


PAGE = PageKind(name="ticker", touched=touched, every=every, print=print)
