"""The published state in the database, as the press asks for it."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from functools import partial
from itertools import starmap
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from django.db.models import Max, OuterRef, QuerySet, Subquery, Sum

from copydesk.newsroom.desk.models import EditionRow, ListedRow, ShelfRow
from copydesk.newsroom.fronts.publishing import front_at
from copydesk.newsroom.printing import questions
from copydesk.newsroom.printing.house_plan import house_plan
from copydesk.newsroom.printing.pictures import Darkroom, negative_of
from copydesk.newsroom.printing.questions import Bounds, Found
from copydesk.newsroom.printing.signals import accounts_asked
from copydesk.press.justin import in_place
from copydesk.press.paper import Crop, Day, Labelled, Rendition, Shelf, ShelfKind, Site
from copydesk.press.putting_right import Account
from copydesk.press.shape import Front
from copydesk.press.when import local_day, midnight
from copydesk.story.blocks import Picture
from copydesk.story.change import Notice
from copydesk.story.codec import from_json
from copydesk.story.edition import Bulletin, Edition
from copydesk.story.shapes.imprint import own_words
from copydesk.story.shapes.photo_metadata import PictureWords
from copydesk.story.story import Source

T = TypeVar("T")
MOST_KEPT = 1000
MOST_ANSWERS = 5000
LINES = 50  # looked at together for the ticker
AT_ONCE = 500  # editions fetched with one query: far below what a database takes as variables


class EditionShelf:
    """Editions read before, by the hash of their content, so that they can never be out of date."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self.most = most
        self._kept: OrderedDict[str, Edition] = OrderedDict()

    def editions(self, rows: QuerySet[EditionRow]) -> list[Edition]:
        """The editions of these rows, in their order; two queries at most for a usual page."""
        return self.found(list(rows.values_list("sha256", "pk")))

    def found(self, listed: Sequence[Found]) -> list[Edition]:
        """The editions that a question found, in their order."""
        names = [name for name, _ in listed]
        missing = [pk for name, pk in dict(listed).items() if name not in self._kept]
        found = {name: self._kept[name] for name in names if name in self._kept}
        for start in range(0, len(missing), AT_ONCE):
            found |= self._read(missing[start : start + AT_ONCE])
        self._keep(found)
        return [found[name] for name in names]

    def _read(self, keys: list[int]) -> dict[str, Edition]:
        rows = EditionRow.objects.filter(pk__in=keys).order_by()
        contents = rows.values_list("sha256", "content", "path")
        return {name: from_json(text, Edition, place=path) for name, text, path in contents}

    def _keep(self, found: dict[str, Edition]) -> None:
        for name, edition in found.items():
            self._kept[name] = edition
            self._kept.move_to_end(name)
        while len(self._kept) > self.most:
            self._kept.popitem(last=False)


