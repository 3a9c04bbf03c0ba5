"""What items and channels of RSS name: links and files, licences, people, subjects."""

from collections.abc import Iterable, Iterator

from copydesk.story.record import replace
from copydesk.wire import plain
from copydesk.wire.feeds import feed, feedxml
from copydesk.wire.xmltree import Element, attributes, name, text_of

NAME = ("atom:name", "name", "itunes:name")
EMAIL = ("atom:email", "email", "itunes:email")
LICENCE = ("cc:license", "dcterms:license", "license")
SUBJECTS = ("category", "atom:category", "dc:subject", "itunes:category", "googleplay:category")
KEYWORDS = ("itunes:keywords", "media:keywords", "keywords", "tags")
# The list of Media RSS that holds where a category names none.
MEDIA_SCHEME = "http://search.yahoo.com/mrss/category_schema"
ITUNES = "http://www.itunes.com/"


def page(element: Element) -> str:
    """The address in a link written as in Atom but without its namespace."""
    return element.get("href", "") if element.get("rel", "alternate") == "alternate" else ""


def links(own: feedxml.Parts, *_names: str) -> tuple[feed.Link, ...]:
    """Links as in RSS and as in Atom, enclosures and licences, with their addresses made whole."""
    found = [
        made
        for one in own.all("atom:link", "link")
        if (made := (one.keys() and feedxml.link(one, own)) or _written(one, own))
    ]
    return _with_files(found, own)


def addressed(own: feedxml.Parts, *names: str) -> tuple[feed.Link, ...]:
    """What an item has use for: links with attributes, and files."""
    linked = [one for one in own.all("atom:link", "link") if one.items()]
    if not linked and names == ("link",):
        return ()
    return _with_files([made for one in linked if (made := feedxml.link(one, own))], own)


def _with_files(found: list[feed.Link], own: feedxml.Parts) -> tuple[feed.Link, ...]:
    if "enclosure" in own.found:
        found += [replace(made, rel="enclosure") for made in _enclosures(own)]
    found += feedxml.files(own, found)
    if own.has(*LICENCE):
        found += [feed.Link(href=address, rel="license") for address in _licences(own)]
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def usage(own: feedxml.Parts, *_names: str) -> str:
    """The licence, as terms of use."""
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


def authors(own: feedxml.Parts, *names: str) -> tuple[feed.Author, ...]:
    """Those in the first of these names that names anybody, or else gives an address."""
    nameless: tuple[feed.Author, ...] = ()
    for wanted in names:
        authors = tuple([made for one in own.found.get(wanted, ()) if (made := _author(one))])
        if any(author.name for author in authors):
            return tuple(dict.fromkeys(authors)) if len(authors) > 1 else authors
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


def categories(own: feedxml.Parts, *names: str) -> tuple[feed.Category, ...]:
    """Subjects of every kind, in the order of the names, each once."""
    found: list[feed.Category] = []
    for wanted in names:
        terms = TERMS.get(wanted, _terms)
        for one in own.found[wanted]:
            found += terms(one)
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def _of_media(element: Element) -> Iterator[feed.Category]:
    """A category by Media RSS."""
    said = attributes(element)
    scheme, label = said.get("scheme", MEDIA_SCHEME), said.get("label", "")
    yield feed.Category(term=text_of(element).strip(), scheme=scheme, label=label)


def _keywords(element: Element) -> Iterator[feed.Category]:
    """Words between commas."""
    scheme = ITUNES if name(element) == "itunes:keywords" else ""
    words = (word.strip() for word in text_of(element).split(","))
    return (feed.Category(term=word, scheme=scheme) for word in words if word)


def _terms(element: Element) -> Iterable[feed.Category]:
    """A category, and those that iTunes nests in it."""
    if not len(element) and not element.items() and element.tag == "category":
        words = plain.title(element.text or "")
        return (feed.Category(term=words),) if words else ()
    return _nested(element)


def _nested(element: Element) -> Iterator[feed.Category]:
    said = attributes(element)
    term = said.get("term") or said.get("text") or plain.title(element.text or "")
    own_list = ITUNES if name(element) == "itunes:category" else ""
    scheme = said.get("domain") or said.get("scheme") or own_list
    if term:
        yield feed.Category(term=term, scheme=scheme, label=said.get("label", ""))
    for one in element:
        if name(one) == "itunes:category":
            yield from _nested(one)


TERMS = {"media:category": _of_media, **dict.fromkeys(KEYWORDS, _keywords)}
