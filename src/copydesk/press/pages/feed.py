"""The newest stories for feed readers, of each locale and each list: RSS, Atom, JSON Feed.

The Atom feed of a locale says which stories were taken back, by tombstones (RFC 6721): who takes
our copy by it takes its own down.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.utils import format_datetime

from copydesk.press.address import absolute, link_out, rooted, shelf_address, tag
from copydesk.press.card import lead_picture, summary
from copydesk.press.feed_notices import PREFIXES as OWN
from copydesk.press.feed_notices import add_notices, notices_data, with_lines
from copydesk.press.feedlink import FORMS, hubs_data
from copydesk.press.front_notices import RECENT
from copydesk.press.kept import Kept
from copydesk.press.list_page import (
    Place,
    all_shelves,
    called,
    changed,
    is_there,
    shelf_at,
    stories,
)
from copydesk.press.locale import locale_of, locales, split
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper, ShelfKind
from copydesk.press.reading import full_text
from copydesk.press.shown import shown
from copydesk.press.standing import ids
from copydesk.press.when import machine_time
from copydesk.press.words import words
from copydesk.press.xml import LANG, Element, add, clean, document, part_of, root, with_parts
from copydesk.story.blocks import Picture
from copydesk.story.change import ChangeKind, Notice
from copydesk.story.edition import Edition

LENGTH = 30
TAKEN_BACK = (ChangeKind.RETRACTION, ChangeKind.TAKEDOWN, ChangeKind.WITHHOLD)
KINDS: tuple[ShelfKind, ...] = ("section", "topic", "author", "source")
ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
PREFIXES = {"atom": ATOM, "dc": DC, "content": CONTENT} | OWN
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
EPOCH = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, kw_only=True)
class Feed:
    """What one feed holds; `is_full` with whole stories, where their sources' terms allow it.

    `gone` are stories taken back, each with when and why.
    """

    title: str
    language: str
    description: str
    home: str
    own: str
    editions: Sequence[Edition]
    is_full: bool = True
    gone: Sequence[tuple[Edition, Notice]] = ()


_kept: Kept[str] = Kept(most=6000)
_pictured: Kept[tuple[Picture, ...]] = Kept(most=2000)


def touched(act: Act, paper: Paper) -> Iterator[str]:
    """Those of the story's locale and of each list it is or was in."""
    editions = [edition for edition in (act.before, act.after) if edition]
    for key in sorted({locale_of(edition, paper.site).key for edition in editions}):
        yield from _files(rooted(key, "/"))
    for kind in KINDS:
        for shelf in changed(act, paper, kind):
            yield from _files(shelf_address(shelf, paper.site))


def every(paper: Paper) -> Iterator[str]:
    """Those of all locales and of all lists."""
    for locale in locales(paper.site):
        yield from _files(rooted(locale.key, "/"))
    for kind in KINDS:
        for shelf in all_shelves(paper, kind):
            yield from _files(shelf_address(shelf, paper.site))


def print(path: str, paper: Paper) -> Page | None:
    """The feed at this path."""
    folder, slash, name = path.rpartition("/")
    form = next((form for form, (file, _) in FORMS.items() if file == name), "")
    feed = _feed(path, folder + slash, paper) if form else None
    if feed is None:
        return None
    write = {"rss": _rss, "atom": _atom, "json": _json}[form]
    return Page(
        path=path,
        media_type=FORMS[form][1],
        content=write(feed, paper),
        stories=ids(feed.editions),
    )


def _files(folder: str) -> list[str]:
    return [folder[1:] + name for name, _ in FORMS.values()]


