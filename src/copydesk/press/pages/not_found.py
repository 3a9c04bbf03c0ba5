"""What a reader sees where there is no page: at a wrong address, without a connection, or while
something of ours is broken or being mended."""

from collections.abc import Iterable

from copydesk.press.address import rooted
from copydesk.press.locale import locales, split
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.words import words

# File, status and the words for each; the server sends them under any address, so that all their
# links are from the root.
NOT_FOUND, BROKEN, CLOSED, OFFLINE = "404.html", "500.html", "503.html", "offline/index.html"
STATUS = {NOT_FOUND: 404, BROKEN: 500, CLOSED: 503, OFFLINE: 200}
TITLES = {
    NOT_FOUND: "Nothing is at this address",
    BROKEN: "Something broke on our side",
    CLOSED: "We will be back in a moment",
    OFFLINE: "You are not connected",
}


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """No act changes them."""
    return ()


def every(paper: Paper) -> Iterable[str]:
    """All of them in each locale."""
    return [rooted(locale.key, f"/{file}")[1:] for locale in locales(paper.site) for file in STATUS]


def print(path: str, paper: Paper) -> Page | None:
    """The way on, in the locale's language."""
    locale, file = split(path, paper.site)
    if file not in STATUS:
        return None
    sheet = Sheet(
        path=path,
        title=words(locale.language)(TITLES[file]),
        language=locale.language,
        name="not-found",
        locale=locale.key,
        noindex=True,
        has_ticker=False,
        status=STATUS[file],
    )
    return print_sheet(sheet, paper, "not_found.html", file=file)


PAGE = PageKind(name="not_found", touched=touched, every=every, print=print)
