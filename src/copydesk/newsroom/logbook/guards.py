"""The database's own refusal to alter or delete what may only be added.

Put up after every migration and not by one: SQLite rebuilds a table to change it, and its triggers
go with the old one. The audit looks whether they stand.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

# Tables, and what is refused there. Parts may be erased.
GUARDED = {
    "logbook_linerow": ("UPDATE", "DELETE"),
    "logbook_partrow": ("UPDATE",),
    "corrections_changerow": ("UPDATE", "DELETE"),
    "corrections_changerow_reports": ("UPDATE", "DELETE"),
}
FUNCTION = """
CREATE OR REPLACE FUNCTION copydesk_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""


def on_migrated(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Guard the tables that are there."""
    put_up(connections[using])


def put_up(database: BaseDatabaseWrapper) -> None:
    """Guard all tables of ours that exist; doing it twice changes nothing."""
    is_postgresql = database.vendor == "postgresql"
    there = set(database.introspection.table_names())
    with database.cursor() as cursor:
        if is_postgresql:
            cursor.execute(FUNCTION)
        for table, name, event in _all(is_postgresql=is_postgresql):
            if table not in there:
                continue
            if is_postgresql:
                cursor.execute(_on_postgresql(table, name, event))
            else:
                cursor.execute(_on_sqlite(table, name, event))


def missing() -> list[str]:
    """The names of the guards that do not stand."""
    is_postgresql = connection.vendor == "postgresql"
    asked = (
        "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
        if is_postgresql
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        standing = {name for (name,) in cursor.fetchall()}
    return [name for _, name, _ in _all(is_postgresql=is_postgresql) if name not in standing]


def _all(*, is_postgresql: bool) -> list[tuple[str, str, str]]:
    """Table, name and event of every guard; to empty a table at once is a word of PostgreSQL's."""
    return [
        (table, f"{table}_no_{event.lower()}", event)
        for table, events in GUARDED.items()
        for event in (*events, *(("TRUNCATE",) if is_postgresql else ()))
    ]


def _on_sqlite(table: str, name: str, event: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {event} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
    )


def _on_postgresql(table: str, name: str, event: str) -> str:
    return (
        f"CREATE OR REPLACE TRIGGER {name} BEFORE {event} ON {table} "
        f"FOR EACH {'STATEMENT' if event == 'TRUNCATE' else 'ROW'} "
        "EXECUTE FUNCTION copydesk_refuse()"
    )
