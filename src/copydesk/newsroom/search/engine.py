"""The seam between search and the database: one table, in the form each vendor is best at.

A row's number is its place: the greater, the newer. SQLite has the three columns in FTS5, whose
lists of rows are read backwards from the newest; PostgreSQL has one tsvector with the weights A,
B and C, behind an index of words and one of places, of which the planner takes the better.
Forms come folded and cut (`story.folding`), so neither's own notion of a word matters.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, Protocol

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from copydesk.newsroom.search.columns import EVERY, REPEATED, Columns
from copydesk.newsroom.search.wanted import OPEN, Phrase, Term, Wanted

PUBLISHED, DRAFTS = "search_published", "search_drafts"
TABLES = (PUBLISHED, DRAFTS)
NEWEST = 2**62
MOST_POSITIONS = 16_383  # of a tsvector; words behind are found, only not in phrases

# Where all of the words must stand: anywhere, in the headline, in it or what stands first; or
# be those the story has often.
Where = Literal["", "headline", "head", "often"]


class Engine(Protocol):
    """One table of forms."""

    def create(self) -> None:
        """Make the table."""

    def drop(self) -> None:
        """Take the table away."""

    def put(self, place: int, told: Columns) -> None:
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
    """What a table is in any database."""

    def __init__(self, table: str, connection: BaseDatabaseWrapper) -> None:
        self.table = table
        self.connection = connection

    def drop(self) -> None:
        """Take the table away."""
        self._do(f"DROP TABLE {self.table}")

    def _do(self, sql: str, *values: int | str) -> list[int]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, values)
            return [row[0] for row in cursor.fetchall()] if cursor.description else []


class SQLite(_Table):
    """FTS5, which keeps the forms themselves, so that it can take them out again."""

    def create(self) -> None:
        """Make the table; the tokenizer parts at spaces, for all other letters are the forms'."""
        self._do(
            f"CREATE VIRTUAL TABLE {self.table} USING fts5"
            "(headline, lead, rest, tokenize='ascii', columnsize=0)"
        )

    def put(self, place: int, told: Columns) -> None:
        """The forms at a place, instead of those there were."""
        self.take_out(place)
        self._do(
            f"INSERT INTO {self.table} (rowid, headline, lead, rest) VALUES (%s, %s, %s, %s)",  # noqa: S608
            place, told.headline, told.lead, told.rest,
        )  # fmt: skip

    def take_out(self, place: int) -> None:
        """Nothing is found at a place any more."""
        self._do(f"DELETE FROM {self.table} WHERE rowid = %s", place)  # noqa: S608

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
        return self._do(
            f"SELECT rowid FROM {self.table} WHERE {self.table} MATCH %s"  # noqa: S608
            " AND rowid < %s AND rowid > %s ORDER BY rowid DESC LIMIT %s",
            matching(asked, where), below, above, limit,
        )  # fmt: skip

    def held(self, above: int, limit: int) -> list[int]:
        """All places after one, oldest first."""
        return self._do(
            f"SELECT rowid FROM {self.table} WHERE rowid > %s ORDER BY rowid LIMIT %s",  # noqa: S608
            above, limit,
        )  # fmt: skip


