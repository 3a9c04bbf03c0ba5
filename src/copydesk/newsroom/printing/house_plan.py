"""The plan of the paper: the same object as long as nothing in it changes.

What was made by a plan is kept with it (`press.kept`), and asking for its rows as they stand takes
a tenth of reading them into a plan anew.
"""

from collections.abc import Iterable

from django.utils import timezone

from copydesk.newsroom.desk.house import imprint, site
from copydesk.newsroom.desk.models import ShelfRow
from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.printing.questions import ask
from copydesk.press.paper import Site
from copydesk.story.story import Source

ROWS = (
    "SELECT * FROM desk_localerow ORDER BY id",
    "SELECT * FROM desk_sectionrow ORDER BY id",
    "SELECT * FROM desk_topicrow ORDER BY id",
    "SELECT * FROM desk_aboutrow ORDER BY id",
    "SELECT * FROM desk_houserow ORDER BY id",
    "SELECT * FROM desk_authorrow ORDER BY id",
    "SELECT * FROM desk_houseadvertrow ORDER BY id",
    "SELECT * FROM desk_houseadvertrow_sections ORDER BY id",
    "SELECT id, key FROM intake_sourcerow WHERE id IN"
    " (SELECT source_id FROM desk_authorrow) ORDER BY id",
    "SELECT id, file, alt, credit, width, height FROM desk_picturefile WHERE id IN"
    " (SELECT picture_id FROM desk_authorrow UNION SELECT picture_id FROM desk_houseadvertrow)"
    " ORDER BY id",
)
WITH_STORIES = (
    "SELECT * FROM intake_sourcerow WHERE key IN"
    " (SELECT key FROM desk_shelfrow WHERE kind = 'source' AND stories > 0 AND locale = %s)"
    " ORDER BY name, key"
)
ENDED = "SELECT COUNT(*) FROM desk_houseadvertrow WHERE ends <= %s"


class HousePlan:
    """The plan as it stood last, with all that it was made of."""

    def __init__(self) -> None:
        self._last: tuple[object, Site] | None = None
        self._sources: dict[str, tuple[object, list[Source]]] = {}

    def now(self) -> Site:
        """The plan as it stands."""
        # Looked at first: what changes in between is seen the next time.
        mark = (imprint(), [ask(rows) for rows in ROWS], ask(ENDED, [timezone.now()]))
        if self._last is None or self._last[0] != mark:
            self._last = (mark, site())
        return self._last[1]

    def sources(self, locale: str | None) -> list[Source]:
        """The sources with a story in a locale, or in any, by name."""
        if locale is None:
            keys = ShelfRow.objects.filter(kind="source", stories__gt=0).values("key")
            return _records(SourceRow.objects.filter(key__in=keys).order_by("name", "key"))
        mark = ask(WITH_STORIES, [locale])
        if locale not in self._sources or self._sources[locale][0] != mark:
            rows = SourceRow.objects.raw(WITH_STORIES, [locale])
            self._sources[locale] = (mark, _records(rows))
        return self._sources[locale][1]


def _records(rows: Iterable[SourceRow]) -> list[Source]:
    return [row.record() for row in rows]


house_plan = HousePlan()
