"""Atom 1.0 (RFC 4287) and 0.3, and the tombstones of RFC 6721: an entry taken back is a kill."""

import base64
import binascii
from collections.abc import Iterator

from copydesk.story.story import Capture, Item
from copydesk.wire import dates, feed, feedxml, plain
from copydesk.wire.charset import decode, peek
from copydesk.wire.format import Format
from copydesk.wire.xmltree import Element, attributes, inner, name, parse, root_name, text_of

ROOTS = frozenset({"feed", "entry"})
MARKUP = frozenset({"html", "xhtml", "text/html", "application/xhtml+xml"})


def sniff(head: bytes, media_type: str) -> bool:
    """The root element names the format; where none is in sight, the media type does."""
    root = root_name(peek(head))
    if root:
        return root.rpartition(":")[2] in ROOTS
    return media_type.lower().startswith("application/atom+xml")


def read(capture: Capture) -> tuple[Item, ...]:
    """The items of an Atom feed or of one entry. Raises `UnreadableCapture`."""
    return feed.items(read_feed(capture), capture)


def read_feed(capture: Capture) -> feed.Feed:
    """An Atom feed in its own terms; tombstones are entries whose status is canceled."""
    tree = parse(capture, format="atom")
    root = tree.root
    top = next((one for one in root.iter() if _local(one) == "feed"), root)
    own = _parts(top, feedxml.inherited(top, capture.place))
    links = _links(own)
    link = _alternate(own, links)
    base = link if link.startswith("http") else capture.place
    return feed.Feed(
        form="atom",
        id=own.text("id"),
        title=_line(own, "title"),
        link=link,
        links=links,
        description=_line(own, "subtitle", "tagline"),
        language=feedxml.language_of(top),
        copyright=_line(own, "rights", "copyright"),
        authors=_people(own, "author"),
        categories=_categories(own),
        updated=dates.parse(own.text("updated", "modified")),
        image=own.address("logo") or own.address("icon"),
        icon=own.address("icon"),
        generator=own.text("generator"),
        info=_line(own, "info"),
        damage=tree.damage,
        entries=tuple(_entries(root, capture, base)),
    )


def _entries(root: Element, capture: Capture, base: str) -> Iterator[feed.Entry]:
    wanted = ("entry", "at:deleted-entry")
    found = [one for one in root.iter() if _local(one) in wanted]
    for one in feed.bounded(found, capture, form="atom"):
        yield _entry(one, base) if _local(one) == "entry" else _tombstone(one, base)


def _entry(element: Element, base: str) -> feed.Entry:
    own = _parts(element, feedxml.inherited(element, base))
    links = _links(own)
    link = _alternate(own, links)
    body = own.first("content", "media:group")
    version, status, replaces, note = feedxml.signal(own)
    return feed.Entry(
        guid=own.text("id") or link,
        title=_line(own, "title", "dc:title", "media:title"),
        link=link,
        links=links,
        summary=_rich(own.first("summary", "media:description")),
        content=_content(own),
        base=feedxml.base_of(body, own.base) if body is not None else own.base,
        authors=_people(own, "author", "dc:creator"),
        contributors=_people(own, "contributor"),
        categories=_categories(own),
        published=dates.parse(own.text("published", "issued", "dc:date")),
        updated=dates.parse(own.text("updated", "modified")),
        created=dates.parse(own.text("created")),
        language=feedxml.language_of(body if body is not None else element),
        copyright=_line(own, "rights", "copyright", "dc:rights"),
        comments=_comments(links),
        origin=_origin(own),
        pictures=feedxml.pictures(own),
        version=version,
        status=status,
        replaces=replaces,
        note=note,
    )


def _tombstone(element: Element, base: str) -> feed.Entry:
    own = _parts(element, feedxml.inherited(element, base))
    said = attributes(element)
    return feed.Entry(
        guid=said.get("ref", "").strip(),
        link=_alternate(own, _links(own)),
        updated=dates.parse(said.get("when")),
        status="canceled",
        note=own.line("at:comment"),
    )


def _local(element: Element) -> str:
    return name(element).removeprefix("atom:")


def _parts(element: Element, base: str) -> feedxml.Parts:
    made = feedxml.Parts(element=element, base=feedxml.base_of(element, base))
    for child in element:
        made.found[_local(child)].append(child)
    return made


def _rich(element: Element | None) -> feed.Rich:
    """A text construct by its type; Atom 0.3 says in `mode` how it is written down."""
    if element is None:
        return feed.Rich()
    said = attributes(element)
    kind = said.get("type", "text").strip().lower()
    if kind == "xhtml":
        return feed.Rich(text=_inside_div(element))
    if len(element):
        return feed.Rich(text=inner(element))
    if said.get("mode", "") == "base64" or _is_coded(kind):
        return _decoded(element, kind)
    text = text_of(element)
    escaped = said.get("mode") == "escaped" or kind in ("text/plain", "plain")
    return feed.Rich(text=text, is_html=kind in MARKUP or (escaped and plain.is_html(text)))


