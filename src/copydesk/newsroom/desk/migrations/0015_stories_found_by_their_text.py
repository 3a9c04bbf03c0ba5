import datetime as dt
from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone

from copydesk.story.codec import from_json
from copydesk.story.edition import Edition
from copydesk.wire.upstream.by_text import marks
from copydesk.wire.upstream.version import text_of

KEPT = dt.timedelta(days=90)


def mark_what_stands(apps: Any, schema_editor: Any) -> None:
    """What was printed in the last ninety days is found by its text too."""
    editions = apps.get_model("desk", "EditionRow").objects
    rows = apps.get_model("desk", "TextMarkRow").objects
    standing = editions.filter(current=True, withdrawn=False, at__gte=timezone.now() - KEPT)
    for edition in standing.only("story_id", "content").iterator(200):
        story = from_json(edition.content, Edition, place=f"edition {edition.pk}").story
        rows.bulk_create(
            [rows.model(story_id=edition.story_id, mark=mark) for mark in marks(text_of(story))],
            ignore_conflicts=True,
        )


class Migration(migrations.Migration):
    dependencies = [("desk", "0014_house_in_the_database")]

    operations = [
        migrations.AddField(
            model_name="arrivalrow", name="sure", field=models.FloatField(default=1.0)
        ),
        migrations.AddField(
            model_name="arrivalrow", name="over", field=models.PositiveIntegerField(default=0)
        ),
        migrations.AlterField(
            model_name="arrivalrow",
            name="kind",
            field=models.CharField(
                choices=[
                    ("new", "new"),
                    ("update", "update"),
                    ("correction", "correction"),
                    ("clarification", "clarification"),
                    ("repeat", "repeat"),
                    ("withhold", "withheld"),
                    ("release", "released"),
                    ("kill", "kill"),
                    ("embargo", "embargo changed"),
                    ("expiry", "expiry changed"),
                    ("late", "older version, come late"),
                    ("refused", "killed before, refused"),
                    ("perhaps", "perhaps meant"),
                ],
                default="new",
                max_length=14,
            ),
        ),
        migrations.AddIndex(
            model_name="namerow", index=models.Index(fields=["name"], name="name_of_any_source")
        ),
        migrations.CreateModel(
            name="TextMarkRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.BigIntegerField()),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="desk.storyrow",
                    ),
                ),
            ],
            options={"verbose_name": "mark of a text"},
        ),
        migrations.AddConstraint(
            model_name="textmarkrow",
            constraint=models.UniqueConstraint(fields=("mark", "story"), name="marked_once"),
        ),
        migrations.RunPython(mark_what_stands, migrations.RunPython.noop, elidable=True),
    ]
