"""On what terms readers and machines may use what stands here, in words."""

from collections.abc import Iterable

from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.words import words

PATH = "terms/index.html"


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """An act by which a source came or went, or has other terms than before."""
    editions = [one for one in (act.before, act.after) if one and not one.withdrawn]
    sources = {edition.source for edition in editions if edition.source}
    if len(editions) == 2 and len({edition.source for edition in editions}) == 1:
        return ()
    is_rare = any(len(paper.newest(2, source=source.key)) < 2 for source in sources)
    return (PATH,) if is_rare or len(editions) == 2 else ()


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
