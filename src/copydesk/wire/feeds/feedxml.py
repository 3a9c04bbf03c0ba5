"""What the XML feeds share: parts by name, addresses and languages that are inherited, media."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from copydesk.story.story import SentPicture, Status
from copydesk.wire import dates, plain
from copydesk.wire.feeds import feed
from copydesk.wire.upstream import signals
from copydesk.wire.xmltree import Element, attributes, inner, name, name_of, text_of

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PERSON = re.compile(
    r"^(?P<a>[^<>()\[\]]*?)\s*[<(\[]\s*(?:mailto:)?(?P<b>[^<>()\[\]]+?)\s*[>)\]]?\s*$"
)
EMAIL = re.compile(r"[^\s@<>()\[\]:]+@[^\s@<>()\[\]]+\.[^\s@<>()\[\]]+")
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|tiff?)(?:$|[?#])", re.IGNORECASE)
MEDIA = ("media:content", "media:thumbnail", "media:group", "itunes:image", "image")
LONGEST_PERSON = 400
MOST_PLANS = 512  # as many kinds of entry as any deal of feeds has; hostile ones have more
Naming = Callable[[str], str]
Reading = Callable[..., Any]
# What a link is when it does not say: RFC 4287, section 4.2.7, and the registry it names.
REGISTERED = "http://www.iana.org/assignments/relation/"
OWN_KINDS = {"self": "application/atom+xml", "alternate": "text/html"}


class Parts:
    """The children of an element by name; the base address and the language that hold in it."""

    __slots__ = ("base", "element", "found", "language")

    def __init__(self, element: Element, base: str, language: str, naming: Naming) -> None:
        self.element = element
        self.base = base_of(element, base)
        self.language = language_of(element, language)
        self.found = found = dict[str, list[Element]]()
        for child in element:
            name = naming(child.tag)
            if name in found:
                found[name].append(child)
            else:
                found[name] = [child]

    def has(self, *names: str) -> bool:
        """Whether there is a child of one of these names."""
        return not self.found.keys().isdisjoint(names)

    def all(self, *names: str) -> list[Element]:
        """Children of these names, by order of the names."""
        found = self.found
        return [child for wanted in names if wanted in found for child in found[wanted]]

    def first(self, *names: str) -> Element | None:
        """The first child that has one of these names and is not empty."""
        return self.sent(*names)[0]

    def sent(self, *names: str) -> tuple[Element | None, str]:
        """The first child of these names that is not empty, and its text before any child."""
        found = self.found
        for wanted in names:
            for child in found.get(wanted, ()):
                text = child.text or ""
                if (text and not text.isspace()) or len(child):
                    return child, text
        return None, ""

    def text(self, *names: str) -> str:
        """The text of the first such child, its ends trimmed."""
        found, text = self.sent(*names)
        return (text_of(found) if found is not None and len(found) else text).strip()

    def moment(self, *names: str) -> dt.datetime | None:
        """The date of the last such child, in UTC: where it is said twice, the last holds."""
        found = self.found
        for wanted in names:
            for child in reversed(found.get(wanted, ())):
                text = text_of(child)
                if text and not text.isspace():
                    return dates.parse(text)
        return None

    def line(self, *names: str) -> str:
        """The words of the first such child as one line, HTML read."""
        found, text = self.sent(*names)
        if found is None:
            return ""
        return plain.words(inner(found)) if len(found) else plain.title(text)

    def rich(self, *names: str) -> feed.Rich:
        """The first such child as text that may hold HTML."""
        found, text = self.sent(*names)
        if found is None:
            return feed.NOTHING
        if len(found):
            return feed.Rich(text=inner(found))
        return feed.Rich(text=text, is_html=plain.is_html(text))

    def address(self, *names: str) -> str:
        """The first such child as a whole address."""
        found = self.first(*names)
        return feed.resolve(text_of(found), base_of(found, self.base)) if found is not None else ""


class Fields:
    """Which parts of an entry fill which of its fields, and how they are read.

    The entries of a feed are made of the same parts. So what there is to be read is found out
    once for each set of names, and nothing is asked of an entry that it does not have.
    """

    def __init__(self, **fields: tuple[Reading, tuple[str, ...]]) -> None:
        self.fields = fields
        # Plans are kept by names we know: strangers make up others, of any length, without end.
        self.wanted = frozenset(name for _, names in fields.values() for name in names)
        self.plans: dict[tuple[str, ...], list[tuple[str, Reading, tuple[str, ...]]]] = {}

    def without(self, *names: str, **instead: tuple[Reading, tuple[str, ...]]) -> "Fields":
        """The same but for these fields, or with other readings of some."""
        kept = {field: how for field, how in self.fields.items() if field not in names}
        return Fields(**(kept | instead))

    def said(self, own: Parts) -> dict[str, Any]:
        """The fields that an entry says something of."""
        names = tuple(filter(self.wanted.__contains__, own.found))
        plan = self.plans.get(names)
        if plan is None:
            plan = self._planned(frozenset(names))
            if len(self.plans) < MOST_PLANS:
                self.plans[names] = plan
        return {field: read(own, *present) for field, read, present in plan}

    def _planned(self, names: frozenset[str]) -> list[tuple[str, Reading, tuple[str, ...]]]:
        every = (
            (field, read, tuple(name for name in wanted if name in names))
            for field, (read, wanted) in self.fields.items()
        )
        return [one for one in every if one[2]]


class Surroundings:
    """What elements of one document inherit: xml:base and xml:lang, from the root down."""

    def __init__(self, base: str, language: str = "") -> None:
        self.outermost = (base, language)
        self.known: dict[Element, tuple[str, str]] = {}

    def of(self, element: Element) -> tuple[str, str]:
        """The base address and the language above an element."""
        parent = element.getparent()
        if parent is None:
            return self.outermost
        known = self.known.get(parent)
        if known is None:
            base, language = self.of(parent)
            known = base_of(parent, base), language_of(parent, language)
            self.known[parent] = known
        return known

    def parts(self, element: Element, naming: Naming = name_of) -> Parts:
        """The children of an element by name, with what it inherits."""
        return Parts(element, *self.of(element), naming)


def parts(element: Element, base: str, naming: Naming = name_of) -> Parts:
    """The children of an element by name; `base` is the address its parent resolves against."""
    return Parts(element, base, "", naming)


def base_of(element: Element, base: str) -> str:
    """The base address at an element, given that of its parent."""
    said = element.get(XML_BASE) if element.items() else None
    return (feed.resolve(said, base) or base) if said else base


def language_of(element: Element | None, language: str) -> str:
    """The language at an element, given that of its parent."""
    said = element.get(XML_LANG) if element is not None and element.items() else None
    return language if said is None else said.strip()


def person(text: str) -> feed.Author:
    """Somebody written as "name (address)", "address (name)" or "name <address>"."""
    said = plain.title(text)
    if "@" not in said or len(said) > LONGEST_PERSON:
        return feed.Author(name=said, said=said)
    found = PERSON.match(said)
    halves = (found["a"].strip(), found["b"].strip()) if found else (said,)
    email = next((half for half in halves if EMAIL.fullmatch(half)), "")
    if email:
        name = next((half for half in halves if half and half != email), "")
        return feed.Author(name=name, email=email, said=said)
    beside = EMAIL.search(said)
    if not beside:
        return feed.Author(name=said, said=said)
    name = plain.squeeze(said.replace(beside[0], " ")).strip("()<>[]-,; ")
    return feed.Author(name=name, email=beside[0], said=said)


def link(element: Element, own: Parts) -> feed.Link | None:
    """A link or an enclosure by its attributes; None where it leads nowhere."""
    said = attributes(element)
    rel = said.get("rel", "").strip().removeprefix(REGISTERED) or "alternate"
    rel = rel if ":" in rel else rel.lower()
    base = base_of(element, own.base)
    href = feed.resolve(said.get("href") or said.get("url") or "", base)
    if rel in OWN_KINDS and said.get("href") == "":
        href = base
    if not href:
        return None
    size = said.get("length", "")
    return feed.Link(
        href=href,
        rel=rel,
        media_type=said.get("type") or OWN_KINDS.get(rel, ""),
        title=said.get("title", ""),
        hreflang=said.get("hreflang", ""),
        length=int(size) if size.isdecimal() and len(size) < 13 else 0,
    )


def files(own: Parts, links: Iterable[feed.Link]) -> list[feed.Link]:
    """Films and sounds by Media RSS, as enclosures, where no enclosure is the same file."""
    if not own.has("media:content", "media:group"):
        return []
    known = {link.href for link in links}
    found = []
    for one in _media(own, "media:content"):
        said = attributes(one)
        href = feed.resolve(said.get("url", ""), own.base)
        if href and href not in known and not _is_picture("media:content", href, said):
            kind, size = said.get("type", ""), said.get("filesize", "")
            length = int(size) if size.isdecimal() and len(size) < 13 else 0
            found.append(feed.Link(href=href, rel="enclosure", media_type=kind, length=length))
    return found


def pictures(own: Parts, *_names: str) -> tuple[SentPicture, ...]:
    """The pictures of an entry by Media RSS and the like, thumbnails only where nothing else is."""
    fallback = _words_beside(own)
    full = [p for one in _media(own, "media:content") if (p := _picture(one, own, fallback))]
    small = [p for one in _media(own, "media:thumbnail") if (p := _picture(one, own, fallback))]
    named = [p for one in own.all("itunes:image", "image") if (p := _picture(one, own, fallback))]
    return tuple(full or small or named)


def status(own: Parts, *names: str) -> Status:
    """Whether an entry is to be used, by our own small extension."""
    return signals.status_of(own.text(*names))


# Our own small extension (see signals): version, status, replaced item and note to the desk.
OURS: dict[str, tuple[Reading, tuple[str, ...]]] = {
    "version": (Parts.text, ("desk:version",)),
    "status": (status, ("desk:status",)),
    "replaces": (Parts.text, ("desk:replaces",)),
    "note": (Parts.line, ("desk:note",)),
}


def _media(own: Parts, wanted: str) -> Iterator[Element]:
    yield from own.all(wanted)
    for outer in own.all("media:group", "media:content"):
        yield from (child for child in outer if name(child) == wanted)


def _words_beside(own: Parts) -> SentPicture:
    caption, credit = own.line("media:description", "media:text"), own.line("media:credit")
    return SentPicture(src="", caption=caption, credit=credit)


def _picture(element: Element, own: Parts, beside: SentPicture) -> SentPicture | None:
    said = attributes(element)
    inside = parts(element, own.base)
    address = said.get("url") or said.get("href")
    src = feed.resolve(address, inside.base) if address else inside.address("url")
    kind = said.get("type", "")
    if not src or not _is_picture(name(element), src, said):
        return None
    return SentPicture(
        src=src,
        caption=inside.line("media:description", "media:text", "media:title") or beside.caption,
        credit=inside.line("media:credit", "media:copyright") or beside.credit,
        width=_pixels(said.get("width", "")),
        height=_pixels(said.get("height", "")),
        media_type=kind,
    )


def _is_picture(tag: str, src: str, said: dict[str, str]) -> bool:
    kind = said.get("medium", "") or said.get("type", "")
    if tag == "media:content" and kind:
        return kind.lower().startswith("image")
    return tag != "media:content" or PICTURE_FILE.search(src) is not None


def _pixels(digits: str) -> int:
    return int(digits) if digits.isdecimal() and len(digits) < 6 else 0
