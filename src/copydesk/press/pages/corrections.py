"""Everything that was put right, newest first, by day; and the same as a feed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from copydesk.press.address import absolute, history_address, tag
from copydesk.press.card import direction, echo
from copydesk.press.notice import NAMES, Told, told
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import FeedLink, Sheet, print_sheet
from copydesk.press.when import local_day, machine_time
from copydesk.press.words import words
from copydesk.press.xml import LANG, add, document, root
from copydesk.story.change import Notice
from copydesk.story.edition import Edition

PATH = "corrections/index.html"
FEED = "corrections/feed.atom"
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
    if before != act.after.notices or (act.after.notices and renamed):
        return (PATH, FEED)
    return ()


def every(paper: Paper) -> Iterable[str]:
    """Both, also while nothing was wrong yet."""
    return (PATH, FEED)


def print(path: str, paper: Paper) -> Page | None:
    """The page or its feed."""
    if path == PATH:
        return _page(paper)
    return _feed(paper) if path == FEED else None


def _page(paper: Paper) -> Page:
    said = [(notice, edition) for notice, edition in _noticed(LENGTH, paper)]
    days = groupby(said, key=lambda pair: local_day(pair[0].at, paper.site.time_zone))
    title = words(paper.site.language)("Corrections")
    sheet = Sheet(
        path=PATH,
        title=title,
        language=paper.site.language,
        name="corrections",
        has_ticker=False,
        feeds=(FeedLink(title=title, media_type=ATOM_TYPE, address=f"/{FEED}"),),
        stories=frozenset(notice.story for notice, _ in said),
    )
    return print_sheet(sheet, paper, "corrections.html", days=tuple(_day(list(g)) for _, g in days))


def _noticed(limit: int, paper: Paper) -> Iterable[tuple[Notice, Edition]]:
    for notice in paper.notices(limit):
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


def _feed(paper: Paper) -> Page:
    say = words(paper.site.language)
    said = list(_noticed(FEED_LENGTH, paper))
    feed = root("feed", ATOM)
    feed.set(LANG, paper.site.language)
    add(feed, "title", f"{paper.site.name}: {say('Corrections')}")
    add(feed, "id", absolute(paper.site, "/corrections/"))
    add(feed, "link", rel="self", type=ATOM_TYPE, href=absolute(paper.site, f"/{FEED}"))
    add(feed, "link", rel="alternate", href=absolute(paper.site, "/corrections/"))
    newest = max((notice.at for notice, _ in said), default=dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    add(feed, "updated", machine_time(newest))
    add(add(feed, "author"), "name", paper.site.name)
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
        path=FEED,
        media_type=ATOM_TYPE,
        content=document(feed),
        stories=frozenset(notice.story for notice, _ in said),
    )


PAGE = PageKind(name="corrections", touched=touched, every=every, print=print)
