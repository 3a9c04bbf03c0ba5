"""Atom 1.0 (RFC 4287) and 0.3, and the tombstones of RFC 6721: an entry taken back is a kill."""

import base64
import binascii

from copydesk.story.story import Capture, Item
from copydesk.wire import dates, plain
from copydesk.wire.charset import peek
from copydesk.wire.feeds import feed, feedxml
from copydesk.wire.format import Format
from copydesk.wire.remembered import remembered
from copydesk.wire.xmltree import (
    Element,
    attributes,
    inner,
    name,
    name_of,
    named,
    parse,
    root_name,
    text_of,
)

ROOTS = frozenset({"feed", "entry"})
PAGE = ("text/html", "application/xhtml+xml")
MARKUP = frozenset({"html", "xhtml", "text/html", "application/xhtml+xml"})


def sniff(head: bytes, media_type: str) -> bool:
    """The root element names the format; where none is in sight, the media type does."""
    root = root_name(peek(head))
    if root:
        return root.rpartition(":")[2] in ROOTS
    return media_type.lower().startswith("application/atom+xml")


def read(capture: Capture) -> tuple[Item, ...]:
    """The items of an Atom feed or of one entry. Raises `UnreadableCapture`."""
    return feed.items(_read(capture, FEED_OF_ITEMS, FIELDS_OF_ITEMS), capture)


def read_feed(capture: Capture) -> feed.Feed:
    """An Atom feed in its own terms; tombstones are entries whose status is canceled."""
    return _read(capture, FEED, FIELDS)


def _read(capture: Capture, about: feedxml.Fields, fields: feedxml.Fields) -> feed.Feed:
    tree = parse(capture, format="atom")
    root = tree.root
    top = next(named(root, "feed", "atom:feed"), root)
    own = feedxml.Surroundings(capture.place, capture.language).parts(top, _local)
    said = about.said(own)
    link = _alternate(own, said.get("links", ()))
    around = feedxml.Surroundings(link if link.startswith("http") else capture.place)
    found = list(named(root, "entry", "atom:entry", "at:deleted-entry"))
    found = found or list(named(root, "item", "atom:item"))
    entries = feed.bounded(found, capture, form="atom")
    return feed.Feed(
        form="atom",
        link=link,
        language=own.language,
        damage=tree.damage,
        entries=tuple([_entry(around.parts(one, _local), fields) for one in entries]),
        **said,
    )


def _entry(own: feedxml.Parts, fields: feedxml.Fields) -> feed.Entry:
    if _local(own.element.tag) == "at:deleted-entry":
        return _tombstone(own)
    said = fields.said(own)
    links = said.get("links", ())
    link = _alternate(own, links)
    body = _body(own, said.get("content", feed.NOTHING))
    return feed.Entry(
        guid=said.pop("guid", "") or link,
        link=link,
        base=feedxml.base_of(body, own.base) if body is not None else own.base,
        language=feedxml.language_of(body, own.language),
        comments=_comments(own, links) if fields is FIELDS else "",
        **said,
    )


def _body(own: feedxml.Parts, content: feed.Rich) -> Element | None:
    """The element whose base and language hold for the text."""
    only = own.found.get("content", ())
    if len(only) == 1 and content.text:
        return only[0]
    return own.first("content", "media:group", "summary", "title")


def _tombstone(own: feedxml.Parts) -> feed.Entry:
    said = attributes(own.element)
    return feed.Entry(
        guid=said.get("ref", "").strip(),
        link=_alternate(own, _links(own)),
        updated=dates.parse(said.get("when")),
        status="canceled",
        note=own.line("at:comment"),
    )


@remembered
def _local(tag: str) -> str:
    return name_of(tag).removeprefix("atom:")


def _identity(own: feedxml.Parts, *_names: str) -> str:
    """What the entry is called; a path alone, which no id may be, is made whole."""
    said = own.text("id")
    return feed.resolve(said, own.base) or said if said.startswith("/") else said


def _rich(element: Element | None) -> feed.Rich:
    """A text construct by its type; Atom 0.3 says in `mode` how it is written down."""
    if element is None:
        return feed.NOTHING
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
    """Base64 where it is that: what does not decode to text is left as it stands."""
    said = text_of(element)
    try:
        text = base64.b64decode("".join(said.split()), validate=True).decode()
    except (binascii.Error, ValueError):
        return feed.Rich(text=said, is_html=plain.is_html(said))
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


def _summary(own: feedxml.Parts, *names: str) -> feed.Rich:
    return _rich(own.first(*names))


def _line(own: feedxml.Parts, *names: str) -> str:
    rich = _rich(own.first(*names))
    return plain.words(rich.text) if rich.is_html else plain.squeeze(rich.text)


def _content(own: feedxml.Parts, *_names: str) -> feed.Rich:
    for one in own.all("content"):
        rich = _rich(one)
        if rich.text and not rich.text.isspace():
            return rich
    group = own.first("media:group")
    if group is None:
        return feed.NOTHING
    return feedxml.parts(group, own.base).rich("media:description")


