"""NewsML-G2 2.x, IPTC's format of agencies: items alone or many in a newsMessage.

News items and packages are read; a message's concepts, plans and catalogs hold no copy and are
passed over, and a delivery of nothing else is refused with its reason. Codes stay as they were
sent, whatever alias a catalog gives their vocabulary.
"""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from copydesk.errors import UnreadableCapture
from copydesk.story.record import Record, replace
from copydesk.story.story import Capture, Item
from copydesk.wire import cut
from copydesk.wire.agencyxml import digits, local, words
from copydesk.wire.charset import peek
from copydesk.wire.format import Format
from copydesk.wire.newsml_g2 import lines, packages
from copydesk.wire.newsml_g2.copy_sent import Shown, content_sets, nitf_line, read_copy
from copydesk.wire.newsml_g2.files import filled
from copydesk.wire.newsml_g2.management import has_status, managed, moment
from copydesk.wire.newsml_g2.properties import (
    LANG,
    child,
    children,
    code,
    last,
    named,
    plainly_named,
)
from copydesk.wire.newsml_g2.rights import read_rights
from copydesk.wire.newsml_g2.topics import read_concepts, topics
from copydesk.wire.refusals import refuse
from copydesk.wire.xmltree import Element, Tree, parse, root_name

NAME = "newsml-g2"
MEDIA_TYPE = "application/vnd.iptc.g2."
KINDS = ("newsitem", "packageitem", "newsmessage")
COPY = frozenset({"newsitem", "packageitem"})
NO_COPY = frozenset({"conceptitem", "knowledgeitem", "planningitem", "catalogitem"})
ROOTS = frozenset({"newsmessage", "itemset"}) | COPY | NO_COPY
# What may follow an item's itemMeta.
AFTER_META = ("contentmeta", "partmeta", "assert", "contentset", "groupset")
MOST_ITEMS = 5_000  # as for any delivery; what is more is left before each of them is read
OURS = re.compile(r"iptc\.org/std/nar/|newsml-g2", re.IGNORECASE)


class Delivery(Record, frozen=True):
    """What holds for all items of a delivery."""

    source: str
    base: str
    damage: str
    language: str = ""
    sender: str = ""
    priority: int = 0


def sniff(head: bytes, media_type: str) -> bool:
    """The root element and the namespace of IPTC's news architecture, or the media type."""
    if media_type.lower().startswith(MEDIA_TYPE):
        return True
    text = peek(head)
    return root_name(text).rpartition(":")[2] in ROOTS and OURS.search(text) is not None


def read(capture: Capture) -> tuple[Item, ...]:
    """The items of a delivery, in its order. Raises `UnreadableCapture`."""
    tree = parse(capture, format=NAME)
    plainly_named(tree.root)
    found = _sent(tree.root)
    sent = list(islice(found, MOST_ITEMS))
    if more := sum(1 for _ in found):
        reason = f"{more} of {MOST_ITEMS + more} items; a delivery holds {MOST_ITEMS} at most"
        refuse(capture.place, reason)
    if not sent:
        _refuse(tree.root, capture)
    delivery = _delivery(tree, capture)
    items = (_item(one, delivery, f"{capture.sha256}#{n}") for n, one in enumerate(sent, 1))
    return packages.with_pictures(items, (one for one in sent if local(one) == "packageitem"))


def _sent(root: Element) -> Iterator[Element]:
    """The items with copy; a package without an id of its own says nothing about anything."""
    walk = etree.iterwalk(root, events=("start",))
    for _, one in walk:
        if local(one) in COPY:
            walk.skip_subtree()
            if local(one) == "newsitem" or one.get("guid", "").strip():
                yield one


def _refuse(root: Element, capture: Capture) -> None:
    """A delivery without news is refused, a message that came empty is not."""
    others = sorted({local(one) for one in root.iter() if local(one) in NO_COPY})
    if others or local(root) not in ROOTS:
        reason = f"no news item in it, but {', '.join(others) or local(root)}"
        raise UnreadableCapture(place=capture.place, reason=reason, format=NAME)


