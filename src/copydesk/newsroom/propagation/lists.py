"""Several deliveries in one answer, in the form their taker reads.

What is to be killed stands among them in each form's own words: `pubStatus` in ninjs and
NewsML-G2, a tombstone in Atom (RFC 6721), an extension in JSON Feed, a line in RSS.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Any

from lxml import etree

from copydesk.newsroom.propagation.models import TakerRow
from copydesk.story.blocks import Block
from copydesk.story.shapes import newsml_g2, ninjs_2
from copydesk.story.shapes.html import to_html
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.ninjs import to_ninjs
from copydesk.story.shapes.outgoing import name_of, served, stamp, status_of
from copydesk.story.shapes.propagation import Sending, ed_note, with_note
from copydesk.story.shapes.xml import Element, add, document, root

Form = TakerRow.Form
ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
JSON, NITF = "application/json", "application/nitf+xml"


@dataclass(frozen=True)
class Entry:
    """A delivery in a list, with the paper it is from, and where it can be fetched alone."""

    sending: Sending
    imprint: Imprint
    address: str


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A list: whose it is, its own address, where the next begins, and what stands in it."""

    name: str
    own: str
    next: str
    entries: Sequence[Entry]


def written(form: str, listed: Listed) -> tuple[bytes, str]:
    """The list and its media type."""
    write, media_type = WRITERS[Form(form)]
    return write(listed), media_type


def _objects(listed: Listed, shape: Callable[[Any], Any] = lambda item: item) -> bytes:
    """ninjs objects, and where each can be fetched alone: there the profile says more of it."""
    items = [
        shape(with_note(to_ninjs(one.sending.edition, one.imprint), one.sending))
        for one in listed.entries
    ]
    letters = [{"id": one.sending.id, "address": one.address} for one in listed.entries]
    return _dumped({"items": items, "letters": letters, "next": listed.next})


def _ninjs_2(listed: Listed) -> bytes:
    return _objects(listed, ninjs_2.lowered)


def _newsml_g2(listed: Listed) -> bytes:
    """One message with all items; an empty one has no items to show, and is no message."""
    messages = [
        etree.fromstring(newsml_g2.to_newsml_g2(one.sending.edition, one.imprint))
        for one in listed.entries
    ]
    if not messages:
        return document(root("newsMessage", newsml_g2.NAR))
    first, *others = messages
    items = first.find(f"{{{newsml_g2.NAR}}}itemSet")
    assert items is not None
    for other in others:
        items.extend(other.findall(f"{{{newsml_g2.NAR}}}itemSet/*"))
    return document(first)


def _atom(listed: Listed) -> bytes:
    """Whole stories, and tombstones of those that are taken back."""
    feed = _feed(listed)
    for one in listed.entries:
        edition = one.sending.edition
        if edition.withdrawn:
            _tombstone(feed, one)
            continue
        entry = _entry(feed, one)
        add(entry, "content", to_html(_blocks(one)), type="html")
    return document(feed)


def _nitf(listed: Listed) -> bytes:
    """Where each story can be fetched: NITF holds one in a document, and has no lists."""
    feed = _feed(listed)
    for one in listed.entries:
        entry = _entry(feed, one)
        add(entry, "link", rel="alternate", type=NITF, href=one.address)
        add(entry, "content", src=one.address, type=NITF)
    return document(feed)


def _rss(listed: Listed) -> bytes:
    rss = root("rss", prefixes={"atom": ATOM, "content": CONTENT})
    rss.set("version", "2.0")
    channel = add(rss, "channel")
    add(channel, "title", listed.name)
    add(channel, "link", listed.own)
    add(channel, "description", listed.name)
    add(channel, f"{{{ATOM}}}link", rel="next", href=listed.next)
    for one in listed.entries:
        edition = one.sending.edition
        item = add(channel, "item")
        add(item, "title", edition.story.headline or _line(one))
        add(item, "link", name_of(edition, one.imprint))
        add(item, "guid", name_of(edition, one.imprint), isPermaLink="true")
        add(item, "pubDate", format_datetime(edition.first_at))
        add(item, f"{{{ATOM}}}updated", stamp(edition.at))
        add(item, "description", "\n".join(filter(None, (ed_note(one.sending), _says(one)))))
        if not edition.withdrawn:
            add(item, f"{{{CONTENT}}}encoded", to_html(_blocks(one)))
    return document(rss)


