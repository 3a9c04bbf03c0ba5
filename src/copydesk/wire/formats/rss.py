"""RSS 0.9x, 1.0 (RDF) and 2.0, with the modules agencies use."""

import datetime as dt

from copydesk.story.story import Capture, Item
from copydesk.wire import dates, feed, feedxml, plain
from copydesk.wire.charset import peek
from copydesk.wire.format import Format
from copydesk.wire.xmltree import Element, attributes, inner, name, parse, root_name, text_of

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
    "media:description",
)  # fmt: skip
WRITERS = ("author", "dc:creator", "dc:author", "atom:author", "itunes:author")
EDITORS = ("managingeditor", "dc:creator", "dc:author", "itunes:author", "author", "webmaster")
SUBJECTS = ("category", "atom:category", "dc:subject", "itunes:category")


def sniff(head: bytes, media_type: str) -> bool:
    """The root element names the format; where none is in sight, the media type does."""
    root = root_name(peek(head))
    if root:
        return root in ROOTS or root.endswith((":rdf", ":rss"))
    return media_type.lower().startswith(KINDS)


def read(capture: Capture) -> tuple[Item, ...]:
    """The items of an RSS feed. Raises `UnreadableCapture`."""
    return feed.items(read_feed(capture), capture)


def read_feed(capture: Capture) -> feed.Feed:
    """An RSS feed in its own terms."""
    tree = parse(capture, format="rss")
    root = tree.root
    channel = next((one for one in root.iter() if name(one) == "channel"), root)
    own = feedxml.parts(channel, feedxml.inherited(channel, capture.place))
    links = _links(own)
    link = _link(own, links)
    base = link if link.startswith("http") else capture.place
    found = [one for one in root.iter() if name(one) == "item"]
    entries = feed.bounded(found, capture, form="rss")
    return feed.Feed(
        form="rss",
        id=own.text("guid", "atom:id"),
        title=own.line("title", "dc:title", "itunes:title"),
        link=link,
        links=links,
        description=own.line(
            "description", "dc:description", "itunes:summary", "itunes:subtitle", "tagline"
        ),
        language=own.text("language", "dc:language") or feedxml.language_of(channel),
        copyright=own.line("copyright", "dc:rights", "media:copyright"),
        authors=_authors(own, EDITORS)[:1],
        categories=_categories(own),
        published=dates.parse(own.text("pubdate", "dcterms:issued", "atom:published")),
        updated=dates.parse(
            own.text("lastbuilddate", "dc:date", "atom:updated", "dcterms:modified", "pubdate")
        ),
        image=_image(own, root),
        generator=own.text("generator") or _admin(own),
        docs=own.address("docs"),
        info=own.text("http://rssnamespace.org/feedburner/ext/1.0:browserfriendly"),
        damage=tree.damage,
        entries=tuple(_entry(one, base) for one in entries),
    )


def _entry(element: Element, base: str) -> feed.Entry:
    own = feedxml.parts(element, feedxml.inherited(element, base))
    links = _links(own)
    link = _link(own, links)
    guid = own.text("guid", "atom:id", "dc:identifier") or attributes(element).get("rdf:about", "")
    version, status, replaces, note = feedxml.signal(own)
    body = own.first(*CONTENT)
    return feed.Entry(
        guid=guid.strip() or link,
        title=own.line("title", "dc:title", "media:title", "itunes:title"),
        link=link,
        links=links,
        summary=own.rich(*SUMMARY),
        content=own.rich(*CONTENT),
        base=feedxml.base_of(body, own.base) if body is not None else link or own.base,
        authors=_authors(own, WRITERS),
        contributors=_authors(own, ("dc:contributor", "atom:contributor")),
        categories=_categories(own),
        published=dates.parse(
            own.text("pubdate", "dcterms:issued", "atom:published", "dc:date", "date")
        ),
        updated=dates.parse(
            own.text("atom:updated", "dcterms:modified", "updated", "dc:date", "lastbuilddate")
        ),
        created=dates.parse(own.text("dcterms:created")),
        expires=_expires(own),
        language=own.text("dc:language", "language") or _language(own),
        copyright=own.line("dc:rights", "copyright", "media:copyright", "atom:rights"),
        usage_terms=own.text("cc:license", "dcterms:license"),
        comments=own.address("comments"),
        origin=_origin(own),
        pictures=feedxml.pictures(own),
        version=version,
        status=status,
        replaces=replaces,
        note=note,
    )


