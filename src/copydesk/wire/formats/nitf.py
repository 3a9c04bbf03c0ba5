"""NITF 3.x, IPTC's News Industry Text Format: one document, one item.

The head says what the document is and on what terms it may be used (docdata), the body holds what
readers see. `management-status` is the document's own status, `management-doc-idref` with
`management-idref-status` that of another one; a date.release is an embargo, a date.expire an end.
Elements are found wherever in the head an agency has put them.
"""

import datetime as dt
import re
from collections.abc import Iterator

from copydesk.errors import UnreadableCapture
from copydesk.story.record import replace
from copydesk.story.story import (
    Advice,
    Body,
    Capture,
    Item,
    Order,
    Related,
    SentPicture,
    Status,
    WireHeader,
)
from copydesk.wire import cut, dates, plain
from copydesk.wire.agencyxml import child, children, line, local, said, within, wordings
from copydesk.wire.agencyxml import words as words_of
from copydesk.wire.charset import peek
from copydesk.wire.feeds import feed
from copydesk.wire.format import Format
from copydesk.wire.nitf.body import Copy, copy_of
from copydesk.wire.nitf.head import Head, head_of
from copydesk.wire.nitf.media import placed
from copydesk.wire.upstream import signals
from copydesk.wire.xmltree import Element, parse, root_name

HEADLINES = ("hedline", "headline")
# A message that opens with what it is: "CORRECTION: ...", "Clarification: ...".
FIRST = re.compile(r"(?:[A-Z]{4,}(?=\b)|[A-Za-z]+(?=\s*:))")
STAMP = re.compile(r"\d{4}-?\d\d-?\d\d(?:T[\d:]+(?:Z|[+-][\d:]+)?)?")
# A gallery of a day's event, with every keyword there is, has a tenth of this.
MOST_TOLD = 20_000
LIVES = frozenset({"usable", "embargoed", ""})


def sniff(head: bytes, media_type: str) -> bool:
    """The root element names the format."""
    return root_name(peek(head)).rpartition(":")[2] == "nitf" or "nitf" in media_type.lower()


def read(capture: Capture) -> tuple[Item, ...]:
    """The one item of an NITF document. Raises `UnreadableCapture`."""
    tree = parse(capture, format="nitf")
    root = tree.root if local(tree.root) == "nitf" else next(within(tree.root, "nitf"), None)
    if root is None:
        raise _refused(capture, "no nitf element in the document")
    if sum(1 for _ in _told(root)) > MOST_TOLD:
        raise _refused(capture, f"more than {MOST_TOLD} pictures and words about the copy")
    return (_item(root, capture, tree.damage),)


def _told(root: Element) -> Iterator[Element]:
    """All that the head tells, and all pictures."""
    yield from within(root, "media-reference", "media-metadata")
    for head in children(root, "head"):
        yield from head.iterdescendants()


def _refused(capture: Capture, reason: str) -> UnreadableCapture:
    return UnreadableCapture(place=capture.place, reason=reason, format="nitf")


def _item(root: Element, capture: Capture, damage: str) -> Item:
    head = head_of(root)
    front = child(root, "body", "body.head")
    copy = copy_of(child(root, "body", "body.content"))
    standing = [copy_of(one) for one in children(front, "abstract")]
    headline, subheadline = _headlines(root, front, head)
    guid = head.guid or feed.digest(headline, copy.text)
    note, *beside = _notes(root, front, head, copy)
    item = Item(
        guid=guid,
        body=Body(text=copy.text, base=capture.place if "://" in capture.place else ""),
        source=capture.source,
        format="nitf",
        version=said(head.first("du-key"), "version"),
        headline=headline,
        subheadline=subheadline,
        standfirst=plain.words("".join(one.text for one in standing)),
        byline=_byline(front) or head.iim.get(80, ""),
        dateline=_dateline(front),
        located=_located(front, head),
        published=head.moment("date.issue") or _edition(front, head),
        updated=head.moment("date.issue") or _edition(front, head),
        created=_created(head),
        language=head.language,
        section=said(head.first("pubdata"), "position.section"),
        subjects=head.subjects,
        concepts=head.concepts(front),
        keywords=head.keywords,
        slugline=head.slugline,
        urgency=head.urgency,
        pictures=placed(_pictures(copy, *standing), capture.place),
        item_class="text" if plain.words(copy.text[:20_000]) or not copy.pictures else "picture",
        related=(*_editions(head), *(one for part in (copy, *standing) for one in part.related)),
        chain=said(head.first("du-key"), "key"),
        header=_header(head),
        desk_note=note,
        notes=wordings(*beside, damage and f"The delivery was damaged: {damage}."),
    )
    item = _with_terms(item, front, head)
    return cut.withheld(item) if damage and head.broke_off else item


