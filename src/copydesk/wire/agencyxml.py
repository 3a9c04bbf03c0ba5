"""Agency XML by local names: whatever namespace or prefix an agency wraps its elements in."""

from collections.abc import Iterator

from copydesk.wire import plain
from copydesk.wire.remembered import remembered
from copydesk.wire.xmltree import Element, text_of

# What stands on lines of its own, so that its words do not run into those beside it.
LINES = frozenset(
    {"p", "br", "hr", "hl1", "hl2", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td"}
    | {"th", "tr", "block", "bq", "pre", "div", "byttl", "body.content", "note", "story.date"}
    | {"city", "state", "region", "country", "sublocation"}
)  # fmt: skip


def local(element: Element) -> str:
    """An element's name without namespace and prefix, in lower case."""
    return _local(str(element.tag))


@remembered
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children of these names, in document order."""
    if element is not None:
        yield from (child for child in element if local(child) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down a path of names, every branch tried."""
    if element is None or not path:
        return element
    for one in children(element, path[0]):
        found = child(one, *path[1:])
        if found is not None:
            return found
    return None


def within(element: Element | None, *names: str) -> Iterator[Element]:
    """The elements of these names anywhere under an element, in document order."""
    if element is not None:
        yield from (one for one in element.iterdescendants() if local(one) in names)


def line(element: Element | None) -> str:
    """The words of an element as one line."""
    return plain.squeeze(text_of(element))


def words(element: Element | None) -> str:
    """The words of an element as one line, those of its blocks apart."""
    parts: list[str] = []
    if element is not None:
        _speak(element, parts)
    return plain.squeeze("".join(parts))


def _speak(element: Element, parts: list[str]) -> None:
    parts.append(element.text or "")
    for one in element:
        apart = local(one) in LINES
        parts.append(" " if apart else "")
        _speak(one, parts)
        tail = one.tail or ""
        # No gap before a comma: "Newport News</city>, VA".
        parts.append(f" {tail}" if apart and tail[:1].isalnum() else tail)


def said(element: Element | None, *names: str) -> str:
    """The first of these attributes that says something, as one line."""
    if element is None or not element.attrib:
        return ""
    for name in names:
        value = element.get(name) or _named(element, name)
        if value:
            told = value if value.isalnum() else plain.squeeze(value)
            if told:
                return told
    return ""


def _named(element: Element, name: str) -> str:
    """An attribute in a namespace, or in capitals."""
    return next((str(value) for key, value in element.items() if _local(str(key)) == name), "")


def digits(text: str, *, most: int = 7) -> int:
    """A whole number of so many digits at most, 0 where it is none ("4", "0640", "640px")."""
    number = text.strip().lower().removesuffix("px").strip()
    return int(number) if number.isascii() and number.isdecimal() and len(number) <= most else 0


def wordings(*found: str) -> tuple[str, ...]:
    """Words that are there, none twice, in order."""
    return tuple(dict.fromkeys(one for one in found if one))
