"""XML by a writer, never by templates: well formed whatever stands in the copy."""

import re
from collections.abc import Mapping

from lxml import etree

Element = etree._Element
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# What HTML and XML both forbid in text; copy from the wire may hold any of it. A pattern, since
# str.translate takes 3 ms over a long page and this 0.6.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def root(name: str, namespace: str = "", prefixes: Mapping[str, str] | None = None) -> Element:
    """The root of a document; `prefixes` are the other namespaces by the prefix they print as."""
    full = f"{{{namespace}}}{name}" if namespace else name
    known: dict[str | None, str] = dict((prefixes or {}).items())
    if namespace:
        known[None] = namespace
    # The stubs do not know of the default namespace.
    return etree.Element(full, nsmap=known)  # type: ignore[arg-type]


def add(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """A child in its parent's namespace, or in that of a {...}tag."""
    namespace = etree.QName(parent).namespace
    full = tag if tag.startswith("{") or not namespace else f"{{{namespace}}}{tag}"
    child = etree.SubElement(parent, full, {key: clean(said) for key, said in attributes.items()})
    if text:
        child.text = clean(text)
    return child


def add_filled(parent: Element, tag: str, text: str, /, **attributes: str) -> None:
    """A child where there is something to say; attributes without words are left out."""
    told = {key: said for key, said in attributes.items() if said}
    if text or told:
        add(parent, tag, text, **told)


def clean(text: str) -> str:
    """The text without characters XML has no way to hold."""
    return FORBIDDEN.sub("", text).encode("utf-8", "replace").decode("utf-8")


def document(element: Element) -> bytes:
    """The whole document in UTF-8 with its declaration."""
    return etree.tostring(element, xml_declaration=True, encoding="utf-8", pretty_print=True)
