"""What the paper promises: how it corrects, how to report, where copy comes from, on what terms."""

from collections.abc import Iterable

from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.words import words

PATH = "about/index.html"


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """No act changes it."""
    return ()


def every(paper: Paper) -> Iterable[str]:
    """There is one."""
    return (PATH,)


def print(path: str, paper: Paper) -> Page | None:
    """The promise, in the site's language."""
    if path != PATH:
        return None
    sheet = Sheet(
        path=PATH,
        title=words(paper.site.language)("About {name}", name=paper.site.name),
        language=paper.site.language,
        name="about",
        has_ticker=False,
    )
    return print_sheet(sheet, paper, "about.html")


PAGE = PageKind(name="about", touched=touched, every=every, print=print)
