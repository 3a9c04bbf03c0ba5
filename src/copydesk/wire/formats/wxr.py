"""WordPress WXR, the export of a whole site: RSS 2.0 with elements of WordPress's own.

Posts and pages become items; only those that are published may be used, drafts and the like are
withheld. Attachments are pictures of the posts they hang on to, or that show them first
(`_thumbnail_id`). Exports 1.0 to 1.2 differ in the namespace alone, so local names are compared.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Body, Capture, Concept, Item, SentPicture, Status
from copydesk.wire import dates, plain, wordpress_copy
from copydesk.wire.agencyxml import digits, line, local, said, within, wordings
from copydesk.wire.charset import peek
from copydesk.wire.feeds import feed
from copydesk.wire.format import Format
from copydesk.wire.xmltree import Element, parse, root_name, text_of

EXPORT = re.compile(r"wordpress\.org/export/|<wp:wxr_version")
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|tiff?|bmp)$", re.IGNORECASE)
# What WordPress keeps as posts that nobody reads as one.
FURNITURE = re.compile(
    r"(?:attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache"
    r"|user_request|acf-?\w*|wp_\w+)$"
)
WIDTH = re.compile(r'"width";i:(\d{1,6});')
HEIGHT = re.compile(r'"height";i:(\d{1,6});')
SIZE_IN_NAME = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w{2,5}$)")
ADDRESS = re.compile(r"https?://[^\s\"'<>]{1,2000}")
MOST_LISTED = 20_000  # most are pictures, menus and revisions; of posts, as many as of any items


def sniff(head: bytes, media_type: str) -> bool:
    """RSS that declares the names of a WordPress export."""
    text = peek(head)
    return root_name(text) == "rss" and EXPORT.search(text) is not None


def read(capture: Capture) -> tuple[Item, ...]:
    """The posts and pages of an export, in document order. Raises `UnreadableCapture`."""
    tree = parse(capture, format="wxr")
    channel = next((one for one in tree.root.iter() if local(one) == "channel"), None)
    if channel is None:
        raise UnreadableCapture(place=capture.place, reason="an export has a channel", format="wxr")
    listed = feed.bounded(list(within(channel, "item")), capture, form="wxr", most=MOST_LISTED)
    found = [_Fields(one) for one in listed]
    site = _site(_Fields(channel), found, capture, tree.damage)
    return tuple(_item(one, site) for one in found if not FURNITURE.match(one.text("post_type")))


class _Fields:
    """The children of an element by local name; "excerpt" is the `encoded` of that namespace."""

    def __init__(self, element: Element) -> None:
        self.found: dict[str, list[Element]] = {}
        for one in element:
            is_excerpt = local(one) == "encoded" and "excerpt" in str(one.tag).lower()
            self.found.setdefault("excerpt" if is_excerpt else local(one), []).append(one)

    def all(self, name: str) -> list[Element]:
        return self.found.get(name, [])

    def text(self, name: str) -> str:
        return text_of(next(iter(self.all(name)), None)).strip()

    def meta(self, key: str) -> str:
        for one in map(_Fields, self.all("postmeta")):
            if one.text("meta_key") == key:
                return one.text("meta_value")
        return ""


@dataclass
class _Site:
    """What holds for all posts of an export."""

    name: str
    language: str
    address: str
    capture: Capture
    damage: str
    writers: dict[str, str] = field(default_factory=dict)
    library: dict[str, SentPicture] = field(default_factory=dict)
    attached: dict[str, list[str]] = field(default_factory=dict)


def _site(channel: _Fields, found: list[_Fields], capture: Capture, damage: str) -> _Site:
    site = _Site(
        name=plain.title(channel.text("title")),
        language=channel.text("language"),
        address=channel.text("base_blog_url") or channel.text("link"),
        capture=capture,
        damage=f"The delivery was damaged: {damage}." if damage else "",
    )
    for one in map(_Fields, (*channel.all("author"), *channel.all("wp_author"))):
        named = f"{one.text('author_first_name')} {one.text('author_last_name')}".strip()
        name = one.text("author_display_name") or named
        site.writers[one.text("author_login")] = plain.title(name)
    for one in found:
        if one.text("post_type") == "attachment":
            _shelve(one, site)
    return site


def _shelve(one: _Fields, site: _Site) -> None:
    """Put a picture into the library, and down for the post it hangs on to."""
    src = feed.resolve(one.text("attachment_url") or one.text("guid"), "")
    if not PICTURE_FILE.search(src.partition("?")[0]):
        return
    number, about = one.text("post_id"), one.meta("_wp_attachment_metadata")
    width, height = WIDTH.search(about), HEIGHT.search(about)
    site.library[number] = SentPicture(
        src=src,
        caption=plain.words(one.text("excerpt")) or plain.words(one.text("encoded")),
        alt=plain.title(one.meta("_wp_attachment_image_alt")),
        headline=plain.title(one.text("title")),
        width=digits(width[1]) if width else 0,
        height=digits(height[1]) if height else 0,
        guid=one.text("guid"),
    )
    site.attached.setdefault(one.text("post_parent"), []).append(number)


def _item(one: _Fields, site: _Site) -> Item:
    sent = one.text("encoded")
    attached = site.attached.get(one.text("post_id"), [])
    link = feed.resolve(one.text("link"), "")
    published = _moment(one, "post_date_gmt", "pubdate", "post_date")
    updated = _moment(one, "post_modified_gmt", "post_modified") or published
    status = _status(one)
    tags = _terms(one, "post_tag")
    sections = _terms(one, "category")
    return Item(
        guid=one.text("guid") or link or f"{site.address}?p={one.text('post_id')}",
        body=Body(text=wordpress_copy.copy(sent, site.library, attached), base=link),
        source=site.capture.source,
        format="wxr",
        version=updated.isoformat() if updated else "",
        status=status,
        headline=plain.title(one.text("title")),
        standfirst=plain.words(one.text("excerpt")),
        byline=", ".join(wordings(*(_writer(line(by), site) for by in one.all("creator")))),
        published=published,
        updated=updated,
        embargo_until=published if one.text("status").lower() == "future" else None,
        language=site.language,
        section=sections[0].name if sections else "",
        subjects=wordings(*(term.name for term in (*sections, *tags))),
        concepts=(*sections, *tags),
        keywords=wordings(*(term.name for term in tags)),
        slugline=one.text("post_name"),
        link=link,
        publisher=site.name,
        pictures=_pictures(one, sent, site),
        signals=wordings(*(_flag(one, name) for name in ("post_type", "status"))),
        desk_note=site.damage,
    )


def _moment(one: _Fields, *names: str) -> dt.datetime | None:
    """The first of these dates that is one; WordPress writes zeros, or the year -1, for none."""
    told = (text for name in names if "-0001" not in (text := one.text(name)))
    return next(filter(None, map(dates.parse, told)), None)


def _status(one: _Fields) -> Status:
    """Only what is public and open to all may be used."""
    is_public = one.text("status").lower() in ("publish", "")
    return "usable" if is_public and not one.text("post_password") else "withheld"


def _writer(login: str, site: _Site) -> str:
    return site.writers.get(login) or plain.title(login)


def _terms(one: _Fields, domain: str) -> tuple[Concept, ...]:
    """The categories or tags of a post, with their slugs for codes."""
    found = []
    for term in one.all("category"):
        name = plain.title(text_of(term))
        if name and (said(term, "domain") or "category") == domain:
            kind = "category" if domain == "category" else "tag"
            found.append(Concept(code=said(term, "nicename") or name, name=name, kind=kind))
    return tuple(dict.fromkeys(found))


def _pictures(one: _Fields, sent: str, site: _Site) -> tuple[SentPicture, ...]:
    """The picture a post is shown with, then those that hang on to it but stand not in its copy."""
    first = one.meta("_thumbnail_id")
    standing = wordpress_copy.shown(sent)
    files = frozenset(SIZE_IN_NAME.sub("", found[0]) for found in ADDRESS.finditer(sent))
    gallery = "[gallery]" in sent
    beside = (
        number
        for number in site.attached.get(one.text("post_id"), ())
        if number not in standing and site.library[number].src not in files and not gallery
    )
    ids = dict.fromkeys((first, *beside))
    return tuple(site.library[number] for number in ids if number in site.library)


def _flag(one: _Fields, name: str) -> str:
    return f"{name}:{one.text(name)}" if one.text(name) else ""


FORMAT = Format(
    name="wxr",
    media_types=("application/rss+xml", "application/xml", "text/xml"),
    sniff=sniff,
    read=read,
)