class PostgreSQL(_Table):
    """A tsvector of our own making: lexemes with their places and weights, no dictionary."""

    def create(self) -> None:
        """Make the table and its index of words."""
        self._do(f"CREATE TABLE {self.table} (place bigint PRIMARY KEY, words tsvector NOT NULL)")
        self._do(
            f"CREATE INDEX {self.table}_words ON {self.table} USING gin (words)"
            " WITH (fastupdate = off)"
        )

    def put(self, place: int, told: Columns) -> None:
        """The forms at a place, instead of those there were."""
        self._do(
            f"INSERT INTO {self.table} (place, words) VALUES (%s, %s::tsvector)"  # noqa: S608
            " ON CONFLICT (place) DO UPDATE SET words = excluded.words",
            place, vector(told),
        )  # fmt: skip

    def take_out(self, place: int) -> None:
        """Nothing is found at a place any more."""
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
        return self._do(
            f"SELECT place FROM {self.table} WHERE words @@ %s::tsquery"  # noqa: S608
            " AND place < %s AND place > %s ORDER BY place DESC LIMIT %s",
            query(asked, where), below, above, limit,
        )  # fmt: skip

    def held(self, above: int, limit: int) -> list[int]:
        """All places after one, oldest first."""
        return self._do(
            f"SELECT place FROM {self.table} WHERE place > %s ORDER BY place LIMIT %s",  # noqa: S608
            above, limit,
        )  # fmt: skip


VENDORS: dict[str, type[SQLite] | type[PostgreSQL]] = {"sqlite": SQLite, "postgresql": PostgreSQL}

_COLUMNS: dict[Where, str] = {"headline": "headline : ", "head": "{headline lead} : "}
_WEIGHTS: dict[Where, str] = {"headline": "A", "head": "AB"}


def matching(asked: Wanted, where: Where = "") -> str:
    """What FTS5 is asked. Forms are letters and digits and always quoted."""
    terms = [" OR ".join(map(_quoted, _often(term, where))) for term in asked.every]
    column = _COLUMNS.get(where, "")
    wanted = [f"{column}({term})" for term in terms]
    wanted += [_quoted((mark,)) for mark in asked.marks or ([] if terms else [EVERY])]
    unwanted = "".join(
        f" NOT ({' OR '.join(map(_quoted, term))})" for term in asked.none
    )  # binds more tightly than AND: hence the brackets
    return f"({' AND '.join(wanted)}){unwanted}"


def query(asked: Wanted, where: Where = "") -> str:
    """What PostgreSQL is asked, as a tsquery."""
    weights = _WEIGHTS.get(where, "")
    wanted = [_any(_often(term, where), weights) for term in asked.every]
    wanted += [_any(((mark,),), "") for mark in asked.marks or ([] if wanted else [EVERY])]
    return " & ".join([*wanted, *(f"!{_any(term, '')}" for term in asked.none)])


def vector(told: Columns) -> str:
    """Forms as the text of a tsvector: each with its positions and their weights."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for position, form, weight in _weighed(told):
        places = found[form]
        if position <= MOST_POSITIONS and form[0] not in (REPEATED, EVERY[0]):
            places.append(f"{position}{weight}")
    return " ".join(f"'{form}'" + (":" if at else "") + ",".join(at) for form, at in found.items())


def _weighed(told: Columns) -> Iterable[tuple[int, str, str]]:
    """Forms with position and weight; no phrase runs on from one column into the next."""
    position = 0
    for text, weight in ((told.headline, "A"), (told.lead, "B"), (told.rest, "C")):
        for form in text.split():
            position += 1
            yield position, form, weight
        position += 1


def _often(term: Term, where: Where) -> Sequence[Phrase]:
    """The term as it is, or its single forms as the stories have them that repeat them."""
    if where != "often":
        return term
    return tuple((REPEATED + phrase[0],) if len(phrase) == 1 else phrase for phrase in term)


def _quoted(phrase: Phrase) -> str:
    text = " ".join(phrase)
    return f'"{text.removesuffix(OPEN)}"' + (" *" if text.endswith(OPEN) else "")


def _any(term: Sequence[Phrase], weights: str) -> str:
    return "(" + " | ".join("(" + _row(phrase, weights) + ")" for phrase in term) + ")"


def _row(phrase: Phrase, weights: str) -> str:
    return " <-> ".join(_lexeme(form, weights) for form in phrase)


def _lexeme(form: str, weights: str) -> str:
    flags = ("*" if form.endswith(OPEN) else "") + weights
    return f"'{form.removesuffix(OPEN)}'" + (f":{flags}" if flags else "")
