"""What the press asks again and again, in plain SQL.

Django takes a millisecond to write such a question out and the database forty microseconds to
answer it; an act asks fifty. Conditions stand as the indexes of `desk.models` have them.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from django.db import connection

from copydesk.press.paper import Shelf
from copydesk.story.edition import Bulletin, BulletinKind

Bounds = tuple[dt.datetime | None, dt.datetime | None]
Found = tuple[str, int]  # the hash of an edition's content, and its key in the table

AT_ONCE = 500  # values in one question: far below what a database takes

EDITIONS = "SELECT e.sha256, e.id FROM desk_editionrow e JOIN desk_storyrow s ON s.id = e.story_id"
LISTED = (
    "SELECT e.sha256, e.id FROM desk_listedrow l"
    " JOIN desk_editionrow e ON e.id = l.edition_id JOIN desk_storyrow s ON s.id = l.story_id"
)
LOCALES = "SELECT e.story_id, e.locale FROM desk_editionrow e"
LINES = (
    "SELECT b.story_id, b.id, b.at, s.key, b.kind, b.headline, b.path, b.language, b.live"
    " FROM desk_bulletinrow b JOIN desk_storyrow s ON s.id = b.story_id"
)
STANDING = "e.current AND NOT e.withdrawn"
IN_LIST = "l.is_standing AND l.kind = %s AND l.key = %s"
TOO = (
    "EXISTS (SELECT 1 FROM desk_listedrow o"
    " WHERE o.edition_id = e.id AND o.is_standing AND o.kind = %s AND o.key = %s)"
)


@dataclass
class Conditions:
    """Conditions that hold together, with the values that stand in them."""

    told: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """One more; times are given as the database has them."""
        self.told.append(condition)
        self.values += map(_as_held, values)


def ask(sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of an answer."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return list(cursor.fetchall())


def among(sql: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """All rows of a question about these values, whose marks go where it has {}; however many."""
    left = list(values)
    for start in range(0, len(left), AT_ONCE):
        some = left[start : start + AT_ONCE]
        yield from ask(sql.format(", ".join(["%s"] * len(some))), some)


def tell(sql: str, rows: Collection[Sequence[Any]]) -> None:
    """Carry out a statement once for each of these."""
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(sql, [[_as_held(value) for value in row] for row in rows])


def current(id: str) -> list[Found]:
    """The current edition of a story."""
    return ask(f"{EDITIONS} WHERE s.key = %s AND e.current", [id])


def current_at(path: str) -> list[Found]:
    """The current edition at an address, by the story's own path, which is indexed: a story keeps
    its address for ever."""
    return ask(f"{EDITIONS} WHERE s.path = %s AND e.current", [path])


def family(ids: Collection[str]) -> list[Found]:
    """Current editions of these stories, and those that say they translate one of them."""
    names = sorted(ids)
    own = among(f"{EDITIONS} WHERE s.key IN ({{}}) AND {STANDING}", names)
    theirs = "e.translation_of IN ({}) AND NOT (e.translation_of = '')"
    others = among(f"{EDITIONS} WHERE {theirs} AND {STANDING}", names)
    return list(dict.fromkeys((name, key) for name, key in chain(own, others)))


def newest(
    named: Sequence[tuple[str, str]],
    locale: str | None,
    times: Sequence[Bounds],
    language: str,
    limit: int,
) -> list[Found]:
    """The newest standing editions in all of these lists, of a locale, at these times."""
    table = "l" if named else "e"
    asked = Conditions()
    if named:
        asked.add(IN_LIST, *named[0])
        for kind, key in named[1:]:
            asked.add(TOO, kind, key)
    else:
        asked.add(STANDING)
    if locale is not None:
        asked.add(f"{table}.locale = %s", locale)
    for since, until in times:
        if since is not None:
            asked.add(f"{table}.first_at >= %s", since)
        if until is not None:
            asked.add(f"{table}.first_at < %s", until)
    if language:
        first = language.replace("_", "-").split("-")[0].lower()
        asked.add("(LOWER(e.language) = %s", first)
        asked.told[-1] += " OR SUBSTR(LOWER(e.language), 1, %s) = %s)"
        asked.values += [len(first) + 1, f"{first}-"]
    order = f"ORDER BY {table}.first_at DESC, s.key DESC LIMIT %s"
    sql = f"{LISTED if named else EDITIONS} WHERE {' AND '.join(asked.told)} {order}"
    return ask(sql, [*asked.values, limit])


def places(shelf: Shelf) -> int:
    """How many stories ever came into a list."""
    sql = "SELECT places FROM desk_shelfrow WHERE kind = %s AND key = %s AND locale = %s"
    return next((count for (count,) in ask(sql, _of(shelf))), 0)


def place(shelf: Shelf, id: str) -> int:
    """As the how many-th a story came into a list; 0 for never."""
    sql = (
        "SELECT l.place FROM desk_storyrow s JOIN desk_listedrow l ON l.story_id = s.id"
        " WHERE s.key = %s AND l.kind = %s AND l.key = %s AND l.locale = %s"
    )
    return next((count for (count,) in ask(sql, [id, *_of(shelf)])), 0)


def between(shelf: Shelf, first: int, length: int) -> list[Found]:
    """What still stands of the stories that came into a list at these places."""
    sql = (
        f"{LISTED} WHERE {IN_LIST} AND l.locale = %s AND l.place >= %s AND l.place < %s"
        " ORDER BY l.first_at DESC, s.key DESC"
    )
    return ask(sql, [*_of(shelf), first, first + length])


def label(shelf: Shelf) -> str:
    """What the newest story in a list calls it."""
    sql = (
        "SELECT l.name FROM desk_listedrow l JOIN desk_storyrow s ON s.id = l.story_id"
        " WHERE l.is_standing AND l.kind = %s AND l.key = %s AND l.locale = %s"
        " ORDER BY l.first_at DESC, s.key DESC LIMIT 1"
    )
    return next((name for (name,) in ask(sql, _of(shelf))), "")


def noticed(limit: int, locale: str | None) -> list[Found]:
    """The editions that came with a notice, newest first: of a locale, or of all."""
    own, values = ("", [limit]) if locale is None else ("AND e.locale = %s", [locale, limit])
    return ask(
        f"{EDITIONS} WHERE e.has_notice {own} ORDER BY e.at DESC, e.id DESC LIMIT %s", values
    )


def newest_line(announcing: Collection[int]) -> int:
    """The number of the newest line announced, or about to be; 0 before the first."""
    found = ask(f"{LINES} WHERE {_told(announcing)} ORDER BY b.id DESC LIMIT 1", announcing)
    return next((number for _, number, *_ in found), 0)


def lines(before: int, announcing: Collection[int], limit: int) -> list[tuple[int, Bulletin]]:
    """The newest lines before a number, 0 for any, each with the key of its story's row."""
    older = "AND b.id < %s" if before else ""
    sql = f"{LINES} WHERE ({_told(announcing)}) {older} ORDER BY b.id DESC LIMIT %s"
    found = ask(sql, [*announcing, *([before] if before else []), limit])
    return [(story, _line(*told)) for story, *told in found]


