"""Search as Wagtail's lists ask for it: the stories of the desk, newest first.

Named as the list's search backend (`search_backend_name`). Wagtail hands over a query set that
is filtered already and wants one back that it can count and cut into pages.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.search.backends.database.fallback import DatabaseSearchBackend

from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.search.engine import DRAFTS, NEWEST, engine
from copydesk.newsroom.search.wanted import wanted

MOST = 1000  # stories that are listed
AT_ONCE = 2000
LOOKED_AT = 40_000  # matches that are held against the filters


class SearchBackend(DatabaseSearchBackend):
    """Our own words for stories; what Wagtail does without an index for all else."""

    def search(self, query: Any, model_or_queryset: Any, *args: Any, **options: Any) -> Any:
        """The stories with these words in their latest draft."""
        if _is_of_stories(model_or_queryset):
            return stories(str(query), model_or_queryset)
        return super().search(query, model_or_queryset, *args, **options)

    def autocomplete(self, query: Any, model_or_queryset: Any, *args: Any, **options: Any) -> Any:
        """The same: words are found whole."""
        if _is_of_stories(model_or_queryset):
            return stories(str(query), model_or_queryset)
        return super().autocomplete(query, model_or_queryset, *args, **options)


def stories(typed: str, rows: QuerySet[StoryRow]) -> QuerySet[StoryRow]:
    """The newest of these stories that have the words in their latest draft, or this key."""
    asked = wanted(typed)
    own = rows.filter(key=typed.strip()[:12]).order_by().values_list("pk", flat=True)
    found = list(own)
    table, last, seen = engine(DRAFTS), NEWEST, 0
    while len(found) < MOST and seen < LOOKED_AT:
        places = table.places(asked, AT_ONCE, below=last)
        if not places:
            break
        kept = rows.filter(pk__in=places).order_by("-pk").values_list("pk", flat=True)
        found += kept
        last, seen = places[-1], seen + len(places)
    return rows.filter(pk__in=found[:MOST])


def _is_of_stories(rows: Any) -> bool:
    return isinstance(rows, QuerySet) and rows.model is StoryRow
