"""The front of a section, with those that belong to it, and its older stories."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from copydesk.press import list_page
from copydesk.press.address import file_of, section_address
from copydesk.press.alternate import shelf_alternates
from copydesk.press.card import day_of
from copydesk.press.feedlink import section_feeds
from copydesk.press.front_notices import has_ended
from copydesk.press.list_page import Place
from copydesk.press.locale import lineage, locale_at, locale_of, section_name, sections
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper, Shelf
from copydesk.press.render import Crumb, Sheet, print_sheet
from copydesk.press.shaping import Table, is_due
from copydesk.press.standing import ids, print_list
from copydesk.press.words import page_language
from copydesk.story.edition import Edition


def touched(act: Act, paper: Paper) -> Iterator[str]:
    """All section fronts of its locale: each carries the ticker, and readers come to them for what
    is new; of its own sections the leaf it stands on."""
    editions = [edition for edition in (act.before, act.after) if edition]
    for key in sorted({locale_of(edition, paper.site).key for edition in editions}):
        yield from _fronts(paper, key)
    yield from list_page.touched(act, paper, "section")


def every(paper: Paper) -> Iterable[str]:
    """One for each section that a locale has a name for, also an empty one: the navigation leads
    there."""
    return list_page.every(paper, "section")


def aged(since: dt.datetime, paper: Paper) -> Iterable[str]:
    """All fronts when a headline loses its "Correction:" after a day, and one whose own shape has
    moved on."""
    is_told = has_ended(since, paper)
    for one in list_page.all_shelves(paper, "section"):
        if is_told or is_due(paper.front(one.locale, one.key), one.locale, since, paper):
            yield file_of(section_address(one.key, paper.site, one.locale))


def print(path: str, paper: Paper) -> Page | None:
    """The front of the section, with the newest of those that belong to it, or a leaf of older
    stories."""
    place = list_page.place_of(path, paper, "section")
    if place is None:
        return None
    editions = list_page.stories(place, paper)
    if place.leaf:
        sheet = _sheet(path, place, ids(editions), paper)
        older = list_page.older(place, editions, paper)
        return print_list(sheet, paper, editions, older=older, number=place.leaf)
    return _front(path, place, editions, paper)


def _front(path: str, place: Place, editions: Sequence[Edition], paper: Paper) -> Page:
    """The first page: what its editor chose, then the newest stories."""
    shelf = place.shelf
    table = Table(
        paper=paper,
        locale=locale_at(shelf.locale, paper.site),
        section=shelf.key,
        day=day_of(editions, paper),
    )
    top = table.top(editions, None, max(1, len(table.front.top)))
    bands = table.parts()
    rest = [edition for edition in editions if edition.id not in table.used]
    return print_sheet(
        _sheet(path, place, frozenset(table.used) | ids(rest), paper),
        paper,
        "section.html",
        cards=table.cards([*top, *([] if bands else rest)]),
        bands=bands,
        rest=table.cards(rest if bands else []),
        older=list_page.older(place, editions, paper),
        below=_below(shelf, paper),
        edited=max((edition.at for edition in editions), default=None),
    )


def _sheet(path: str, place: Place, shown: frozenset[str], paper: Paper) -> Sheet:
    shelf = place.shelf
    return Sheet(
        path=path,
        title=list_page.called(shelf, paper),
        language=_language(shelf, paper),
        name="leaf" if place.leaf else "section",
        locale=shelf.locale,
        section=shelf.key,
        feeds=section_feeds(paper.site, shelf.locale, shelf.key),
        alternates=shelf_alternates(place, paper),
        crumbs=_crumbs(place, paper),
        stories=shown,
    )


def _language(shelf: Shelf, paper: Paper) -> str:
    """The locale's, or the section's own where that has no locale and we have words for it."""
    spoken = locale_at(shelf.locale, paper.site).language
    named = next(one for one in paper.site.sections if one.key == shelf.key)
    is_own = section_name(shelf.key, paper.site, shelf.locale) == named.name
    return page_language(named.language if is_own else "", spoken)


def _fronts(paper: Paper, locale: str) -> Iterator[str]:
    for section in paper.site.sections:
        if section_name(section.key, paper.site, locale):
            yield file_of(section_address(section.key, paper.site, locale))


def _below(shelf: Shelf, paper: Paper) -> list[Crumb]:
    """The sections that belong to this one."""
    return [
        Crumb(name=name, address=section_address(one.key, paper.site, shelf.locale))
        for one, name in sections(paper.site, shelf.locale, shelf.key)
    ]


def _crumbs(place: Place, paper: Paper) -> tuple[Crumb, ...]:
    """The sections above; on a leaf the section itself too."""
    shelf, site = place.shelf, paper.site
    line = lineage(shelf.key, site)
    above = line if place.leaf else line[:-1]
    named = [(section_name(key, site, shelf.locale), key) for key in above]
    return tuple(
        Crumb(name=name, address=section_address(key, site, shelf.locale))
        for name, key in named
        if name
    )


PAGE = PageKind(name="section", touched=touched, every=every, print=print, aged=aged)
