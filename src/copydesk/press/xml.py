"""XML as feeds and maps are written with: the writer that copy goes out with too."""

from collections.abc import Sequence

from lxml import etree

from copydesk.story.shapes.xml import LANG, Element, add, clean, document, root

__all__ = ["LANG", "Element", "add", "clean", "document", "part_of", "root", "with_parts"]


def part_of(element: Element) -> str:
    """An element as it stands in its document, whose root says what its prefixes mean."""
    top = element.getroottree().getroot()
    whole = etree.tostring(top, encoding="unicode", pretty_print=True)
    name = etree.QName(element).localname
    first = whole.index(f"<{name}", whole.index(">"))
    return whole[first : whole.rindex(f"</{name}>")] + f"</{name}>"


def with_parts(document: bytes, name: str, parts: Sequence[str]) -> bytes:
    """A document with these parts as the last in its element of a name."""
    last = document.rindex(f"</{name}>".encode())
    added = "".join(f"{part}\n" for part in parts).encode("utf-8")
    return document[:last].rstrip(b" ") + added + document[last:]