def _with_terms(item: Item, front: Element | None, head: Head) -> Item:
    """The item with what may be done with it, whose it is, and what it orders."""
    status = _status(head, item.guid)
    return replace(
        item,
        status=status,
        embargo_until=head.moment("date.release"),
        expires=head.moment("date.expire") or head.end_of_rights(front),
        publisher=_publisher(front, head),
        provider=said(head.first("doc-id"), "regsrc"),
        distributor=words_of(child(front, "distributor")),
        credit=head.iim.get(110, ""),
        copyright=head.copyright_line(front),
        copyright_holder=head.copyright_holder(front),
        usage_terms=head.usage_terms(front),
        advice=_advice(head, status),
        signals=_signals(head),
        orders=_orders(head, item.guid),
        replaces=_replaces(head, item.guid),
    )


def _headlines(root: Element, front: Element | None, head: Head) -> tuple[str, str]:
    """The headline and the one under it; the title where the body has none."""
    over = next(children(front, *HEADLINES), None)
    main = " ".join(wordings(*(words_of(one) for one in children(over, "hl1"))))
    under = " ".join(wordings(*(words_of(one) for one in children(over, "hl2"))))
    loose = words_of(over) if over is not None and not len(over) else ""
    title = words_of(child(root, "head", "title"))
    return main or loose or head.iim.get(105, "") or title, under


def _status(head: Head, guid: str) -> Status:
    """The document's own status; under an embargo without a date nobody may use it."""
    own = head.first("docdata")
    told = said(own, "management-status").lower()
    if said(own, "management-doc-idref") == guid and said(own, "management-idref-status"):
        idref = said(own, "management-idref-status").lower()
        told = told if told not in LIVES else idref
    if told == "embargoed" and head.moment("date.release") is None:
        return "withheld"
    return signals.status_of(told)


def _orders(head: Head, guid: str) -> tuple[Order, ...]:
    """What the document says of another: with its new status only, for a bare id orders nothing."""
    own = head.first("docdata")
    other, told = said(own, "management-doc-idref"), said(own, "management-idref-status").lower()
    if not other or other == guid or not told:
        return ()
    status: Status = "withheld" if told == "embargoed" else signals.status_of(told)
    return (Order(guid=other, status=status, note=_messages(head)),)


def _replaces(head: Head, guid: str) -> str:
    """The document this one is an update to; one that is canceled itself takes no other's place."""
    own = head.first("docdata")
    other = said(own, "management-doc-idref")
    lives = said(own, "management-status").lower() in LIVES
    return other if lives and other != guid else ""


def _advice(head: Head, status: Status) -> Advice:
    """What the document calls itself: by its status, its correction, its messages to editors."""
    if status != "usable":
        return "kill" if status == "canceled" else "withhold"
    if head.all("correction"):
        return "correction"
    said_first = (found[0] for one in head.all("ed-msg") if (found := FIRST.match(_message(one))))
    return signals.of_codes((*(said(one, "msg-type") for one in head.all("ed-msg")), *said_first))


def _message(one: Element) -> str:
    return said(one, "info") or line(one)


def _messages(head: Head) -> str:
    return signals.joined(*map(_message, head.all("ed-msg")))


