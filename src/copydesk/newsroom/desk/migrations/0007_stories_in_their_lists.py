"""Stories that were published before there were lists are put into theirs, oldest first."""

import datetime as dt
from collections import Counter
from typing import Any

from django.db import migrations

from copydesk.newsroom.desk.house import imprint
from copydesk.press.paper import Shelf
from copydesk.press.shelf import shelves
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition

AT_ONCE = 500


def list_stories(apps: Any, schema_editor: Any) -> None:
    EditionRow = apps.get_model("desk", "EditionRow")
    ListedRow = apps.get_model("desk", "ListedRow")
    ShelfRow = apps.get_model("desk", "ShelfRow")
    site = imprint()
    places: Counter[Shelf] = Counter()
    latest: dict[Shelf, dt.datetime] = {}
    rows: list[Any] = []
    standing = EditionRow.objects.filter(current=True, withdrawn=False).order_by("first_at", "pk")
    for made in standing.iterator(chunk_size=AT_ONCE):
        edition = from_json(made.content, Edition, place=made.path)
        for shelf, name in shelves(edition, site).items():
            places[shelf] += 1
            latest[shelf] = edition.first_at
            rows.append(
                ListedRow(
                    edition=made,
                    story_id=made.story_id,
                    kind=shelf.kind,
                    key=shelf.key,
                    name=name[:300],
                    first_at=edition.first_at,
                    place=places[shelf],
                )
            )
        if len(rows) >= AT_ONCE:
            ListedRow.objects.bulk_create(rows)
            rows = []
    ListedRow.objects.bulk_create(rows)
    ShelfRow.objects.bulk_create(
        [
            ShelfRow(kind=one.kind, key=one.key, stories=n, places=n, latest=latest[one])
            for one, n in places.items()
        ],
        batch_size=AT_ONCE,
    )


class Migration(migrations.Migration):
    dependencies = [("desk", "0006_lists_locales_and_people")]

    operations = [migrations.RunPython(list_stories, migrations.RunPython.noop)]
