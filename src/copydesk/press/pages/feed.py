"""The newest stories for feed readers, of the site and of each section: RSS, Atom, JSON Feed."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.utils import format_datetime

from copydesk.press.address import absolute, link_out, section_address, tag
from copydesk.press.card import lead_picture, section_name, summary
from copydesk.press.feedlink import FORMS
from copydesk.press.notice import NAMES
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.standing import ids
from copydesk.press.when import machine_time
from copydesk.press.words import words
from copydesk.press.xml import LANG, Element, add, clean, document, root
from copydesk.story.edition import Edition

LENGTH = 30
ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
EPOCH = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, kw_only=True)
class Feed:
    """What one feed holds."""

    title: str
    home: str
    own: str
    editions: Sequence[Edition]


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """The site's feeds and those of the story's section, now and before."""
    sections = {edition.section for edition in (act.before, act.after) if edition}
    known = {section.key for section in paper.site.sections}
    return _files(["", *sorted(sections & known)])


def every(paper: Paper) -> Iterable[str]:
    """The site's feeds and those of all sections."""
    return _files(["", *(section.key for section in paper.site.sections)])


def print(path: str, paper: Paper) -> Page | None:
    """The feed at this path."""
    folder, _, name = path.rpartition("/")
    form = next((form for form, (file, _) in FORMS.items() if file == name), "")
    keys = {_folder(section.key): section.key for section in paper.site.sections} | {"": ""}
    key = keys.get(folder)
    if key is None or not form:
        return None
    feed = _feed(path, key, paper)
    write = {"rss": _rss, "atom": _atom, "json": _json}[form]
    return Page(
        path=path,
        media_type=FORMS[form][1],
        content=write(feed, paper),
        stories=ids(feed.editions),
    )


def _files(keys: Iterable[str]) -> list[str]:
    folders = [_folder(key) for key in keys]
    return [
        f"{folder}/{name}" if folder else name for folder in folders for name, _ in FORMS.values()
    ]


def _folder(key: str) -> str:
    return section_address(key).strip("/") if key else ""


def _feed(path: str, key: str, paper: Paper) -> Feed:
    name = section_name(key, paper.site)
    return Feed(
        title=f"{paper.site.name}: {name}" if name else paper.site.name,
        home=absolute(paper.site, section_address(key) if key else "/"),
        own=absolute(paper.site, f"/{path}"),
        editions=paper.newest(LENGTH, section=key),
    )


def _summary(edition: Edition, paper: Paper) -> str:
    """The last notice stands before the summary: who had the wrong version sees it is changed."""
    if not edition.notices:
        return summary(edition)
    notice = edition.notices[-1]
    kind = words(edition.story.language or paper.site.language)(NAMES[notice.kind])
    return f"[{kind}: {notice.text}] {summary(edition)}"


def _rss(feed: Feed, paper: Paper) -> bytes:
    rss = root("rss", prefixes={"atom": ATOM, "dc": DC})
    rss.set("version", "2.0")
    channel = add(rss, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.home)
    add(channel, "description", paper.site.tagline or feed.title)
    add(channel, "language", paper.site.language)
    if feed.editions:
        newest = max(edition.at for edition in feed.editions)
        add(channel, "lastBuildDate", format_datetime(newest))
    add(channel, f"{{{ATOM}}}link", href=feed.own, rel="self", type=FORMS["rss"][1])
    for edition in feed.editions:
        _rss_item(channel, edition, paper)
    return document(rss)


def _rss_item(channel: Element, edition: Edition, paper: Paper) -> None:
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


def _atom(feed: Feed, paper: Paper) -> bytes:
    top = root("feed", ATOM)
    top.set(LANG, paper.site.language)
    add(top, "title", feed.title)
    add(top, "id", feed.home)
    add(top, "link", rel="self", type=FORMS["atom"][1], href=feed.own)
    add(top, "link", rel="alternate", type="text/html", href=feed.home)
    newest = [machine_time(edition.at) for edition in feed.editions]
    add(top, "updated", max(newest, default=EPOCH))
    add(add(top, "author"), "name", paper.site.name)
    for edition in feed.editions:
        _atom_entry(top, edition, paper)
    return document(top)


def _atom_entry(top: Element, edition: Edition, paper: Paper) -> None:
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


def _json(feed: Feed, paper: Paper) -> bytes:
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.own,
        "description": paper.site.tagline,
        "language": paper.site.language,
        "items": [_json_item(edition, paper) for edition in feed.editions],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _json_item(edition: Edition, paper: Paper) -> dict[str, object]:
    story = edition.story
    picture = lead_picture(edition, paper)
    item: dict[str, object] = {
        "id": tag(paper.site, edition),
        "url": absolute(paper.site, edition.path),
        "title": story.headline,
        "content_text": _summary(edition, paper),
        "date_published": machine_time(edition.first_at),
        "date_modified": machine_time(edition.at),
        "tags": list(story.subjects),
    }
    if story.language:
        item["language"] = story.language
    if story.byline:
        item["authors"] = [{"name": story.byline.text}]
    if picture:
        item["image"] = absolute(paper.site, picture.src)
    return item


PAGE = PageKind(name="feed", touched=touched, every=every, print=print)
