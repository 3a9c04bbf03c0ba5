"""The published state in the database, as the press asks for it."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from django.db.models import Max, Q, QuerySet

from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import BulletinRow, EditionRow
from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.printing.pictures import Darkroom
from copydesk.press.paper import Rendition, Site
from copydesk.story.blocks import Picture
from copydesk.story.change import Notice
from copydesk.story.codec import from_json
from copydesk.story.edition import Bulletin, Edition
from copydesk.story.story import Source

T = TypeVar("T")
MOST_KEPT = 500
AT_ONCE = 500  # editions fetched with one query: far below what a database takes as variables


class EditionShelf:
    """Editions read before, by the hash of their content, so that they can never be out of date."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self.most = most
        self._kept: OrderedDict[str, Edition] = OrderedDict()

    def editions(self, rows: QuerySet[EditionRow]) -> list[Edition]:
        """The editions of these rows, in their order; two queries at most for a usual page."""
        names = list(rows.values_list("sha256", flat=True))
        missing = [name for name in dict.fromkeys(names) if name not in self._kept]
        found = {name: self._kept[name] for name in names if name in self._kept}
        for start in range(0, len(missing), AT_ONCE):
            found |= self._read(missing[start : start + AT_ONCE])
        self._keep(found)
        return [found[name] for name in names]

    def _read(self, names: list[str]) -> dict[str, Edition]:
        rows = EditionRow.objects.filter(sha256__in=names).order_by()
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
        self.site: Site = site()
        self._darkroom = darkroom
        self._shelf = shelf or EditionShelf()
        self._announcing = announcing
        self._answers: dict[Hashable, Any] = {}

    @property
    def stamp(self) -> int:
        """The time of printing in nanoseconds, as files carry it."""
        return int(self.now.timestamp() * 1_000_000) * 1_000

    def edition(self, id: str) -> Edition | None:
        """The current edition of a story, also when withdrawn; None if never published."""
        rows = EditionRow.objects.filter(story__key=id, current=True)
        return self._one(("edition", id), rows)

    def edition_at(self, path: str) -> Edition | None:
        """The current edition whose address on the site this is, also when withdrawn."""
        return self._one(("at", path), EditionRow.objects.filter(path=path, current=True))

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
    ) -> Sequence[Edition]:
        """Current editions that meet all conditions given."""
        told = {"section": section, "source": source}
        wanted = Q(**{name: value for name, value in told.items() if value})
        wanted &= _between(since, until) & self._on(day) & _in_language(language)
        rows = _standing().filter(wanted).order_by("-first_at", "-story__key")[:limit]
        key = ("newest", limit, section, source, day, since, until, language)
        return self._once(key, lambda: self._shelf.editions(rows))

    def withdrawn(self) -> Sequence[Edition]:
        """The tombstones: every withdrawn story's last edition."""
        rows = EditionRow.objects.filter(current=True, withdrawn=True).order_by("-first_at", "-pk")
        return self._once("withdrawn", lambda: self._shelf.editions(rows))

    def days(self) -> Sequence[dt.date]:
        """Days with a story, newest first."""
        zone = ZoneInfo(self.site.time_zone)
        moments = _standing().datetimes("first_at", "day", order="DESC", tzinfo=zone)
        return self._once("days", lambda: [moment.date() for moment in moments])

    def sources(self) -> Sequence[Source]:
        """Sources with a story, by name."""
        keys = _standing().order_by().values("source").distinct()
        rows = SourceRow.objects.filter(key__in=keys).order_by("name", "key")
        return self._once("sources", lambda: [row.record() for row in rows])

    def notices(self, limit: int) -> Sequence[Notice]:
        """Notices of all stories, newest first."""
        rows = EditionRow.objects.filter(has_notice=True).order_by("-at", "-id")[:limit]
        return self._once(("notices", limit), lambda: self._own_notices(rows)[:limit])

    def ticker(self) -> Sequence[Bulletin]:
        """The lines of "Just in" now, newest first, one a story."""
        return self._once("ticker", self._lines)

    def number(self) -> int:
        """The number of the newest bulletin that pages may know of; 0 before the first."""
        return self._told().aggregate(newest=Max("pk"))["newest"] or 0

    def renditions(self, picture: Picture) -> Sequence[Rendition]:
        """The served sizes of a picture, smallest first; none where the file is missing."""
        file = picture.file
        make = self._darkroom.renditions
        return self._once(("picture", file), lambda: make(file, stamp=self.stamp))

    def _told(self) -> QuerySet[BulletinRow]:
        return BulletinRow.objects.filter(Q(announced=True) | Q(pk__in=self._announcing))

    def _lines(self) -> list[Bulletin]:
        newest = self._told().order_by().values("story").annotate(newest=Max("pk"))
        standing = EditionRow.objects.filter(current=True, withdrawn=False).values("story")
        rows = BulletinRow.objects.filter(pk__in=newest.values("newest"), story__in=standing)
        rows = rows.exclude(kind="withdrawn").select_related("story").order_by("-pk")
        return [row.record() for row in rows[: self.site.ticker_length]]

    def _own_notices(self, rows: QuerySet[EditionRow]) -> list[Notice]:
        return [
            notice
            for edition in self._shelf.editions(rows)
            for notice in reversed(edition.notices)
            if notice.edition == edition.number
        ]

    def _on(self, day: dt.date | None) -> Q:
        if day is None:
            return Q()
        begins = dt.datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(self.site.time_zone))
        ends = begins + dt.timedelta(days=1)  # on the clock of the zone: 23 or 25 hours at times
        return _between(begins, ends)

    def _one(self, key: Hashable, rows: QuerySet[EditionRow]) -> Edition | None:
        return self._once(key, lambda: next(iter(self._shelf.editions(rows[:1])), None))

    def _once(self, key: Hashable, make: Callable[[], T]) -> T:
        if key not in self._answers:
            self._answers[key] = make()
        return cast("T", self._answers[key])


def _standing() -> QuerySet[EditionRow]:
    return EditionRow.objects.filter(current=True, withdrawn=False)


def _between(since: dt.datetime | None, until: dt.datetime | None) -> Q:
    bounds = {"first_at__gte": since, "first_at__lt": until}
    return Q(**{name: moment for name, moment in bounds.items() if moment is not None})


def _in_language(language: str) -> Q:
    if not language:
        return Q()
    first = language.replace("_", "-").split("-")[0]
    return Q(language__iexact=first) | Q(language__istartswith=f"{first}-")
