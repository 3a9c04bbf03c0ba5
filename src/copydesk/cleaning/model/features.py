"""What a line looks like in numbers: its text, its element, where it stands, what is around it.

`measure` gives a matrix of 32-bit floats, one row a line of the galley. Text is measured with
the whole galley at once, elements once for each that holds lines. The columns of markup are
zeros for bare text.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from copydesk.cleaning.model.cues import LINE_CUES
from copydesk.cleaning.model.elements import (
    ELEMENT,
    GROUP,
    elements_of,
    measure_elements,
    measure_groups,
    tags_of,
)
from copydesk.cleaning.model.letters import KINDS, Floats, Ints, as_bits, count_kinds, ends_of
from copydesk.cleaning.model.wording import EVIDENCE, Words, evidence
from copydesk.markup.galley import Galley

_LEAST_PROSE = 12
_LEAST_CAPS = 3
_NEAR = 12
_STOP = KINDS.index("stop")

_TEXT = (
    "log words", "log letters", "word length", "upper share", "digit share", "stops a word",
    "commas a word", "quote marks", "other marks", "ends sentence", "ends colon", "ends comma",
    "begins upper", "begins digit", "begins mark", "title case", "all upper", "sentences",
    "dense", "is prose", "has text", *(f"says {cue}" for cue in LINE_CUES), "cues a word",
)  # fmt: skip
_PLACE = (
    "lines above", "lines below", "words above", "words below", "above prose", "below prose",
    "prose above near", "prose below near", "first prose", "prose share",
)  # fmt: skip
_OWN = (*_TEXT, *EVIDENCE, *_PLACE, *ELEMENT, *GROUP)
_SEEN_AROUND = (
    "log words", "ends sentence", "is prose", "linked", "in headline", "share of alike", "in best",
    "tag p", "tag li", "upper share", "begins mark", "text again", "digit share", "strong",
)  # fmt: skip
_STEPS = (-2, -1, 1, 2)
COLUMNS = (
    *_OWN,
    *(f"{name} {step:+d}" for step in _STEPS for name in _SEEN_AROUND),
    *(f"same element {step:+d}" for step in _STEPS),
)
HIDDEN, IN_TABLE = COLUMNS.index("zone hidden"), COLUMNS.index("zone table")
_WORDS, _PROSE, _SENTENCES = (_OWN.index(name) for name in ("log words", "is prose", "sentences"))
_ALONE = [_OWN.index(name) for name in (*_TEXT, "text again", "text before", *_PLACE)]
_AROUND = [_OWN.index(name) for name in _SEEN_AROUND]
_AT_EVIDENCE = len(_TEXT)
_AT_PLACE = _AT_EVIDENCE + len(EVIDENCE)
_AT_ELEMENT = _AT_PLACE + len(_PLACE)
_AT_GROUP = _AT_ELEMENT + len(ELEMENT)


def measure(galley: Galley) -> Floats:
    """One row a line; lines without text are rows like others. Never raises."""
    lines = galley.lines
    table = np.empty((len(lines), len(COLUMNS)), np.float32)
    if not lines:
        return table
    said = Words([line.text for line in lines])
    linked = np.array(
        [line.linked / len(line.text) if line.linked else 0.0 for line in lines], np.float32
    )
    words, prose = _of_text(table, galley, said, linked)
    table[:, _AT_EVIDENCE:_AT_PLACE] = evidence(said, words, galley.metadata)
    _of_place_in_text(table[:, _AT_PLACE:_AT_ELEMENT], words, prose)
    tags = np.zeros(len(lines), np.int64)
    if galley.marked_up:
        elements, tags = elements_of(galley), tags_of(lines)
        measure_elements(table[:, _AT_ELEMENT:_AT_GROUP], galley, elements, linked, tags)
        groups = table[:, _AT_GROUP : len(_OWN)]
        measure_groups(groups, galley, elements, words, prose, linked)
    else:
        table[:, _AT_ELEMENT : len(_OWN)] = 0
    _around(table, tags)
    return table


def text_alone(table: Floats) -> Floats:
    """The measures of these lines as if they had come without markup, and no others with them."""
    found = table[:, _ALONE]
    words = np.expm1(table[:, _WORDS])
    prose = (words > _LEAST_PROSE - 0.5) & (table[:, _SENTENCES] > 0)
    found[:, _PROSE] = prose
    _of_place_in_text(found[:, -len(_PLACE) :], words, prose)
    return found


# -- the text alone ----------------------------------------------------------------------------


def _of_text(
    table: Floats, galley: Galley, said: Words, linked: Floats
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Fill in the measures of the text; of each line how many words it has, and if it is prose."""
    starts = np.array([line.start for line in galley.lines], np.int64)
    ends = np.array([line.end for line in galley.lines], np.int64)
    counts, words = count_kinds(galley.text, starts, ends)
    letters = counts[:, 0] + counts[:, 1] + counts[:, 8]
    many, length = np.maximum(words, 1), np.maximum(ends - starts, 1)
    some = np.maximum(letters, 1)
    prose = (words >= _LEAST_PROSE) & (counts[:, _STOP] > 0) & (linked < 0.5)
    last, first = ends_of(said.texts)
    cues = as_bits(said.cues(), len(LINE_CUES)).astype(np.float32)
    columns: list[npt.NDArray[Any]] = [
        np.log1p(words), np.log1p(letters), letters / many / 10,
        counts[:, 1] / some, counts[:, 2] / length,
        np.minimum(counts[:, 3:5] / many[:, None], 1), np.minimum(counts[:, 6:8], 6) / 6,
        last, first[:, 1:3], first[:, 0], said.in_capitals(),
        (counts[:, 1] > 0.9 * letters) & (letters > _LEAST_CAPS),
        np.minimum(counts[:, 3], 8) / 8, counts[:, 8] / some,
        prose, ends > starts, cues, np.minimum(np.add.reduce(cues, axis=1) / many, 2),
    ]  # fmt: skip
    _fill(table, columns)
    return words, prose


