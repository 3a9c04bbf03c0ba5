"""Bare text as a galley: the text itself, its lines beside it."""

import itertools
import statistics

from copydesk.markup.columns import is_row
from copydesk.markup.galley import Galley, Line
from copydesk.markup.tidy import storable, tidy

# Mail and agency copy is broken at 60 to 80 columns; a page's lines have any length.
_WRAPPED_FROM, _WRAPPED_TO, _FEWEST = 50, 100, 6


def read_text(text: str) -> Galley:
    """The galley of bare text; offsets into it are offsets into the text."""
    text = storable(text)
    lines = _lines(text)
    wrapped = _is_wrapped(lines) or _breaks_sentences(text, lines)
    return Galley(text=text, lines=tuple(_unwrapped(text, lines) if wrapped else lines))


def _lines(text: str) -> list[Line]:
    found, start = [], 0
    for raw in text.splitlines(keepends=True):
        shown = tidy(raw)
        if shown:
            left = start + len(raw) - len(raw.lstrip())
            found.append(Line(start=left, end=left + len(raw.strip()), text=shown))
        start += len(raw)
    return found


def _is_wrapped(lines: list[Line]) -> bool:
    """Every line is short and most are near full: the copy was broken to a width."""
    if len(lines) < _FEWEST or max(len(line.text) for line in lines) > _WRAPPED_TO:
        return False
    inside = [len(a.text) for a, b in itertools.pairwise(lines) if b.start - a.end <= 2]
    return len(inside) > len(lines) // 2 and statistics.median(inside) >= _WRAPPED_FROM


def _breaks_sentences(text: str, lines: list[Line]) -> bool:
    """Lines are near full where the next goes on in small letters: few, or among short ones."""
    if len(lines) < 2 or max(len(line.text) for line in lines) > _WRAPPED_TO:
        return False
    broken = [
        under.text[0].islower()
        for line, under in itertools.pairwise(lines)
        if len(line.text) >= _WRAPPED_FROM and text.count("\n", line.end, under.start) == 1
    ]
    return 3 * sum(broken) >= len(broken) > 0


def _unwrapped(text: str, lines: list[Line]) -> list[Line]:
    """Lines of one paragraph joined; a blank or short line ends it, a row in columns is none."""
    joined: list[Line] = []
    last_length = 0
    for line in lines:
        in_columns = is_row(text[line.start : line.end])
        goes_on = bool(joined) and last_length >= _WRAPPED_FROM and not in_columns
        if goes_on and text[joined[-1].end : line.start].count("\n") == 1:
            start = joined.pop().start
            joined.append(Line(start=start, end=line.end, text=tidy(text[start : line.end])))
        else:
            joined.append(line)
        last_length = 0 if in_columns else len(line.text)
    return joined