def _is_coded(kind: str) -> bool:
    return (
        "/" in kind
        and not kind.startswith(("text/", "image/"))
        and not kind.endswith(("xml", "json"))
    )


def _decoded(element: Element, kind: str) -> feed.Rich:
    try:
        content = base64.b64decode("".join(text_of(element).split()), validate=True)
    except (binascii.Error, ValueError):
        return feed.Rich(text=text_of(element), is_html=False)
    text = decode(content).text
    return feed.Rich(text=text, is_html=kind in MARKUP or plain.is_html(text))


def _inside_div(element: Element) -> str:
    children = list(element)
    if len(children) == 1 and name(children[0]) in ("xhtml:div", "div"):
        element = children[0]
    text = text_of(element)
    # In a feed that had to be rebuilt, the XHTML stands there as text.
    return inner(element) if len(element) else text if plain.is_html(text) else _as_markup(element)


def _as_markup(element: Element) -> str:
    """Text written in XHTML, as HTML: its markup characters are only characters."""
    text = element.text or ""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _line(own: feedxml.Parts, *names: str) -> str:
    rich = _rich(own.first(*names))
    return plain.words(rich.text) if rich.is_html else plain.squeeze(rich.text)


def _content(own: feedxml.Parts) -> feed.Rich:
    for one in own.all("content"):
        if len(one) or (one.text or "").strip():
            return _rich(one)
    group = next(own.all("media:group"), None)
    if group is None:
        return feed.Rich()
    return feedxml.parts(group, own.base).rich("media:description")


def _links(own: feedxml.Parts) -> tuple[feed.Link, ...]:
    found = []
    for one in own.all("link"):
        said = attributes(one)
        href = feed.resolve(said.get("href", "") or text_of(one), feedxml.base_of(one, own.base))
        rel = said.get("rel", "alternate").rpartition("/")[2] or "alternate"
        size = said.get("length", "")
        if href:
            link = feed.Link(
                href=href,
                rel=rel,
                media_type=said.get("type", ""),
                title=said.get("title", ""),
                hreflang=said.get("hreflang", ""),
                length=int(size) if size.isdecimal() and len(size) < 13 else 0,
            )
            found.append(link)
    return tuple(dict.fromkeys(found))


def _alternate(own: feedxml.Parts, every: tuple[feed.Link, ...]) -> str:
    """The page of the entry: the first alternate that is HTML, or the first of any kind."""
    links = [link for link in every if link.rel == "alternate"]
    pages = [
        link for link in links if link.media_type in ("", "text/html", "application/xhtml+xml")
    ]
    if pages or links:
        return (pages or links)[0].href
    sources = (attributes(one).get("src", "") for one in own.all("content"))
    source = feed.resolve(next(filter(None, sources), ""), own.base)
    address = own.text("id")
    return source or (address if address.startswith(("http://", "https://")) else "")


def _comments(every: tuple[feed.Link, ...]) -> str:
    links = (link for link in every if link.rel == "replies")
    pages = (
        link.href for link in links if link.media_type in ("text/html", "application/xhtml+xml")
    )
    return next(pages, "")


def _people(own: feedxml.Parts, *names: str) -> tuple[feed.Author, ...]:
    found = (_person(one, own.base) for one in own.all(*names))
    return tuple(dict.fromkeys(one for one in found if one.name or one.email or one.uri))


def _person(element: Element, base: str) -> feed.Author:
    inside = _parts(element, base)
    if len(element):
        return feed.Author(
            name=inside.line("name"),
            email=inside.text("email"),
            uri=inside.address("uri", "url", "homepage"),
        )
    return feedxml.person(text_of(element))


def _categories(own: feedxml.Parts) -> tuple[feed.Category, ...]:
    found = []
    for one in own.all("category", "dc:subject"):
        said = attributes(one)
        term = said.get("term", "") or plain.title(text_of(one))
        label = plain.title(said.get("label", ""))
        if term or label:
            found.append(feed.Category(term=term, scheme=said.get("scheme", ""), label=label))
    return tuple(dict.fromkeys(found))


def _origin(own: feedxml.Parts) -> feed.Origin:
    source = next(own.all("source"), None)
    if source is None:
        return feed.Origin()
    inside = _parts(source, own.base)
    return feed.Origin(
        id=inside.text("id"), title=_line(inside, "title"), link=_alternate(inside, _links(inside))
    )


FORMAT = Format(
    name="atom",
    media_types=("application/atom+xml", "application/xml", "text/xml"),
    sniff=sniff,
    read=read,
)
