"""How an item is to be handled, from its itemMeta: status, dates, notes, signals, links."""

from collections.abc import Iterable, Iterator

from copydesk.story.record import Record, replace
from copydesk.story.story import Advice, DateTime, Item, Related, Status
from copydesk.wire import dates
from copydesk.wire.agencyxml import words
from copydesk.wire.newsml_g2.properties import (
    called,
    child,
    children,
    code,
    last,
    named,
    role,
)
from copydesk.wire.upstream import advisories, signals
from copydesk.wire.xmltree import Element

# Relations (IPTC's itemrelation, and what agencies call the same).
EARLIER = frozenset(
    {"evolvedfrom", "replaces", "replacementfor", "supersedes", "previousversion", "prevversion"}
)
PERMALINKS = frozenset({"canonical", "permalink"})


class Notes(Record, frozen=True):
    """Words for the desk, and what they call the delivery."""

    text: str = ""
    advice: Advice = ""


def managed(item: Item, meta: Element | None, language: str) -> Item:
    """The item with what itemMeta says added to it; its guid must be known."""
    provider, changed = child(meta, "provider"), moment(meta, "versioncreated")
    created = moment(meta, "firstcreated")
    signal = signals.of_headline(item.headline)
    status, unknown = _status(meta)
    notes = _notes(meta, signal.note)
    related = tuple(_links(meta))
    return replace(
        item,
        status=status or signal.status,
        headline=signal.headline,
        published=created or changed,
        updated=changed,
        created=created or item.created,
        embargo_until=moment(meta, "embargoed"),
        expires=_expiry(meta),
        provider=code(provider) or named(provider, language),
        publisher=called(provider, language),
        desk_note=notes.text,
        notes=tuple(filter(None, (signal.note, _timeless(meta), unknown, *item.notes))),
        signals=_flags(meta),
        advice=notes.advice,
        related=(*related, *item.related),
        replaces=_replaced(related, item.guid),
        link=next((one.href for one in related if last(one.rel) in PERMALINKS), ""),
    )


def moment(meta: Element | None, name: str) -> DateTime | None:
    """A date of a wrapper, or None where it has none that can be read."""
    return dates.parse(words(child(meta, name)))


def has_status(meta: Element | None) -> bool:
    """Whether it says what may be done with the item, in words known or unknown."""
    return any(_status(meta))


def _status(meta: Element | None) -> tuple[Status | None, str]:
    """The publishing status by its code or else its name; a word nobody knows is for the desk."""
    sent = child(meta, "pubstatus")
    said = [one for one in (code(sent), *map(words, children(sent, "name")), words(sent)) if one]
    known = (word for one in said if (word := last(one.rstrip("/#: "))) in signals.STATUS)
    word = next(known, "")
    return (signals.status_of(word), "") if word else (None, f"Status: {said[0]}" if said else "")


def _expiry(meta: Element | None) -> DateTime | None:
    """The first of the times after which an item is not to be used."""
    found = (dates.parse(words(one)) for one in children(meta, "expires"))
    return min(filter(None, found), default=None)


def _flags(meta: Element | None) -> tuple[str, ...]:
    return tuple(filter(None, map(code, children(meta, "signal"))))


def _notes(meta: Element | None, warning: str) -> Notes:
    """Notes to the desk; the heaviest of what they, their roles and the signals advise.

    Agencies flag as update what their note calls a correction.
    """
    sent = [note for note in children(meta, "ednote") if words(note)]
    told = list(map(words, sent))
    said = {
        signals.of_codes((*_flags(meta), *map(role, sent), warning)),
        *(advisories.of_copy(note).advice for note in told),
    }
    heaviest = [advice for advice in advisories.WEIGHT if advice in said]
    return Notes(text=signals.joined(*told), advice=heaviest[0] if heaviest else "")


def _timeless(meta: Element | None) -> str:
    """An embargo without a time that can be read is for the desk to decide upon."""
    embargo = child(meta, "embargoed")
    if embargo is None or moment(meta, "embargoed"):
        return ""
    return f"Embargoed: {words(embargo) or 'no time given'}"


def _links(meta: Element | None) -> Iterator[Related]:
    for one in children(meta, "link"):
        yield Related(
            rel=one.get("rel") or one.get("reluri") or "",
            guid=(one.get("residref") or one.get("guidref") or "").strip(),
            href=one.get("href", "").strip(),
            title=words(child(one, "title")),
            media_type=one.get("contenttype", "").strip(),
        )


def _replaced(related: Iterable[Related], own: str) -> str:
    """The other item that this one takes the place of; an earlier version has the same id."""
    earlier = (one.guid for one in related if last(one.rel) in EARLIER)
    return next((guid for guid in earlier if guid and guid != own), "")