def _feed(path: str, folder: str, paper: Paper) -> Feed | None:
    """The feed of a locale, or of the list whose page lies in the folder."""
    locale, rest = split(folder, paper.site)
    found = (shelf_at(f"{folder}index.html", paper, kind) for kind in KINDS)
    shelf = next((one for one in found if one and is_there(one, paper)), None)
    if rest and shelf is None:
        return None
    name = called(shelf, paper) if shelf else ""
    place = Place(shelf) if shelf else None
    return Feed(
        title=f"{locale.name}: {name}" if name else locale.name,
        language=locale.language,
        description=locale.tagline,
        home=absolute(paper.site, f"/{folder}"),
        own=absolute(paper.site, f"/{path}"),
        is_full=shelf is None or shelf.kind == "section",
        gone=() if shelf else tuple(_gone(paper, locale.key)),
        editions=stories(place, paper)[:LENGTH]
        if place
        else paper.newest(LENGTH, locale=locale.key),
    )


def _gone(paper: Paper, locale: str) -> Iterator[tuple[Edition, Notice]]:
    """The stories of a locale that were taken back lately, each once, by its newest notice."""
    told = {notice.story: notice for notice in reversed(paper.notices(RECENT, locale))}
    for notice in told.values():
        edition = paper.edition(notice.story) if notice.kind in TAKEN_BACK else None
        if edition and edition.withdrawn:
            yield edition, notice


def _entries(feed: Feed, paper: Paper, write: Callable[..., str]) -> list[str]:
    """Each story as a form writes it, kept: it stands so in the feeds of all its lists."""
    return [_entry(edition, paper, write, is_full=feed.is_full) for edition in feed.editions]


def _entry(edition: Edition, paper: Paper, write: Callable[..., str], *, is_full: bool) -> str:
    pictures = _pictured.of(edition, paper.site, "", lambda: _pictures(edition))
    views = tuple(shown(picture, paper) for picture in pictures)
    return _kept.of(
        edition,
        paper.site,
        (write, is_full, views),
        lambda: write(edition, paper, is_full=is_full),
    )


def _pictures(edition: Edition) -> tuple[Picture, ...]:
    return tuple(block for block in edition.story.blocks if isinstance(block, Picture))


def _summary(edition: Edition, paper: Paper) -> str:
    """What was put right, a line each, then what the story tells."""
    say = words(edition.story.language or paper.site.language)
    return with_lines(summary(edition), edition, say)


def _rss(feed: Feed, paper: Paper) -> bytes:
    rss = root("rss", prefixes=PREFIXES)
    rss.set("version", "2.0")
    channel = add(rss, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.home)
    add(channel, "description", feed.description or feed.title)
    add(channel, "language", feed.language)
    if feed.editions:
        newest = max(edition.at for edition in feed.editions)
        add(channel, "lastBuildDate", format_datetime(newest))
    add(channel, f"{{{ATOM}}}link", href=feed.own, rel="self", type=FORMS["rss"][1])
    for hub in paper.site.hubs:
        add(channel, f"{{{ATOM}}}link", href=hub, rel="hub")
    return with_parts(document(rss), "channel", _entries(feed, paper, _rss_entry))


def _rss_entry(edition: Edition, paper: Paper, *, is_full: bool) -> str:
    channel = add(root("rss", prefixes=PREFIXES), "channel")
    item = _rss_item(channel, edition, paper)
    if is_full and (text := full_text(edition, paper)):
        add(item, f"{{{CONTENT}}}encoded", text)
    return part_of(item)


def _rss_item(channel: Element, edition: Edition, paper: Paper) -> Element:
    item = add(channel, "item")
    add(item, "title", edition.story.headline)
    add(item, "link", absolute(paper.site, edition.path))
    add(item, "guid", tag(paper.site, edition), isPermaLink="false")
    add(item, "pubDate", format_datetime(edition.first_at))
    add(item, f"{{{ATOM}}}updated", machine_time(edition.at))
    add(item, "description", _summary(edition, paper))
    if edition.story.byline:
        add(item, f"{{{DC}}}creator", edition.story.byline.text)
    for subject in edition.story.subjects:
        add(item, "category", subject)
    if edition.source and (theirs := link_out(edition.source.url)):
        add(item, "source", edition.source.name, url=theirs)
    add_notices(item, edition)
    return item


