"""Copy set as it was typed: where its tables and rows stand in the galley."""

import re
from collections.abc import Iterable

from copydesk.markup.columns import Typed, as_table, is_row
from copydesk.markup.galley import Galley
from copydesk.story.record import Record

_MOST_ROWS = 500
# A match, a price, a place in a table: short lines of copy that head nothing.
_FIGURES = re.compile(r"\d\D+\d")


class Drawn(Record, frozen=True):
    """Lines of bare text that are the rows of one table."""

    lines: tuple[int, ...]
    table: Typed


def tables_among(galley: Galley, numbers: list[int]) -> dict[int, Drawn]:
    """Tables of bare text by their first lines: rows in columns, one right under the other."""
    groups: list[list[int]] = []
    for number in numbers:
        if not is_row(galley.raw(galley.lines[number])):
            continue
        last = groups[-1] if groups else []
        if last and len(last) < _MOST_ROWS and _adjoin(galley, last[-1], number):
            last.append(number)
        else:
            groups.append([number])
    tables = (
        (group, as_table([galley.raw(galley.lines[n]) for n in group]))
        for group in groups
        if len(group) > 1
    )
    return {group[0]: Drawn(lines=tuple(group), table=table) for group, table in tables if table}


def placed(part: Typed, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each row of a part stands in its line's text; [] where nothing of it is left."""
    rows = []
    reached = start
    for row in part.rows:
        first = max(reached, text.find(row, reached, reached + len(row) + 2))
        reached = min(end, first + len(row))
        rows.append((first, reached))
    return rows if reached > start else []


def results_among(lines: Iterable[tuple[int, str]]) -> frozenset[int]:
    """Numbered lines with two figures, which may look like subheads and are none."""
    return frozenset(number for number, text in lines if _FIGURES.search(text))


def _adjoin(galley: Galley, number: int, other: int) -> bool:
    between = galley.text[galley.lines[number].end : galley.lines[other].start]
    return number + 1 == other and between.count("\n") <= 1
