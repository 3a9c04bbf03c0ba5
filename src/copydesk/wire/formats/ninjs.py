"""ninjs 1.0 to 3.1, IPTC's news in JSON: one object, one item.

Objects in a list (`item`, `items`) are read one by one. What is associated with an item becomes
its pictures and its related items; an associated object that has its own id, version and status
is delivered whole, can be corrected or killed alone, and so is an item too, before the one that
uses it.
"""

import re
from collections.abc import Iterator

from copydesk.errors import UnreadableCapture
from copydesk.story.record import replace
from copydesk.story.story import Capture, Item
from copydesk.wire import dates, plain
from copydesk.wire.charset import peek
from copydesk.wire.format import Format
from copydesk.wire.jsontree import number, objects, parse, string
from copydesk.wire.ninjs import media as newsmedia
from copydesk.wire.ninjs import names as newsnames
from copydesk.wire.ninjs import objects as newsobject
from copydesk.wire.ninjs.objects import Sent, first, lower
from copydesk.wire.refusals import refuse
from copydesk.wire.upstream import signals

NAMED = re.compile(r'"(?:uri|guid|\$schema)"\s*:')
BARE = re.compile(r'\{\s*"uri"\s*:\s*"[^"]*"\s*\}\s*')
# Names that hardly any other JSON has; two of them will do where the id comes late.
OURS = re.compile(
    r'"(version_?created|firstcreated|contentcreated|pubstatus|representationtype|headlines'
    r"|bodies|descriptions|(?:body|headline|description)_\w+|copyright(?:holder|notice)|usageterms"
    r"|ednote|embargoed(?:until)?|slugline|located|altids|trustindicators?|rightsinfo|infosources?"
    r'|digitalsourcetype|eventdetails|plannedcoverage|charcount|wordcount)"\s*:',
    re.IGNORECASE,
)
OTHERS = re.compile(
    r'"(?:headline|byline|by|ninjs|\$?standard|type|profile|urgency|language|mimetype|title|version|expires'
    r"|renditions|associations|people|person"
    r'|(?:place|subject|object|event|organisation|genre)s?)"\s*:',
    re.IGNORECASE,
)
MOST_ITEMS = 5_000
NAMELESS = "a ninjs object must have its uri"
WRAPPERS = ("item", "items", "_items", "newsitems")
ALONE = ("version", "pubstatus", "versioncreated")


def sniff(head: bytes, media_type: str) -> bool:
    """An object with an id and something else of ours, or one that is said to be ninjs."""
    text = peek(head).lstrip("\ufeff \t\r\n")
    if not text.startswith("{"):
        return False
    if "ninjs" in media_type.lower() or BARE.fullmatch(text):
        return True
    ours = {name.lower() for name in OURS.findall(text)}
    if len(ours) > 1:
        return True
    return NAMED.search(text) is not None and (bool(ours) or OTHERS.search(text) is not None)


def read(capture: Capture) -> tuple[Item, ...]:
    """The items of a ninjs object, or of the objects it lists. Raises `UnreadableCapture`."""
    sent = lower(parse(capture, format="ninjs"))
    entries = [sent] if _id(sent) else _wrapped(sent)
    return tuple(item for one in _readable(entries, capture) for item in _items(one, capture))


def _readable(entries: list[Sent], capture: Capture) -> list[Sent]:
    """The objects that are read; others are refused by themselves, as is what is too much.

    Raises `UnreadableCapture` where none is left.
    """
    taken = entries[:MOST_ITEMS]
    refused = {n: reason for n, one in enumerate(taken) if (reason := _refusal(one))}
    if len(refused) == len(taken):
        reason = next(iter(refused.values()), NAMELESS)
        raise UnreadableCapture(place=capture.place, reason=reason, format="ninjs")
    for n, reason in refused.items():
        refuse(f"{capture.place}#{_id(taken[n]) or n + 1}", reason)
    if more := len(entries) - len(taken):
        reason = f"{more} of {len(entries)} items; a delivery holds {MOST_ITEMS} at most"
        refuse(capture.place, reason)
    return [one for n, one in enumerate(taken) if n not in refused]


