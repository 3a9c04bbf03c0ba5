"""The made-up newsroom: stories in the search table, made once and kept for the next run."""

import sqlite3
import sys
from itertools import islice
from pathlib import Path

from stories import Copy

from copydesk.newsroom.search.columns import tokens
from copydesk.newsroom.search.engine import PUBLISHED, engine

PORTION = 100_000
FIRST = 2000  # place of the first story; those that are put in to be timed lie before it
MEMORY = 600 << 20  # bytes of tokens that are gathered before they are written
USUAL = 1 << 20


def fill(file: Path, count: int) -> None:
    """Put the stories into the table of the database that Django is set up with."""
    engine(PUBLISHED).create()
    into = sqlite3.connect(file, isolation_level=None)
    into.execute("PRAGMA synchronous=OFF")
    into.execute("PRAGMA cache_size=-400000")
    _gather(into, MEMORY)
    stream, place = Copy().stories(count), FIRST
    while portion := list(enumerate(islice(stream, PORTION), start=place)):
        into.execute("BEGIN")
        into.executemany(
            f"INSERT INTO {PUBLISHED}_texts (place, text) VALUES (?, ?)",
            ((n, columns.text) for n, columns in portion),
        )
        into.executemany(
            f"INSERT INTO {PUBLISHED} (rowid, tokens) VALUES (?, ?)",
            ((n, " ".join(tokens(columns))) for n, columns in portion),
        )
        into.execute("COMMIT")
        place += len(portion)
        print(f"\r{place - FIRST:,} stories", end="", file=sys.stderr)
    _gather(into, USUAL)
    into.execute(f"INSERT INTO {PUBLISHED} ({PUBLISHED}) VALUES ('optimize')")
    into.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    into.close()


def _gather(into: sqlite3.Connection, size: int) -> None:
    into.execute(f"INSERT INTO {PUBLISHED} ({PUBLISHED}, rank) VALUES ('hashsize', ?)", [size])
