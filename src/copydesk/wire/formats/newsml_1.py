"""NewsML 1.0 to 1.2, IPTC's first container for news: one NewsItem, one item.

Identification names the item and its revision, NewsManagement says what may be done with it, the
NewsComponents hold lines, metadata and content. A PublicIdentifier ends in the revision; the guid
here does not, so that all revisions of an item go by one name, and the whole one stands among the
alternative ids.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from copydesk.errors import UnreadableCapture
from copydesk.story.record import replace
from copydesk.story.story import Advice, Body, Capture, Concept, Item, Related, Status
from copydesk.wire import cut, dates, plain
from copydesk.wire.agencyxml import child, children, digits, line, local, said, within, wordings
from copydesk.wire.charset import peek
from copydesk.wire.feeds import feed
from copydesk.wire.format import Format
from copydesk.wire.newsml_1.about import About
from copydesk.wire.newsml_1.parts import (
    HEADLINE,
    MAIN,
    STANDFIRST,
    SUBHEADLINE,
    Piece,
    copy_in,
    pieces,
    supporting,
)
from copydesk.wire.newsml_1.pictures import files, kind_of, pictures
from copydesk.wire.newsml_1.told import Told, components_of, party
from copydesk.wire.nitf.media import placed
from copydesk.wire.refusals import refuse
from copydesk.wire.upstream import signals
from copydesk.wire.xmltree import Element, parse, root_name

NAME = "newsml-1.2"
REVISION = re.compile(r":(\d+)([NUA]?)$")
PARTS = ("newsitem", "newscomponent", "contentitem", "newsline", "property")
# A day's packages of the largest agencies hold a tenth of this.
MOST_PARTS, MOST_ITEMS = 20_000, 5_000
# What a status will change to that ends an item's use.
ENDS = frozenset({"withheld", "canceled", "cancelled", "expired", "embargoed", "unusable"})


def sniff(head: bytes, media_type: str) -> bool:
    """The root element names the format."""
    return root_name(peek(head)).rpartition(":")[2] == "newsml"


def read(capture: Capture) -> tuple[Item, ...]:
    """The items of a NewsML document, in document order. Raises `UnreadableCapture`."""
    tree = parse(capture, format=NAME)
    found = _sized(tree.root)
    if local(tree.root) != "newsml" or not found:
        raise _refused(capture, "no NewsItem in the document")
    envelope = child(tree.root, "newsenvelope")
    damage = f"The delivery was damaged: {tree.damage}." if tree.damage else ""
    kept = _bounded(found, capture)
    return tuple(_item(_Sent(one, envelope, capture, damage)) for one in kept)


def _bounded(found: dict[Element, int], capture: Capture) -> list[Element]:
    """The items that are read: one of too many parts is left alone, as are those beyond the sum.

    Raises `UnreadableCapture` where none is left.
    """
    overfull = {one for one, size in found.items() if size > MOST_PARTS}
    overfull |= {above for one in overfull for above in one.iterancestors()}
    kept: list[Element] = []
    spent = 0
    for n, (one, size) in enumerate(found.items()):
        if one in overfull:
            refuse(f"{capture.place}#{n + 1}", f"an item of more than {MOST_PARTS} parts")
            continue
        spent += size
        if spent > MOST_PARTS or len(kept) == MOST_ITEMS:
            left = f"{len(found) - n} of {len(found)} items; a delivery holds {MOST_ITEMS}"
            refuse(capture.place, f"{left}, or {MOST_PARTS} parts of items, at most")
            break
        kept.append(one)
    if not kept:
        raise _refused(capture, f"more than {MOST_PARTS} parts in one delivery")
    return kept


def _sized(root: Element) -> dict[Element, int]:
    """The items in document order, with how many parts each has of its own."""
    found: dict[Element, int] = {}
    last = None
    for part in within(root, *PARTS):
        if local(part) == "newsitem":
            last, found[part] = part, 0
        if last is not None:
            found[last] += 1
    return found


def _refused(capture: Capture, reason: str) -> UnreadableCapture:
    return UnreadableCapture(place=capture.place, reason=reason, format=NAME)


@dataclass
class _Sent:
    """A NewsItem with what came around it."""

    element: Element
    envelope: Element | None
    capture: Capture
    damage: str
    told: Told = field(default_factory=Told)

    @property
    def management(self) -> Element | None:
        return child(self.element, "newsmanagement")

    @property
    def broke_off(self) -> bool:
        """Whether a damaged document ends before the status, which every item must have."""
        known = said(child(self.management, "status"), "formalname")
        last = cut.broke_off(self.element, self.management, "newscomponent", "update", "topicset")
        return bool(self.damage) and not known and last

    def moment(self, name: str) -> dt.datetime | None:
        return dates.parse(line(child(self.management, name)))


def _item(sent: _Sent) -> Item:
    found = pieces(sent.element)
    told = _about(sent, found)
    copy = copy_in(found, MAIN, sent.capture)
    beside = supporting(found, sent.capture)
    shots = (*pictures(found, sent.told, sent.capture), *copy.pictures, *beside.pictures)
    headline = told.text("headline") or _words(found, HEADLINE, sent)
    public, guid, version = _names(sent.element)
    editors, others = _notes(sent, told)
    item = Item(
        guid=guid or feed.digest(headline, copy.text),
        alternative_ids=wordings(public if public != guid else ""),
        version=version,
        body=Body(text=copy.text + beside.text, base=_base(sent.capture.place)),
        source=sent.capture.source,
        format=NAME,
        headline=headline,
        subheadline=told.text("subheadline") or _words(found, SUBHEADLINE, sent),
        standfirst=_words(found, STANDFIRST, sent),
        byline=told.lines("byline") or ", ".join(told.parties("creator")),
        dateline=told.text("dateline"),
        located=told.located,
        language=told.language or said(sent.element, "lang"),
        subjects=wordings(*(one.name or one.code for one in told.concepts() if _is_subject(one))),
        concepts=told.concepts(),
        keywords=told.keywords,
        slugline=told.text("slugline") or line(child(sent.element, "identification", "namelabel")),
        item_class="text" if plain.words(copy.text[:20_000]) else kind_of(found),
        pictures=placed(tuple(dict.fromkeys(shots)), sent.capture.place),
        related=(*_related(sent), *files(found), *copy.related, *beside.related),
        desk_note=editors,
        notes=wordings(*others, *copy.notes, *beside.notes, sent.damage),
    )
    item = _with_terms(item, sent, told)
    return cut.withheld(item) if sent.broke_off else item


def _with_terms(item: Item, sent: _Sent, told: About) -> Item:
    """The item with its dates, what may be done with it, and whose it is."""
    status = _status(sent)
    return replace(
        item,
        status=status,
        published=sent.moment("firstcreated") or sent.moment("thisrevisioncreated"),
        updated=sent.moment("thisrevisioncreated") or _sent_at(sent),
        created=sent.moment("firstcreated"),
        embargo_until=_embargo(sent),
        expires=_end(sent),
        urgency=digits(said(child(sent.management, "urgency"), "formalname"), most=2),
        priority=digits(said(child(sent.envelope, "priority"), "formalname"), most=2),
        credit=told.text("creditline"),
        copyright=told.copyright,
        copyright_holder=told.copyright_holder,
        usage_terms=told.usage_terms,
        publisher=_publisher(sent, told),
        provider=_provider(sent, told),
        distributor=", ".join(told.parties("source")),
        advice=_advice(sent, status),
        signals=_signals(sent),
    )


def _base(place: str) -> str:
    return place if "://" in place else ""


def _about(sent: _Sent, found: tuple[Piece, ...]) -> About:
    """What is said of the copy, or of the first content where there is no copy."""
    copy = (one for one in found if one.is_copy and one.role in MAIN)
    leading = next(copy, None) or next(iter(found), None)
    everything = components_of(sent.element)
    own = leading.components if leading is not None else everything[:1]
    return About(told=sent.told, components=own, others=everything)


def _words(found: tuple[Piece, ...], roles: frozenset[str], sent: _Sent) -> str:
    return plain.words(copy_in(found, roles, sent.capture).text)


def _names(item: Element) -> tuple[str, str, str]:
    """The public identifier, the name all revisions share, and the revision."""
    names = child(item, "identification", "newsidentifier")
    version = line(child(names, "revisionid"))
    public = line(child(names, "publicidentifier"))
    found = REVISION.search(public)
    if found and found[1] == (version or found[1]):
        return public, public[: found.start()], version or found[1]
    parts = [line(child(names, name)) for name in ("providerid", "dateid", "newsitemid")]
    return public, f"urn:newsml:{':'.join(parts)}" if all(parts) else public, version


def _status(sent: _Sent) -> Status:
    """Usable, withheld or canceled; under an embargo without an end nobody may use it."""
    told = said(child(sent.management, "status"), "formalname").strip().lower()
    if told == "embargoed" and _change(sent, frozenset({"usable"})) is None:
        return "withheld"
    return signals.status_of(told)


def _embargo(sent: _Sent) -> dt.datetime | None:
    told = said(child(sent.management, "status"), "formalname").lower()
    return _change(sent, frozenset({"usable"})) if told != "usable" else None


def _end(sent: _Sent) -> dt.datetime | None:
    return _change(sent, ENDS)


def _change(sent: _Sent, to: frozenset[str]) -> dt.datetime | None:
    """When the status will change to one of these."""
    for one in children(sent.management, "statuswillchange"):
        if said(child(one, "futurestatus"), "formalname").lower() in to:
            return dates.parse(line(child(one, "dateandtime")))
    return None


def _advice(sent: _Sent, status: Status) -> Advice:
    """What the item calls this revision: by its status, its instructions, its type."""
    if status != "usable":
        return "kill" if status == "canceled" else "withhold"
    named = [said(one, "formalname") for one in children(sent.management, "instruction")]
    kind = said(child(sent.management, "newsitemtype"), "formalname")
    return signals.of_codes((*named, *(word for one in named for word in one.split()), kind))


def _signals(sent: _Sent) -> tuple[str, ...]:
    """The raw flags: status, instructions, the item's type, and how this revision was made."""
    revision = child(sent.element, "identification", "newsidentifier", "revisionid")
    flags = [("Status", child(sent.management, "status"))]
    flags += [("Instruction", one) for one in children(sent.management, "instruction")]
    flags += [("NewsItemType", child(sent.management, "newsitemtype"))]
    told = [f"{name}:{said(one, 'formalname')}" for name, one in flags if said(one, "formalname")]
    updates = said(revision, "update")
    return wordings(*told, f"Update:{updates}" if updates not in ("", "N") else "")


