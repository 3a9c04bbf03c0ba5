"""From the bytes that came to the story the public saw."""

import datetime as dt
from enum import StrEnum
from typing import Literal

from copydesk.story.blocks import Block, Credit, Span
from copydesk.story.coverage import Coverage
from copydesk.story.direction import RIGHT_TO_LEFT, direction_of
from copydesk.story.record import Record
from copydesk.story.sent_change import SentChange, SentPassage

Status = Literal["usable", "withheld", "canceled"]
# What a source itself calls a delivery; "" where it does not say.
Advice = Literal[
    "", "update", "correction", "clarification", "repeat", "withhold", "release", "kill"
]
DateTime = dt.datetime


class Terms(Record, frozen=True):
    """On what terms a source's copy may be used.

    `embargo` is for how many minutes after a story was first sent it is not for print, `expiry`
    after how many days it may be used no more; 0 where the contract says nothing. `territories`
    are ISO 3166 codes of where it may be shown; everywhere where there are none. `may_pass_on`
    when the copy may be given to third parties whole, as feeds and files for machines do.
    """

    licence: str = ""
    usage: str = ""
    must_credit: bool = True
    canonical_is_source: bool = True
    noindex: bool = False
    embargo: int = 0
    expiry: int = 0
    territories: tuple[str, ...] = ()
    may_pass_on: bool = False


class Source(Record, frozen=True):
    """Who sends us copy. `key` is the name in addresses, `name` the one readers see."""

    key: str
    name: str
    url: str = ""
    language: str = ""
    terms: Terms = Terms()


class Capture(Record, frozen=True):
    """A delivery as it came: never altered, never lost. `sha256` is the hex digest of `content`.

    `media_type`, `charset` and `language` are what the transport said, "" where it did not.
    """

    sha256: str
    content: bytes
    media_type: str
    place: str
    at: DateTime
    source: str = ""
    charset: str = ""
    language: str = ""


class Body(Record, frozen=True):
    """What a source sent as copy, in its own form; `is_page` when furniture came with it.

    `is_copy` when the form is one that carries nothing but copy.
    """

    text: str
    media_type: Literal["text/html", "text/plain"] = "text/html"
    base: str = ""
    is_page: bool = False
    is_copy: bool = False


class Rendition(Record, frozen=True):
    """One size or cut of a picture; `width` and `height` in pixels, `size` in bytes, 0 unknown."""

    src: str
    role: str = ""
    width: int = 0
    height: int = 0
    size: int = 0
    media_type: str = ""


class SentPicture(Record, frozen=True):
    """A picture a source names beside the body (enclosure, media:content, JSON-LD image).

    `src` is the best of its renditions, all of which stand in `renditions` where it has several.
    """

    src: str
    caption: str = ""
    credit: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0
    media_type: str = ""
    headline: str = ""
    guid: str = ""
    copyright: str = ""
    usage_terms: str = ""
    renditions: tuple[Rendition, ...] = ()


class Concept(Record, frozen=True):
    """A term of a controlled vocabulary: a Media Topic, a genre, a person, a place.

    `code` as it was sent (qcode, URI, bare number); `kind` is subject, genre, person,
    organisation, place, event, category, or what the format calls it.
    """

    code: str
    name: str = ""
    kind: str = "subject"


class Related(Record, frozen=True):
    """Another item or page that an item names: its id, its address, and what it is to this one."""

    rel: str
    guid: str = ""
    href: str = ""
    title: str = ""
    media_type: str = ""


class Order(Record, frozen=True):
    """What an item says of the status of another item (NITF management-doc-idref, kill notes)."""

    guid: str
    status: Status
    note: str = ""


class WireHeader(Record, frozen=True):
    """The header line of ANPA 1312 and IPTC 7901, as sent."""

    service: str = ""
    sequence: str = ""
    priority: str = ""
    category: str = ""
    keyword: str = ""
    take_key: str = ""


class Item(Record, frozen=True):
    """What a source sent, in our fields but not yet cleaned. One capture may give many.

    `item_class` is text, picture, graphic, video, audio or composite. `published` is when it
    first was public, `created` when the item was made. `dateline` and `located` are what the
    source's own fields say. `subjects` are words, `concepts` the same and more with their codes;
    `advice` is what the source calls this delivery, `signals` its raw flags. `chain` names what
    all versions and takes of one story share, `alternative_ids` are other names of this very item,
    `orders` what it says of others. `notes` are what else it tells desks, not for print. `changes`
    (newest first) and `passages` are what a house that puts its copy right says of that as data.
    """

    guid: str
    body: Body
    source: str = ""
    format: str = ""
    version: str = ""
    status: Status = "usable"
    headline: str = ""
    standfirst: str = ""
    byline: str = ""
    published: DateTime | None = None
    updated: DateTime | None = None
    language: str = ""
    section: str = ""
    subjects: tuple[str, ...] = ()
    link: str = ""
    publisher: str = ""
    usage_terms: str = ""
    copyright: str = ""
    pictures: tuple[SentPicture, ...] = ()
    embargo_until: DateTime | None = None
    expires: DateTime | None = None
    replaces: str = ""
    desk_note: str = ""
    slugline: str = ""
    urgency: int = 0
    item_class: str = "text"
    subheadline: str = ""
    dateline: str = ""
    located: str = ""
    created: DateTime | None = None
    priority: int = 0
    keywords: tuple[str, ...] = ()
    concepts: tuple[Concept, ...] = ()
    credit: str = ""
    copyright_holder: str = ""
    provider: str = ""
    distributor: str = ""
    related: tuple[Related, ...] = ()
    advice: Advice = ""
    signals: tuple[str, ...] = ()
    alternative_ids: tuple[str, ...] = ()
    chain: str = ""
    orders: tuple[Order, ...] = ()
    header: WireHeader | None = None
    notes: tuple[str, ...] = ()
    changes: tuple[SentChange, ...] = ()
    passages: tuple[SentPassage, ...] = ()