# -- where in the text it stands ------------------------------------------------------------------


def _of_place_in_text(table: Floats, words: Floats, prose: npt.NDArray[np.bool_]) -> None:
    count = len(words)
    at = np.arange(count)
    mass = np.where(prose, np.minimum(words, 100), 0)
    total, all_words = max(1.0, float(mass.sum())), max(1.0, float(words.sum()))
    above = mass.cumsum() - mass
    read = words.cumsum() - words
    last_prose = np.maximum.accumulate(np.where(prose, at, -1))
    next_prose = np.minimum.accumulate(np.where(prose, at, count + 50)[::-1])[::-1]
    near = np.convolve(mass, np.ones(2 * _NEAR + 1), "same") if count > 2 * _NEAR else mass
    first = int(prose.argmax())
    columns: list[npt.NDArray[Any]] = [
        at / count, np.log1p(count - at) / 6, read / all_words, np.log1p(all_words - read) / 8,
        above / total, (total - above - mass) / total,
        np.log1p(at - last_prose) / 5, np.log1p(np.maximum(next_prose - at, 0)) / 5,
        np.minimum(np.maximum((at - first) / 20, -3), 3), near / total,
    ]  # fmt: skip
    _fill(table, columns)


def _fill(table: Floats, columns: Sequence[npt.NDArray[Any]]) -> None:
    """Set some measures side by side: one of each line, or a table of several."""
    at = 0
    for values in columns:
        if values.ndim == 1:
            table[:, at] = values
            at += 1
        else:
            table[:, at : at + values.shape[1]] = values
            at += values.shape[1]


# -- what is around ----------------------------------------------------------------------------


def _around(table: Floats, tags: Ints) -> None:
    """Some measures of the two lines before and after; zeros beyond the ends."""
    seen, width = table[:, _AROUND], len(_AROUND)
    table[:, len(_OWN) :] = 0
    for number, step in enumerate(_STEPS):
        here = slice(max(0, -step), max(0, len(table) - max(0, step)))
        there = slice(max(0, step), max(0, len(table) - max(0, -step)))
        column = len(_OWN) + number * width
        table[here, column : column + width] = seen[there]
        same = len(_OWN) + len(_STEPS) * width + number
        table[here, same] = tags[there] == tags[here]