def _notes(sent: _Sent, told: About) -> tuple[str, tuple[str, ...]]:
    """The note to desks, and what else stands beside the copy."""
    instructions = [line(one) for one in children(sent.management, "instruction")]
    comments = [line(one) for one in within(sent.management, "comment")]
    return signals.joined(*told.notes, *instructions, *comments), told.other_lines


def _related(sent: _Sent) -> tuple[Related, ...]:
    """Items this one is derived from, stands with, or contains by reference."""
    found = [("derivedfrom", one) for one in children(sent.management, "derivedfrom")]
    found += [("associatedwith", one) for one in children(sent.management, "associatedwith")]
    found += [("revisionhistory", one) for one in children(sent.management, "revisionhistory")]
    for component in components_of(sent.element):
        found += [("contains", one) for one in children(component, "newsitemref")]
    return tuple(
        Related(
            rel=rel,
            guid=said(one, "newsitem"),
            href=feed.resolve(said(one, "href"), ""),
            title=said(one, "formalname") or line(one),
        )
        for rel, one in found
    )


def _provider(sent: _Sent, told: About) -> str:
    """The provider by the name it goes by on the wire."""
    own = line(child(sent.element, "identification", "newsidentifier", "providerid"))
    return next(iter(told.parties("provider")), "") or own


def _publisher(sent: _Sent, told: About) -> str:
    envelope = child(sent.envelope, "sentfrom")
    sender = party(envelope) if envelope is not None else ()
    return next(iter((*told.parties("provider"), *sender)), "") or _provider(sent, told)


def _sent_at(sent: _Sent) -> dt.datetime | None:
    return dates.parse(line(child(sent.envelope, "dateandtime")))


def _is_subject(one: Concept) -> bool:
    return one.kind == "subject"


FORMAT = Format(
    name=NAME,
    media_types=("application/vnd.iptc.newsml+xml", "text/vnd.iptc.newsml", "application/xml"),
    sniff=sniff,
    read=read,
    is_copy=True,
)
