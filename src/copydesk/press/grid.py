"""A table as a page shows it: which cells head a row or column, which columns are figures."""

import re
from dataclasses import dataclass
from typing import Literal

from copydesk.story.blocks import Table

# Digits of any script with their separators, a sign before, a unit or a currency beside them.
FIGURE = re.compile(r"[^\w\s]{0,3}\s?\d[\d.,:٫٬'’\s\u202f\u00a0/–-]*\s?[^\W\d]{0,3}[^\w\s]{0,2}")
EMPTY = frozenset({"", "-", "–", "—", "…", "n/a", "N/A"})

Scope = Literal["", "col", "row"]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell; `scope` where it heads its row or column, else ""."""

    text: str
    scope: Scope = ""
    is_figure: bool = False


def rows_of(block: Table) -> tuple[tuple[tuple[Cell, ...], ...], tuple[tuple[Cell, ...], ...]]:
    """The heading rows and the others. A heading without words is a plain cell."""
    figures = _figures(block)
    head = [_row(row, figures, heads=len(row), scope="col") for row in _head(block)]
    body = [_row(row, figures, heads=block.header_columns, scope="row") for row in _body(block)]
    return tuple(head), tuple(body)


def _row(row: tuple[str, ...], figures: set[int], *, heads: int, scope: Scope) -> tuple[Cell, ...]:
    return tuple(
        Cell(text=text, scope=scope if place < heads and text else "", is_figure=place in figures)
        for place, text in enumerate(row)
    )


def _figures(block: Table) -> set[int]:
    """The columns that hold figures and nothing else below their headings."""
    width = max((len(row) for row in block.rows), default=0)
    return {place for place in range(block.header_columns, width) if _is_figures(block, place)}


def _is_figures(block: Table, place: int) -> bool:
    cells = [row[place].strip() for row in _body(block) if place < len(row)]
    told = [cell for cell in cells if cell not in EMPTY]
    return bool(told) and all(len(cell) < 40 and FIGURE.fullmatch(cell) for cell in told)


def _head(block: Table) -> tuple[tuple[str, ...], ...]:
    return block.rows[: block.header_rows]


def _body(block: Table) -> tuple[tuple[str, ...], ...]:
    return block.rows[block.header_rows :]
