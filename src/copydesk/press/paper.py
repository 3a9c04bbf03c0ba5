"""What the press is told: the site, what is published, what has just changed."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from copydesk.story.blocks import Picture
from copydesk.story.change import Notice
from copydesk.story.edition import Bulletin, Edition
from copydesk.story.record import Record
from copydesk.story.story import Source


class Section(Record, frozen=True):
    """A section of the paper; `key` is its name in addresses."""

    key: str
    name: str
    language: str = ""


class Site(Record, frozen=True):
    """What is true of the whole site. `url` has no slash at its end.

    `ad_after` is after how many paragraphs a slot may stand; no slots when empty.
    """

    name: str
    url: str
    language: str = "en"
    time_zone: str = "UTC"
    tagline: str = ""
    publisher: str = ""
    contact: str = ""
    sections: tuple[Section, ...] = ()
    ad_after: tuple[int, ...] = (3, 9)
    ticker_length: int = 20


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
    ) -> Sequence[Edition]:
        """Current editions that meet all conditions given.

        `day` in the site's time zone; `since` and `until` bound `first_at`, itself included in
        `since` and left out of `until`. `language` matches the first part ("en" finds "en-GB").
        """

    def withdrawn(self) -> Sequence[Edition]:
        """The tombstones: every withdrawn story's last edition."""

    def days(self) -> Sequence[dt.date]:
        """Days with a story, newest first."""

    def sources(self) -> Sequence[Source]:
        """Sources with a story, by name."""

    def notices(self, limit: int) -> Sequence[Notice]:
        """Notices of all stories, newest first."""

    def ticker(self) -> Sequence[Bulletin]:
        """The lines of "Just in" now, newest first, one a story, at most `site.ticker_length`."""

    def number(self) -> int:
        """The number of the newest bulletin, also of a withdrawal; 0 before the first."""

    def renditions(self, picture: Picture) -> Sequence[Rendition]:
        """The served sizes of a picture, smallest first; none where the file is missing."""


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
