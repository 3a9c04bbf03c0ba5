"""Made-up stories by the hundred thousand, straight into the rows: invented words of no language.

A paper of sixty stories a day, in six sections, from eight sources, however many there are.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import EditionRow, ListedRow, SectionRow, ShelfRow, StoryRow
from copydesk.newsroom.intake.models import SourceRow
from copydesk.press.locale import locale_of
from copydesk.press.paper import Site
from copydesk.press.shelf import shelves
from copydesk.story.blocks import Paragraph
from copydesk.story.codec import to_json
from copydesk.story.edition import Edition
from copydesk.story.story import Story

A_DAY = 60
SECTIONS = ("world", "harbour", "money", "sport", "science", "arts")
TOPICS = ("tides", "schools", "courts", "rail", "weather", "bread", "glass", "night")
SYLLABLES = ("ka", "lo", "mir", "ten", "su", "ver", "dal", "ne", "pho", "ri", "gan", "tol")
WORDS = tuple(
    "".join(luck.choices(SYLLABLES, k=luck.randint(1, 4)))
    for luck in [Random(1)]
    for _ in range(5000)
)
AT_ONCE = 1000


def words(luck: Random, count: int) -> str:
    """Invented words, the first with a capital."""
    return " ".join(luck.choices(WORDS, k=count)).capitalize()


def story(luck: Random, paragraphs: int = 8) -> Story:
    """A story of usual length."""
    return Story(
        headline=words(luck, 9),
        language="en",
        standfirst=words(luck, 25) + ".",
        subjects=tuple(luck.sample(TOPICS, 3)),
        blocks=tuple(
            Paragraph(key=f"p{number}", text=words(luck, 45) + ".") for number in range(paragraphs)
        ),
    )


def make(count: int, until: dt.datetime) -> None:
    """This many stories up to a moment, as publishing them one by one would have left the rows."""
    sections = [SectionRow(key=key, name=key.title(), order=n) for n, key in enumerate(SECTIONS)]
    SectionRow.objects.bulk_create(sections)
    SourceRow.objects.bulk_create(SourceRow(key=f"wire-{n}", name=f"Wire {n}") for n in range(8))
    with transaction.atomic():
        maker = Maker(count, until)
        for start in range(0, count, AT_ONCE):
            maker.some(range(start, min(count, start + AT_ONCE)))
        ShelfRow.objects.bulk_create(maker.shelves.values(), batch_size=500)


class Maker:
    """Rows by the thousand, and the lists they stand in."""

    def __init__(self, count: int, until: dt.datetime) -> None:
        self.luck = Random(count)
        self.first = until - dt.timedelta(days=count / A_DAY)
        self.site: Site = site()
        self.sections = list(SectionRow.objects.all())
        self.sources = list(SourceRow.objects.order_by("key"))
        self.records = [source.record() for source in self.sources]
        self.shelves: dict[Any, ShelfRow] = {}

    def some(self, numbers: range) -> None:
        """The stories of these numbers with their editions and places; rows by their numbers."""
        editions = [(number + 1, self._edition(number)) for number in numbers]
        insert(StoryRow, (self._row(pk, edition) for pk, edition in editions))
        insert(EditionRow, (self._edition_row(pk, edition) for pk, edition in editions))
        insert(ListedRow, (row for pk, edition in editions for row in self._places(pk, edition)))

    def _edition(self, number: int) -> Edition:
        at = self.first + dt.timedelta(days=number / A_DAY)
        return Edition(
            id=f"made{number:08}",
            number=1,
            path=f"/{at:%Y/%m/%d}/made-up-{number}/",
            at=at,
            first_at=at,
            by="Bench",
            story=story(self.luck),
            section=SECTIONS[number % len(SECTIONS)],
            source=self.records[number % len(self.records)],
        )

    def _row(self, pk: int, edition: Edition) -> StoryRow:
        number = pk - 1
        return StoryRow(
            pk=pk,
            key=edition.id,
            headline=edition.story.headline,
            section=self.sections[number % len(self.sections)],
            source=self.sources[number % len(self.sources)],
            path=edition.path,
            state=StoryRow.State.PUBLISHED,
            live=True,
        )

    def _edition_row(self, pk: int, edition: Edition) -> EditionRow:
        content = to_json(edition)
        return EditionRow(
            pk=pk,
            story_id=pk,
            number=1,
            path=edition.path,
            kind=edition.kind,
            at=edition.at,
            first_at=edition.first_at,
            by=edition.by,
            section=edition.section,
            source=edition.source.key if edition.source else "",
            language=edition.story.language,
            locale=locale_of(edition, self.site).key,
            sha256=hashlib.sha256(content).hexdigest(),
            content=content.decode(),
        )

    def _places(self, pk: int, edition: Edition) -> Iterator[ListedRow]:
        for shelf, name in shelves(edition, self.site).items():
            held = self.shelves.setdefault(
                shelf, ShelfRow(kind=shelf.kind, key=shelf.key, locale=shelf.locale)
            )
            held.stories = held.places = held.places + 1
            held.latest = edition.first_at
            yield ListedRow(
                edition_id=pk,
                story_id=pk,
                kind=shelf.kind,
                key=shelf.key,
                locale=shelf.locale,
                name=name,
                first_at=edition.first_at,
                place=held.places,
            )


def insert(model: type[Model], rows: Iterable[Model]) -> None:
    """Rows by one prepared statement: a tenth of what writing out a long one takes."""
    meta = model._meta
    fields: Sequence[Any] = [one for one in meta.concrete_fields if not one.generated]
    held = list(rows)
    if held and held[0].pk is None:
        fields = [one for one in fields if not one.primary_key]
    names = ", ".join(connection.ops.quote_name(one.column) for one in fields)
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {connection.ops.quote_name(meta.db_table)} ({names}) VALUES ({marks})"
    values = (
        [one.get_db_prep_save(one.pre_save(row, add=True), connection) for one in fields]
        for row in held
    )
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)
