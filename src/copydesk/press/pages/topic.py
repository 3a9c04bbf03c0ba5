"""What stories are about: all topics, and everything on one (IPTC Media Topics, and words)."""

from collections.abc import Iterator

from copydesk.press import list_page
from copydesk.press.address import topic_address
from copydesk.press.feedlink import feed_links
from copydesk.press.list_page import Place, index_address
from copydesk.press.locale import locale_at, split
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper, Shelf
from copydesk.press.render import Crumb, Sheet, print_sheet
from copydesk.press.standing import ids, print_list
from copydesk.press.words import words

INDEX = "topics/index.html"
NAMED = 400  # on the page of all topics: those that had a story last


def touched(act: Act, paper: Paper) -> Iterator[str]:
    """The pages of the story's topics, now and before; the list of topics when it may change."""
    return list_page.touched_and_named(act, paper, "topic")


def every(paper: Paper) -> Iterator[str]:
    """The lists, and pages for each topic with a story."""
    return list_page.every_and_names(paper, "topic")


def print(path: str, paper: Paper) -> Page | None:
    """The list of topics, or the stories on one."""
    if split(path, paper.site)[1] == INDEX:
        return _index(path, paper)
    place = list_page.place_of(path, paper, "topic")
    return _topic(path, place, paper) if place else None


def _topic(path: str, place: Place, paper: Paper) -> Page:
    shelf = place.shelf
    language = locale_at(shelf.locale, paper.site).language
    name = list_page.called(shelf, paper)
    editions = list_page.stories(place, paper)
    crumbs = [Crumb(name=words(language)("Topics"), address=index_address("topic", shelf.locale))]
    if place.leaf:
        crumbs.append(Crumb(name=name, address=topic_address(shelf.key, shelf.locale)))
    sheet = Sheet(
        path=path,
        title=name,
        language=language,
        name="leaf" if place.leaf else "topic",
        locale=shelf.locale,
        feeds=feed_links(paper.site, shelf.locale, shelf, name),
        crumbs=tuple(crumbs),
        stories=ids(editions),
    )
    older = list_page.older(place, editions, paper)
    return print_list(sheet, paper, editions, older=older, number=place.leaf)


def _index(path: str, paper: Paper) -> Page:
    locale, _ = split(path, paper.site)
    made = [
        (Shelf(kind="topic", key=one.key, locale=locale.key), one.name)
        for one in paper.labelled("topic", locale.key, NAMED)
    ]
    named = [
        (list_page.topic_name(shelf, paper.site) or name or shelf.key, shelf)
        for shelf, name in made
    ]
    sheet = Sheet(
        path=path,
        title=words(locale.language)("Topics"),
        language=locale.language,
        name="topics",
        locale=locale.key,
        has_ticker=False,
    )
    listed = [
        Crumb(name=name, address=topic_address(shelf.key, locale.key))
        for name, shelf in sorted(named, key=lambda pair: (pair[0].casefold(), pair[1].key))
    ]
    return print_sheet(sheet, paper, "names.html", listed=listed)


PAGE = PageKind(name="topic", touched=touched, every=every, print=print)