class Person(Record, frozen=True):
    """Somebody named in a byline."""

    name: str
    role: str = ""
    agency: str = ""


class Byline(Record, frozen=True):
    """Who wrote it: the line as printed, and the people in it."""

    text: str
    people: tuple[Person, ...] = ()


class Dateline(Record, frozen=True):
    """Place, and at times agency and day, before the first sentence; `text` as it came."""

    text: str
    place: str = ""
    source: str = ""
    day: str = ""


class Origin(Record, frozen=True):
    """Whom the story is from and where their own version stands."""

    name: str = ""
    url: str = ""
    publisher: str = ""
    guid: str = ""
    version: str = ""
    usage_terms: str = ""
    copyright: str = ""


class Ticker(Record, frozen=True):
    """A running list of headlines found in a capture."""

    items: tuple[str, ...]
    position: Literal["head", "foot", "body"] = "body"


class Story(Record, frozen=True):
    """Cleaned copy, as the desk handles it.

    `truncated` holds the words that show the text is cut off ("Continue reading ..."), or "".
    `sent_notices` are corrections and the like that the source printed in its copy; `concepts`
    are its controlled terms with their codes, `urgency` is 1 (most) to 9, 0 where not said.
    `without_adverts` when the desk wants none beside it, `coverage` when it covers an event live.
    """

    headline: str = ""
    standfirst: str = ""
    kicker: str = ""
    byline: Byline | None = None
    dateline: Dateline | None = None
    published: DateTime | None = None
    updated: DateTime | None = None
    language: str = ""
    section: str = ""
    subjects: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    origin: Origin = Origin()
    truncated: str = ""
    sent_notices: tuple[str, ...] = ()
    embargo_until: DateTime | None = None
    expires: DateTime | None = None
    slugline: str = ""
    desk_note: str = ""
    concepts: tuple[Concept, ...] = ()
    urgency: int = 0
    capture: str = ""
    cleaner: str = ""
    without_adverts: bool = False
    coverage: Coverage | None = None

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way the story's language is written."""
        return direction_of(self.language)

    @property
    def is_live(self) -> bool:
        """Whether the desk covers what it tells of, and more is to come."""
        return self.coverage is not None and self.coverage.is_running


class Role(StrEnum):
    """What a piece of furniture is."""

    TICKER_LABEL = "ticker-label"
    TICKER = "ticker"
    AD_LABEL = "ad-label"
    ADVERT = "advert"
    PICTURE_LABEL = "picture-label"
    CREDIT_LABEL = "credit-label"
    IMAGE_SLUG = "image-slug"
    CONTINUE_MARKER = "continue-marker"
    SOURCE_CREDIT = "source-credit"
    ISSUE_BOX = "issue-box"
    PROMO = "promo"
    PROMPT = "prompt"
    BIOGRAPHY = "biography"
    LABEL = "label"
    NAVIGATION = "navigation"
    LEGAL = "legal"
    DUPLICATE = "duplicate"
    DESK_TALK = "desk-talk"
    COMMENT = "comment"
    SCREEN_READER = "screen-reader"
    SPACE = "space"
    OTHER = "other"


class Kept(Record, frozen=True, tag="kept"):
    """A piece of the galley that went into the story: into which field, or which block.

    `part` is a field's name (headline, dateline, byline, published, ...) or block, caption,
    credit, slug; `key` the block it belongs to.
    """

    span: Span
    part: str
    key: str = ""


class Cutting(Record, frozen=True, tag="cutting"):
    """A piece of the galley that cleaning took out: its role, and the rule that took it.

    `confidence` (0 to 1) is how sure cleaning is that it is no part of the story.
    """

    span: Span
    text: str
    role: Role
    rule: str
    confidence: float = 1.0


class SetAside(Record, frozen=True):
    """A block that the desk cut, whole, with what had been kept for it: so it can come back."""

    block: Block
    kept: tuple[Kept, ...] = ()


class Confidence(Record, frozen=True):
    """How sure cleaning is (0 to 1) of a field of the story, by its name, or a block, by its key.

    `why` is the evidence in short: "printed and in the page's data", "by its place alone".
    """

    of: str
    value: float
    why: str = ""


class Cleaned(Record, frozen=True):
    """A story and the account of how it was made.

    `galley` is all text that came, in order; the spans of `account` cover it from 0 to its
    length without gap or overlap: kept + cut = everything that came. `confidences` has one entry
    for every block and every field that is not empty.
    """

    story: Story
    galley: str
    account: tuple[Kept | Cutting, ...] = ()
    tickers: tuple[Ticker, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    confidences: tuple[Confidence, ...] = ()

    @property
    def cuttings(self) -> tuple[Cutting, ...]:
        """What was cut, white space between pieces left aside."""
        cut = (piece for piece in self.account if isinstance(piece, Cutting))
        return tuple(piece for piece in cut if piece.role is not Role.SPACE)


__all__ = [
    "RIGHT_TO_LEFT",
    "Advice",
    "Body",
    "Byline",
    "Capture",
    "Cleaned",
    "Concept",
    "Confidence",
    "Credit",
    "Cutting",
    "Dateline",
    "Item",
    "Kept",
    "Order",
    "Origin",
    "Person",
    "Related",
    "Rendition",
    "Role",
    "SentPicture",
    "SetAside",
    "Source",
    "Status",
    "Story",
    "Terms",
    "Ticker",
    "WireHeader",
]
