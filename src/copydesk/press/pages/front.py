"""The front: a lead, what else matters now, then a band for each section."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from copydesk.press.address import INDEX, file_of, rooted, section_address
from copydesk.press.alternate import alternates
from copydesk.press.card import PREFIX_LASTS, Card, card, cards, is_fresh, lead_picture
from copydesk.press.feedlink import feed_links
from copydesk.press.locale import locale_of, locales, sections, split
from copydesk.press.notice import Told, told
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Locale, Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.words import primary
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.edition import Edition

LOOKED_AT = 60
LEAD_FROM = 5
SECOND = 2
LINES = 4
BAND = 4
LATEST = 8
RECENT = 200
KILLS = (ChangeKind.TAKEDOWN, ChangeKind.WITHHOLD)


@dataclass(frozen=True, kw_only=True)
class Band:
    """A section on the front."""

    name: str
    address: str
    language: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True)
class Owned:
    """A serious notice of the last 24 hours, told on the front."""

    story: str
    told: Told
    headline: str
    address: str
    language: str


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """Every act shows on the front of its locale, if only in its ticker."""
    editions = [edition for edition in (act.before, act.after) if edition]
    keys = {locale_of(edition, paper.site).key for edition in editions}
    return [_path(key) for key in sorted(keys)]


def every(paper: Paper) -> Iterable[str]:
    """There is one front in each locale, also of an empty paper."""
    return [_path(locale.key) for locale in locales(paper.site)]


def aged(since: dt.datetime, paper: Paper) -> Iterable[str]:
    """The fronts when a notice has been told for a day."""
    ends = [n.at + PREFIX_LASTS for n in paper.notices(RECENT) if n.severity is Severity.SERIOUS]
    return every(paper) if any(since < end <= paper.now for end in ends) else ()


def print(path: str, paper: Paper) -> Page | None:
    """The front as the newest stories make it."""
    locale, rest_of_path = split(path, paper.site)
    if rest_of_path != INDEX:
        return None
    newest = paper.newest(LOOKED_AT, locale=locale.key)
    lead = _lead(newest, locale, paper)
    others = [edition for edition in newest if edition is not lead]
    top = [*([lead] if lead else []), *others[: SECOND + LINES]]
    used = {edition.id for edition in top}
    bands = _bands(locale, paper, used)
    rest = [edition for edition in others if edition.id not in used][:LATEST]
    owned = _owned(locale, paper)
    return print_sheet(
        _sheet(
            locale, paper, used | {edition.id for edition in rest} | {told.story for told in owned}
        ),
        paper,
        "front.html",
        lead=card(lead, paper, prefixed=True) if lead else None,
        second=cards(others[:SECOND], paper, prefixed=True),
        lines=cards(others[SECOND : SECOND + LINES], paper, prefixed=True),
        bands=bands,
        rest=cards(rest, paper, prefixed=True),
        owned=owned,
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


def _lead(newest: Sequence[Edition], locale: Locale, paper: Paper) -> Edition | None:
    """The newest of the first few that has a picture, or else the newest: in the locale's language
    where there is one."""
    spoken = primary(locale.language)
    own = [edition for edition in newest if primary(edition.story.language or spoken) == spoken]
    first = (own or list(newest))[:LEAD_FROM]
    pictured = (edition for edition in first if lead_picture(edition, paper))
    return next(pictured, first[0] if first else None)


def _bands(locale: Locale, paper: Paper, used: set[str]) -> tuple[Band, ...]:
    """The sections in the site's order, each with stories not `used` above, which then join it."""
    bands: list[Band] = []
    for section, name in sections(paper.site, locale.key):
        found = paper.newest(BAND + 1 + SECOND + LINES, section=section.key, locale=locale.key)
        fresh = [edition for edition in found if edition.id not in used][:BAND]
        used.update(edition.id for edition in fresh)
        if fresh:
            bands.append(
                Band(
                    name=name,
                    address=section_address(section.key, paper.site, locale.key),
                    language=locale.language,
                    cards=cards(fresh, paper, prefixed=True),
                )
            )
    return tuple(bands)


def _owned(locale: Locale, paper: Paper) -> tuple[Owned, ...]:
    """Serious notices of the day, but none of a kill: it leaves no trace in any list, and its
    address alone would repeat the headline."""
    fresh = [notice for notice in paper.notices(RECENT) if is_fresh(notice, paper.now)]
    found = ((notice, paper.edition(notice.story)) for notice in fresh)
    return tuple(
        Owned(
            story=edition.id,
            told=told(notice),
            headline=edition.story.headline,
            address=edition.path,
            language=edition.story.language,
        )
        for notice, edition in found
        if edition and edition.kind not in KILLS and locale_of(edition, paper.site) == locale
    )


PAGE = PageKind(name="front", touched=touched, every=every, print=print, aged=aged)
