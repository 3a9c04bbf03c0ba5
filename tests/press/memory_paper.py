"""A whole paper in memory: what the newsroom's database is to the press, for tests and looks."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence

from copydesk.press.justin import in_place
from copydesk.press.locale import locale_of
from copydesk.press.paper import Act, Crop, Day, Labelled, Rendition, Shelf, ShelfKind, Site
from copydesk.press.putting_right import Account
from copydesk.press.shape import Front
from copydesk.press.shelf import shelves
from copydesk.press.when import local_day
from copydesk.press.words import primary
from copydesk.story.blocks import Picture
from copydesk.story.change import ChangeKind, Notice, Severity
from copydesk.story.edition import Bulletin, BulletinKind, Edition
from copydesk.story.shapes.imprint import own_words
from copydesk.story.shapes.photo_metadata import PictureWords
from copydesk.story.story import Source

WIDTHS = (480, 960, 1440)
BULLETINS: dict[ChangeKind, BulletinKind] = {
    ChangeKind.NEW: "new",
    ChangeKind.CLARIFICATION: "correction",
    ChangeKind.CORRECTION: "correction",
    ChangeKind.EDITORS_NOTE: "correction",
    ChangeKind.RETRACTION: "withdrawn",
    ChangeKind.TAKEDOWN: "withdrawn",
}


def _bulletin_kind(edition: Edition) -> BulletinKind:
    if edition.withdrawn:
        return "withdrawn"
    kind = BULLETINS.get(edition.kind, "update")
    is_minor = bool(edition.notices) and edition.notices[-1].severity is Severity.MINOR
    return "minor" if kind == "correction" and is_minor else kind


class MemoryPaper:
    """A `Paper` that remembers all editions given to it, in order."""

    def __init__(self, site: Site, now: dt.datetime) -> None:
        self.site = site
        self.now = now
        self.editions: dict[str, list[Edition]] = {}
        self.bulletins: list[Bulletin] = []
        self.places: dict[Shelf, list[str]] = {}
        self.fronts: dict[tuple[str, str], Front] = {}
        self.words_of_files: dict[str, PictureWords] = {}
        self.held_accounts: Sequence[Account] = ()

    def publish(self, edition: Edition) -> Act:
        """Take an edition in, with its bulletin; time moves on to it."""
        before = self.edition(edition.id)
        self.editions.setdefault(edition.id, []).append(edition)
        for shelf in shelves(edition, self.site):
            held = self.places.setdefault(shelf, [])
            held += [edition.id] if edition.id not in held else []
        self.now = max(self.now, edition.at)
        self.bulletins.append(
            Bulletin(
                number=len(self.bulletins) + 1,
                at=edition.at,
                story=edition.id,
                kind=_bulletin_kind(edition),
                headline=edition.story.headline,
                path=edition.path,
                language=edition.story.language,
                live=edition.story.is_live,
            )
        )
        return Act(before=before, after=edition)

    def publish_all(self, editions: Iterable[Edition]) -> "MemoryPaper":
        for edition in editions:
            self.publish(edition)
        return self

    def edition(self, id: str) -> Edition | None:
        return self.editions[id][-1] if id in self.editions else None

    def edition_at(self, path: str) -> Edition | None:
        return next((last for last in self._last() if last.path == path), None)

    def history(self, id: str) -> Sequence[Edition]:
        return tuple(self.editions.get(id, ()))

    def newest(
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
        lists = {"section": section, "topic": topic, "author": author, "source": source}
        named = {(kind, key) for kind, key in lists.items() if key}
        found = [
            edition
            for edition in self._standing()
            if named <= {(shelf.kind, shelf.key) for shelf in shelves(edition, self.site)}
            and (locale is None or locale_of(edition, self.site).key == locale)
            and (day is None or local_day(edition.first_at, self.site.time_zone) == day)
            and (since is None or edition.first_at >= since)
            and (until is None or edition.first_at < until)
            and (not language or primary(edition.story.language) == language)
        ]
        return tuple(found[:limit])

    def walk(self) -> Iterator[Edition]:
        """The current edition of every story."""
        return (editions[-1] for editions in self.editions.values())

    def withdrawn(self) -> Sequence[Edition]:
        return tuple(edition for edition in self._last() if edition.withdrawn)

    def days(self, locale: str | None = None) -> Sequence[dt.date]:
        zone = self.site.time_zone
        listed = self.newest(10**6, locale=locale)
        return tuple(dict.fromkeys(local_day(one.first_at, zone) for one in listed))

    def leaves(self, shelf: Shelf) -> int:
        return len(self.places.get(shelf, ())) // self.site.leaf_length

    def leaf(self, shelf: Shelf, number: int) -> Sequence[Edition]:
        length = self.site.leaf_length
        held = self.places.get(shelf, [])[(number - 1) * length : number * length]
        return tuple(one for one in self._on(shelf) if one.id in held)

    def leaf_of(self, shelf: Shelf, id: str) -> int:
        held = self.places.get(shelf, [])
        leaf = held.index(id) // self.site.leaf_length + 1 if id in held else 0
        return leaf if leaf <= self.leaves(shelf) else 0

    def label(self, shelf: Shelf) -> str:
        return next((shelves(one, self.site)[shelf] for one in self._on(shelf)), "")

    def labelled(self, kind: ShelfKind, locale: str, limit: int) -> Sequence[Labelled]:
        latest: dict[str, dt.datetime] = {}
        for shelf, ids in self.places.items():
            if (shelf.kind, shelf.locale) == (kind, locale) and self._on(shelf):
                latest[shelf.key] = max(self.editions[id][-1].first_at for id in ids)
        keys = sorted(sorted(latest), key=lambda key: latest[key], reverse=True)[:limit]
        made = (Shelf(kind=kind, key=key, locale=locale) for key in sorted(keys))
        return tuple(Labelled(key=shelf.key, name=self.label(shelf)) for shelf in made)

    def sources(self, locale: str | None = None) -> Sequence[Source]:
        listed = self.newest(10**6, locale=locale)
        known = {one.source.key: one.source for one in reversed(listed) if one.source}
        return tuple(sorted(known.values(), key=lambda source: source.name))

    def family(self, ids: Collection[str]) -> Sequence[Edition]:
        found = (one for one in self._standing() if {one.id, one.translation_of} & {*ids})
        return tuple(sorted(found, key=lambda edition: edition.id))

    def notices(self, limit: int, locale: str | None = None) -> Sequence[Notice]:
        said = [
            notice
            for last in self._last()
            if locale is None or locale_of(last, self.site).key == locale
            for notice in last.notices
        ]
        return tuple(sorted(said, key=lambda one: (one.at, one.story), reverse=True)[:limit])

    def accounts(self, locale: str) -> Sequence[Account]:
        return self.held_accounts

    def ticker(self, locale: str | None = None) -> Sequence[Bulletin]:
        here = {edition.id for edition in self.newest(10**6, locale=locale)}
        newest: dict[str, Bulletin] = {}
        newer: dict[str, Bulletin] = {}
        for bulletin in reversed(self.bulletins):
            kept = newer if bulletin.kind == "minor" else newest
            kept.setdefault(bulletin.story, in_place(bulletin, newer.get(bulletin.story)))
        lines = [bulletin for bulletin in newest.values() if bulletin.story in here]
        return tuple(lines[: self.site.ticker_length])

    def number(self) -> int:
        return max((bulletin.number for bulletin in self.bulletins), default=0)

    def front(self, locale: str, section: str) -> Front:
        return self.fronts.get((locale, section), Front())

    def renditions(self, picture: Picture, crop: Crop = "") -> Sequence[Rendition]:
        if not picture.file:
            return ()
        height = picture.height / picture.width
        return tuple(
            Rendition(
                address=f"/pictures/{picture.file}-{width}.{kind}",
                width=width,
                height=round(width * height),
                media_type=f"image/{kind}",
            )
            for width in WIDTHS
            if width <= picture.width
            for kind in ("jpeg", "webp")
        )

    def picture_words(self, picture: Picture) -> PictureWords:
        return self.words_of_files.get(picture.file, own_words(picture))

    def calendar(self) -> Sequence[Day]:
        return tuple(map(self._day, self.days()))

    def _day(self, date: dt.date) -> Day:
        zone = self.site.time_zone
        held = [one for one in self._last() if local_day(one.first_at, zone) == date]
        standing = sum(not one.withdrawn for one in held)
        return Day(date=date, stories=standing, changed=max(local_day(o.at, zone) for o in held))

    def _on(self, shelf: Shelf) -> list[Edition]:
        return [one for one in self._standing() if shelf in shelves(one, self.site)]

    def _last(self) -> list[Edition]:
        return [editions[-1] for editions in self.editions.values()]

    def _standing(self) -> list[Edition]:
        standing = [edition for edition in self._last() if not edition.withdrawn]
        return sorted(standing, key=lambda one: (one.first_at, one.id), reverse=True)
