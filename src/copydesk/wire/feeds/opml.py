"""Lists of sources as OPML 2.0, the form feed readers exchange them in.

What OPML has no word for (key, terms, pace) rides in attributes of our own namespace, so that a
house's list comes back as it went out; other readers pass over them.
"""

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from copydesk.errors import UnreadableCapture
from copydesk.story.record import Record
from copydesk.story.story import Capture
from copydesk.wire.feeds import feed
from copydesk.wire.xmltree import Element, parse

NAMESPACE = "urn:copydesk:source:1"
MOST = 20_000
SCHEMES = ("http://", "https://")


class Listed(Record, frozen=True):
    """A source on a list; `section` is the folder it lies in, `own` what only we know of it."""

    name: str
    address: str
    url: str = ""
    language: str = ""
    section: str = ""
    own: Mapping[str, str] = {}


def read_list(capture: Capture) -> tuple[Listed, ...]:
    """The sources on a list, each address once. Raises `UnreadableCapture`."""
    root = parse(capture, format="opml").root
    if _local(root.tag) != "opml":
        raise UnreadableCapture(place=capture.place, reason="this is no OPML list", format="opml")
    found: dict[str, Listed] = {}
    for listed in _outlines(root):
        found.setdefault(listed.address, listed)
        if len(found) > MOST:
            reason = f"more than {MOST} sources on one list"
            raise UnreadableCapture(place=capture.place, reason=reason, format="opml")
    return tuple(found.values())


def write_list(sources: Iterable[Listed], *, title: str) -> bytes:
    """A list of sources, those of a section in a folder of their own, as UTF-8."""
    root = etree.Element("opml", version="2.0", nsmap={"copydesk": NAMESPACE})
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title
    body = etree.SubElement(root, "body")
    folders: dict[str, Element] = {"": body}
    for source in sources:
        folder = folders.get(source.section)
        if folder is None:
            folder = etree.SubElement(body, "outline", text=source.section)
            folders[source.section] = folder
        etree.SubElement(folder, "outline", _attributes(source))
    made: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return made


def _outlines(root: Element) -> Iterator[Listed]:
    for element in root.iter():
        if _local(element.tag) != "outline":
            continue
        said = {str(name).lower(): str(value) for name, value in element.attrib.items()}
        address = feed.resolve(said.get("xmlurl", ""), "")
        if address.lower().startswith(SCHEMES) and len(address) <= 2000:
            yield _listed(element, said, address)


def _listed(element: Element, said: Mapping[str, str], address: str) -> Listed:
    parent = element.getparent()
    folder = ""
    if parent is not None and _local(parent.tag) == "outline":
        folder = parent.get("text") or parent.get("title") or ""
    url = feed.resolve(said.get("htmlurl", ""), "")
    own = f"{{{NAMESPACE}}}"
    return Listed(
        name=" ".join((said.get("title") or said.get("text") or address).split())[:200],
        address=address,
        url=url if url.lower().startswith(SCHEMES) and len(url) <= 200 else "",
        language=said.get("language", "").strip()[:12],
        section=" ".join(folder.split())[:60],
        own={key.removeprefix(own): value for key, value in said.items() if key.startswith(own)},
    )


def _attributes(source: Listed) -> dict[str, str]:
    said = {
        "type": "rss",
        "text": source.name,
        "title": source.name,
        "xmlUrl": source.address,
        "htmlUrl": source.url,
        "language": source.language,
    }
    own = {f"{{{NAMESPACE}}}{name}": value for name, value in source.own.items()}
    return {name: value for name, value in (said | own).items() if value}


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()