def _links(own: feedxml.Parts, *_names: str) -> tuple[feed.Link, ...]:
    made = (feedxml.link(one, own) or _written(one, own) for one in own.all("link"))
    found = [link for link in made if link]
    return tuple(dict.fromkeys((*found, *feedxml.files(own, found))))


def _written(element: Element, own: feedxml.Parts) -> feed.Link | None:
    """A link written as in RSS, which early Atom feeds have."""
    address = feed.resolve(element.text or "", feedxml.base_of(element, own.base))
    return feed.Link(href=address, media_type="text/html") if address else None


def _alternate(own: feedxml.Parts, every: tuple[feed.Link, ...]) -> str:
    """The page of the entry: the first alternate that is HTML, or the first of any kind."""
    links = [link for link in every if link.rel == "alternate"]
    pages = [link for link in links if link.media_type in PAGE]
    if pages or links:
        return (pages or links)[0].href
    sources = (attributes(one).get("src", "") for one in own.all("content"))
    source = feed.resolve(next(filter(None, sources), ""), own.base)
    address = own.text("id")
    return source or (address if address.startswith(("http://", "https://")) else "")


def _comments(own: feedxml.Parts, every: tuple[feed.Link, ...]) -> str:
    """The page of readers' comments (RFC 4685), where one is meant for readers."""
    said = own.text("comments")
    if said:
        return own.address("comments") if len(said.split()) == 1 else ""
    links = (link for link in every if link.rel == "replies")
    pages = (link.href for link in links if link.media_type in PAGE)
    return next((page for page in pages if len(page.split()) == 1), "")


def _people(own: feedxml.Parts, *names: str) -> tuple[feed.Author, ...]:
    found = (_person(one, own.base) for one in own.all(*names))
    return tuple(dict.fromkeys(one for one in found if one.name or one.email or one.uri))


def _person(element: Element, base: str) -> feed.Author:
    if len(element):
        inside = feedxml.parts(element, base, _local)
        return feed.Author(
            name=inside.line("name"),
            email=inside.text("email"),
            uri=inside.address("uri", "url", "homepage"),
        )
    return feedxml.person(text_of(element))


def _categories(own: feedxml.Parts, *_names: str) -> tuple[feed.Category, ...]:
    found = []
    for one in own.all("category", "dc:subject"):
        said = attributes(one)
        term = said.get("term", "") or plain.title(text_of(one))
        label = plain.title(said.get("label", ""))
        if term or label:
            found.append(feed.Category(term=term, scheme=said.get("scheme", ""), label=label))
    return tuple(dict.fromkeys(found))


def _origin(own: feedxml.Parts, *_names: str) -> feed.Origin:
    source = own.first("source")
    if source is None:
        return feed.NOWHERE
    inside = feedxml.parts(source, own.base, _local)
    return feed.Origin(
        id=_identity(inside), title=_line(inside, "title"), link=_alternate(inside, _links(inside))
    )


FEED = feedxml.Fields(
    id=(_identity, ("id",)),
    title=(_line, ("title", "dc:title")),
    links=(_links, ("link",)),
    description=(_line, ("subtitle", "tagline")),
    copyright=(_line, ("rights", "copyright", "dc:rights")),
    authors=(_people, ("author", "dc:creator")),
    contributors=(_people, ("contributor", "dc:contributor")),
    categories=(_categories, ("category", "dc:subject")),
    published=(feedxml.Parts.moment, ("published", "issued", "created", "dcterms:issued")),
    updated=(feedxml.Parts.moment, ("updated", "modified", "dcterms:modified", "dc:date")),
    image=(feedxml.Parts.address, ("logo", "icon")),
    icon=(feedxml.Parts.address, ("icon",)),
    generator=(feedxml.Parts.text, ("generator",)),
    info=(_line, ("info",)),
)
FIELDS = feedxml.Fields(
    guid=(_identity, ("id",)),
    title=(_line, ("title", "dc:title", "media:title")),
    links=(_links, ("link", *feedxml.MEDIA[:3])),
    summary=(_summary, ("summary", "media:description")),
    content=(_content, ("content", "media:group")),
    authors=(_people, ("author", "dc:creator")),
    contributors=(_people, ("contributor", "dc:contributor")),
    categories=(_categories, ("category", "dc:subject")),
    published=(feedxml.Parts.moment, ("published", "issued", "dcterms:issued")),
    updated=(feedxml.Parts.moment, ("updated", "modified", "dcterms:modified", "dc:date")),
    created=(feedxml.Parts.moment, ("created", "dcterms:created")),
    copyright=(_line, ("rights", "copyright", "dc:rights")),
    origin=(_origin, ("source",)),
    pictures=(feedxml.pictures, feedxml.MEDIA),
    **feedxml.OURS,
)
# What of a feed goes into items: the rest is not read for them.
FEED_OF_ITEMS = FEED.without(
    "id", "description", "contributors", "categories", "published", "updated", "image", "icon",
    "generator", "info",
)  # fmt: skip
FIELDS_OF_ITEMS = FIELDS.without("contributors")

FORMAT = Format(
    name="atom",
    media_types=("application/atom+xml", "application/xml", "text/xml"),
    sniff=sniff,
    read=read,
)
