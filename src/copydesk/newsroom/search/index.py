"""What is found follows what is published and drafted, within the transaction that does so.

A published story's place is the number of its first edition's row: it grows in the order of
publication, and no later edition changes it. A draft's place is the number of its story's row.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from wagtail.models import Revision

from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.signals import edition_made
from copydesk.newsroom.search.columns import columns, draft_columns
from copydesk.newsroom.search.engine import DRAFTS, PUBLISHED, Engine, engine
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition

AT_ONCE = 200  # stories written in one transaction when all are: publishing waits that long


def connect() -> None:
    """Listen to the desk; called once when the app is ready."""
    edition_made.connect(_on_edition, sender=StoryRow, dispatch_uid="search.edition")


def on_revision(instance: Revision, **_: Any) -> None:
    """A draft was kept."""
    if instance.base_content_type.model_class() is StoryRow:
        index_draft(instance.as_object())


def on_story(instance: StoryRow, *, created: bool, **_: Any) -> None:
    """A story came, or was begun; later drafts of it are revisions."""
    if created:
        index_draft(instance)


def on_migrated(**_: Any) -> None:
    """A newsroom that has stories and has never been searched is made searchable."""
    if PUBLISHED not in connection.introspection.table_names():
        return
    if EditionRow.objects.exists() and not engine(PUBLISHED).held(0, 1):
        for _done in rebuild():
            pass


def index_edition(row: EditionRow, place: int, *, to: Engine | None = None) -> None:
    """Have the current edition found at its story's place, or not at all once withdrawn."""
    to = to or engine(PUBLISHED)
    if row.withdrawn:
        to.take_out(place)
    else:
        to.put(place, columns(from_json(row.content, Edition, place=str(row))))


def index_draft(draft: StoryRow, *, to: Engine | None = None) -> None:
    """Have a story found at the desk by its latest draft."""
    (to or engine(DRAFTS)).put(draft.pk, draft_columns(to_record(draft)))


def rebuild() -> Iterator[int]:
    """Index all that stands and all drafts anew; gives how many are done, as it goes.

    Readers go on finding what was there: each story is replaced by itself, and what is no story
    any more goes last.
    """
    done = 0
    for rows in _portions(EditionRow.objects.filter(number=1)):
        done += _published(rows)
        yield done
    for rows in _portions(StoryRow.objects.all()):
        done += _drafts(rows)
        yield done
    for table, model in ((PUBLISHED, EditionRow), (DRAFTS, StoryRow)):
        _forget_strangers(engine(table), model.objects)


def current_at(places: list[int]) -> dict[int, EditionRow]:
    """The editions that stand now, by the places of their stories."""
    firsts = EditionRow.objects.filter(pk__in=places, number=1).values_list("pk", "story_id")
    stories = {story: place for place, story in firsts}
    rows = EditionRow.objects.filter(story__in=stories, current=True)
    return {stories[row.story_id]: row for row in rows}


def _on_edition(row: StoryRow, edition: EditionRow, **_: Any) -> None:
    place = edition.pk
    if edition.number > 1:
        place = EditionRow.objects.values_list("pk", flat=True).get(story=row, number=1)
    index_edition(edition, place)


def _portions(rows: QuerySet[Any]) -> Iterator[QuerySet[Any]]:
    """Rows in portions by their numbers, each asked for in the transaction it is indexed in."""
    last = 0
    while found := list(
        rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
    ):
        yield rows.filter(pk__gt=last, pk__lte=found[-1])
        last = found[-1]


def _published(firsts: QuerySet[EditionRow]) -> int:
    with transaction.atomic():
        to = engine(PUBLISHED)
        places = list(firsts.values_list("pk", flat=True))
        for place, row in current_at(places).items():
            index_edition(row, place, to=to)
        return len(places)


def _drafts(rows: QuerySet[StoryRow]) -> int:
    with transaction.atomic():
        to, drafts = engine(DRAFTS), list(rows.select_related("latest_revision"))
        for row in drafts:
            index_draft(row.get_latest_revision_as_object(), to=to)
        return len(drafts)


def _forget_strangers(table: Engine, rows: Any) -> None:
    last = 0
    while held := table.held(last, AT_ONCE):
        with transaction.atomic():
            known = set(rows.filter(pk__in=held).values_list("pk", flat=True))
            for place in held:
                if place not in known:
                    table.take_out(place)
        last = held[-1]
