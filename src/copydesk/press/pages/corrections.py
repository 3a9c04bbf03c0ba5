"""Everything that was put right, newest first, by day, and how promptly; the same as feeds."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from copydesk.press.address import absolute, history_address, rooted
from copydesk.press.alternate import alternates
from copydesk.press.card import direction, echo
from copydesk.press.corrections_feed import CorrectionsFeed, written
from copydesk.press.feedlink import FORMS
from copydesk.press.locale import locale_of, locales, split
from copydesk.press.notice import Told, told
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Locale, Page, Paper
from copydesk.press.putting_right import figures
from copydesk.press.render import FeedLink, Sheet, print_sheet
from copydesk.press.when import local_day, noon
from copydesk.press.words import words
from copydesk.story.change import Notice
from copydesk.story.edition import Edition

PATH = "corrections/index.html"
ADDRESS = "/corrections/"
LENGTH = 300
FEED_LENGTH = 50
NAMES = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
FEEDS = {f"corrections/{name}": form for form, (name, _) in FORMS.items()}


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
    """All, when a notice came, or when words of a story with notices changed."""
    before = act.before.notices if act.before else ()
    renamed = act.before is not None and echo(act.before) != echo(act.after)
    if not (before != act.after.notices or (act.after.notices and renamed)):
        return ()
    editions = [edition for edition in (act.before, act.after) if edition]
    return _files({locale_of(edition, paper.site).key for edition in editions})


def every(paper: Paper) -> Iterable[str]:
    """All in each locale, also while nothing was wrong yet."""
    return _files({locale.key for locale in locales(paper.site)})


def aged(since: dt.datetime, paper: Paper) -> Iterable[str]:
    """The pages, when a day has ended: its figures are told from then on."""
    zone = paper.site.time_zone
    if local_day(since, zone) == local_day(paper.now, zone):
        return ()
    return [rooted(locale.key, f"/{PATH}")[1:] for locale in locales(paper.site)]


def print(path: str, paper: Paper) -> Page | None:
    """The page or one of its feeds."""
    locale, rest = split(path, paper.site)
    if rest == PATH:
        return _page(path, locale, paper)
    return _feed(path, FEEDS[rest], locale, paper) if rest in FEEDS else None


def _files(keys: set[str]) -> list[str]:
    return [rooted(key, f"/{file}")[1:] for key in sorted(keys) for file in (PATH, *FEEDS)]


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
        feeds=tuple(
            FeedLink(
                title=NAMES[form],
                media_type=FORMS[form][1],
                address=rooted(locale.key, f"/{file}"),
            )
            for file, form in FEEDS.items()
        ),
        stories=frozenset(notice.story for notice, _ in said),
    )
    return print_sheet(
        sheet,
        paper,
        "corrections.html",
        days=tuple(_day(list(group)) for _, group in days),
        figures=figures(paper.accounts(locale.key), locale.language),
        noon=partial(noon, time_zone=paper.site.time_zone),
    )


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


def _feed(path: str, form: str, locale: Locale, paper: Paper) -> Page:
    say = words(locale.language)
    said = list(_noticed(FEED_LENGTH, locale, paper))
    feed = CorrectionsFeed(
        name=locale.name,
        title=f"{locale.name}: {say('Corrections')}",
        language=locale.language,
        home=absolute(paper.site, rooted(locale.key, ADDRESS)),
        own=absolute(paper.site, f"/{path}"),
        said=said,
        hubs=paper.site.hubs,
    )
    return Page(
        path=path,
        media_type=FORMS[form][1],
        content=written(form, feed, paper.site, say),
        stories=frozenset(notice.story for notice, _ in said),
    )


PAGE = PageKind(name="corrections", touched=touched, every=every, print=print, aged=aged)