def _atom(feed: Feed, paper: Paper) -> bytes:
    top = root("feed", ATOM, {"at": TOMBSTONES} | OWN)
    top.set(LANG, feed.language)
    add(top, "title", feed.title)
    add(top, "id", feed.home)
    add(top, "link", rel="self", type=FORMS["atom"][1], href=feed.own)
    add(top, "link", rel="alternate", type="text/html", href=feed.home)
    for hub in paper.site.hubs:
        add(top, "link", rel="hub", href=hub)
    newest = [machine_time(one.at) for one in (*feed.editions, *(gone for gone, _ in feed.gone))]
    add(top, "updated", max(newest, default=EPOCH))
    add(add(top, "author"), "name", paper.site.name)
    for edition, notice in feed.gone:
        _tombstone(top, edition, notice, paper)
    return with_parts(document(top), "feed", _entries(feed, paper, _atom_whole))


def _tombstone(top: Element, edition: Edition, notice: Notice, paper: Paper) -> None:
    gone = add(top, f"{{{TOMBSTONES}}}deleted-entry")
    gone.set("ref", tag(paper.site, edition))
    gone.set("when", machine_time(edition.at))
    add(gone, f"{{{TOMBSTONES}}}comment", notice.text)


def _atom_whole(edition: Edition, paper: Paper, *, is_full: bool) -> str:
    entry = _atom_entry(root("feed", ATOM, OWN), edition, paper)
    if is_full and (text := full_text(edition, paper)):
        add(entry, "content", text, type="html")
    return part_of(entry)


def _atom_entry(top: Element, edition: Edition, paper: Paper) -> Element:
    story = edition.story
    entry = add(top, "entry")
    if story.language:
        entry.set(LANG, clean(story.language))
    add(entry, "title", story.headline)
    add(entry, "id", tag(paper.site, edition))
    add(entry, "link", rel="alternate", type="text/html", href=absolute(paper.site, edition.path))
    add(entry, "published", machine_time(edition.first_at))
    add(entry, "updated", machine_time(edition.at))
    if story.byline:
        add(add(entry, "author"), "name", story.byline.text)
    for subject in story.subjects:
        add(entry, "category", term=subject)
    add(entry, "summary", _summary(edition, paper), type="text")
    add_notices(entry, edition)
    return entry


def _json(feed: Feed, paper: Paper) -> bytes:
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.own,
        "description": feed.description or feed.title,
        "language": feed.language,
        **hubs_data(paper.site.hubs),
        "items": [],
    }
    told = _dumped(content)
    items = ",\n  ".join(_entries(feed, paper, _json_entry))
    whole = told.removesuffix("[]\n}") + f"[\n  {items}\n ]\n}}" if items else told
    return whole.encode("utf-8", "replace")


def _json_entry(edition: Edition, paper: Paper, *, is_full: bool) -> str:
    return _dumped(_json_item(edition, paper, is_full=is_full)).replace("\n", "\n  ")


def _dumped(content: Mapping[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)


def _json_item(edition: Edition, paper: Paper, *, is_full: bool) -> dict[str, object]:
    story = edition.story
    picture = lead_picture(edition, paper)
    item: dict[str, object] = {
        "id": tag(paper.site, edition),
        "url": absolute(paper.site, edition.path),
        "title": story.headline,
        "summary": (told := _summary(edition, paper)),
        "date_published": machine_time(edition.first_at),
        "date_modified": machine_time(edition.at),
        "tags": list(story.subjects),
    }
    text = full_text(edition, paper) if is_full else ""
    item |= {"content_html": text} if text else {"content_text": told}
    if story.language:
        item["language"] = story.language
    if story.byline:
        item["authors"] = [{"name": story.byline.text}]
    if picture:
        item["image"] = absolute(paper.site, picture.src)
    if edition.notices:
        item["_corrections"] = notices_data(edition, paper)
    return item


PAGE = PageKind(name="feed", touched=touched, every=every, print=print)
