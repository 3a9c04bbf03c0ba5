"""The front: a lead, what else matters now, what its editor chose, a band for each section."""

import datetime as dt
from collections.abc import Iterable, Sequence

from copydesk.press.address import INDEX, file_of, rooted
from copydesk.press.alternate import alternates
from copydesk.press.card import day_of, lead_picture
from copydesk.press.feedlink import feed_links
from copydesk.press.front_notices import has_ended, owned
from copydesk.press.locale import locale_of, locales, sections, split
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Locale, Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.shaping import Band, Table, is_due
from copydesk.press.words import primary
from copydesk.story.edition import Edition

LOOKED_AT = 60
LEAD_FROM = 5
SECOND = 2
TOP = 7
FEW = 2
LATEST = 12


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """Every act shows on the front of its locale, if only in its ticker."""
    editions = [edition for edition in (act.before, act.after) if edition]
    keys = {locale_of(edition, paper.site).key for edition in editions}
    return [_path(key) for key in sorted(keys)]


def every(paper: Paper) -> Iterable[str]:
    """There is one front in each locale, also of an empty paper."""
    return [_path(locale.key) for locale in locales(paper.site)]


def aged(since: dt.datetime, paper: Paper) -> Iterable[str]:
    """The fronts when a notice has been told long enough, and one whose own shape has moved on."""
    is_told = has_ended(since, paper)
    keys = [one.key for one in locales(paper.site)]
    return [_path(k) for k in keys if is_told or is_due(paper.front(k, ""), k, since, paper)]


def print(path: str, paper: Paper) -> Page | None:
    """The front as its editor shaped it, or as the newest stories make it."""
    locale, rest_of_path = split(path, paper.site)
    if rest_of_path != INDEX:
        return None
    newest = paper.newest(LOOKED_AT, locale=locale.key)
    table = Table(paper=paper, locale=locale, day=day_of(newest, paper))
    placed = table.top(newest, _lead(newest, table), TOP)
    bands = [*table.parts(), *_sections(table)]
    rest = [one for one in newest if one.id not in table.used] if table.front.goes_on else []
    if len(rest) <= FEW:  # no heading for a line or two: they join those at the top
        placed, rest = [*placed, *rest], []
    notices = owned(locale, paper)
    shown = {one.id for one in (*placed, *rest[:LATEST])}
    return print_sheet(
        _sheet(locale, paper, table.used | shown | {told.story for told in notices}),
        paper,
        "front.html",
        lead=next(iter(table.cards(placed[:1])), None),
        second=table.cards(placed[1 : 1 + SECOND]),
        lines=table.cards(placed[1 + SECOND :]),
        bands=bands,
        rest=table.cards(rest[:LATEST]),
        owned=notices,
        edited=max((edition.at for edition in newest), default=None),
    )


def _path(locale: str) -> str:
    return file_of(rooted(locale, "/"))


def _sheet(locale: Locale, paper: Paper, stories: set[str]) -> Sheet:
    return Sheet(
        path=_path(locale.key),
        title=locale.name,
        language=locale.language,
        locale=locale.key,
        name="front",
        description=locale.tagline,
        feeds=feed_links(paper.site, locale.key),
        alternates=alternates(paper.site, "/"),
        stories=frozenset(stories),
    )


def _lead(newest: Sequence[Edition], table: Table) -> Edition | None:
    """The newest of the first few that has a picture, or else the newest: in the locale's language
    where there is one. What is pinned elsewhere does not lead."""
    spoken = primary(table.locale.language)
    free = [edition for edition in newest if edition.id not in table.chosen]
    own = [edition for edition in free if primary(edition.story.language or spoken) == spoken]
    first = (own or free)[:LEAD_FROM]
    pictured = (edition for edition in first if lead_picture(edition, table.paper))
    return next(pictured, first[0] if first else None)


def _sections(table: Table) -> Iterable[Band]:
    """The sections that no part names, in the site's order, with stories that no place has yet.

    One story is no band: it stands with what else is new.
    """
    if not table.front.goes_on:
        return
    for section, name in sections(table.paper.site, table.locale.key):
        band = None if section.key in table.named() else table.band(section.key, name, least=2)
        if band:
            yield band


PAGE = PageKind(name="front", touched=touched, every=every, print=print, aged=aged)
