"""Captures made from what a test writes down."""

import datetime as dt
import hashlib

from copydesk.story.story import Capture, Item
from copydesk.wire.read import read

AT = dt.datetime(2026, 3, 4, 12, 0, tzinfo=dt.UTC)


def captured(
    content: str | bytes, *, media_type: str = "", charset: str = "", place: str = "paste"
) -> Capture:
    """A capture of some text or bytes."""
    sent = content.encode() if isinstance(content, str) else content
    return Capture(
        sha256=hashlib.sha256(sent).hexdigest(),
        content=sent,
        media_type=media_type,
        charset=charset,
        place=place,
        at=AT,
        source="isle",
    )


def items(content: str | bytes, **about: str) -> tuple[Item, ...]:
    """What the wire reads out of some text or bytes."""
    return read(captured(content, **about))


def item(content: str | bytes, **about: str) -> Item:
    """The one item in some text or bytes."""
    (found,) = items(content, **about)
    return found


def rss(inside: str, *, head: str = "") -> str:
    """An RSS feed with one item."""
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:desk="urn:copydesk:signal:1">'
        "<channel><title>Isle Wire</title><link>https://isle.example/</link>"
        f"<language>en-gb</language>{head}<item>{inside}</item></channel></rss>"
    )


def atom(inside: str) -> str:
    """An Atom feed around some entries."""
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" '
        'xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:base="https://isle.example/news/">'
        f'<title>Isle Wire</title><link href="/"/><id>urn:isle</id>{inside}</feed>'
    )
