"""One version of an item as upstream changes are judged by: what it says, when, and of whom."""

import datetime as dt
import re
from collections.abc import Iterable

from copydesk.story.blocks import Picture, plain_text
from copydesk.story.record import Record
from copydesk.story.story import Advice, Item, Status, Story
from copydesk.wire import plain
from copydesk.wire.upstream import advisories
from copydesk.wire.upstream.identity import SHORT, canonical, names_of, unversioned

DateTime = dt.datetime
NUMBER = re.compile(r"\d{1,18}")
BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|td|tr|table|blockquote|figure|figcaption|section|article|hr"
    r"|dd|dt)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
UNSEEN = re.compile(r"<(script|style|template)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
SRC = re.compile(r"<img\b[^<>]*?\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
LONGEST = 400_000
Ordered = tuple[str, Status, str]


class Version(Record, frozen=True):
    """What a version says, reduced to what readers and desks would notice.

    `text` is headline, standfirst and paragraphs; `rest` bylines, pictures and terms. `notes` are
    its words to desks and its printed notices. `called` are the slug, headline and short numbers
    an order may name it by, in lower case. `is_advisory`: a message about other copy, no copy
    itself; `is_later`: it calls itself a later version of something.
    """

    guid: str
    names: tuple[str, ...]
    number: str = ""
    moment: DateTime | None = None
    status: Status = "usable"
    advice: Advice = ""
    notes: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    embargo_until: DateTime | None = None
    expires: DateTime | None = None
    chain: str = ""
    called: tuple[str, ...] = ()
    orders: tuple[Ordered, ...] = ()
    is_advisory: bool = False
    is_later: bool = False


def version_of(
    item: Item, story: Story | None = None, *, shared: frozenset[str] = frozenset()
) -> Version:
    """An item as a version; with the cleaned story, furniture that changes by itself is out of it.

    `shared` are addresses that name no item (`identity.shared_links`).
    """
    raw = () if item.body.is_page else (item.desk_note, *_paragraphs(item))
    paragraphs = _paragraphs(item) if story is None else _of_story(story)
    printed = story.sent_notices if story is not None else ()
    said = "\n".join((item.headline, *printed, *(raw or paragraphs)))
    advised = advisories.of_copy(said)
    names = names_of(item, shared)
    called = _called(item, story.headline if story is not None else "")
    orders, own = _orders(item, advised, {*names, *called})
    heard = advised if own else advisories.Advised()
    status = item.status if item.status != "usable" else heard.status
    return Version(
        guid=unversioned(item.guid),
        names=names,
        number=item.version,
        moment=item.updated or item.published or item.created,
        status=status,
        advice=item.advice,
        notes=_notes(item, printed, said),
        text=(item.headline if story is None else story.headline, *paragraphs),
        rest=_rest(item, story),
        embargo_until=item.embargo_until,
        expires=item.expires,
        chain=item.chain,
        called=called,
        orders=orders,
        is_advisory=bool(orders) and not own,
        is_later=bool(item.advice) or item.status != "usable" or bool(heard.advice),
    )


def text_of(story: Story) -> tuple[str, ...]:
    """Headline, standfirst and paragraphs of a story, as `Version.text` has them."""
    return (story.headline, *_of_story(story))


def is_same(one: Version, other: Version) -> bool:
    """Whether readers and desks would see the same; dates and addresses' parameters do not "
    "count."""
    return (one.text, one.rest, one.notes, one.status) == (
        other.text, other.rest, other.notes, other.status,
    )  # fmt: skip


def is_older(one: Version, other: Version) -> bool:
    """By version number where both have one and they differ, else by the time of the version."""
    mine, theirs = NUMBER.fullmatch(one.number), NUMBER.fullmatch(other.number)
    if mine and theirs and int(one.number) != int(other.number):
        return int(one.number) < int(other.number)
    if one.moment is None or other.moment is None:
        return False
    return one.moment < other.moment


def fresh_notes(version: Version, before: Version | None) -> tuple[str, ...]:
    """The notes that the version before did not carry."""
    held = set(before.notes) if before is not None else set()
    return tuple(note for note in version.notes if note not in held)


def _notes(item: Item, printed: Iterable[str], said: str) -> tuple[str, ...]:
    """Words to desks, printed notices, and lines of the copy that are such."""
    desk = (*item.desk_note.splitlines(), *item.notes)
    found = advisories.notices(said)
    return tuple(dict.fromkeys(note.strip() for note in (*desk, *printed, *found) if note.strip()))


def _orders(
    item: Item, advised: advisories.Advised, own: set[str]
) -> tuple[tuple[Ordered, ...], bool]:
    """Orders about others, and whether the words of the copy are about this item itself."""
    exact = tuple((one.guid, one.status, one.note) for one in item.orders if one.guid)
    asked = advised.advice in ("kill", "withhold", "release") and advised.targets
    if not asked:
        return exact, True
    mine = any(canonical(t) in own or t.casefold() in own for t in advised.targets)
    if mine or item.status != "usable":
        return exact, True
    said = tuple((target, advised.status, advised.note) for target in advised.targets)
    return tuple(dict.fromkeys((*exact, *said))), False


def _called(item: Item, cleaned: str) -> tuple[str, ...]:
    """Bare text has no headline but the one that cleaning found in it."""
    header = item.header
    number = f"{header.service}{header.sequence}" if header else ""
    short = (one for one in item.alternative_ids if SHORT.fullmatch(one))
    said = (
        item.slugline,
        item.headline,
        cleaned,
        number,
        header.sequence if header else "",
        *short,
    )
    return tuple(dict.fromkeys(word.casefold().strip() for word in said if word.strip()))


def _of_story(story: Story) -> tuple[str, ...]:
    texts = (" ".join(plain_text(block).split()) for block in story.blocks)
    return tuple(text for text in (story.standfirst, *texts) if text)


def _paragraphs(item: Item) -> tuple[str, ...]:
    """The paragraphs of a body that is not cleaned yet, as one reads them."""
    body = item.body.text[:LONGEST]
    if item.body.media_type == "text/html":
        parts = BLOCK.split(UNSEEN.sub(" ", body))
        found = [plain.words(part) for part in parts]
    else:
        found = [plain.squeeze(part) for part in body.splitlines()]
    return tuple(part for part in (item.standfirst, *found) if part)


def _rest(item: Item, story: Story | None) -> tuple[str, ...]:
    """What else shows: bylines, pictures by their addresses without parameters, terms."""
    if story is not None:
        byline = story.byline.text if story.byline else ""
        shown = [block.src for block in story.blocks if isinstance(block, Picture)]
    else:
        byline, shown = item.byline, [one.src for one in item.pictures]
        shown += SRC.findall(item.body.text[:LONGEST]) if not item.body.is_page else []
    pictures = sorted({canonical(src).partition("?")[0] for src in shown if src})
    return (byline, item.usage_terms, item.copyright, item.credit, *pictures)
