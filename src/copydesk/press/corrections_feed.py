"""What was put right as a feed, in the three forms that feed readers know: one entry a notice."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.utils import format_datetime

from copydesk.press.address import absolute, tag
from copydesk.press.feed_notices import PREFIXES, add_notice, notice_data
from copydesk.press.feedlink import hubs_data
from copydesk.press.notice import NAMES
from copydesk.press.paper import Site
from copydesk.press.when import machine_time
from copydesk.press.words import Words
from copydesk.press.xml import LANG, add, document, root
from copydesk.story.change import Notice
from copydesk.story.edition import Edition

ATOM = "http://www.w3.org/2005/Atom"
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, kw_only=True)
class CorrectionsFeed:
    """What the feed holds, newest first. `home` and `own` are whole addresses."""

    name: str
    title: str
    language: str
    home: str
    own: str
    said: Sequence[tuple[Notice, Edition]]
    hubs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One notice with its story; no headline where the story was withdrawn."""

    id: str
    title: str
    address: str
    notice: Notice


def written(form: str, feed: CorrectionsFeed, site: Site, say: Words) -> bytes:
    """The feed as "rss", "atom" or "json"."""
    entries = [_entry(notice, edition, site, say) for notice, edition in feed.said]
    newest = max((entry.notice.at for entry in entries), default=EPOCH)
    if form == "json":
        return _json(feed, entries)
    return _atom(feed, entries, newest) if form == "atom" else _rss(feed, entries, newest)


def _entry(notice: Notice, edition: Edition, site: Site, say: Words) -> Entry:
    headline = "" if edition.withdrawn else edition.story.headline
    return Entry(
        id=f"{tag(site, edition)}/notice/{notice.at:%Y%m%dT%H%M%S%fZ}",
        title=f"{say(NAMES[notice.kind])}: {headline or say('a story that was withdrawn')}",
        address=absolute(site, edition.path),
        notice=notice,
    )


def _atom(feed: CorrectionsFeed, entries: Sequence[Entry], newest: dt.datetime) -> bytes:
    top = root("feed", ATOM, PREFIXES)
    top.set(LANG, feed.language)
    add(top, "title", feed.title)
    add(top, "id", feed.home)
    add(top, "link", rel="self", type="application/atom+xml", href=feed.own)
    add(top, "link", rel="alternate", href=feed.home)
    for hub in feed.hubs:
        add(top, "link", rel="hub", href=hub)
    add(top, "updated", machine_time(newest))
    add(add(top, "author"), "name", feed.name)
    for one in entries:
        entry = add(top, "entry")
        add(entry, "title", one.title)
        add(entry, "id", one.id)
        add(entry, "link", rel="alternate", href=one.address)
        add(entry, "published", machine_time(one.notice.at))
        add(entry, "updated", machine_time(one.notice.at))
        add(entry, "summary", one.notice.text, type="text")
        add_notice(entry, one.notice)
    return document(top)


def _rss(feed: CorrectionsFeed, entries: Sequence[Entry], newest: dt.datetime) -> bytes:
    rss = root("rss", prefixes={"atom": ATOM} | PREFIXES)
    rss.set("version", "2.0")
    channel = add(rss, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.home)
    add(channel, "description", feed.title)
    add(channel, "language", feed.language)
    add(channel, "lastBuildDate", format_datetime(newest))
    add(channel, f"{{{ATOM}}}link", href=feed.own, rel="self", type="application/rss+xml")
    for hub in feed.hubs:
        add(channel, f"{{{ATOM}}}link", href=hub, rel="hub")
    for one in entries:
        item = add(channel, "item")
        add(item, "title", one.title)
        add(item, "link", one.address)
        add(item, "guid", one.id, isPermaLink="false")
        add(item, "pubDate", format_datetime(one.notice.at))
        add(item, "description", one.notice.text)
        add_notice(item, one.notice)
    return document(rss)


def _json(feed: CorrectionsFeed, entries: Sequence[Entry]) -> bytes:
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.own,
        "description": feed.title,
        "language": feed.language,
        **hubs_data(feed.hubs),
        "items": list(_items(feed, entries)),
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _items(feed: CorrectionsFeed, entries: Sequence[Entry]) -> Iterator[dict[str, object]]:
    for one in entries:
        yield {
            "id": one.id,
            "url": one.address,
            "title": one.title,
            "content_text": one.notice.text,
            "date_published": machine_time(one.notice.at),
            "date_modified": machine_time(one.notice.at),
            "_corrections": {"about": feed.home, "notices": [notice_data(one.notice)]},
        }
