"""RSS 0.9x, 1.0 (RDF) and 2.0, with the modules agencies use."""

import datetime as dt

from copydesk.story.story import Capture, Item
from copydesk.wire import dates, plain
from copydesk.wire.charset import peek
from copydesk.wire.feeds import feed, feedxml, rss_parts
from copydesk.wire.format import Format
from copydesk.wire.xmltree import (
    Element,
    attributes,
    name,
    named,
    parse,
    root_name,
    text_of,
)

ROOTS = frozenset({"rss", "rdf:rdf", "rdf", "channel"})
KINDS = ("application/rss+xml", "application/rdf+xml")
CONTENT = (
    "content:encoded",
    "xhtml:body",
    "body",
    "xhtml:div",
    "fullitem",
    "atom:content",
    "content",
)
SUMMARY = (
    "description", "atom:summary", "summary", "itunes:summary", "dc:description", "abstract",
    "media:description", "googleplay:description", "itunes:subtitle", "subtitle",
)  # fmt: skip
TITLE = ("title", "dc:title", "media:title", "itunes:title", "atom:title")
RIGHTS = ("copyright", "dc:rights", "rights", "media:copyright", "atom:rights")
WRITERS = (
    "author", "dc:creator", "dc:author", "atom:author", "itunes:author", "googleplay:author",
    "managingeditor",
)  # fmt: skip
HELPERS = ("dc:contributor", "atom:contributor", "contributor")
EDITORS = (
    "managingeditor", "dc:creator", "dc:author", "atom:author", "itunes:author",
    "googleplay:author", "author", "itunes:owner", "webmaster", "dc:publisher",
)  # fmt: skip
ABOUT = (
    "description", "dc:description", "itunes:summary", "itunes:subtitle", "tagline", "subtitle",
    "atom:subtitle", "abstract", "summary", "media:description", "googleplay:description",
)  # fmt: skip
FIRST_OUT = ("dcterms:issued", "atom:published", "published", "issued")
CHANGED = ("atom:updated", "dcterms:modified", "updated", "modified", "dc:date")


def sniff(head: bytes, media_type: str) -> bool:
    """The root element names the format; where none is in sight, the media type does."""
    root = root_name(peek(head))
    if root:
        return root in ROOTS or root.endswith((":rdf", ":rss"))
    return media_type.lower().startswith(KINDS)


def read(capture: Capture) -> tuple[Item, ...]:
    """The items of an RSS feed. Raises `UnreadableCapture`."""
    return feed.items(_read(capture, CHANNEL_OF_ITEMS, FIELDS_OF_ITEMS), capture)


def read_feed(capture: Capture) -> feed.Feed:
    """An RSS feed in its own terms."""
    return _read(capture, CHANNEL, FIELDS)


def _read(capture: Capture, about: feedxml.Fields, fields: feedxml.Fields) -> feed.Feed:
    tree = parse(capture, format="rss")
    root = tree.root
    channel = next(named(root, "channel"), root)
    own = feedxml.Surroundings(capture.place, capture.language).parts(channel)
    said = about.said(own)
    link = _link(own, said.get("links", ()))
    around = feedxml.Surroundings(link if link.startswith("http") else capture.place)
    entries = feed.bounded(list(named(root, "item")), capture, form="rss")
    return feed.Feed(
        form="rss",
        link=link,
        language=said.pop("language", "") or own.language,
        image=_image(own, root) if about is CHANNEL else "",
        damage=tree.damage,
        entries=tuple([_entry(around.parts(one), fields) for one in entries]),
        **said,
    )


def _entry(own: feedxml.Parts, fields: feedxml.Fields) -> feed.Entry:
    said = fields.said(own)
    if "summary" in own.found and "description" in own.found and not own.has(*CONTENT):
        said |= _in_turn(own)
    link = _link(own, said.get("links", ()))
    body = next(iter(own.all(*CONTENT)), None) if "content" in said else None
    return feed.Entry(
        guid=said.pop("guid", "") or attributes(own.element).get("rdf:about", "").strip() or link,
        link=link,
        base=feedxml.base_of(body, own.base) if body is not None else link or own.base,
        language=said.pop("language", "") or _language(own, body),
        **said,
    )


def _title(own: feedxml.Parts, *names: str) -> str:
    """The headline; where the item has none, that of the media it groups."""
    said = own.line(*names)
    if said or "media:group" not in own.found:
        return said
    groups = (feedxml.parts(one, own.base) for one in own.all("media:group"))
    return next(filter(None, (one.line("media:title") for one in groups)), "")


def _in_turn(own: feedxml.Parts) -> dict[str, feed.Rich]:
    """A summary and a description, and nothing else for the text: the first is the summary."""
    names = sorted(("summary", "description"), key=list(own.found).index)
    return {"summary": own.rich(names[0]), "content": own.rich(names[1])}


def _link(own: feedxml.Parts, links: tuple[feed.Link, ...]) -> str:
    """Where the entry stands: its last link, an Atom link, its permanent guid, its RDF address.

    Where FeedBurner put its own link in, the one it had before comes first.
    """
    found = own.found
    if "feedburner:origlink" in found and (before := own.address("feedburner:origlink")):
        return before
    for one in (*reversed(found.get("link", ())), *found.get("url", ())):
        address = text_of(one) or rss_parts.page(one)
        said = feed.resolve(address, feedxml.base_of(one, own.base))
        if said:
            return said
    for link in links:
        if link.rel == "alternate":
            return link.href
    for guid in found.get("guid", ()):
        address = text_of(guid).strip()
        permanent = attributes(guid).get("ispermalink", "true").strip().lower() != "false"
        if permanent and address.lower().startswith(("http://", "https://")):
            return feed.resolve(address, own.base)
    about = attributes(own.element).get("rdf:about", "")
    return feed.resolve(about, own.base) if about.startswith("http") else ""


