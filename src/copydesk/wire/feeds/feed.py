"""What feeds have in common, and how their entries become items.

`Feed` and `Entry` keep what RSS, Atom and JSON Feed say, with text read and addresses resolved;
`items` brings them into the fields of the house.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

from lxml import etree

from copydesk.errors import UnreadableCapture
from copydesk.story.record import Record
from copydesk.story.story import Body, Capture, Item, SentPicture, Status
from copydesk.wire import plain
from copydesk.wire.refusals import refuse
from copydesk.wire.upstream import signals
from copydesk.wire.xmltree import how_many

DateTime = dt.datetime

SCHEMES = frozenset(
    {"http", "https", "ftp", "mailto", "tel", "feed", "magnet", "urn", "tag", "dat"}
)
BAD_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f\u2028\u2029]+")
# A whole address in which there is nothing to put right.
SOUND = re.compile(
    r"https?://[a-z0-9][a-z0-9.-]*(?::\d{1,5})?(?:[/?#][\w/.~?#=&%+:,@!$*-]*)?", re.ASCII
)
SCRIPT = re.compile(r"\W*(?:javascript|vbscript|data)\W*:", re.IGNORECASE)
# A summary that is this long, or that the text begins with, is no standfirst.
LONGEST_STANDFIRST = 600
LETTERS = re.compile(r"[A-Za-z0-9]+")
MOST_COMPARED = 1_500
MOST_ENTRIES = 5_000  # as of items in any delivery: what is more need not be read first
MOST_PARTS = 10_000  # of one entry, or of one of its parts: links, pictures, comments
OVERFULL = f"an entry of more than {MOST_PARTS} parts"

T = TypeVar("T", etree._Element, dict[str, Any])


class Author(Record, frozen=True):
    """Who wrote an entry, as far as the feed says; `said` is how it was written in one line."""

    name: str = ""
    email: str = ""
    uri: str = ""
    said: str = ""


class Category(Record, frozen=True):
    """A subject: its code, the list it is from, the words for it."""

    term: str = ""
    scheme: str = ""
    label: str = ""


class Link(Record, frozen=True):
    """An address with what it is to the entry; `rel` "enclosure" is a file that goes with it."""

    href: str
    rel: str = "alternate"
    media_type: str = ""
    title: str = ""
    hreflang: str = ""
    length: int = 0


class Rich(Record, frozen=True):
    """A text of a feed, as HTML or as plain text."""

    text: str = ""
    is_html: bool = True


NOTHING = Rich()


class Origin(Record, frozen=True):
    """The feed an entry was first in."""

    id: str = ""
    title: str = ""
    link: str = ""


NOWHERE = Origin()


class Entry(Record, frozen=True):
    """One entry of a feed, in the feed's own terms."""

    guid: str = ""
    title: str = ""
    link: str = ""
    links: tuple[Link, ...] = ()
    summary: Rich = NOTHING
    content: Rich = NOTHING
    base: str = ""
    authors: tuple[Author, ...] = ()
    contributors: tuple[Author, ...] = ()
    categories: tuple[Category, ...] = ()
    published: DateTime | None = None
    updated: DateTime | None = None
    created: DateTime | None = None
    expires: DateTime | None = None
    language: str = ""
    copyright: str = ""
    usage_terms: str = ""
    comments: str = ""
    origin: Origin = NOWHERE
    pictures: tuple[SentPicture, ...] = ()
    version: str = ""
    status: Status = "usable"
    replaces: str = ""
    note: str = ""

    @property
    def enclosures(self) -> tuple[Link, ...]:
        """Files that go with the entry."""
        return tuple(link for link in self.links if link.rel == "enclosure")


class Feed(Record, frozen=True):
    """A feed, with what holds for all its entries."""

    form: str
    id: str = ""
    title: str = ""
    link: str = ""
    links: tuple[Link, ...] = ()
    description: str = ""
    language: str = ""
    copyright: str = ""
    authors: tuple[Author, ...] = ()
    contributors: tuple[Author, ...] = ()
    categories: tuple[Category, ...] = ()
    published: DateTime | None = None
    updated: DateTime | None = None
    image: str = ""
    icon: str = ""
    generator: str = ""
    docs: str = ""
    info: str = ""
    damage: str = ""
    entries: tuple[Entry, ...] = ()


def bounded(entries: list[T], capture: Capture, *, form: str, most: int = MOST_ENTRIES) -> list[T]:
    """The raw entries of a feed that are read; what is more or larger than any is refused alone.

    Raises `UnreadableCapture` where that is all of them.
    """
    taken = entries[:most]
    if len(capture.content) > 2 * MOST_PARTS and _are_overfull(taken):
        overfull = {n for n, one in enumerate(taken) if _is_overfull(one)}
        if len(overfull) == len(taken):
            raise UnreadableCapture(place=capture.place, reason=OVERFULL, format=form)
        for n in sorted(overfull):
            refuse(f"{capture.place}#{n + 1}", OVERFULL)
        taken = [one for n, one in enumerate(taken) if n not in overfull]
    if len(entries) > most:
        reason = f"{len(entries) - most} of {len(entries)} entries; a delivery holds {most} at most"
        refuse(capture.place, reason)
    return taken


