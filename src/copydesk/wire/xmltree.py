"""XML from strangers: read without entities, files or network, repaired where damage is common.

First strictly; then with undefined entities, bare ampersands, control characters and junk before
the document put right, which loses nothing; last with libxml2's own recovery, which may lose
something and is therefore told to the caller.
"""

import copy
import html
import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Capture
from copydesk.wire.charset import declared, decode
from copydesk.wire.feeds.mend import DOCUMENT, is_western, rebuilt, repaired, reread, without_prolog
from copydesk.wire.refusals import refuse
from copydesk.wire.remembered import remembered
from copydesk.wire.xmlbounds import MOST_ELEMENTS, Overfull, within_bounds

Element = etree._Element

LARGEST = 32 * 1024 * 1024
# Repairs take up to 3 s for a million characters made to be hard; sound feeds are not repaired.
MOST_REPAIRED, MOST_REPAIRED_TAGS = 8_000_000, 400_000
DEEPEST = 200
UTF_8 = frozenset({"", "utf-8"})
PROLOG_LENGTH = 16_384

DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]*(\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
DOCTYPE_START = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
DIRECTIVE = re.compile(r"<\?(?!xml\b).*?\?>|<!--.*?-->", re.DOTALL)
FIRST_ELEMENT = re.compile(r"<([A-Za-z_][\w.\-]*(?::[\w.\-]+)?)(?=[\s/>])")
NAMES = {
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns": "atom",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/rss/1.0/modules/dcterms": "dcterms",
    "http://search.yahoo.com/mrss": "media",
    "https://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "http://purl.org/atompub/tombstones/1.0": "at",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/xml/1998/namespace": "xml",
    "http://backend.userland.com/creativecommonsrssmodule": "cc",
    "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": "cc",
    "http://web.resource.org/cc": "cc",
    "http://creativecommons.org/ns": "cc",
    "http://webns.net/mvcb": "admin",
    "http://www.google.com/schemas/play-podcasts/1.0": "googleplay",
    "http://purl.org/rss/1.0/modules/slash": "slash",
    "http://wellformedweb.org/commentapi": "wfw",
    "http://purl.org/syndication/thread/1.0": "thr",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "urn:copydesk:signal:1": "desk",
}
# The namespaces RSS itself has stood in; their elements go by their bare names.
PLAIN = re.compile(
    r"purl\.org/(?:rss/1\.0|net/rss1\.1)/?#?$|netscape\.com/|userland\.com/rss2?|blogs\.law\.harvard",
    re.I,
)
OWN = threading.local()
TOO_DEEP = etree.XPath(f"boolean({'/*' * (DEEPEST + 1)})")
HOW_MANY = etree.XPath("count(//*)")


@dataclass(frozen=True, kw_only=True)
class Tree:
    """A document read, and what was wrong with it where something may be lost ("" if nothing)."""

    root: Element
    damage: str = ""


def parse(capture: Capture, *, format: str) -> Tree:
    """The document in a capture; of one with too many elements, the entries before the bound.

    Raises `UnreadableCapture`: larger, fuller or deeper than any delivery, where what it costs to
    find a part of it that can be read has no bound; entities of its own; or beyond repair.
    """
    if len(capture.content) > LARGEST:
        raise _refusal(capture, format, f"larger than {LARGEST // 1024 // 1024} MiB")
    try:
        tree = _as_sent(capture) or _decoded(capture, format)
    except Overfull as error:
        if not error.content:
            raise _refusal(capture, format, f"more than {MOST_ELEMENTS} elements") from error
        tree = _strictly(error.content)
        reason = f"more than {MOST_ELEMENTS} elements: the last {error.left} bytes are left"
        refuse(capture.place, reason)
    if tree is None:
        raise _refusal(capture, format, "the XML is broken and cannot be repaired")
    _bounded(tree.root, capture, format)
    _without_entities(tree.root, capture, format)
    _plainly_named(tree.root)
    return tree


@lru_cache(maxsize=4)  # every format asks for it in turn
def root_name(head: str) -> str:
    """The name of the first element in the first characters of a document, in lower case."""
    start = DOCUMENT.search(head)
    head = DIRECTIVE.sub(" ", DOCTYPE.sub(" ", head[start.start() :] if start else head))
    found = FIRST_ELEMENT.search(head)
    return found[1].lower() if found else ""


@remembered
def name_of(tag: str) -> str:
    """An element's or attribute's name with its customary prefix: "dc:creator", "title"."""
    if not tag.startswith("{"):
        return tag.lower()
    space, _, local = tag[1:].partition("}")
    space = space.strip()
    prefix = NAMES.get(space.lower().rstrip("/#"))
    if prefix is None:
        prefix = "" if PLAIN.search(space) else space.lower()
    return f"{prefix}:{local.lower()}" if prefix else local.lower()


def name(element: Element) -> str:
    """The customary name of an element."""
    return name_of(str(element.tag))


def named(root: Element, *names: str) -> Iterator[Element]:
    """The elements of these customary names in a document, in order."""
    return (one for one in root.iter(*_spellings(names)) if name(one) in names)


@lru_cache(maxsize=64)
def _spellings(names: tuple[str, ...]) -> tuple[str, ...]:
    local = {one.rpartition(":")[2] for one in names}
    return tuple(f"{{*}}{case(one)}" for one in local for case in (str.lower, str.title, str.upper))


def how_many(element: Element) -> int:
    """The elements in the document of an element."""
    count = HOW_MANY(element)
    return int(count) if isinstance(count, float) else 0


def attributes(element: Element) -> dict[str, str]:
    """The attributes of an element by customary name."""
    return {name_of(str(key)): str(value) for key, value in element.items()}


def text_of(element: Element | None) -> str:
    """All text in an element, as it stands."""
    if element is None:
        return ""
    return "".join(map(str, element.itertext())) if len(element) else element.text or ""


def inner(element: Element) -> str:
    """What is in an element as HTML: its text as it stands, or its children written out."""
    if not len(element):
        return element.text or ""
    node = copy.deepcopy(element)
    for part in node.iter():
        _rename(part, part.tag.rpartition("}")[2].rpartition(":")[2])
    etree.cleanup_namespaces(node)
    before, node.text, node.tag = html.escape(node.text or "", quote=False), None, "div"
    node.attrib.clear()
    # Written out as a whole, without the first and the last tag: ten times as fast as in parts.
    written = etree.tostring(node, encoding="unicode", method="html", with_tail=False)
    return before + written[written.index(">") + 1 : -len("</div>")]


def _as_sent(capture: Capture) -> Tree | None:
    """The tree straight from the bytes, where they are UTF-8 in which nothing is to be put right.

    Most deliveries are: to decode and encode them again takes as long as to parse them.
    """
    content = capture.content
    if capture.charset.lower() not in UTF_8 or declared(content).lower() not in UTF_8:
        return None
    if content.find(b"<!D", 0, PROLOG_LENGTH) >= 0 or is_western(content):
        return None
    return _strictly(content)


def _decoded(capture: Capture, format: str) -> Tree | None:
    """The tree of a text in whatever charset, put right where it has to be."""
    text = decode(capture.content, http=capture.charset).text
    text = without_prolog(_without_doctype(text, capture, format))
    content = text.encode(errors="replace")
    if is_western(content):
        text = reread(text)
        content = text.encode(errors="replace")
    return _strictly(content) or (_patiently(text) if _is_repairable(text) else None)


def _without_doctype(text: str, capture: Capture, format: str) -> str:
    """Entities of one's own making are refused; any other document type is left aside."""
    if "<!D" not in text[:PROLOG_LENGTH].upper():
        return text
    start = DOCTYPE_START.search(text, 0, PROLOG_LENGTH)
    if not start or FIRST_ELEMENT.search(DIRECTIVE.sub(" ", text[: start.start()])):
        return text
    found = DOCTYPE.match(text, start.start())
    # A comment may hold what looks like the end of the document type: look on to the document.
    root = FIRST_ELEMENT.search(text, found.end() if found else len(text))
    if ENTITY.search(text, start.start(), root.start() if root else len(text)):
        raise _refusal(capture, format, "declares entities of its own (DTD), which is not read")
    return text[: found.start()] + text[found.end() :] if found else text


def _parser(*, recover: bool) -> etree.XMLParser:
    """A parser of this thread's own: with the thread go all names it has met."""
    held: dict[bool, etree.XMLParser] = OWN.__dict__.setdefault("parsers", {})
    if recover not in held:
        held[recover] = _new_parser(recover=recover)
    return held[recover]


def _new_parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )


