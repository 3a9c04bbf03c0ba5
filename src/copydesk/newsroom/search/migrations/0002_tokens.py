from typing import Any

from django.db import migrations

from copydesk.newsroom.search.engine import TABLES, engine


def create(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        made = engine(table, schema_editor.connection.alias)
        made.drop()
        made.create()


class Migration(migrations.Migration):
    """The tables anew, as lists of stories by token; they are filled once all is migrated."""

    dependencies = [("copydesk_search", "0001_words")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