def _json_feed(listed: Listed) -> bytes:
    return _dumped(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": listed.name,
            "feed_url": listed.own,
            "next_url": listed.next,
            "items": list(_json_items(listed)),
        }
    )


def _json_items(listed: Listed) -> Iterator[dict[str, Any]]:
    for one in listed.entries:
        edition = one.sending.edition
        signal = {
            "about": "the story's state: usable, withheld or canceled",
            "version": str(edition.number),
            "status": status_of(edition),
            "note": ed_note(one.sending),
        }
        item = {
            "id": name_of(edition, one.imprint),
            "url": name_of(edition, one.imprint),
            "title": edition.story.headline,
            "summary": _says(one),
            "date_published": stamp(edition.first_at),
            "date_modified": stamp(edition.at),
            "language": edition.story.language,
        }
        text = {"content_text": _line(one)}
        if not edition.withdrawn:
            text = {"content_html": to_html(_blocks(one))}
        yield {name: value for name, value in item.items() if value} | text | {"_copydesk": signal}


def _feed(listed: Listed) -> Element:
    feed = root("feed", ATOM, {"at": TOMBSTONES})
    add(feed, "title", listed.name)
    add(feed, "id", listed.own)
    add(feed, "link", rel="self", href=listed.own)
    add(feed, "link", rel="next", href=listed.next)
    moments = [one.sending.edition.at for one in listed.entries]
    add(feed, "updated", stamp(max(moments)) if moments else "1970-01-01T00:00:00Z")
    add(add(feed, "author"), "name", listed.name)
    return feed


def _entry(feed: Element, one: Entry) -> Element:
    edition = one.sending.edition
    entry = add(feed, "entry")
    add(entry, "title", edition.story.headline or _line(one))
    add(entry, "id", name_of(edition, one.imprint))
    add(entry, "published", stamp(edition.first_at))
    add(entry, "updated", stamp(edition.at))
    if edition.story.byline:
        add(add(entry, "author"), "name", edition.story.byline.text)
    note = ed_note(one.sending)
    add(entry, "summary", "\n".join(filter(None, (note, _says(one)))), type="text")
    return entry


def _tombstone(feed: Element, one: Entry) -> None:
    edition = one.sending.edition
    gone = add(feed, f"{{{TOMBSTONES}}}deleted-entry")
    gone.set("ref", name_of(edition, one.imprint))
    gone.set("when", stamp(edition.at))
    add(gone, f"{{{TOMBSTONES}}}comment", ed_note(one.sending))


def _says(one: Entry) -> str:
    return one.sending.edition.story.standfirst


def _line(one: Entry) -> str:
    """The first line of the note to desks: what is to be done, and why."""
    return ed_note(one.sending).partition("\n")[0]


def _blocks(one: Entry) -> tuple[Block, ...]:
    return served(one.sending.edition.story, one.imprint)


def _dumped(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")


WRITERS: dict[Form, tuple[Callable[[Listed], bytes], str]] = {
    Form.MESSAGE: (_objects, JSON),
    Form.NINJS_3: (_objects, JSON),
    Form.NINJS_2: (_ninjs_2, JSON),
    Form.NEWSML_G2: (_newsml_g2, newsml_g2.MEDIA_TYPE),
    Form.NITF: (_nitf, "application/atom+xml"),
    Form.ATOM: (_atom, "application/atom+xml"),
    Form.RSS: (_rss, "application/rss+xml"),
    Form.JSON_FEED: (_json_feed, "application/feed+json"),
}
