"""A story published and corrected, with its record, and the heads kept as after each commit."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.logbook import guards, heads
from newsroom.desk.copy_for_tests import feed

Tamper = Callable[..., None]


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    settings.RECORD_ROOT = tmp_path / "record"
    settings.PRESS_ROOT = tmp_path / "site"
    return tmp_path


@pytest.fixture
def row(bring: Callable[..., list[StoryRow]], editor: User, chief: User) -> StoryRow:
    """A story with three editions: published, killed, restored."""
    (story,) = bring(feed())
    actions.publish(story, by=editor)
    heads.keep()
    actions.withdraw(story, by=chief, reason="It was false.")
    heads.keep()
    actions.restore(story, by=chief, reason="It was true after all.")
    heads.keep()
    return story


@pytest.fixture
def tamper(db: None) -> Tamper:
    """Change a table as somebody may who has the database: the guards are taken down first."""

    def change(sql: str, *values: Any) -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL session_replication_role = 'replica'")  # no triggers
                cursor.execute(sql, values)
                cursor.execute("SET LOCAL session_replication_role = 'origin'")
                return
            for table, events in guards.GUARDED.items():
                for event in events:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event.lower()}")
            cursor.execute("PRAGMA defer_foreign_keys = ON")
            cursor.execute(sql, values)
        guards.put_up(connection)

    return change
