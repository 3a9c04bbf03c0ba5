"""What the XML feeds share: parts by name, addresses and languages that are inherited, media."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.story.story import SentPicture, Status
from copydesk.wire import feed, plain, signals
from copydesk.wire.xmltree import Element, attributes, inner, name, text_of

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
PERSON = re.compile(
    r"^(?P<a>[^<>()\[\]]*?)\s*[<(\[]\s*(?:mailto:)?(?P<b>[^<>()\[\]]+?)\s*[>)\]]?\s*$"
)
EMAIL = re.compile(r"[^\s@<>()\[\]:]+@[^\s@<>()\[\]]+\.[^\s@<>()\[\]]+")
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|tiff?)(?:$|[?#])", re.IGNORECASE)


@dataclass(frozen=True)
class Parts:
    """The children of an element by name."""

    element: Element
    base: str
    found: dict[str, list[Element]] = field(default_factory=lambda: defaultdict(list))

    def all(self, *names: str) -> Iterator[Element]:
        """Children of these names, by order of the names."""
        for wanted in names:
            yield from self.found.get(wanted, ())

    def first(self, *names: str) -> Element | None:
        """The first child that has one of these names and is not empty."""
        for child in self.all(*names):
            if len(child) or (child.text or "").strip():
                return child
        return None

    def text(self, *names: str) -> str:
        """The text of the first such child, its ends trimmed."""
        return text_of(self.first(*names)).strip()

    def line(self, *names: str) -> str:
        """The words of the first such child as one line, HTML read."""
        found = self.first(*names)
        if found is None:
            return ""
        return plain.words(inner(found)) if len(found) else plain.title(text_of(found))

    def rich(self, *names: str) -> feed.Rich:
        """The first such child as text that may hold HTML."""
        found = self.first(*names)
        if found is None:
            return feed.Rich()
        text = inner(found)
        return feed.Rich(text=text, is_html=bool(len(found)) or plain.is_html(text))

    def address(self, *names: str) -> str:
        """The first such child as a whole address."""
        found = self.first(*names)
        return feed.resolve(text_of(found), base_of(found, self.base)) if found is not None else ""


def parts(element: Element, base: str) -> Parts:
    """The children of an element by name; `base` is the address its parent resolves against."""
    made = Parts(element=element, base=base_of(element, base))
    for child in element:
        made.found[name(child)].append(child)
    return made


def base_of(element: Element, base: str) -> str:
    """The base address at an element, given that of its parent."""
    said = element.get(XML_BASE)
    return (feed.resolve(said, base) or base) if said else base


def inherited(element: Element, base: str) -> str:
    """The base address above an element: every xml:base from the root down to its parent."""
    for step in reversed(list(element.iterancestors())):
        base = base_of(step, base)
    return base


def language_of(element: Element | None) -> str:
    """The language said at an element or above it."""
    if element is None:
        return ""
    for step in (element, *element.iterancestors()):
        said = attributes(step).get("xml:lang")
        if said is not None:
            return said.strip()
    return ""


def person(text: str) -> feed.Author:
    """Somebody written as "name (address)", "address (name)" or "name <address>"."""
    text = plain.title(text)
    found = PERSON.match(text)
    halves = (found["a"].strip(), found["b"].strip()) if found else (text, "")
    email = next((half for half in halves if EMAIL.fullmatch(half)), "")
    names = [half for half in halves if half and half != email]
    if found and not email:
        return feed.Author(name=text)
    return feed.Author(name=names[0] if names else "", email=email)


def pictures(own: Parts) -> tuple[SentPicture, ...]:
    """The pictures of an entry by Media RSS and the like, thumbnails only where nothing else is."""
    fallback = _words_beside(own)
    full = [p for one in _media(own, "media:content") if (p := _picture(one, own, fallback))]
    small = [p for one in _media(own, "media:thumbnail") if (p := _picture(one, own, fallback))]
    named = [p for one in own.all("itunes:image", "image") if (p := _picture(one, own, fallback))]
    return tuple(full or small or named)


def signal(own: Parts) -> tuple[str, Status, str, str]:
    """Version, status, replaced item and note to the desk by our own small extension."""
    return (
        own.text("desk:version"),
        signals.status_of(own.text("desk:status")),
        own.text("desk:replaces"),
        own.line("desk:note"),
    )


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
    address = said.get("url") or said.get("href") or inside.text("url")
    src = feed.resolve(address, inside.base)
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