def _signals(head: Head) -> tuple[str, ...]:
    """The raw flags: status words, kinds of messages, generation and part of the story."""
    own, key, series = head.first("docdata"), head.first("du-key"), head.first("series")
    flags = {
        "management-status": said(own, "management-status"),
        "management-idref-status": said(own, "management-idref-status"),
        "generation": said(key, "generation"),
        "part": said(key, "part") or said(series, "series.part"),
        "parts": said(series, "series.totalpart"),
    }
    kinds = [f"msg-type:{said(one, 'msg-type')}" for one in head.all("ed-msg")]
    corrected = [f"correction:{said(one, 'id-string')}" for one in head.all("correction")]
    told = [f"{name}:{value}" for name, value in flags.items() if value]
    return wordings(*told, *(one for one in kinds if not one.endswith(":")), *corrected)


def _notes(root: Element, front: Element | None, head: Head, copy: Copy) -> tuple[str, ...]:
    """The note to desks, and what else stands beside the copy; messages to editors lead."""
    corrections = signals.joined(
        *(said(one, "info") or line(one) for one in head.all("correction"))
    )
    loose = [words_of(one) for one in children(front, "note")]
    end = child(root, "body", "body.end")
    tail = [words_of(one) for one in end] if end is not None else []
    revised = [said(one, "comment") for one in head.all("revision-history")][-1:]
    kinds = (_messages(head), corrections, head.iim.get(40, ""))
    told = wordings(*kinds, *loose, *copy.notes)
    return told[0] if told else "", *wordings(*told[1:], *tail, *revised)


def _byline(front: Element | None) -> str:
    return ", ".join(wordings(*(words_of(one) for one in children(front, "byline"))))


def _dateline(front: Element | None) -> str:
    """The dateline as printed; a date for machines only is none."""
    over = child(front, "dateline")
    day = words_of(child(over, "story.date"))
    told = words_of(over)
    return told.replace(day, "").strip(" ,") if STAMP.fullmatch(day) else told


def _located(front: Element | None, head: Head) -> str:
    place = child(front, "dateline", "location")
    city = words_of(child(place, "city")) or (line(place) if place is not None else "")
    return city or said(head.first("evloc"), "city")


def _edition(front: Element | None, head: Head) -> dt.datetime | None:
    """When it was published, for documents that do not say when they were issued."""
    told = [said(one, "date.publication") for one in head.all("pubdata")]
    told.append(said(child(front, "dateline", "story.date"), "norm"))
    return next(filter(None, map(dates.parse, told)), None)


def _created(head: Head) -> dt.datetime | None:
    """When the copy was first worked on."""
    moments = (dates.parse(said(one, "norm")) for one in head.all("revision-history"))
    return min(filter(None, moments), default=head.moment("date.issue"))


def _editions(head: Head) -> tuple[Related, ...]:
    """The publications it stood in, as far as they can be looked up."""
    told = ((said(one, "ex-ref"), said(one, "name")) for one in head.all("pubdata"))
    found = ((feed.resolve(ref, ""), name) for ref, name in told if ref.startswith("http"))
    return tuple(Related(rel="publication", href=ref, title=name) for ref, name in found if ref)


def _publisher(front: Element | None, head: Head) -> str:
    sender = said(head.first("from-src"), "src-name")
    return words_of(child(front, "distributor")) or sender or said(head.first("doc-id"), "regsrc")


def _pictures(*copies: Copy) -> tuple[SentPicture, ...]:
    return tuple(dict.fromkeys(one for copy in copies for one in copy.pictures))


def _header(head: Head) -> WireHeader | None:
    """The header line of older wires, where an agency carries it on in meta elements."""
    told = {name.removeprefix("anpa-"): head.metas[name] for name in head.metas if "anpa-" in name}
    if not told:
        return None
    return WireHeader(
        service=told.get("service", ""),
        sequence=told.get("sequence", ""),
        priority=told.get("priority", ""),
        category=told.get("category", ""),
        keyword=told.get("keyword", ""),
        take_key=told.get("takekey", ""),
    )


FORMAT = Format(
    name="nitf",
    media_types=("application/nitf+xml", "text/vnd.iptc.nitf", "application/xml", "text/xml"),
    sniff=sniff,
    read=read,
    is_copy=True,
)
