"""The journal of a reading: its units, which of them are done, and every capture that was read.

SQLite in the output's folder. A unit is done when its row says so: then its tables lie under
their names and its captures are entered, all or nothing. What is begun and not done is done again.
"""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from copydesk.bulk.files import Found
from copydesk.bulk.places import Unit
from copydesk.errors import CopydeskError
from copydesk.story.codec import from_json, to_json

TABLES: Final = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (place TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS units (
    number INTEGER PRIMARY KEY, unit BLOB NOT NULL, size INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waits', counts BLOB NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS units_by_state ON units (state);
CREATE TABLE IF NOT EXISTS captures (
    sha256 BLOB PRIMARY KEY, unit INTEGER NOT NULL
) WITHOUT ROWID;
"""


class Journal:
    """What is to be done and what is done; safe to ask from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._here = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._db.executescript(TABLES)

    @property
    def _db(self) -> sqlite3.Connection:
        """This thread's connection."""
        found: sqlite3.Connection | None = getattr(self._here, "db", None)
        if found is None:
            found = sqlite3.connect(
                self._path, timeout=60, isolation_level=None, check_same_thread=False
            )
            found.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
            self._here.db = found
            with self._lock:
                self._open.append(found)
        return found

    def close(self) -> None:
        """Close it in all threads; none may be using it."""
        for each in self._open:
            each.close()

    def once(self, name: str, value: str) -> str:
        """A choice that stays as it was made when the reading began; gives that."""
        self._db.execute("INSERT OR IGNORE INTO about VALUES (?, ?)", (name, value))
        row = self._db.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(row[0])

    def new(self, found: Sequence[Found]) -> list[Found]:
        """Those files that are not planned yet.

        Raises `CopydeskError` of one that has changed since.
        """
        known = dict(self._db.execute("SELECT place, stamp FROM files").fetchall())
        for each in found:
            if known.get(each.place, each.stamp) != each.stamp:
                reason = "it has changed since this reading began: read it into another folder"
                raise CopydeskError(place=each.place, reason=reason)
        return [each for each in found if each.place not in known]

    def enter(self, found: Sequence[Found], units: Sequence[Unit]) -> None:
        """Plan some files with all their units, all or nothing."""
        with self._writing() as db:
            db.executemany("INSERT INTO files VALUES (?, ?)", [(f.place, f.stamp) for f in found])
            rows = [(to_json(unit), unit.size) for unit in units]
            db.executemany("INSERT INTO units (unit, size) VALUES (?, ?)", rows)

    def waiting(self) -> Iterator[tuple[int, Unit]]:
        """The units that are not done, in order."""
        asked = "SELECT number FROM units WHERE state <> 'done' ORDER BY number"
        for (number,) in self._db.execute(asked).fetchall():
            row = self._db.execute("SELECT unit FROM units WHERE number = ?", (number,)).fetchone()
            yield number, from_json(row[0], Unit, place="journal")

    def sizes(self) -> tuple[int, int]:
        """Bytes of all units, and of those that are done."""
        asked = (
            "SELECT coalesce(sum(size), 0), coalesce(sum(size * (state = 'done')), 0) FROM units"
        )
        row = self._db.execute(asked).fetchone()
        return int(row[0]), int(row[1])

    def has(self, sha256: str) -> bool:
        """Whether a capture was read in a unit that is done."""
        asked = "SELECT 1 FROM captures WHERE sha256 = ?"
        return self._db.execute(asked, (bytes.fromhex(sha256),)).fetchone() is not None

    @contextmanager
    def claim(self, number: int, captures: Sequence[str]) -> Iterator[list[str]]:
        """Enter a unit's captures; gives those that another unit has had before.

        Inside, its tables are put in place and `done` is called. A crash before the end leaves
        the unit as it was; its tables are then written over.
        """
        late: list[str] = []
        with self._writing() as db:
            for sha256 in captures:
                row = (bytes.fromhex(sha256), number)
                if not db.execute("INSERT OR IGNORE INTO captures VALUES (?, ?)", row).rowcount:
                    late.append(sha256)
            yield late

    def done(self, number: int, counts: bytes) -> None:
        """Say that a unit is done, with what was counted; inside its `claim`."""
        asked = "UPDATE units SET state = 'done', counts = ? WHERE number = ?"
        self._db.execute(asked, (counts, number))

    def fail(self, number: int) -> None:
        """A unit that could not be done now; the next reading tries again."""
        self._db.execute("UPDATE units SET state = 'failed' WHERE number = ?", (number,))

    def counts(self) -> Iterator[bytes]:
        """What was counted in each unit that is done."""
        asked = "SELECT counts FROM units WHERE state = 'done' ORDER BY number"
        yield from (row[0] for row in self._db.execute(asked))

    def failed(self) -> int:
        """How many units could not be done."""
        asked = "SELECT count(*) FROM units WHERE state = 'failed'"
        return int(self._db.execute(asked).fetchone()[0])

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, and for good when it is over."""
        db = self._db
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
        except BaseException:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")