def locales_of(stories: Collection[int]) -> list[tuple[int, str]]:
    """The locale of each of these stories that stands."""
    sql = f"{LOCALES} WHERE {STANDING} AND e.story_id IN ({{}})"
    return [(story, locale) for story, locale in among(sql, stories)]


def shaped_fronts() -> set[str]:
    """The places of the fronts that the desk has shaped."""
    return {place for (place,) in ask("SELECT place FROM fronts_frontrow WHERE live")}


def as_time(value: dt.datetime) -> dt.datetime:
    """A time as a database gave it: SQLite has no zones, and all times in UTC."""
    return value if value.tzinfo else value.replace(tzinfo=dt.UTC)


def _told(announcing: Collection[int]) -> str:
    marks = ", ".join(["%s"] * len(announcing))
    return f"b.announced OR b.id IN ({marks})" if marks else "b.announced"


def _line(  # noqa: PLR0913  # the columns of `lines`
    number: int,
    at: dt.datetime,
    story: str,
    kind: BulletinKind,
    headline: str,
    path: str,
    language: str,
    live: bool,
) -> Bulletin:
    return Bulletin(
        number=number,
        at=as_time(at),
        story=story,
        kind=kind,
        headline=headline,
        path=path,
        language=language,
        live=bool(live),
    )


def _of(shelf: Shelf) -> tuple[str, str, str]:
    return shelf.kind, shelf.key, shelf.locale


def _as_held(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
