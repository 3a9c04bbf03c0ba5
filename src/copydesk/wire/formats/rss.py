"""RSS 0.9x, 1.0 (RDF) and 2.0, with the modules agencies use."""

import datetime as dt
from collections.abc import Iterator

from copydesk.story.record import replace
from copydesk.story.story import Capture, Item
from copydesk.wire import dates, feed, feedxml, plain
from copydesk.wire.charset import peek
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
NAME = ("atom:name", "name", "itunes:name")
EMAIL = ("atom:email", "email", "itunes:email")
LICENCE = ("cc:license", "dcterms:license", "license")
HELPERS = ("dc:contributor", "atom:contributor", "contributor")
EDITORS = (
    "managingeditor", "dc:creator", "dc:author", "atom:author", "itunes:author",
    "googleplay:author", "author", "itunes:owner", "webmaster", "dc:publisher",
)  # fmt: skip
SUBJECTS = ("category", "atom:category", "dc:subject", "itunes:category", "googleplay:category")
KEYWORDS = ("itunes:keywords", "media:keywords", "keywords", "tags")
ABOUT = (
    "description", "dc:description", "itunes:summary", "itunes:subtitle", "tagline", "subtitle",
    "atom:subtitle", "abstract", "summary", "media:description", "googleplay:description",
)  # fmt: skip
FIRST_OUT = ("dcterms:issued", "atom:published", "published", "issued")
CHANGED = ("atom:updated", "dcterms:modified", "updated", "modified", "dc:date")
# The list of Media RSS that holds where a category names none.
MEDIA_SCHEME = "http://search.yahoo.com/mrss/category_schema"
ITUNES = "http://www.itunes.com/"


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
    channel = next(named(root, "channel"), root)
    own = feedxml.Surroundings(capture.place, capture.language).parts(channel)
    said = CHANNEL.said(own)
    link = _link(own, said.get("links", ()))
    around = feedxml.Surroundings(link if link.startswith("http") else capture.place)
    entries = feed.bounded(list(named(root, "item")), capture, form="rss")
    return feed.Feed(
        form="rss",
        link=link,
        language=said.pop("language", "") or own.language,
        image=_image(own, root),
        damage=tree.damage,
        entries=tuple([_entry(around.parts(one)) for one in entries]),
        **said,
    )


def _entry(own: feedxml.Parts) -> feed.Entry:
    said = FIELDS.said(own)
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
    groups = (feedxml.parts(one, own.base) for one in own.all("media:group"))
    grouped = (one.line("media:title") for one in groups)
    return own.line(*names) or next(filter(None, grouped), "")


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
        address = text_of(one) or _page(one)
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


def _page(element: Element) -> str:
    """The address in a link written as in Atom but without its namespace."""
    return element.get("href", "") if element.get("rel", "alternate") == "alternate" else ""


def _links(own: feedxml.Parts, *_names: str) -> tuple[feed.Link, ...]:
    """Links as in RSS and as in Atom, enclosures and licences, with their addresses made whole."""
    found = [
        made
        for one in own.all("atom:link", "link")
        if (made := (one.keys() and feedxml.link(one, own)) or _written(one, own))
    ]
    if "enclosure" in own.found:
        found += [replace(made, rel="enclosure") for made in _enclosures(own)]
    found += feedxml.files(own, found)
    if own.has(*LICENCE):
        found += [feed.Link(href=address, rel="license") for address in _licences(own)]
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def _usage(own: feedxml.Parts, *_names: str) -> str:
    return next(_licences(own), "")


def _licences(own: feedxml.Parts) -> Iterator[str]:
    for one in own.all(*LICENCE):
        said = text_of(one).strip() or attributes(one).get("rdf:resource", "")
        if address := feed.resolve(said, own.base):
            yield address


def _written(element: Element, own: feedxml.Parts) -> feed.Link | None:
    address = feed.resolve(element.text or "", feedxml.base_of(element, own.base))
    return feed.Link(href=address, media_type="text/html") if address else None


def _enclosures(own: feedxml.Parts) -> list[feed.Link]:
    """Files that go with the entry, by the address they had before FeedBurner counted them."""
    made = (feedxml.link(one, own) for one in own.all("enclosure"))
    files = [link for link in made if link]
    own_address = own.address("feedburner:origenclosurelink")
    return [replace(files[0], href=own_address), *files[1:]] if own_address and files else files


