"""On what terms readers and machines may use what stands here, in words, in each locale."""

from collections.abc import Iterable

from copydesk.press.about_us import about_in, paragraphs
from copydesk.press.address import file_of, rooted
from copydesk.press.alternate import alternates
from copydesk.press.locale import locales, split
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.words import words

PATH = "terms/index.html"
ADDRESS = "/terms/"


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """An act by which a source came or went, or has other terms than before."""
    editions = [one for one in (act.before, act.after) if one and not one.withdrawn]
    sources = {edition.source for edition in editions if edition.source}
    if len(editions) == 2 and len({edition.source for edition in editions}) == 1:
        return ()
    is_rare = any(len(paper.newest(2, source=source.key)) < 2 for source in sources)
    return every(paper) if is_rare or len(editions) == 2 else ()


def every(paper: Paper) -> Iterable[str]:
    """One for each locale."""
    return [file_of(rooted(locale.key, ADDRESS)) for locale in locales(paper.site)]


def print(path: str, paper: Paper) -> Page | None:
    """The house's own terms, those of each source, and what machines may do."""
    locale, rest = split(path, paper.site)
    if rest != PATH:
        return None
    language = locale.language
    sheet = Sheet(
        path=path,
        title=words(language)("Terms of use"),
        language=language,
        name="terms",
        locale=locale.key,
        alternates=alternates(paper.site, ADDRESS),
        has_ticker=False,
    )
    told = [source for source in paper.sources() if source.terms.licence or source.terms.usage]
    own = paragraphs(about_in(locale, paper.site).terms)
    return print_sheet(sheet, paper, "terms.html", terms=own, sources=told)


PAGE = PageKind(name="terms", touched=touched, every=every, print=print)
