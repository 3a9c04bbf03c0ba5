"""The seam between search and the database: lists of stories by token, in each vendor's best form.

A row's number is its place: the greater, the newer. SQLite has the tokens in FTS5, whose lists of
rows are read backwards from the newest and leap over each other where several meet; PostgreSQL has
one tsvector, behind an index of tokens and one of places, of which the planner takes the better.
Both keep the forms beside them, to take tokens out again and to look for long phrases. Forms come
folded and cut (`story.folding`), so neither's own notion of a word matters.
"""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Protocol

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from copydesk.newsroom.search.columns import Columns, tokens, told
from copydesk.newsroom.search.question import Question, Ways, Where, question
from copydesk.newsroom.search.wanted import OPEN, Wanted

PUBLISHED, DRAFTS = "search_published", "search_drafts"
TABLES = (PUBLISHED, DRAFTS)
NEWEST = 2**62
PAGE = 700  # bytes of a list that are read at a time: where lists leap over each other, most is not
MOST_BYTES = 900_000  # of a tsvector's tokens; it may have a mebibyte, places in it included


class Engine(Protocol):
    """One table of tokens."""

    def create(self) -> None:
        """Make the table."""

    def drop(self) -> None:
        """Take the table away, if it is there."""

    def put(self, place: int, columns: Columns) -> None:
        """The forms at a place, instead of those there were."""

    def take_out(self, place: int) -> None:
        """Nothing is found at a place any more."""

    def places(self, asked: Wanted, limit: int, *, where: Where = "", below: int = NEWEST,
               above: int = 0) -> list[int]:  # fmt: skip
        """The places where all that is wanted stands, newest first, between two places."""

    def held(self, above: int, limit: int) -> list[int]:
        """All places after one, oldest first."""


def engine(table: str, using: str = "default") -> Engine:
    """The table in this newsroom's database."""
    connection = connections[using]
    return VENDORS[connection.vendor](table, connection)


class _Table:
    """What a table is in any database: the forms by place, and how their tokens are asked for."""

    def __init__(self, table: str, connection: BaseDatabaseWrapper) -> None:
        self.table = table
        self.texts = f"{table}_texts"
        self.connection = connection

    def drop(self) -> None:
        """Take the table away, if it is there."""
        self._do(f"DROP TABLE IF EXISTS {self.table}")
        self._do(f"DROP TABLE IF EXISTS {self.texts}")

    def held(self, above: int, limit: int) -> list[int]:
        """All places after one, oldest first."""
        sql = f"SELECT place FROM {self.texts} WHERE place > %s ORDER BY place LIMIT %s"  # noqa: S608
        return self._do(sql, above, limit)

    def _do(self, sql: str, *values: int | str | list[str]) -> list[int]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, values)
            return [row[0] for row in cursor.fetchall()] if cursor.description else []

    def _text_of(self, place: int) -> str:
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT text FROM {self.texts} WHERE place = %s", [place])  # noqa: S608
            row = cursor.fetchone()
            return str(row[0]) if row else ""


class SQLite(_Table):
    """FTS5 without texts and positions: which stories have a token, and nothing else."""

    def create(self) -> None:
        """Make the tables; the tokenizer parts at spaces, for all other letters are the forms'."""
        self._do(f"CREATE TABLE {self.texts} (place INTEGER PRIMARY KEY, text TEXT NOT NULL)")
        self._do(
            f"CREATE VIRTUAL TABLE {self.table} USING fts5"
            "(tokens, content='', columnsize=0, detail=none, tokenize='ascii')"
        )
        self._do(f"INSERT INTO {self.table} ({self.table}, rank) VALUES ('pgsz', {PAGE})")  # noqa: S608

    def put(self, place: int, columns: Columns) -> None:
        """The forms at a place, instead of those there were."""
        self.take_out(place)
        self._do(f"INSERT INTO {self.texts} (place, text) VALUES (%s, %s)", place, columns.text)  # noqa: S608
        self._do(
            f"INSERT INTO {self.table} (rowid, tokens) VALUES (%s, %s)",  # noqa: S608
            place, " ".join(tokens(columns)),
        )  # fmt: skip

    def take_out(self, place: int) -> None:
        """Nothing is found at a place any more; FTS5 must be told what it has there."""
        if not (text := self._text_of(place)):
            return
        self._do(f"DELETE FROM {self.texts} WHERE place = %s", place)  # noqa: S608
        self._do(
            f"INSERT INTO {self.table} ({self.table}, rowid, tokens) VALUES ('delete', %s, %s)",  # noqa: S608
            place, " ".join(tokens(told(text))),
        )  # fmt: skip

    def places(
        self,
        asked: Wanted,
        limit: int,
        *,
        where: Where = "",
        below: int = NEWEST,
        above: int = 0,
    ) -> list[int]:
        """The places where all that is wanted stands, newest first, between two places."""
        if not (put := question(asked, where)):
            return []
        text = f"(SELECT text FROM {self.texts} WHERE place = {self.table}.rowid)"  # noqa: S608
        narrowed, rows = _in_text(put, f"instr({text}, %s)")
        return self._do(
            f"SELECT rowid FROM {self.table} WHERE {self.table} MATCH %s{narrowed}"  # noqa: S608
            " AND rowid < %s AND rowid > %s ORDER BY rowid DESC LIMIT %s",
            matching(put), *rows, below, above, limit,
        )  # fmt: skip


