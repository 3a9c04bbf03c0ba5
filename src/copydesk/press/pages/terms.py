"""On what terms readers and machines may use what stands here, in words."""

from collections.abc import Iterable

from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.words import words

PATH = "terms/index.html"


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """An act by which a source came, or changed its terms."""
    before = act.before.source if act.before and not act.before.withdrawn else None
    after = act.after.source if not act.after.withdrawn else None
    return (PATH,) if before != after else ()


def every(paper: Paper) -> Iterable[str]:
    """There is one."""
    return (PATH,)


def print(path: str, paper: Paper) -> Page | None:
    """The terms, in the site's language, with those of each source."""
    if path != PATH:
        return None
    language = paper.site.language
    sheet = Sheet(
        path=PATH,
        title=words(language)("Terms of use"),
        language=language,
        name="terms",
        has_ticker=False,
    )
    told = [source for source in paper.sources() if source.terms.licence or source.terms.usage]
    return print_sheet(sheet, paper, "terms.html", sources=told)


PAGE = PageKind(name="terms", touched=touched, every=every, print=print)
