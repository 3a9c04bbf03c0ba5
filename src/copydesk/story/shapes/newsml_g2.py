"""An edition as NewsML-G2 2.35 (power conformance): the text, its pictures, in one message.

Each picture is an item of its own with its caption, credit and rights, which the text links to.
https://iptc.org/standards/newsml-g2/
"""

import re

from lxml import etree, html

from copydesk.story.blocks import Picture
from copydesk.story.edition import Edition
from copydesk.story.record import Record
from copydesk.story.shapes.html import to_html
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.outgoing import (
    SIGNALS,
    codes_of,
    holder_of,
    name_of,
    note_of,
    other_names,
    pictures_of,
    served,
    source_of,
    stamp,
    status_of,
    terms_of,
)
from copydesk.story.shapes.xml import LANG, Element, add, add_filled, clean, document, root

NAR = "http://iptc.org/std/nar/2006-10-01/"
XHTML = "http://www.w3.org/1999/xhtml"
CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"
VERSION = "2.35"
QCODE = re.compile(r"[^\s:]+:[^\s:/][^\s:]*")
MEDIA_TYPE = "application/vnd.iptc.g2.newsmessage+xml"


class Rights(Record, frozen=True):
    """Whose an item is, and on what terms."""

    holder: str
    notice: str = ""
    terms: str = ""
    is_reserved: bool = False


def to_newsml_g2(edition: Edition, imprint: Imprint) -> bytes:
    """The edition as a newsMessage; one that was withdrawn is an order to kill, without copy."""
    message = root("newsMessage", NAR)
    header = add(message, "header")
    add(header, "sent", stamp(edition.at))
    add(header, "sender", imprint.publisher or imprint.name)
    items = add(message, "itemSet")
    _text(items, edition, imprint)
    if not edition.withdrawn:
        for picture in pictures_of(edition.story, imprint):
            _picture(items, picture, edition, imprint)
    return document(message)


def _text(items: Element, edition: Edition, imprint: Imprint) -> None:
    story = edition.story
    item = _item(items, name_of(edition, imprint), edition, imprint)
    if not edition.withdrawn:
        rights = Rights(
            holder=holder_of(edition, imprint),
            notice=story.origin.copyright,
            terms=terms_of(edition),
            is_reserved=imprint.is_reserved,
        )
        _rights(item, rights)
    _text_meta(item, edition, imprint)
    if not edition.withdrawn:
        _content_meta(item, edition, imprint)
        _copy(item, edition, imprint)


def _item(items: Element, guid: str, edition: Edition, imprint: Imprint) -> Element:
    item = add(items, "newsItem", guid=guid, version=str(edition.number), standard="NewsML-G2")
    item.set("standardversion", VERSION)
    item.set("conformance", "power")
    item.set(LANG, clean(edition.story.language or imprint.language))
    add(item, "catalogRef", href=CATALOG)
    return item


def _rights(item: Element, rights: Rights) -> None:
    info = add(item, "rightsInfo")
    _named(info, "copyrightHolder", rights.holder)
    add_filled(info, "copyrightNotice", rights.notice)
    add_filled(info, "usageTerms", rights.terms)
    if rights.is_reserved:
        add(info, "dataMining", uri="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED")


def _management(item: Element, kind: str, edition: Edition, imprint: Imprint) -> Element:
    """The head of itemMeta, which every item of a message has."""
    name = imprint.publisher or imprint.name
    meta = add(item, "itemMeta")
    add(meta, "itemClass", qcode=f"ninat:{kind}")
    _named(meta, "provider", name)
    add(meta, "versionCreated", stamp(edition.at))
    add(meta, "firstCreated", stamp(edition.first_at))
    add(meta, "pubStatus", qcode=f"stat:{status_of(edition)}")
    return meta