class PostgreSQL(_Table):
    """A tsvector of our own making: tokens without places, weights or dictionary."""

    def create(self) -> None:
        """Make the tables and the index of tokens."""
        self._do(f"CREATE TABLE {self.texts} (place bigint PRIMARY KEY, text text NOT NULL)")
        self._do(f"CREATE TABLE {self.table} (place bigint PRIMARY KEY, words tsvector NOT NULL)")
        self._do(
            f"CREATE INDEX {self.table}_words ON {self.table} USING gin (words)"
            " WITH (fastupdate = off)"
        )

    def put(self, place: int, columns: Columns) -> None:
        """The forms at a place, instead of those there were."""
        self.take_out(place)
        self._do(f"INSERT INTO {self.texts} (place, text) VALUES (%s, %s)", place, columns.text)  # noqa: S608
        self._do(
            f"INSERT INTO {self.table} (place, words) VALUES (%s, array_to_tsvector(%s::text[]))",  # noqa: S608
            place, fitting(tokens(columns)),
        )  # fmt: skip

    def take_out(self, place: int) -> None:
        """Nothing is found at a place any more."""
        self._do(f"DELETE FROM {self.texts} WHERE place = %s", place)  # noqa: S608
        self._do(f"DELETE FROM {self.table} WHERE place = %s", place)  # noqa: S608

    def places(
        self,
        asked: Wanted,
        limit: int,
        *,
        where: Where = "",
        below: int = NEWEST,
        above: int = 0,
    ) -> list[int]:
        """The places where all that is wanted stands, newest first, between two places."""
        if not (put := question(asked, where)):
            return []
        text = f"(SELECT text FROM {self.texts} t WHERE t.place = {self.table}.place)"  # noqa: S608
        narrowed, rows = _in_text(put, f"strpos({text}, %s) > 0")
        return self._do(
            f"SELECT place FROM {self.table} WHERE words @@ %s::tsquery{narrowed}"  # noqa: S608
            " AND place < %s AND place > %s ORDER BY place DESC LIMIT %s",
            query(put), *rows, below, above, limit,
        )  # fmt: skip


VENDORS: dict[str, type[SQLite] | type[PostgreSQL]] = {"sqlite": SQLite, "postgresql": PostgreSQL}


def matching(put: Question) -> str:
    """What FTS5 is asked. Tokens have letters, digits and our signs, and are always quoted."""
    wanted = " AND ".join(_any(ways, " AND ", " OR ", _quoted) for ways in put.every)
    unwanted = (" NOT " + _any(ways, " AND ", " OR ", _quoted) for ways in put.none)
    return f"({wanted}){''.join(unwanted)}"  # NOT binds more tightly than AND: hence the brackets


def query(put: Question) -> str:
    """What PostgreSQL is asked, as a tsquery."""
    wanted = [_any(ways, " & ", " | ", _lexeme) for ways in put.every]
    return " & ".join([*wanted, *("!" + _any(ways, " & ", " | ", _lexeme) for ways in put.none)])


def fitting(found: Iterable[str]) -> list[str]:
    """The first of these tokens, as many as a tsvector holds."""
    kept, left = [], MOST_BYTES
    for token in found:
        left -= len(token.encode()) + 2
        if left < 0:
            break
        kept.append(token)
    return kept


def _any(ways: Ways, both: str, either: str, write: Callable[[str], str]) -> str:
    return f"({either.join('(' + both.join(map(write, way)) + ')' for way in ways)})"


def _quoted(token: str) -> str:
    return f'"{token.removesuffix(OPEN)}"' + (" *" if token.endswith(OPEN) else "")


def _lexeme(token: str) -> str:
    return f"'{token.removesuffix(OPEN)}'" + (":*" if token.endswith(OPEN) else "")


def _in_text(put: Question, test: str) -> tuple[str, list[str]]:
    """Conditions on the text of a story, and their values."""
    sql = "".join(f" AND ({' OR '.join([test] * len(rows))})" for rows in put.rows)
    sql += f" AND NOT ({test})" * len(put.no_rows)
    return sql, [*chain(*put.rows), *put.no_rows]