def _strictly(content: bytes) -> Tree | None:
    within_bounds(content)
    try:
        return Tree(root=etree.fromstring(content, _parser(recover=False)))
    except etree.XMLSyntaxError:
        return None


def _is_repairable(text: str) -> bool:
    return len(text) <= MOST_REPAIRED and text.count("<") <= MOST_REPAIRED_TAGS


def _patiently(text: str) -> Tree | None:
    text = repaired(text)
    tree = _strictly(text.encode(errors="replace"))
    if tree is not None:
        return tree
    text = rebuilt(text)
    return _strictly(text.encode(errors="replace")) or _by_force(text)


def _by_force(text: str) -> Tree | None:
    parser = _parser(recover=True)
    try:
        root: Element | None = etree.fromstring(text.encode(errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    fatal = (line for line in parser.error_log if line.level_name == "FATAL")
    first = next(fatal, None)
    return Tree(root=root, damage=f"line {first.line}: {first.message}" if first else "")


def _bounded(root: Element, capture: Capture, format: str) -> None:
    count = how_many(root)
    if count <= DEEPEST:
        return
    if count > MOST_ELEMENTS:
        raise _refusal(capture, format, f"more than {MOST_ELEMENTS} elements")
    if TOO_DEEP(root):
        raise _refusal(capture, format, f"elements nested more than {DEEPEST} deep")


def _without_entities(root: Element, capture: Capture, format: str) -> None:
    """What a document type told the parser that stood where we do not look for one."""
    own: Any = root.getroottree().docinfo.internalDTD  # lxml's stubs do not know it
    if own is None:
        return
    if any(True for _ in own.iterentities()):
        raise _refusal(capture, format, "declares entities of its own (DTD), which is not read")
    etree.strip_tags(root, etree.Entity)


def _plainly_named(root: Element) -> None:
    """A feed in a namespace of somebody's own is read as if it stood in none."""
    space = root.tag.rpartition("}")[0]
    if space and ":" in name_of(root.tag) and space[1:].lower().rstrip("/#") not in NAMES:
        for element in root.iter(f"{space}}}*"):
            _rename(element, element.tag.rpartition("}")[2])


def _rename(element: Element, name: str) -> None:
    """Recovery leaves names behind that XML does not allow; they stay as they are."""
    with suppress(ValueError):
        element.tag = name


def _refusal(capture: Capture, format: str, reason: str) -> UnreadableCapture:
    return UnreadableCapture(place=capture.place, reason=reason, format=format)
