"""Tables drawn with blanks, tabs or dots: results, standings, prices, as they are typed."""

import re
from collections.abc import Sequence

from copydesk.markup.tidy import tidy
from copydesk.story.record import Record

# A gap between two columns: a tab, three blanks, or dots that lead the eye. Two blanks also stand
# behind a full stop and in lines set to full width: they count where every row has them.
_GAP = re.compile(r"[ ]*\t[ ]*|[ \u00a0]{3,}|[ ]*\.{4,}[ ]*|[ ]+\.(?:[ ]\.){2,}[ ]+")
_NARROW = re.compile(r"(?<![.!?:;,])[ \u00a0]{2,}")
_BLANK = re.compile(r"\n[ \t\u00a0\r]*\n")
_FIGURE = re.compile(r"[^\w\s]{0,2}\d")
_RULE = re.compile(r"[-=_*+|\s]{3,}")
_MOST_CELLS, _LONGEST_CELL, _MOST_PARTS = 60, 60, 200
_WRAPPED = 45


class Typed(Record, frozen=True):
    """Rows that stand together, in words; `cells` where they are a table, else empty."""

    rows: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...] = ()
    header_rows: int = 0


def typed_parts(raw: str) -> list[Typed]:
    """Typed copy parted at its blank lines: tables, and rows that are to be kept apart.

    Rows of a paragraph that was broken to a width come as one.
    """
    return [_part(rows) for part in _BLANK.split(raw, _MOST_PARTS) if (rows := _rows(part))]


def is_row(raw: str) -> bool:
    """Whether one line is typed in columns."""
    row = raw.strip()
    return len(_GAP.split(row, 1)) > 1 or len(_NARROW.split(row, 2)) > 2


def as_table(rows: Sequence[str]) -> Typed | None:
    """Rows as a table, if two of them and most have columns, and no cell is a sentence's length."""
    for gap in (_GAP, _NARROW):
        cells = [tuple(map(tidy, gap.split(row.strip(), _MOST_CELLS))) for row in rows]
        wide = [row for row in cells if len(row) > 1]
        few = len(wide) < 2 or 3 * len(wide) < 2 * len(cells)
        if not few and all(len(cell) <= _LONGEST_CELL for row in wide for cell in row):
            shown = [row for row in cells if not _RULE.fullmatch("".join(row))]
            return _table(rows, shown)
    return None


def _table(rows: Sequence[str], cells: list[tuple[str, ...]]) -> Typed:
    heads = _is_head(cells)
    if heads and len(cells[0]) + 1 == max(map(len, cells[1:])):
        cells[0] = ("", *cells[0])  # nothing stands over the names
    return Typed(rows=tuple(map(tidy, rows)), cells=tuple(cells), header_rows=int(heads))


def _is_head(cells: list[tuple[str, ...]]) -> bool:
    """The first row has no figures where those under it have."""
    first, rest = cells[0], cells[1:]
    figures = sum(bool(_FIGURE.match(cell)) for row in rest for cell in row)
    return len(first) > 1 and not any(map(_FIGURE.match, first)) and figures >= len(rest)


def _rows(part: str) -> list[str]:
    return [row for row in part.splitlines() if row.strip()]


def _part(rows: list[str]) -> Typed:
    table = as_table(rows) if len(rows) > 1 else None
    if table is not None:
        return table
    lengths = sorted(len(row.strip()) for row in rows)
    is_wrapped = lengths[len(lengths) // 2] >= _WRAPPED
    return Typed(rows=(tidy(" ".join(rows)),) if is_wrapped else tuple(map(tidy, rows)))