def _text_meta(item: Element, edition: Edition, imprint: Imprint) -> None:
    meta = _management(item, "text", edition, imprint)
    add_filled(meta, "edNote", note_of(edition))
    if edition.kind in SIGNALS:
        add(meta, "signal", qcode=f"sig:{SIGNALS[edition.kind]}")
    if edition.withdrawn:
        return
    if edition.story.expires:
        add(meta, "expires", stamp(edition.story.expires))
    add(meta, "link", rel="irel:canonical", href=name_of(edition, imprint))
    for picture in pictures_of(edition.story, imprint):
        link = add(meta, "link", rel="irel:associatedWith", href=picture.src)
        link.set("residref", clean(_picture_name(picture, edition, imprint)))
        add(link, "itemClass", qcode="ninat:picture")


def _content_meta(item: Element, edition: Edition, imprint: Imprint) -> None:
    story = edition.story
    meta = add(item, "contentMeta")
    add_filled(meta, "urgency", str(story.urgency or ""))
    if story.dateline and story.dateline.place:
        _named(meta, "located", story.dateline.place)
    _makers(meta, edition)
    for role, value in other_names(edition):
        add(meta, "altId", value, type=f"idtype:{role}")
    add(meta, "language", tag=story.language or imprint.language)
    for name, code in codes_of(story):
        is_listed = QCODE.fullmatch(code) is not None
        _named(meta, "subject", name, type="cpnat:abstract", **{"qcode": code} if is_listed else {})
    for name, text in _lines(edition):
        add_filled(meta, name, _one_line(text))
    add_filled(meta, "description", story.standfirst, role="drol:summary" * bool(story.standfirst))


def _makers(meta: Element, edition: Edition) -> None:
    """Whom it is from, and who wrote it."""
    if name := source_of(edition):
        _named(meta, "infoSource", name, role="isrol:originalContentProvider")
    byline = edition.story.byline
    for person in byline.people if byline else ():
        if person.name:
            _named(meta, "creator", person.name, role="crol:author")


def _lines(edition: Edition) -> tuple[tuple[str, str], ...]:
    story = edition.story
    return (
        ("slugline", story.slugline),
        ("headline", story.headline),
        ("dateline", story.dateline.text if story.dateline else ""),
        ("by", story.byline.text if story.byline else ""),
        ("creditline", source_of(edition)),
    )


def _copy(item: Element, edition: Edition, imprint: Imprint) -> None:
    """The blocks as XHTML, as browsers and readers of the format know them."""
    content = add(item, "contentSet")
    part = add(content, "inlineXML", contenttype="application/xhtml+xml")
    page = etree.SubElement(part, f"{{{XHTML}}}html", nsmap={None: XHTML})  # type: ignore[dict-item]
    add(add(page, "head"), "title", edition.story.headline)
    made = html.fragment_fromstring(
        clean(to_html(served(edition.story, imprint))), create_parent="body"
    )
    for element in made.iter():
        element.tag = f"{{{XHTML}}}{element.tag}"
        for language in filter(None, [element.attrib.pop("lang", "")]):
            element.set(LANG, language)
    page.append(made)


def _picture(items: Element, picture: Picture, edition: Edition, imprint: Imprint) -> None:
    item = _item(items, _picture_name(picture, edition, imprint), edition, imprint)
    credit = picture.credit.text if picture.credit else ""
    holder = credit.strip() or holder_of(edition, imprint)
    _rights(item, Rights(holder=holder, notice=picture.copyright, terms=picture.usage_terms))
    _management(item, "picture", edition, imprint)
    meta = add(item, "contentMeta")
    add_filled(meta, "creditline", _one_line(credit))
    add_filled(meta, "description", picture.caption, role="drol:caption" * bool(picture.caption))
    add_filled(meta, "description", picture.alt, role="drol:altText" * bool(picture.alt))
    size = {"width": picture.width, "height": picture.height}
    told = {name: str(value) for name, value in size.items() if value}
    add(add(item, "contentSet"), "remoteContent", href=picture.src, rendition="rnd:web", **told)


def _named(parent: Element, tag: str, name: str, **attributes: str) -> None:
    """A party, place or topic by its name, for want of a code as a literal too: one line each."""
    name = _one_line(name)
    if "qcode" not in attributes:
        attributes["literal"] = name
    add(add(parent, tag, **attributes), "name", name)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _picture_name(picture: Picture, edition: Edition, imprint: Imprint) -> str:
    return f"{name_of(edition, imprint)}#{picture.key}"