def _link(own: feedxml.Parts, links: tuple[feed.Link, ...]) -> str:
    """Where the entry stands: its link, an Atom link, its permanent guid, its RDF address."""
    said = own.address("link", "url")
    if said:
        return said
    for link in links:
        if link.rel == "alternate":
            return link.href
    for guid in own.all("guid"):
        address = text_of(guid).strip()
        permanent = attributes(guid).get("ispermalink", "true").strip().lower() != "false"
        if permanent and address.lower().startswith(("http://", "https://")):
            return feed.resolve(address, own.base)
    about = attributes(own.element).get("rdf:about", "")
    return feed.resolve(about, own.base) if about.startswith("http") else ""


def _links(own: feedxml.Parts) -> tuple[feed.Link, ...]:
    """Atom links and enclosures with their addresses made whole."""
    found = []
    for one in own.all("atom:link", "link", "enclosure"):
        said = attributes(one)
        href = feed.resolve(said.get("href") or said.get("url", ""), feedxml.base_of(one, own.base))
        rel = "enclosure" if name(one) == "enclosure" else said.get("rel", "alternate")
        if href:
            size = said.get("length", "")
            length = int(size) if size.isdecimal() and len(size) < 13 else 0
            kind = said.get("type", "")
            found.append(
                feed.Link(
                    href=href, rel=rel, media_type=kind, title=said.get("title", ""), length=length
                )
            )
    return tuple(dict.fromkeys(found))


def _authors(own: feedxml.Parts, names: tuple[str, ...]) -> tuple[feed.Author, ...]:
    """Those named by the first of these names that names anybody."""
    for wanted in names:
        authors = tuple(filter(None, (_author(one) for one in own.all(wanted))))
        if authors:
            return tuple(dict.fromkeys(authors))
    return ()


def _author(element: Element) -> feed.Author | None:
    inside = feedxml.parts(element, "")
    if inside.first("atom:name", "name", "atom:email", "email") is not None:
        return feed.Author(
            name=inside.line("atom:name", "name"),
            email=inside.text("atom:email", "email"),
            uri=inside.text("atom:uri", "uri", "url"),
        )
    found = feedxml.person(text_of(element))
    return found if found.name or found.email else None


def _categories(own: feedxml.Parts) -> tuple[feed.Category, ...]:
    found = []
    for one in own.all(*SUBJECTS):
        said = attributes(one)
        inside = [attributes(sub).get("text", "") for sub in one if name(sub) == "itunes:category"]
        own_term = said.get("term") or said.get("text") or plain.title(one.text or "")
        scheme = said.get("domain") or said.get("scheme", "")
        found += [feed.Category(term=term, scheme=scheme) for term in (own_term, *inside) if term]
    for one in own.all("media:category"):
        said = attributes(one)
        scheme, label = said.get("scheme", ""), said.get("label", "")
        found.append(feed.Category(term=text_of(one).strip(), scheme=scheme, label=label))
    keywords = own.text("itunes:keywords", "media:keywords")
    found += [feed.Category(term=word.strip()) for word in keywords.split(",") if word.strip()]
    return tuple(dict.fromkeys(found))


def _expires(own: feedxml.Parts) -> dt.datetime | None:
    valid = own.text("dcterms:valid")
    ending = next((part[4:] for part in valid.split(";") if part.strip().startswith("end=")), "")
    return dates.parse(own.text("expirationdate") or ending)


def _language(own: feedxml.Parts) -> str:
    return feedxml.language_of(own.first(*CONTENT, *SUMMARY)) or feedxml.language_of(own.element)


def _origin(own: feedxml.Parts) -> feed.Origin:
    source = own.first("source")
    if source is None:
        return feed.Origin()
    link = feed.resolve(attributes(source).get("url", ""), own.base)
    return feed.Origin(title=plain.title(inner(source)), link=link)


def _image(own: feedxml.Parts, root: Element) -> str:
    beside = [one for one in root if name(one) == "image"]
    for one in (*own.all("image", "itunes:image"), *beside):
        inside = feedxml.parts(one, own.base)
        address = inside.address("url") or feed.resolve(attributes(one).get("href", ""), own.base)
        if address:
            return address
    return ""


def _admin(own: feedxml.Parts) -> str:
    agent = next(own.all("admin:generatoragent"), None)
    return attributes(agent).get("rdf:resource", "") if agent is not None else ""


FORMAT = Format(
    name="rss",
    media_types=("application/rss+xml", "application/rdf+xml", "application/xml", "text/xml"),
    sniff=sniff,
    read=read,
)
