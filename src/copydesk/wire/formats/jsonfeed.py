"""JSON Feed 1.0 and 1.1."""

import re
from typing import Any

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Capture, Item, SentPicture
from copydesk.wire import dates, plain
from copydesk.wire.charset import peek
from copydesk.wire.feeds import feed
from copydesk.wire.format import Format
from copydesk.wire.jsontree import number, objects, parse, string
from copydesk.wire.upstream import signals

VERSION = re.compile(r'"version"\s*:\s*"[^"]*jsonfeed', re.IGNORECASE)
SHAPE = re.compile(r'"(?:home_page_url|feed_url)"\s*:')


def sniff(head: bytes, media_type: str) -> bool:
    """The version names the format; else the media type does."""
    text = peek(head).lstrip("\ufeff \t\r\n")
    if not text.startswith("{"):
        return False
    if VERSION.search(text) or "application/feed+json" in media_type.lower():
        return True
    return SHAPE.search(text) is not None and '"items"' in text


def read(capture: Capture) -> tuple[Item, ...]:
    """The items of a JSON Feed. Raises `UnreadableCapture`."""
    return feed.items(read_feed(capture), capture)


def read_feed(capture: Capture) -> feed.Feed:
    """A JSON Feed in its own terms."""
    sent = parse(capture, format="jsonfeed")
    if not isinstance(sent.get("items", []), list):
        reason = "a JSON Feed whose items are no list"
        raise UnreadableCapture(place=capture.place, reason=reason, format="jsonfeed")
    entries = feed.bounded(objects(sent.get("items")), capture, form="jsonfeed")
    base = feed.resolve(string(sent.get("feed_url")), capture.place) or capture.place
    language = string(sent.get("language"))
    return feed.Feed(
        form="jsonfeed",
        title=plain.title(string(sent.get("title"))),
        link=feed.resolve(string(sent.get("home_page_url")), base),
        description=plain.squeeze(string(sent.get("description"))),
        language=language,
        authors=_authors(sent),
        image=feed.resolve(string(sent.get("favicon")) or string(sent.get("icon")), base),
        icon=feed.resolve(string(sent.get("favicon")), base),
        entries=tuple(_entry(entry, base) for entry in entries),
    )


def _entry(sent: dict[str, Any], base: str) -> feed.Entry:
    address = string(sent.get("url")) or string(sent.get("external_url"))
    link = feed.resolve(address, base)
    signal = objects(sent.get("_copydesk"))
    said = signal[0] if signal else {}
    return feed.Entry(
        guid=string(sent.get("id")).strip() or link,
        title=plain.title(string(sent.get("title"))),
        link=link,
        links=tuple(_attachments(sent, base)),
        summary=_rich(string(sent.get("summary"))),
        content=_content(sent),
        base=link or base,
        authors=_authors(sent),
        categories=tuple(feed.Category(term=term) for term in _tags(sent)),
        published=dates.parse(string(sent.get("date_published"))),
        updated=dates.parse(string(sent.get("date_modified"))),
        language=string(sent.get("language")),
        pictures=tuple(_pictures(sent, base)),
        version=string(said.get("version")),
        status=signals.status_of(string(said.get("status"))),
        replaces=string(said.get("replaces")),
        note=plain.squeeze(string(said.get("note"))),
    )


def _content(sent: dict[str, Any]) -> feed.Rich:
    as_html = string(sent.get("content_html"))
    if as_html:
        return feed.Rich(text=as_html)
    return feed.Rich(text=string(sent.get("content_text")), is_html=False)


def _rich(text: str) -> feed.Rich:
    return feed.Rich(text=text, is_html=plain.is_html(text))


def _tags(sent: dict[str, Any]) -> list[str]:
    tags = sent.get("tags")
    return (
        [string(tag).strip() for tag in tags if string(tag).strip()]
        if isinstance(tags, list)
        else []
    )


def _authors(sent: dict[str, Any]) -> tuple[feed.Author, ...]:
    """`authors` of version 1.1, or `author` of 1.0; each named once."""
    found = objects(sent.get("authors")) or objects(sent.get("author"))
    authors = (
        feed.Author(name=plain.title(string(one.get("name"))), uri=string(one.get("url")))
        for one in found
    )
    return tuple(dict.fromkeys(author for author in authors if author.name or author.uri))


def _attachments(sent: dict[str, Any], base: str) -> list[feed.Link]:
    return [
        feed.Link(
            href=href,
            rel="enclosure",
            media_type=string(one.get("mime_type")),
            title=string(one.get("title")),
            length=number(one.get("size_in_bytes")),
        )
        for one in objects(sent.get("attachments"))
        if (href := feed.resolve(string(one.get("url")), base))
    ]


def _pictures(sent: dict[str, Any], base: str) -> list[SentPicture]:
    sources = (string(sent.get("image")), string(sent.get("banner_image")))
    whole = (feed.resolve(source, base) for source in sources if source.strip())
    return [SentPicture(src=src) for src in dict.fromkeys(whole) if src]


FORMAT = Format(
    name="jsonfeed",
    media_types=("application/feed+json", "application/json"),
    sniff=sniff,
    read=read,
)