def _authors(own: feedxml.Parts, *names: str) -> tuple[feed.Author, ...]:
    """Those in the first of these names that names anybody, or else gives an address."""
    nameless: tuple[feed.Author, ...] = ()
    for wanted in names:
        authors = tuple(filter(None, (_author(one) for one in own.found.get(wanted, ()))))
        if any(author.name for author in authors):
            return tuple(dict.fromkeys(authors))
        nameless = nameless or authors
    return tuple(dict.fromkeys(nameless))


def _author(element: Element) -> feed.Author | None:
    if len(element):
        inside = feedxml.parts(element, "")
        if inside.first(*NAME, *EMAIL) is not None:
            return feed.Author(
                name=inside.line(*NAME),
                email=inside.text(*EMAIL),
                uri=inside.text("atom:uri", "uri", "url"),
            )
    found = feedxml.person(text_of(element))
    return found if found.name or found.email else None


def _categories(own: feedxml.Parts, *_names: str) -> tuple[feed.Category, ...]:
    found = [term for one in own.all(*SUBJECTS) for term in _terms(one)]
    for one in own.all("media:category"):
        said = attributes(one)
        scheme, label = said.get("scheme", MEDIA_SCHEME), said.get("label", "")
        found.append(feed.Category(term=text_of(one).strip(), scheme=scheme, label=label))
    for keywords in own.all(*KEYWORDS):
        scheme = ITUNES if name(keywords) == "itunes:keywords" else ""
        words = (word.strip() for word in text_of(keywords).split(","))
        found += [feed.Category(term=word, scheme=scheme) for word in words if word]
    return tuple(dict.fromkeys(found))


def _terms(element: Element) -> Iterator[feed.Category]:
    """A category, and those that iTunes nests in it."""
    said = attributes(element)
    term = said.get("term") or said.get("text") or plain.title(element.text or "")
    own_list = ITUNES if name(element) == "itunes:category" else ""
    scheme = said.get("domain") or said.get("scheme") or own_list
    if term:
        yield feed.Category(term=term, scheme=scheme, label=said.get("label", ""))
    for one in element:
        if name(one) == "itunes:category":
            yield from _terms(one)


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
        links = _links(inside)
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
    return _authors(own, *names)[:1]


CHANNEL = feedxml.Fields(
    id=(feedxml.Parts.text, ("guid", "atom:id", "id")),
    title=(feedxml.Parts.line, TITLE),
    links=(_links, ("atom:link", "link", *LICENCE)),
    description=(feedxml.Parts.line, ABOUT),
    language=(feedxml.Parts.text, ("language", "dc:language")),
    copyright=(feedxml.Parts.line, RIGHTS),
    authors=(_editor, EDITORS),
    contributors=(_authors, HELPERS),
    categories=(_categories, (*SUBJECTS, "media:category", *KEYWORDS)),
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
    links=(_links, ("atom:link", "link", "enclosure", *feedxml.MEDIA[:3], *LICENCE)),
    summary=(feedxml.Parts.rich, SUMMARY),
    content=(feedxml.Parts.rich, CONTENT),
    authors=(_authors, WRITERS),
    contributors=(_authors, HELPERS),
    categories=(_categories, (*SUBJECTS, "media:category", *KEYWORDS)),
    published=(feedxml.Parts.moment, ("pubdate", *FIRST_OUT, "dc:date", "date")),
    updated=(feedxml.Parts.moment, (*CHANGED, "lastbuilddate")),
    created=(feedxml.Parts.moment, ("dcterms:created", "created")),
    expires=(_expires, ("expirationdate", "dcterms:valid")),
    language=(feedxml.Parts.text, ("dc:language", "language")),
    copyright=(feedxml.Parts.line, RIGHTS),
    usage_terms=(_usage, LICENCE),
    comments=(_comments, ("comments",)),
    origin=(_origin, ("source",)),
    pictures=(feedxml.pictures, feedxml.MEDIA),
    **feedxml.OURS,
)

FORMAT = Format(
    name="rss",
    media_types=("application/rss+xml", "application/rdf+xml", "application/xml", "text/xml"),
    sniff=sniff,
    read=read,
)
