"""What the press is told: the site, what is published, what has just changed."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Literal, Protocol

from copydesk.press.advert import Advert
from copydesk.press.policy import Policy
from copydesk.press.putting_right import Account
from copydesk.press.shape import Front
from copydesk.story.blocks import Picture
from copydesk.story.change import Notice
from copydesk.story.edition import Bulletin, Edition
from copydesk.story.record import Record
from copydesk.story.shapes.photo_metadata import PictureWords
from copydesk.story.story import Source


class Locale(Record, frozen=True):
    """The paper in one language; `key` begins its addresses and is "" for the main one.

    `name` is the paper's name in that language, `publisher` who answers for it there; "" where
    they are the same.
    """

    key: str = ""
    language: str = "en"
    name: str = ""
    tagline: str = ""
    publisher: str = ""


class Section(Record, frozen=True):
    """A section of the paper; `key` is its name in addresses, `parent` the key of the one it
    belongs to. `language` is that of `name`, "" for the site's; `names` holds others by language.
    """

    key: str
    name: str
    language: str = ""
    parent: str = ""
    names: dict[str, str] = {}


class Topic(Record, frozen=True):
    """What the desk decided of a topic: its names by language, the topic it was merged `into`."""

    key: str
    names: dict[str, str] = {}
    into: str = ""
    is_hidden: bool = False


class Author(Record, frozen=True):
    """Somebody the desk has on record: ours, or of the `source` that is named by its key.

    `names` are further spellings, `same_as` other pages of theirs. `role` and `life` stand there
    by language, "" for any.
    """

    key: str
    name: str
    source: str = ""
    names: tuple[str, ...] = ()
    role: dict[str, str] = {}
    life: dict[str, str] = {}
    contact: str = ""
    same_as: tuple[str, ...] = ()
    picture: Picture | None = None


class About(Record, frozen=True):
    """What the house says of itself in one locale, and its own terms of use there; each is
    paragraphs with empty lines between."""

    locale: str = ""
    who: str = ""
    ethics: str = ""
    corrections: str = ""
    masthead: str = ""
    ownership: str = ""
    feedback: str = ""
    terms: str = ""


ShelfKind = Literal["section", "topic", "author", "source", "day"]


class Shelf(Record, frozen=True):
    """A list of stories in one locale: all of a section, topic, author, source or day (ISO)."""

    kind: ShelfKind
    key: str
    locale: str = ""


class Labelled(Record, frozen=True):
    """A topic or person by the name its newest copy has for it."""

    key: str
    name: str


class Site(Record, frozen=True):
    """What is true of the whole site. `url` has no slash at its end.

    `language` is that of the main locale, `locales` are the others. `sections`, `topics` and
    `authors` are what the desk has on record of them. `ad_after` is after how many paragraphs a
    slot may stand, `ad_apart` how many stand between two at least, `ad_free` are sections that
    have none; no slots when `ad_after` is empty. `house_adverts` fill them, or the pages of an ad
    server at `ad_frame` once a reader has said yes ({slot}, {section} in it are filled in).
    `embeds` are the players (`embedding.PROVIDERS`) and hosts whose content opens in our pages,
    at a click. `leaf_length` is how many stories a page of a list has,
    `policy` what machines are told, `hubs` where they may ask to be told of a feed's news (WebSub).
    """

    name: str
    url: str
    language: str = "en"
    time_zone: str = "UTC"
    tagline: str = ""
    publisher: str = ""
    contact: str = ""
    locales: tuple[Locale, ...] = ()
    sections: tuple[Section, ...] = ()
    topics: tuple[Topic, ...] = ()
    authors: tuple[Author, ...] = ()
    about: tuple[About, ...] = ()
    ad_after: tuple[int, ...] = (3, 9)
    ad_apart: int = 4
    ad_free: tuple[str, ...] = ()
    ad_frame: str = ""
    house_adverts: tuple[Advert, ...] = ()
    embeds: tuple[str, ...] = ("youtube", "vimeo")
    ticker_length: int = 20
    leaf_length: int = 50
    policy: Policy = Policy()
    hubs: tuple[str, ...] = ()


class Day(Record, frozen=True):
    """A day with how many stories stand of it, and the last day on which one of them changed."""

    date: dt.date
    stories: int
    changed: dt.date


# A picture whole, at 3 : 2 as cards show it, or at 1.91 : 1 as links to a page do.
Crop = Literal["", "card", "link"]


class Rendition(Record, frozen=True):
    """One size of a picture as served; `address` is a path of the site."""

    address: str
    width: int
    height: int
    media_type: str


class Act(Record, frozen=True):
    """What happened to one story: None before its first edition; `after` may be a tombstone."""

    before: Edition | None
    after: Edition


class Paper(Protocol):
    """The published state, as pages ask for it. Withdrawn editions are in none of the lists.

    Lists are newest first, by `first_at`, then by `id`. `now` is the time of printing; only what
    grows old by itself asks for it (`print_aged`), all other pages follow from what is published.
    """

    site: Site
    now: dt.datetime

    def edition(self, id: str) -> Edition | None:
        """The current edition of a story, also when withdrawn; None if never published."""

    def edition_at(self, path: str) -> Edition | None:
        """The current edition whose address on the site this is, also when withdrawn."""

    def history(self, id: str) -> Sequence[Edition]:
        """All editions of a story, oldest first."""

    def newest(  # noqa: PLR0913  -- each is a condition, named at every call
        self,
        limit: int,
        *,
        section: str = "",
        source: str = "",
        day: dt.date | None = None,
        since: dt.datetime | None = None,
        until: dt.datetime | None = None,
        language: str = "",
        locale: str | None = None,
        topic: str = "",
        author: str = "",
    ) -> Sequence[Edition]:
        """Current editions that meet all conditions given.

        `section` finds its sub-sections too. `day` in the site's time zone; `since` and `until`
        bound `first_at`, itself included in `since` and left out of `until`. `language` matches
        the first part ("en" finds "en-GB"); `locale` is the key of one, None for all.
        """

    def walk(self) -> Iterator[Edition]:
        """The current edition of every story, the withdrawn among them, however many there are."""

    def withdrawn(self) -> Sequence[Edition]:
        """The tombstones: every withdrawn story's last edition."""

    def days(self, locale: str | None = None) -> Sequence[dt.date]:
        """Days with a story, newest first."""

    def leaves(self, shelf: Shelf) -> int:
        """How many full leaves of `site.leaf_length` stories a list has had; 1 holds the oldest."""

    def leaf(self, shelf: Shelf, number: int) -> Sequence[Edition]:
        """What still stands of a leaf; a story keeps its leaf however many come and go."""

    def leaf_of(self, shelf: Shelf, id: str) -> int:
        """The full leaf a story stands on, or stood; 0 where it is on none yet."""

    def label(self, shelf: Shelf) -> str:
        """What the newest copy calls a topic or person; "" where no story stands."""

    def labelled(self, kind: ShelfKind, locale: str, limit: int) -> Sequence[Labelled]:
        """Topics or people with a story: those that had one last, in the order of their keys."""

    def sources(self, locale: str | None = None) -> Sequence[Source]:
        """Sources with a story, by name."""

    def family(self, ids: Collection[str]) -> Sequence[Edition]:
        """Current editions of these stories and of those that say they translate one of them, not
        withdrawn, by id; asked for all at once."""

    def notices(self, limit: int, locale: str | None = None) -> Sequence[Notice]:
        """Notices of all stories, or those of a locale, newest first."""

    def accounts(self, locale: str) -> Sequence[Account]:
        """What was put right in a locale up to the last midnight: in twelve months, then in each
        of them, newest first; none before the first story."""

    def ticker(self, locale: str | None = None) -> Sequence[Bulletin]:
        """The lines of "Just in" now, newest first, one a story, at most `site.ticker_length`."""

    def number(self) -> int:
        """The number of the newest bulletin, also of a withdrawal; 0 before the first."""

    def front(self, locale: str, section: str) -> Front:
        """How the desk shaped the front of a locale, or of a section in it; else `Front()`."""

    def renditions(self, picture: Picture, crop: Crop = "") -> Sequence[Rendition]:
        """The served sizes of a picture, smallest first; none where the file is missing.

        Crops are cut around the focal point that the desk has set, else around the middle.
        """

    def picture_words(self, picture: Picture) -> PictureWords:
        """What goes with a picture: the words of its story, then those of the file we hold."""

    def calendar(self) -> Sequence[Day]:
        """Days with a story, newest first, with what became of each."""


class Page(Record, frozen=True):
    """One file of the site. `path` is the file's path under the site's root, without a slash
    before it ("2026/11/23/ferry-resumes/index.html"). `stories` are the ids of all stories whose
    words stand on it, so that a kill finds every page that carries one. `status` 410 for a
    tombstone."""

    path: str
    media_type: str
    content: bytes
    stories: frozenset[str] = frozenset()
    status: int = 200


class Gone(Record, frozen=True):
    """Nothing is to lie at this path any more; a file that does is taken away."""

    path: str
