"""Where our copy comes from: all sources, and everything from one."""

from collections.abc import Iterator

from copydesk.press import list_page
from copydesk.press.address import link_out, source_address
from copydesk.press.feedlink import feed_links
from copydesk.press.list_page import Place, index_address
from copydesk.press.locale import locale_at, split
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Crumb, Sheet, print_sheet
from copydesk.press.standing import ids, print_list
from copydesk.press.words import words

INDEX = "sources/index.html"


def touched(act: Act, paper: Paper) -> Iterator[str]:
    """The pages of the story's source, now and before; the list of sources when it may change."""
    return list_page.touched_and_named(act, paper, "source")


def every(paper: Paper) -> Iterator[str]:
    """The lists, and pages for each source with a story."""
    return list_page.every_and_names(paper, "source")


def print(path: str, paper: Paper) -> Page | None:
    """The list of sources, or the stories of one."""
    if split(path, paper.site)[1] == INDEX:
        return _index(path, paper)
    place = list_page.place_of(path, paper, "source")
    return _source(path, place, paper) if place else None


def _source(path: str, place: Place, paper: Paper) -> Page:
    shelf = place.shelf
    language = locale_at(shelf.locale, paper.site).language
    name = list_page.called(shelf, paper)
    source = next(one for one in paper.sources(shelf.locale) if one.key == shelf.key)
    editions = list_page.stories(place, paper)
    crumbs = [Crumb(name=words(language)("Sources"), address=index_address("source", shelf.locale))]
    if place.leaf:
        crumbs.append(Crumb(name=name, address=source_address(shelf.key, shelf.locale)))
    sheet = Sheet(
        path=path,
        title=name,
        language=language,
        name="leaf" if place.leaf else "source",
        locale=shelf.locale,
        feeds=feed_links(paper.site, shelf.locale, shelf, name),
        crumbs=tuple(crumbs),
        stories=ids(editions),
    )
    return print_list(
        sheet,
        paper,
        editions,
        older=list_page.older(place, editions, paper),
        number=place.leaf,
        source=source,
        website=link_out(source.url),
    )


def _index(path: str, paper: Paper) -> Page:
    locale, _ = split(path, paper.site)
    sheet = Sheet(
        path=path,
        title=words(locale.language)("Sources"),
        language=locale.language,
        name="sources",
        locale=locale.key,
        has_ticker=False,
    )
    listed = [
        (source, source_address(source.key, locale.key)) for source in paper.sources(locale.key)
    ]
    return print_sheet(sheet, paper, "sources.html", listed=listed)


PAGE = PageKind(name="source", touched=touched, every=every, print=print)
