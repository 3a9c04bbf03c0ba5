"""CDF, the Channel Definition Format (W3C note of 9 March 1997), which old sites still send."""

import re
from collections.abc import Iterator

from copydesk.story.story import Capture, Item
from copydesk.wire import dates
from copydesk.wire.charset import peek
from copydesk.wire.feeds import feed, feedxml
from copydesk.wire.format import Format
from copydesk.wire.xmltree import attributes, named, parse, root_name

# What only a channel of this kind has: RSS says titles and links in elements of other names.
OURS = re.compile(
    r"<CHANNEL\b|(?i:<channel\s[^>]*\b(?:href|lastmod|base|self)\s*=|<abstract\b"
    r"|<item\s[^>]*\bhref\s*=)"
)


def sniff(head: bytes, media_type: str) -> bool:
    """The root element names the format; where none is in sight, the media type does."""
    text = peek(head)
    root = root_name(text)
    if root:
        return root == "channel" and OURS.search(text) is not None
    return media_type.lower().startswith("application/x-cdf")


def read(capture: Capture) -> tuple[Item, ...]:
    """The items of a CDF channel. Raises `UnreadableCapture`."""
    return feed.items(read_feed(capture), capture)


def read_feed(capture: Capture) -> feed.Feed:
    """A CDF channel in its own terms; channels inside it are read with it."""
    tree = parse(capture, format="cdf")
    own = feedxml.parts(tree.root, capture.place)
    base = feed.resolve(_said(own, "base"), capture.place) or capture.place
    link = _address(own, base)
    entries = feed.bounded(list(named(tree.root, "item")), capture, form="cdf")
    return feed.Feed(
        form="cdf",
        id=_said(own, "self"),
        title=_line(own, "title"),
        link=link,
        links=_links(link),
        description=_line(own, "abstract"),
        language=_said(own, "lang") or own.language,
        copyright=_line(own, "copyright"),
        authors=_authors(own),
        categories=_categories(own),
        published=dates.parse(_said(own, "publicationdate")),
        updated=dates.parse(_said(own, "lastmod")),
        image=_logo(own, base, "image"),
        icon=_logo(own, base, "icon"),
        damage=tree.damage,
        entries=tuple(_entry(feedxml.parts(one, base), base) for one in entries),
    )


def _entry(own: feedxml.Parts, base: str) -> feed.Entry:
    link = _address(own, base)
    return feed.Entry(
        guid=_said(own, "id", "self") or link,
        title=_line(own, "title"),
        link=link,
        links=_links(link),
        summary=_rich(own),
        base=link or base,
        authors=_authors(own),
        categories=_categories(own),
        published=dates.parse(_said(own, "publicationdate")),
        updated=dates.parse(_said(own, "lastmod")),
        expires=dates.parse(_said(own, "enddate")),
        language=_said(own, "lang") or own.language,
        copyright=_line(own, "copyright"),
    )


def _said(own: feedxml.Parts, *names: str) -> str:
    """An attribute of the element, or the child that early drafts had in its place."""
    of_it = attributes(own.element)
    return next(filter(None, (of_it.get(one, "").strip() or _line(own, one) for one in names)), "")


def _line(own: feedxml.Parts, wanted: str) -> str:
    """The words of a child, or its VALUE."""
    values = (attributes(one).get("value", "").strip() for one in own.all(wanted))
    return own.line(wanted) or next(filter(None, values), "")


def _rich(own: feedxml.Parts) -> feed.Rich:
    return own.rich("abstract") if own.first("abstract") is not None else _plain(own)


def _plain(own: feedxml.Parts) -> feed.Rich:
    return feed.Rich(text=_line(own, "abstract"), is_html=False)


def _address(own: feedxml.Parts, base: str) -> str:
    """Where an element leads: its HREF, or that of the anchor in it."""
    said = (attributes(one).get("href", "") for one in (own.element, *own.all("a")))
    return next(filter(None, (feed.resolve(one, base) for one in said)), "")


def _links(address: str) -> tuple[feed.Link, ...]:
    return (feed.Link(href=address, media_type="text/html"),) if address else ()


def _authors(own: feedxml.Parts) -> tuple[feed.Author, ...]:
    said = _line(own, "author")
    return (feedxml.person(said),) if said else ()


def _categories(own: feedxml.Parts) -> tuple[feed.Category, ...]:
    words = (word.strip() for word in re.split(r"[,;]", _line(own, "keywords")))
    return tuple(feed.Category(term=word) for word in dict.fromkeys(words) if word)


def _logo(own: feedxml.Parts, base: str, style: str) -> str:
    return next(filter(None, (feed.resolve(one, base) for one in _logos(own, style))), "")


def _logos(own: feedxml.Parts, style: str) -> Iterator[str]:
    for one in own.all("logo"):
        said = attributes(one)
        if said.get("style", "image").lower() == style:
            yield said.get("href", "")


FORMAT = Format(
    name="cdf",
    media_types=("application/x-cdf",),
    sniff=sniff,
    read=read,
)