def _delivery(tree: Tree, capture: Capture) -> Delivery:
    header = child(tree.root, "header")
    return Delivery(
        source=capture.source,
        base=capture.place if "://" in capture.place else "",
        damage=f"The delivery was damaged: {tree.damage}." if tree.damage else "",
        language=tree.root.get(LANG, ""),
        sender=words(child(header, "sender")),
        priority=digits(words(child(header, "priority")), most=1),
    )


def _item(sent: Element, delivery: Delivery, nameless: str) -> Item:
    meta = child(sent, "itemmeta")
    language = _language(sent) or delivery.language
    item = _told(sent, language, delivery)
    item = replace(
        item,
        guid=sent.get("guid", "").strip() or next(iter(item.alternative_ids), nameless),
        version=sent.get("version", "").strip(),
        item_class=last(code(child(meta, "itemclass"))) or "text",
        distributor=delivery.sender,
        priority=delivery.priority,
        created=moment(child(sent, "contentmeta"), "contentcreated"),
    )
    item = filled(managed(item, meta, language), sent)
    if delivery.damage and not has_status(meta) and cut.broke_off(sent, meta, *AFTER_META):
        item = cut.withheld(item)
    return replace(item, related=(*item.related, *packages.members(sent)))


def _language(sent: Element) -> str:
    """The language of the content, else that of the item, else that of its copy."""
    tagged = (one.get("tag", "") for one in children(child(sent, "contentmeta"), "language"))
    inside = (part.get(LANG, "") for content in content_sets(sent) for part in content)
    return next((tag.strip() for tag in (*tagged, sent.get(LANG, ""), *inside) if tag.strip()), "")


def _told(sent: Element, language: str, delivery: Delivery) -> Item:
    """What an item's content, contentMeta and rightsInfo say."""
    headline, lesser = lines.headlines(sent, language)
    dateline = lines.line(sent, "dateline", language) or nitf_line(sent, "dateline")
    standfirst = lines.described(sent, language, lines.STANDFIRSTS)
    shown = Shown(headline=headline, standfirst=standfirst, dateline=dateline)
    copy = read_copy(sent, language, shown)
    located = child(child(sent, "contentmeta"), "located")
    item = Item(
        guid="",
        body=replace(copy.body, base=delivery.base),
        source=delivery.source,
        format=NAME,
        language=language,
        headline=headline,
        subheadline=lesser,
        standfirst=standfirst,
        dateline=dateline,
        byline=lines.byline(sent, language),
        located=named(located, language) or code(located),
        pictures=copy.pictures,
        related=copy.related,
        notes=tuple(filter(None, (*copy.notes, delivery.damage))),
        alternative_ids=lines.other_ids(sent),
    )
    return _labelled(item, sent)


def _labelled(item: Item, sent: Element) -> Item:
    """The item with its rights, its topics and the short lines for desks."""
    rights, concepts = read_rights(sent, item.language), read_concepts(sent, item.language)
    keywords = map(words, children(child(sent, "contentmeta"), "keyword"))
    return replace(
        item,
        slugline=lines.line(sent, "slugline", item.language),
        urgency=digits(lines.line(sent, "urgency", item.language), most=1),
        credit=lines.line(sent, "creditline", item.language),
        keywords=tuple(filter(None, keywords)),
        copyright=rights.notice,
        copyright_holder=rights.holder,
        usage_terms=rights.terms,
        concepts=concepts,
        subjects=topics(concepts),
        section=next((c.name for c in concepts if c.kind == "category" and c.name), ""),
    )


FORMAT = Format(
    name=NAME,
    media_types=tuple(f"{MEDIA_TYPE}{kind}+xml" for kind in KINDS),
    sniff=sniff,
    read=read,
    is_copy=True,
)
