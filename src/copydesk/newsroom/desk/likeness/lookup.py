"""Who carries a mark: the newest few stories of each, however many there are.

Asked for in one statement, a list of its own for each mark, read from the newest on along the index
of marks: a phrase that a hundred thousand stories have costs no more than one that a hundred have.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

from django.db import connection

from copydesk.newsroom.desk.models import TextMarkRow

# A mark with so many carriers tells nothing: standing lines, phrases of the trade.
COMMON: Final = 100
AT_ONCE: Final = 120  # marks; SQLite joins no more than 500 lists
EVER: Final = (0, 2**62)

Carriers = dict[int, list[int]]


def carriers(
    marks: Iterable[int], among: tuple[int, int] = EVER, *, away: Container[int] = ()
) -> Carriers:
    """The newest stories of each mark, at most `COMMON`, by number.

    `among` those numbers only, both included; `away` are left out.
    """
    wanted = tuple(dict.fromkeys(marks))
    found: Carriers = {}
    for place in range(0, len(wanted), AT_ONCE):
        for mark, story in _asked(wanted[place : place + AT_ONCE], among):
            if story not in away:
                found.setdefault(mark, []).append(story)
    return found


def _asked(marks: Sequence[int], among: tuple[int, int]) -> Iterator[tuple[int, int]]:
    named = connection.ops.quote_name
    table = named(TextMarkRow._meta.db_table)
    mark, story = named("mark"), named("story_id")
    one = (
        f"SELECT {mark}, {story} FROM {table} WHERE {mark} = %s"  # noqa: S608  # names of our own
        f" AND {story} BETWEEN %s AND %s ORDER BY {story} DESC LIMIT {COMMON}"
    )
    lists = (f"SELECT * FROM ({one}) AS of_{at}" for at in range(len(marks)))  # noqa: S608
    parameters = [value for each in marks for value in (each, *among)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(lists), parameters)
        yield from cursor.fetchall()