def _expires(own: feedxml.Parts, *_names: str) -> dt.datetime | None:
    if "dcterms:valid" not in own.found:
        return own.moment("expirationdate")
    parts = (part.strip() for part in own.text("dcterms:valid").split(";"))
    ending = next((part[4:] for part in parts if part.startswith("end=")), "")
    return own.moment("expirationdate") or dates.parse(ending)


def _comments(own: feedxml.Parts, *_names: str) -> str:
    """The page of readers' comments; words in its place are no address."""
    said = own.text("comments")
    return "" if len(said.split()) != 1 else own.address("comments")


def _language(own: feedxml.Parts, body: Element | None) -> str:
    """The language said at the text, else at the summary, else around the entry."""
    found = body if body is not None else own.first(*SUMMARY)
    return feedxml.language_of(found, own.language)


def _origin(own: feedxml.Parts, *_names: str) -> feed.Origin:
    source = next(iter(own.all("source")), None)
    if source is None:
        return feed.NOWHERE
    if len(source):
        inside = feedxml.parts(source, own.base)
        links = rss_parts.links(inside)
        title = inside.line("title", "atom:title")
        return feed.Origin(id=inside.text("id", "atom:id"), title=title, link=_link(inside, links))
    link = feed.resolve(attributes(source).get("url", ""), own.base)
    return feed.Origin(title=plain.title(text_of(source)), link=link)


def _image(own: feedxml.Parts, root: Element) -> str:
    beside = [one for one in root if name(one) == "image"]
    for one in (*own.all("image", "itunes:image", "googleplay:image"), *beside):
        inside = feedxml.parts(one, own.base)
        address = inside.address("url") or feed.resolve(attributes(one).get("href", ""), own.base)
        if address:
            return address
    return own.address("logo", "atom:logo")


def _generator(own: feedxml.Parts, *_names: str) -> str:
    agents = (attributes(one).get("rdf:resource", "") for one in own.all("admin:generatoragent"))
    return own.text("generator") or next(agents, "")


def _editor(own: feedxml.Parts, *names: str) -> tuple[feed.Author, ...]:
    return rss_parts.authors(own, *names)[:1]


CHANNEL = feedxml.Fields(
    id=(feedxml.Parts.text, ("guid", "atom:id", "id")),
    title=(feedxml.Parts.line, TITLE),
    links=(rss_parts.links, ("atom:link", "link", *rss_parts.LICENCE)),
    description=(feedxml.Parts.line, ABOUT),
    language=(feedxml.Parts.text, ("language", "dc:language")),
    copyright=(feedxml.Parts.line, RIGHTS),
    authors=(_editor, EDITORS),
    contributors=(rss_parts.authors, HELPERS),
    categories=(rss_parts.categories, (*rss_parts.SUBJECTS, "media:category", *rss_parts.KEYWORDS)),
    published=(feedxml.Parts.moment, ("pubdate", *FIRST_OUT)),
    updated=(feedxml.Parts.moment, ("lastbuilddate", *CHANGED, "pubdate")),
    icon=(feedxml.Parts.address, ("icon", "atom:icon")),
    generator=(_generator, ("generator", "admin:generatoragent")),
    docs=(feedxml.Parts.address, ("docs",)),
    info=(feedxml.Parts.line, ("feedburner:browserfriendly", "info")),
)
FIELDS = feedxml.Fields(
    guid=(feedxml.Parts.text, ("guid", "atom:id", "id", "dc:identifier")),
    title=(_title, (*TITLE, "media:group")),
    links=(
        rss_parts.links,
        ("atom:link", "link", "enclosure", *feedxml.MEDIA[:3], *rss_parts.LICENCE),
    ),
    summary=(feedxml.Parts.rich, SUMMARY),
    content=(feedxml.Parts.rich, CONTENT),
    authors=(rss_parts.authors, WRITERS),
    contributors=(rss_parts.authors, HELPERS),
    categories=(rss_parts.categories, (*rss_parts.SUBJECTS, "media:category", *rss_parts.KEYWORDS)),
    published=(feedxml.Parts.moment, ("pubdate", *FIRST_OUT, "dc:date", "date")),
    updated=(feedxml.Parts.moment, (*CHANGED, "lastbuilddate")),
    created=(feedxml.Parts.moment, ("dcterms:created", "created")),
    expires=(_expires, ("expirationdate", "dcterms:valid")),
    language=(feedxml.Parts.text, ("dc:language", "language")),
    copyright=(feedxml.Parts.line, RIGHTS),
    usage_terms=(rss_parts.usage, rss_parts.LICENCE),
    comments=(_comments, ("comments",)),
    origin=(_origin, ("source",)),
    pictures=(feedxml.pictures, feedxml.MEDIA),
    **feedxml.OURS,
)
# What of a feed goes into items: the rest is not read for them.
CHANNEL_OF_ITEMS = CHANNEL.without(
    "id", "description", "contributors", "categories", "published", "updated", "icon", "generator",
    "docs", "info",
)  # fmt: skip
FIELDS_OF_ITEMS = FIELDS.without(
    "contributors", "comments", links=(rss_parts.addressed, FIELDS.fields["links"][1])
)

FORMAT = Format(
    name="rss",
    media_types=("application/rss+xml", "application/rdf+xml", "application/xml", "text/xml"),
    sniff=sniff,
    read=read,
)