class DatabasePaper:
    """`copydesk.press.paper.Paper` over the rows, as they stand when each is first asked for.

    Answers are kept: make a new one for every act. `announcing` are the numbers of bulletins
    that this act is about to announce; pages already show them.
    """

    def __init__(
        self,
        now: dt.datetime,
        *,
        darkroom: Darkroom,
        shelf: EditionShelf | None = None,
        announcing: frozenset[int] = frozenset(),
    ) -> None:
        self.now = now
        self.site: Site = house_plan.now()
        self._darkroom = darkroom
        self._shelf = shelf or EditionShelf()
        self._announcing = announcing
        self._answers: dict[Hashable, Any] = {}
        self._lists: dict[Hashable, tuple[int, list[Found]]] = {}

    @property
    def stamp(self) -> int:
        """The time of printing in nanoseconds, as files carry it."""
        return int(self.now.timestamp() * 1_000_000) * 1_000

    def edition(self, id: str) -> Edition | None:
        """The current edition of a story, also when withdrawn; None if never published."""
        return self._one(("edition", id), lambda: questions.current(id))

    def edition_at(self, path: str) -> Edition | None:
        """The current edition whose address on the site this is, also when withdrawn."""
        return self._one(("at", path), lambda: questions.current_at(path))

    def history(self, id: str) -> Sequence[Edition]:
        """All editions of a story, oldest first."""
        rows = EditionRow.objects.filter(story__key=id).order_by("number")
        return self._once(("history", id), lambda: self._shelf.editions(rows))

    def newest(  # noqa: PLR0913  # the conditions of `Paper.newest`, each by its name
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
        """Current editions that meet all conditions given."""
        lists = {"section": section, "topic": topic, "author": author, "source": source}
        named = tuple((kind, value) for kind, value in lists.items() if value)
        times = [(since, until), *self._on(day)]
        # A list is asked for whole at first: its page, its feeds and its front take of one answer.
        most = max(limit, self.site.leaf_length)
        key = (named, locale, tuple(times), language)
        asked, found = self._lists.get(key, (0, []))
        if asked < limit and len(found) >= asked:
            found = questions.newest(named, locale, times, language, most)
            self._lists[key] = (most, found)
        return self._once(("newest", key, limit), lambda: self._shelf.found(found[:limit]))

    def walk(self) -> Iterator[Edition]:
        """The current edition of every story, a portion at a time, each read for this alone."""
        last = 0
        while True:
            rows = EditionRow.objects.filter(current=True, pk__gt=last).order_by("pk")
            found = list(rows.values_list("pk", "path", "content")[:AT_ONCE])
            yield from (from_json(text, Edition, place=path) for _, path, text in found)
            if len(found) < AT_ONCE:
                return
            last = found[-1][0]

    def withdrawn(self) -> Sequence[Edition]:
        """The tombstones: every withdrawn story's last edition."""
        rows = EditionRow.objects.filter(current=True, withdrawn=True).order_by("-first_at", "-pk")
        return self._once("withdrawn", lambda: self._shelf.editions(rows))

    def days(self, locale: str | None = None) -> Sequence[dt.date]:
        """Days with a story, newest first."""
        days = _shelves("day", locale).order_by("-key").values_list("key", flat=True).distinct()
        return self._once(("days", locale), lambda: [dt.date.fromisoformat(day) for day in days])

    def leaves(self, shelf: Shelf) -> int:
        """How many full leaves of `site.leaf_length` stories a list has had; 1 holds the oldest."""
        places = self._once(("places", shelf), lambda: questions.places(shelf))
        return places // self.site.leaf_length

    def leaf(self, shelf: Shelf, number: int) -> Sequence[Edition]:
        """What still stands of a leaf; a story keeps its leaf however many come and go."""
        length = self.site.leaf_length
        first = (number - 1) * length + 1
        make = self._shelf.found
        key = ("leaf", shelf, number)
        return self._once(key, lambda: make(questions.between(shelf, first, length)))

    def leaf_of(self, shelf: Shelf, id: str) -> int:
        """The full leaf a story stands on, or stood; 0 where it is on none yet."""
        place = self._once(("place", shelf, id), lambda: questions.place(shelf, id))
        leaf = -(-place // self.site.leaf_length)
        return leaf if leaf <= self.leaves(shelf) else 0

    def label(self, shelf: Shelf) -> str:
        """What the newest copy calls a topic or person; "" where no story stands."""
        return self._once(("label", shelf), lambda: questions.label(shelf))

    def labelled(self, kind: ShelfKind, locale: str, limit: int) -> Sequence[Labelled]:
        """Topics or people with a story: those that had one last, in the order of their keys."""
        same = ListedRow.objects.filter(
            kind=kind, key=OuterRef("key"), locale=locale, is_standing=True
        )
        name = Subquery(same.order_by("-first_at", "-story__key").values("name")[:1])
        rows = _shelves(kind, locale).order_by("-latest", "key")[:limit]
        found = rows.annotate(name=name).values_list("key", "name")
        return [Labelled(key=key, name=named or "") for key, named in sorted(found)]

    def sources(self, locale: str | None = None) -> Sequence[Source]:
        """Sources with a story, by name."""
        return self._once(("sources", locale), lambda: house_plan.sources(locale))

    def family(self, ids: Collection[str]) -> Sequence[Edition]:
        """Current editions of these stories and of their translations, not withdrawn, by id."""
        names = frozenset(ids)
        return self._once(("family", names), lambda: self._family(names))

    def notices(self, limit: int, locale: str | None = None) -> Sequence[Notice]:
        """Notices of all stories, or those of a locale, newest first."""
        find = partial(questions.noticed, limit, locale)
        return self._once(("notices", limit, locale), lambda: self._own_notices(find())[:limit])

    def accounts(self, locale: str) -> Sequence[Account]:
        """What was put right in a locale up to the last midnight."""
        zone = self.site.time_zone
        until = midnight(local_day(self.now, zone), zone)
        return self._once(("accounts", locale), lambda: _accounts(locale, until))

    def ticker(self, locale: str | None = None) -> Sequence[Bulletin]:
        """The lines of "Just in" now, newest first, one a story."""
        return self._once(("ticker", locale), lambda: self._lines(locale))

    def number(self) -> int:
        """The number of the newest bulletin that pages may know of; 0 before the first."""
        return self._once("number", lambda: questions.newest_line(self._announcing))

    def front(self, locale: str, section: str) -> Front:
        """How the desk shaped the front of a locale, or of a section in it; else `Front()`."""
        if f"{locale}/{section}" not in self._once("fronts", questions.shaped_fronts):
            return Front()
        return self._once(("front", locale, section), lambda: front_at(locale, section))

    def renditions(self, picture: Picture, crop: Crop = "") -> Sequence[Rendition]:
        """The served sizes of a picture, smallest first; none where the file is missing."""
        make = self._darkroom.renditions
        self._once("look_again", self._darkroom.look_again)
        return self._once(("picture", picture, crop), lambda: make(picture, crop, stamp=self.stamp))

    def picture_words(self, picture: Picture) -> PictureWords:
        """What goes with a picture: the words of its story, then those of the file we hold."""
        return self._once(("picture_words", picture), lambda: _words_with(picture))

    def calendar(self) -> Sequence[Day]:
        """Days with a story, newest first, with what became of each."""
        rows = _shelves("day", None).values("key").order_by("-key")
        told = rows.annotate(count=Sum("stories"), last=Max("edited"))
        return self._once(
            "calendar", lambda: list(starmap(_day, told.values_list("key", "count", "last")))
        )

    def _lines(self, locale: str | None) -> list[Bulletin]:
        """From the newest line back until there are enough: how many there are costs nothing."""
        found: dict[int, Bulletin | None] = {}
        newer: dict[int, Bulletin] = {}
        last, length = 0, self.site.ticker_length
        while True:
            find = partial(questions.lines, last, self._announcing, LINES)
            rows = self._once(("told", last), find)
            standing = self._standing_of({story for story, _ in rows}, locale)
            for story, line in rows:
                if line.kind == "minor":
                    newer.setdefault(story, line)
                    continue
                is_shown = story in standing and line.kind != "withdrawn"
                worded = in_place(line, newer.get(story))
                found.setdefault(story, worded if is_shown else None)
            lines = [line for line in found.values() if line]
            if len(lines) >= length or len(rows) < LINES:
                return lines[:length]
            last = rows[-1][1].number

    def _standing_of(self, stories: set[int], locale: str | None) -> set[int]:
        held = self._once(("locales", frozenset(stories)), lambda: questions.locales_of(stories))
        return {story for story, own in held if locale is None or own == locale}

    def _family(self, ids: frozenset[str]) -> list[Edition]:
        found = self._shelf.found(questions.family(ids))
        return sorted(found, key=lambda edition: edition.id)

    def _own_notices(self, found: Sequence[Found]) -> list[Notice]:
        return [
            notice
            for edition in self._shelf.found(found)
            for notice in reversed(edition.notices)
            if notice.edition == edition.number
        ]

    def _on(self, day: dt.date | None) -> list[Bounds]:
        if day is None:
            return []
        begins = dt.datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(self.site.time_zone))
        ends = begins + dt.timedelta(days=1)  # on the clock of the zone: 23 or 25 hours at times
        return [(begins, ends)]

    def _one(self, key: Hashable, find: Callable[[], Sequence[Found]]) -> Edition | None:
        return self._once(key, lambda: next(iter(self._shelf.found(find()[:1])), None))

    def _once(self, key: Hashable, make: Callable[[], T]) -> T:
        if key not in self._answers:
            if len(self._answers) >= MOST_ANSWERS:
                self._answers.clear()
            self._answers[key] = make()
        return cast("T", self._answers[key])


def _accounts(locale: str, until: dt.datetime) -> Sequence[Account]:
    """As the room counts them that has the corrections."""
    answers = accounts_asked.send(sender=DatabasePaper, locale=locale, until=until)
    told: tuple[Sequence[Account], ...] = tuple(cast("Any", answer) for _, answer in answers)
    return told[0] if told else ()


def _day(key: str, stories: int, changed: dt.date | None) -> Day:
    date = dt.date.fromisoformat(key)
    return Day(date=date, stories=stories, changed=changed or date)


def _words_with(picture: Picture) -> PictureWords:
    negative = negative_of(picture)
    return negative.words if negative else own_words(picture)


def _shelves(kind: str, locale: str | None) -> QuerySet[ShelfRow]:
    rows = ShelfRow.objects.filter(kind=kind, stories__gt=0)
    return rows if locale is None else rows.filter(locale=locale)
