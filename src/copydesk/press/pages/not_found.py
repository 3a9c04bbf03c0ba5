"""What a reader sees at an address where nothing is."""

from collections.abc import Iterable

from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.words import words

PATH = "404.html"


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """No act changes it."""
    return ()


def every(paper: Paper) -> Iterable[str]:
    """There is one."""
    return (PATH,)


def print(path: str, paper: Paper) -> Page | None:
    """The way on, for any wrong address: all its links are from the root."""
    if path != PATH:
        return None
    sheet = Sheet(
        path=PATH,
        title=words(paper.site.language)("Nothing is at this address"),
        language=paper.site.language,
        name="not-found",
        noindex=True,
        has_ticker=False,
        status=404,
    )
    return print_sheet(sheet, paper, "not_found.html")


PAGE = PageKind(name="not_found", touched=touched, every=every, print=print)
