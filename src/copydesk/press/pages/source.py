"""Where our copy comes from: all sources, and everything from one."""

from collections.abc import Iterable

from copydesk.press.address import address_of, file_of, link_out, source_address
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.standing import ids, print_list
from copydesk.press.words import words

INDEX = "sources/index.html"
LENGTH = 60


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """The page of the story's source, now and before; the list of sources when it may change."""
    editions = [edition for edition in (act.before, act.after) if edition]
    sources = {edition.source for edition in editions if edition.source}
    yield from (file_of(source_address(source.key)) for source in sources)
    if sources:
        yield INDEX


def every(paper: Paper) -> Iterable[str]:
    """The list, and a page for each source with a story."""
    return (INDEX, *(file_of(source_address(source.key)) for source in paper.sources()))


def print(path: str, paper: Paper) -> Page | None:
    """The list of sources, or the newest stories of one."""
    if path == INDEX:
        return _index(paper)
    address = address_of(path)
    for source in paper.sources():
        if source_address(source.key) == address:
            editions = paper.newest(LENGTH, source=source.key)
            sheet = Sheet(
                path=path,
                title=source.name,
                language=paper.site.language,
                name="source",
                stories=ids(editions),
            )
            return print_list(sheet, paper, editions, source=source, website=link_out(source.url))
    return None


def _index(paper: Paper) -> Page:
    sheet = Sheet(
        path=INDEX,
        title=words(paper.site.language)("Sources"),
        language=paper.site.language,
        name="sources",
        has_ticker=False,
    )
    listed = [(source, source_address(source.key)) for source in paper.sources()]
    return print_sheet(sheet, paper, "sources.html", listed=listed)


PAGE = PageKind(name="source", touched=touched, every=every, print=print)