def _are_overfull(entries: list[T]) -> bool:
    first = entries[0] if entries else None
    if isinstance(first, etree._Element) and how_many(first) <= MOST_PARTS:
        return False
    return any(map(_is_overfull, entries))


def _is_overfull(entry: etree._Element | dict[str, Any]) -> bool:
    parts: Iterable[object] = entry.values() if isinstance(entry, dict) else entry
    sizes = (len(one) for one in parts if isinstance(one, list | etree._Element))
    return len(entry) > MOST_PARTS or any(size > MOST_PARTS for size in sizes)


def items(feed: Feed, capture: Capture) -> tuple[Item, ...]:
    """The entries of a feed as items, in document order."""
    return tuple(_item(entry, feed, capture) for entry in feed.entries)


def resolve(address: str, base: str) -> str:
    """An address made whole; "" where it leads to script or is none."""
    if SOUND.fullmatch(address):
        return address
    # A long address is often wrapped in a feed: the break and the blanks around it are none of it.
    address = "".join([line.strip() for line in address.splitlines()]).replace("&amp;", "&")
    if not address:
        return ""
    try:
        whole = urljoin(base, address) if base else address
        scheme = urlsplit(whole).scheme.lower()
    except ValueError:
        return ""
    if BAD_IN_ADDRESS.search(scheme) or (scheme and scheme not in SCHEMES):
        return ""
    return "" if SCRIPT.match(whole) else whole


def digest(*parts: str) -> str:
    """A stable name for an entry that was sent without one."""
    return "sha256:" + hashlib.sha256("\x1f".join(parts).encode(errors="replace")).hexdigest()


def _item(entry: Entry, feed: Feed, capture: Capture) -> Item:
    signal = signals.of_headline(entry.title)
    damaged = f"The delivery was damaged: {feed.damage}." if feed.damage else ""
    notes = (entry.note, signal.note, damaged)
    return Item(
        guid=entry.guid
        or entry.link
        or digest(entry.title, entry.summary.text, entry.content.text),
        body=_body(entry),
        source=capture.source,
        format=feed.form,
        version=entry.version or _stamp(entry),
        status=entry.status if entry.status != "usable" else signal.status,
        headline=signal.headline,
        standfirst=_standfirst(entry),
        byline=", ".join([one.name for one in entry.authors or feed.authors if one.name]),
        published=entry.published or entry.created or entry.updated,
        updated=entry.updated,
        language=entry.language or feed.language,
        subjects=_subjects(entry),
        link=entry.link,
        publisher=entry.origin.title or feed.title,
        usage_terms=entry.usage_terms,
        copyright=entry.copyright or feed.copyright,
        pictures=_pictures(entry),
        expires=entry.expires,
        replaces=entry.replaces,
        desk_note=signals.joined(*notes) if any(notes) else "",
    )


def _body(entry: Entry) -> Body:
    sent = entry.content if entry.content.text.strip() else entry.summary
    base = entry.base or entry.link
    if sent.is_html:
        return Body(text=sent.text, base=base)
    return Body(text=sent.text, media_type="text/plain", base=base)


def _stamp(entry: Entry) -> str:
    moment = entry.updated or entry.published
    return moment.isoformat() if moment else ""


def _standfirst(entry: Entry) -> str:
    """The summary, where it is one: short, and not the beginning of the text sent again."""
    beginning = entry.content.text[:MOST_COMPARED]
    if not entry.summary.text or not (beginning.strip() or entry.content.text.strip()):
        return ""
    summary = plain.title(entry.summary.text)
    start = summary.rstrip(" .…[]")[:80]
    if not start or len(summary) > LONGEST_STANDFIRST:
        return ""
    # Its longest word need only be looked for; that the text begins so takes reading.
    word = max(LETTERS.findall(start), key=len, default="")
    if word not in beginning:
        return summary
    return "" if start in plain.gist(beginning) else summary


def _subjects(entry: Entry) -> tuple[str, ...]:
    if not entry.categories:
        return ()
    names = (category.label or category.term for category in entry.categories)
    return tuple(dict.fromkeys(name for name in names if name))


def _pictures(entry: Entry) -> tuple[SentPicture, ...]:
    if not entry.pictures and not entry.links:
        return ()
    enclosed = (
        SentPicture(src=link.href, media_type=link.media_type, caption=link.title)
        for link in entry.enclosures
        if link.media_type.lower().startswith("image/")
    )
    by_address: dict[str, SentPicture] = {}
    for picture in (*entry.pictures, *enclosed):
        by_address.setdefault(picture.src, picture)
    return tuple(by_address.values())