def _refusal(sent: Sent) -> str:
    if not _id(sent):
        return NAMELESS
    name = newsmedia.overfull(sent)
    return f"more than {newsmedia.MOST} entries in {name}" if name else ""


def _wrapped(sent: Sent) -> list[Sent]:
    return [lower(one) for name in WRAPPERS for one in objects(sent.get(name))]


def _id(sent: Sent) -> str:
    return first(sent, "uri", "guid")


def _items(sent: Sent, capture: Capture) -> Iterator[Item]:
    for one in newsmedia.associated(sent):
        if _id(one) and all(first(one, name) for name in ALONE):
            yield _item(one, capture)
    yield _item(sent, capture)


def _item(sent: Sent, capture: Capture) -> Item:
    body, standfirst = newsobject.body(sent), newsobject.description(sent)
    concepts = newsnames.concepts(sent)
    publisher, code = newsnames.source(sent)
    made = Item(
        guid=_id(sent),
        body=body,
        source=capture.source,
        format="ninjs",
        version=first(sent, "version", "versioncreated"),
        headline=newsobject.headline(sent),
        subheadline=newsobject.subheadline(sent),
        standfirst="" if standfirst == plain.title(body.text) else standfirst,
        byline=newsobject.byline(sent),
        language=first(sent, "language"),
        section=next((c.name or c.code for c in concepts if c.kind == "category"), ""),
        subjects=newsnames.subjects(concepts),
        concepts=concepts,
        keywords=newsnames.keywords(sent),
        link=newsnames.link(sent, _id(sent)),
        publisher=publisher,
        provider=code,
        distributor=newsnames.distributor(sent),
        pictures=newsmedia.pictures(sent),
        related=newsnames.related(sent),
        replaces=newsnames.replaces(sent),
        alternative_ids=newsnames.alternative_ids(sent),
    )
    return _signalled(_timed(_described(made, sent), sent), sent)


def _described(made: Item, sent: Sent) -> Item:
    """With its rights, and how the sender's desk files it."""
    return replace(
        made,
        credit=newsobject.credit(sent),
        copyright=newsmedia.copyright(sent),
        copyright_holder=first(sent, "copyrightholder"),
        usage_terms=newsnames.usage_terms(sent),
        slugline=first(sent, "slugline"),
        urgency=number(sent.get("urgency")),
        priority=number(sent.get("priority")),
        item_class=first(sent, "type").lower() or "text",
        located=first(sent, "located"),
        dateline=plain.title(first(sent, "dateline")),
    )


def _timed(made: Item, sent: Sent) -> Item:
    first_sent = dates.parse(string(sent.get("firstcreated")))
    updated = dates.parse(string(sent.get("versioncreated")))
    return replace(
        made,
        published=first_sent or updated,
        updated=updated,
        created=dates.parse(string(sent.get("contentcreated"))) or first_sent,
        embargo_until=dates.parse(first(sent, "embargoeduntil", "embargoed")),
        expires=dates.parse(string(sent.get("expires"))),
    )


def _signalled(made: Item, sent: Sent) -> Item:
    """With its status and what the sender calls the delivery: by field, or by a word before."""
    note, flags = first(sent, "ednote"), newsnames.signals(sent)
    spoken = (signals.of_headline(made.headline), signals.of_headline(note))
    by_word = (one.status for one in spoken if one.status != "usable")
    status = signals.status_of(string(sent.get("pubstatus")))
    return replace(
        made,
        headline=spoken[0].headline,
        status=status if status != "usable" else next(by_word, "usable"),
        advice=signals.of_codes([*flags, *(one.note for one in spoken)]),
        signals=flags,
        desk_note=signals.joined(note, spoken[0].note),
    )


FORMAT = Format(
    name="ninjs",
    media_types=("application/ninjs+json", "application/json"),
    sniff=sniff,
    read=read,
    is_copy=True,
)
