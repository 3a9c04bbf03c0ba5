from typing import Any

from django.db import migrations

from copydesk.newsroom.search.engine import TABLES, engine


def create(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        engine(table, schema_editor.connection.alias).create()


def drop(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        engine(table, schema_editor.connection.alias).drop()


class Migration(migrations.Migration):
    """The tables of folded forms: FTS5 in SQLite, tsvector in PostgreSQL."""

    initial = True

    dependencies = [("desk", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
