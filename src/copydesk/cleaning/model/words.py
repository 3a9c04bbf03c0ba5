"""A line's words as numbers: its first ones and its last ones, by their hash.

Words are hashed (Weinberger et al. 2009), so that any language's words are known without a list
of them; two words that fall together are told apart by what stands beside them.
"""

import zlib
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from copydesk.cleaning.model.cues import Remembered
from copydesk.cleaning.model.letters import Floats, Ints

KNOWN = 1 << 14  # numbers that a word may have
_FIRST, _LAST = 14, 4  # words of a line that are looked at
_HEAD, _TAIL = 240, 60  # characters in which they are looked for
_AT_ONCE = 512  # lines
_LONGEST = 20  # characters; a longer word is none, in scripts that set no spaces between words
_DIGITS = str.maketrans("123456789", "000000000")
_SIGNS = ".,:;!?()[]«»\"'“”„‘’|•·-–—…"


class Numbers(NamedTuple):
    """Of some lines the numbers of their words, one line after the other, and how many each has."""

    numbers: Ints
    counts: Ints

    def of(self, lines: npt.NDArray[np.bool_]) -> "Numbers":
        """The words of some of the lines."""
        return Numbers(self.numbers[np.repeat(lines, self.counts)], self.counts[lines])


def _number(word: str) -> int:
    """Of a figure only its length counts; signs count where no word stands beside them."""
    bare = word.lower().translate(_DIGITS)
    return zlib.crc32((bare.strip(_SIGNS) or bare).encode("utf-8", "replace")) % KNOWN


_NUMBERS = Remembered(_number)
_LAST_NUMBERS = Remembered(lambda word: _number(f"{word} $"))


def words_of(texts: Iterable[str]) -> Numbers:
    """The words of each line; what a long line ends with counts as other words."""
    numbers: list[int] = []
    counts: list[int] = []
    for text in texts:
        told = text[:_HEAD].split(None, _FIRST)
        if told and len(told[0]) > _LONGEST and not told[0].isascii():
            told = list(text[:_FIRST])
        before = len(numbers)
        numbers += map(_NUMBERS.__getitem__, told[:_FIRST])
        if len(told) > _FIRST:
            numbers += map(_LAST_NUMBERS.__getitem__, text[-_TAIL:].split()[-_LAST:])
        counts.append(len(numbers) - before)
    return Numbers(np.array(numbers, np.int64), np.array(counts, np.int64))


def means(vectors: Floats, words: Numbers) -> Floats:
    """Of each line the mean of its words' vectors; zeros for a line without words.

    Lines are taken some hundred at a time, so that memory stays small.
    """
    found = np.zeros((len(words.counts), vectors.shape[1]), np.float32)
    reached = 0
    for start in range(0, len(words.counts), _AT_ONCE):
        counts = words.counts[start : start + _AT_ONCE]
        ends = np.cumsum(counts)
        numbers = words.numbers[reached : reached + ends[-1]]
        sums = np.zeros((len(numbers) + 1, vectors.shape[1]))
        np.cumsum(vectors[numbers], axis=0, out=sums[1:])
        told = sums[ends] - sums[ends - counts]
        found[start : start + _AT_ONCE] = told / np.maximum(counts, 1)[:, None]
        reached += len(numbers)
    return found
