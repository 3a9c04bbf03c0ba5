"""Everything that was put right, newest first, by day; and the same as a feed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from copydesk.press.address import absolute, history_address, rooted, tag
from copydesk.press.alternate import alternates
from copydesk.press.card import direction, echo
from copydesk.press.locale import locale_of, locales, split
from copydesk.press.notice import NAMES, Told, told
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Locale, Page, Paper
from copydesk.press.render import FeedLink, Sheet, print_sheet
from copydesk.press.when import local_day, machine_time
from copydesk.press.words import words
from copydesk.press.xml import LANG, add, document, root
from copydesk.story.change import Notice
from copydesk.story.edition import Edition

PATH = "corrections/index.html"
FEED = "corrections/feed.atom"
ADDRESS = "/corrections/"
LENGTH = 300
FEED_LENGTH = 50
ATOM = "http://www.w3.org/2005/Atom"
ATOM_TYPE = "application/atom+xml"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A notice with the story it stands at; no headline where the story was withdrawn."""

    told: Told
    address: str
    history: str
    headline: str
    language: str
    direction: str


@dataclass(frozen=True, kw_only=True)
class Day:
    """The notices of one day."""

    at: dt.datetime
    entries: tuple[Entry, ...]


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """Both, when a notice came, or when words of a story with notices changed."""
    before = act.before.notices if act.before else ()
    renamed = act.before is not None and echo(act.before) != echo(act.after)
    if not (before != act.after.notices or (act.after.notices and renamed)):
        return ()
    editions = [edition for edition in (act.before, act.after) if edition]
    return _files({locale_of(edition, paper.site).key for edition in editions})


def every(paper: Paper) -> Iterable[str]:
    """Both in each locale, also while nothing was wrong yet."""
    return _files({locale.key for locale in locales(paper.site)})


def print(path: str, paper: Paper) -> Page | None:
    """The page or its feed."""
    locale, rest = split(path, paper.site)
    if rest == PATH:
        return _page(path, locale, paper)
    return _feed(path, locale, paper) if rest == FEED else None


def _files(keys: set[str]) -> list[str]:
    return [rooted(key, f"/{file}")[1:] for key in sorted(keys) for file in (PATH, FEED)]


def _page(path: str, locale: Locale, paper: Paper) -> Page:
    said = list(_noticed(LENGTH, locale, paper))
    days = groupby(said, key=lambda pair: local_day(pair[0].at, paper.site.time_zone))
    title = words(locale.language)("Corrections")
    sheet = Sheet(
        path=path,
        title=title,
        language=locale.language,
        locale=locale.key,
        name="corrections",
        alternates=alternates(paper.site, ADDRESS),
        has_ticker=False,
        feeds=(
            FeedLink(title=title, media_type=ATOM_TYPE, address=rooted(locale.key, f"/{FEED}")),
        ),
        stories=frozenset(notice.story for notice, _ in said),
    )
    return print_sheet(sheet, paper, "corrections.html", days=tuple(_day(list(g)) for _, g in days))


def _noticed(limit: int, locale: Locale, paper: Paper) -> Iterable[tuple[Notice, Edition]]:
    for notice in paper.notices(limit, locale.key):
        edition = paper.edition(notice.story)
        if edition:
            yield notice, edition


def _day(said: list[tuple[Notice, Edition]]) -> Day:
    return Day(at=said[0][0].at, entries=tuple(_entry(*pair) for pair in said))


def _entry(notice: Notice, edition: Edition) -> Entry:
    return Entry(
        told=told(notice),
        address=edition.path,
        history=history_address(edition),
        headline="" if edition.withdrawn else edition.story.headline,
        language=edition.story.language,
        direction=direction(edition.story.language),
    )


def _feed(path: str, locale: Locale, paper: Paper) -> Page:
    say = words(locale.language)
    home = absolute(paper.site, rooted(locale.key, ADDRESS))
    said = list(_noticed(FEED_LENGTH, locale, paper))
    feed = root("feed", ATOM)
    feed.set(LANG, locale.language)
    add(feed, "title", f"{locale.name}: {say('Corrections')}")
    add(feed, "id", home)
    add(feed, "link", rel="self", type=ATOM_TYPE, href=absolute(paper.site, f"/{path}"))
    add(feed, "link", rel="alternate", href=home)
    newest = max((notice.at for notice, _ in said), default=dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    add(feed, "updated", machine_time(newest))
    add(add(feed, "author"), "name", locale.name)
    for notice, edition in said:
        entry = add(feed, "entry")
        headline = "" if edition.withdrawn else edition.story.headline
        title = f"{say(NAMES[notice.kind])}: {headline or say('a story that was withdrawn')}"
        add(entry, "title", title)
        add(entry, "id", f"{tag(paper.site, edition)}/notice/{notice.at:%Y%m%dT%H%M%S%fZ}")
        add(entry, "link", rel="alternate", href=absolute(paper.site, edition.path))
        add(entry, "published", machine_time(notice.at))
        add(entry, "updated", machine_time(notice.at))
        add(entry, "summary", notice.text, type="text")
    return Page(
        path=path,
        media_type=ATOM_TYPE,
        content=document(feed),
        stories=frozenset(notice.story for notice, _ in said),
    )


PAGE = PageKind(name="corrections", touched=touched, every=every, print=print)
