"""A desk with so many stories, made once and kept: Django is set up on its database here."""

import datetime as dt
import os
from array import array
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

import django
import numpy as np
from texts import Text

from copydesk.story import event
from copydesk.story.blocks import Paragraph
from copydesk.story.sketch import Sketch, sketch
from copydesk.story.story import Story

PORTION = 1_000
A_DAY = 600  # stories that come
NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
Known = tuple[Text, Sketch, list[str]]


def story_of(text: Text) -> Story:
    """A text as a story of the desk."""
    head, *rest = text.paragraphs
    blocks = tuple(Paragraph(key=f"p{place}", text=told) for place, told in enumerate(rest))
    return Story(headline=head, language=text.language, blocks=blocks)


def open_desk(folder: Path) -> bool:
    """Set Django up on the desk of a folder; whether it has to be filled."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["COPYDESK_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "copydesk.newsroom.settings"
    django.setup()
    is_filled = (folder / "filled").exists()
    if not is_filled:
        from django.core.management import call_command

        (folder / "newsroom.sqlite3").unlink(missing_ok=True)
        call_command("migrate", verbosity=0)
    return not is_filled


def fill(folder: Path, texts: Iterator[Text]) -> None:
    """Put stories on the desk as if each had come and been checked, the newest last."""
    from django.db import connection, transaction

    from copydesk.newsroom.desk.models import TextMarkRow

    marks, rows = array("q"), array("q")
    number = 0
    with ProcessPoolExecutor(2) as pool, transaction.atomic():
        while portion := list(islice(texts, PORTION)):
            known = list(pool.map(_known, portion, chunksize=50))
            for found in _keep(known, number):
                marks.extend(found)
                rows.extend([number := number + 1] * len(found))
    order = np.lexsort((np.asarray(rows), np.asarray(marks)))
    table = TextMarkRow._meta.db_table
    with connection.cursor() as cursor, transaction.atomic():
        for part in np.array_split(order, max(1, len(order) // 200_000)):
            pairs = zip(np.asarray(marks)[part].tolist(), np.asarray(rows)[part].tolist())  # noqa: B905
            cursor.executemany(f"INSERT INTO {table} (mark, story_id) VALUES (%s, %s)", list(pairs))
    (folder / "filled").touch()


def _known(text: Text) -> Known:
    return text, sketch(text.paragraphs), [term.form for term in event.terms(story_of(text))]


def _keep(known: Sequence[Known], before: int) -> list[tuple[int, ...]]:
    """Rows of stories with their sketches; gives the marks of each."""
    from copydesk.newsroom.desk.known_again import SketchRow
    from copydesk.newsroom.desk.likeness.remembering import mark_of
    from copydesk.newsroom.desk.models import StoryRow
    from copydesk.story.sketch import packed

    told = [NOW + dt.timedelta(days=(before + n) / A_DAY) for n in range(1, len(known) + 1)]
    StoryRow.objects.bulk_create(
        StoryRow(
            pk=before + n, headline=text.paragraphs[0][:500], language=text.language,
            guid=text.key, came_at=at, published=at,
        )
        for n, ((text, _, _), at) in enumerate(zip(known, told, strict=True), start=1)
    )  # fmt: skip
    SketchRow.objects.bulk_create(
        SketchRow(story_id=before + n, marks=packed(of.marks), size=of.size, terms=terms)
        for n, (_, of, terms) in enumerate(known, start=1)
    )
    return [tuple({*of.marks, *map(mark_of, terms)}) for _, of, terms in known]
