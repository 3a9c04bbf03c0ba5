"""The words of a picture in XMP [ISO 16684-1], by the names the photo standard has for them.

A packet is RDF in XML: properties are attributes or elements, in one description or several, plain
or as lists, languages and structures. Nothing ever raises: a packet that cannot be read says
nothing, one that breaks off says what came before the break.
"""

from lxml import etree

from copydesk.markup.tidy import tidy

LARGEST = 1024 * 1024
MOST_TAGS = 20_000  # what retouching leaves in a packet is some thousands
LONGEST = 5_000
MOST = 50  # entries of one list
DEEPEST = 6
NAMESPACES = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
}
LISTS = ("rdf:Alt", "rdf:Seq", "rdf:Bag")
Said = dict[str, list[str]]


def properties(packet: bytes) -> Said:
    """The values of each property by its customary name ("dc:creator"), all text tidied.

    Of an alternative in languages the default one stands; a structure's fields have its name
    before theirs ("plus:Licensor/plus:LicensorURL").
    """
    said: Said = {}
    root = _root(packet)
    if root is None:
        return said
    for description in root.iter("{*}Description"):
        parent = description.getparent()
        if parent is None or _name(parent.tag) == "rdf:RDF":
            _take(description, "", said, 0)
    return {name: values[:MOST] for name, values in said.items()}


def _root(packet: bytes) -> etree._Element | None:
    """The tree, without entities or anything from elsewhere."""
    packet = packet.lstrip().rstrip(b"\x00 \r\n\t")
    plain = packet.replace(b"\x00", b"")  # as it stands in two bytes a letter, too
    if not packet or len(packet) > LARGEST or b"<!DOCTYPE" in plain:
        return None
    if plain.count(b"<") > MOST_TAGS:
        return None
    for recover in (False, True):
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, recover=recover
        )
        try:
            root = etree.fromstring(packet, parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
        if root is not None:
            return root
    return None


def _take(holder: etree._Element, before: str, said: Said, depth: int) -> None:
    """All properties of a description or structure."""
    if depth > DEEPEST:
        return
    for key, value in _attributes(holder).items():
        _say(f"{before}{key}", value, said)
    for child in holder.iterchildren("{*}*"):
        if ":" in (name := _name(child.tag)):
            _property(child, f"{before}{name}", said, depth)


def _property(element: etree._Element, name: str, said: Said, depth: int) -> None:
    kinds = list(element.iterchildren("{*}*"))
    if not kinds:
        told = _attributes(element)
        _say(name, element.text or told.pop("rdf:resource", ""), said)
        for key, value in told.items():
            _say(f"{name}/{key}", value, said)
    elif _name(kinds[0].tag) in LISTS:
        entries = list(kinds[0].iterchildren("{*}*"))
        for entry in _chosen(entries, _name(kinds[0].tag)) if depth < DEEPEST else ():
            _property(entry, name, said, depth + 1)
    elif _name(kinds[0].tag) == "rdf:Description":
        _take(kinds[0], f"{name}/", said, depth + 1)
    else:
        _take(element, f"{name}/", said, depth + 1)


def _chosen(entries: list[etree._Element], kind: str) -> list[etree._Element]:
    """Of an alternative the entry in the default language, else the first that says anything."""
    if kind != "rdf:Alt":
        return entries[:MOST]
    worded = [entry for entry in entries if (entry.text or "").strip() or len(entry)]
    default = [e for e in worded if _attributes(e).get("xml:lang") == "x-default"]
    return (default or worded)[:1]


def _attributes(element: etree._Element) -> dict[str, str]:
    return {_name(str(name)): str(value) for name, value in element.attrib.items()}


def _say(name: str, value: str, said: Said) -> None:
    words = tidy(value[: 2 * LONGEST])[:LONGEST]
    if words and not name.rpartition("/")[2].startswith(("rdf:", "xml:")):
        said.setdefault(name, []).append(words)


def _name(tag: str) -> str:
    space, _, local = tag.rpartition("}")
    prefix = NAMESPACES.get(space.removeprefix("{"), "")
    return f"{prefix}:{local}" if prefix else local
