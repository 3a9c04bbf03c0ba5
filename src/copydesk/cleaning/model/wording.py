"""The words of lines in numbers: what they ask for, and how they agree with the page's data."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import repeat

import numpy as np
import numpy.typing as npt

from copydesk.cleaning.model.cues import WORD_CUES_OF
from copydesk.cleaning.model.letters import Floats, Ints, are_upper, codes_of
from copydesk.markup.metadata import Metadata

EVIDENCE = (
    "in headline", "headline in it", "in description", "in data body", "has data body",
    "names author", "text again", "text before",
)  # fmt: skip
_LEAST_TOLD, _MOST_SIGNED, _MOST_TOLD = 4, 20, 20_000  # words
_FEW = 60  # words: longer lines are not compared with headline and description
_LONGEST_CUED = 30  # words: what a longer line is for, its words do not tell
_LONGEST_TITLE, _SMALL = 12, 4
_SHORT = 2 * _FEW  # characters: a shorter line has no more words than a few
_BLANK, _BREAK = 32, 10
_AT_FIRST = np.zeros(1, np.int64)


class Words:
    """All words of the shorter lines of a galley, one after the other; a line of none has one,
    the empty one, and so has a longer line."""

    def __init__(self, texts: Sequence[str]) -> None:
        short = [text if len(text) < _SHORT or text.count(" ") < _FEW else "" for text in texts]
        # One blank or line break between any two words, and one behind the last.
        joined = "\n".join((*short, ""))
        self.texts = texts
        self.lower = joined.lower()
        self.words = self.lower[:-1].replace("\n", " ").split(" ")
        codes = codes_of(joined)
        ends = codes == _BREAK
        self._behind = ((codes == _BLANK) | ends).nonzero()[0]
        self._begins = np.concatenate((_AT_FIRST, self._behind[:-1] + 1))
        self._opens = codes.take(self._begins)
        last = self._behind.searchsorted(ends.nonzero()[0][: len(texts)])
        self.first: Ints = np.concatenate((_AT_FIRST, last[:-1] + 1))
        self.counts: Ints = last - self.first + 1

    def total(self, values: npt.NDArray[np.generic]) -> Ints:
        """A value of each word summed up for each line."""
        found: Ints = np.add.reduceat(values, self.first, dtype=np.int64)
        return found

    def cues(self) -> Ints:
        """The cues that each line's words give, as bits; none of a long line."""
        found = np.fromiter(map(WORD_CUES_OF.__getitem__, self.words), np.int64, len(self.words))
        cues: Ints = np.bitwise_or.reduceat(found, self.first)
        cues[self.counts > _LONGEST_CUED] = 0
        return cues

    def in_capitals(self) -> npt.NDArray[np.bool_]:
        """Of each line whether it is set as a title is, all but small words in capitals."""
        long = self._behind - self._begins >= _SMALL
        plain = long & ~are_upper(self._opens)
        few = (self.counts > 1) & (self.counts <= _LONGEST_TITLE)
        found: npt.NDArray[np.bool_] = few & (self.total(plain) == 0)
        return found


def evidence(words: Words, count: Floats, meta: Metadata) -> Floats:
    """What the page's data say of each line of `count` words, in the order of `EVIDENCE`."""
    texts = words.texts
    table = np.zeros((len(texts), len(EVIDENCE)), np.float32)
    _told(table, words, count, meta)
    body = meta.body.split(None, _MOST_TOLD)[:_MOST_TOLD]
    if len(body) >= _LEAST_TOLD:
        table[:, 3], table[:, 4] = _in_body(texts, body), 1
    if meta.authors:
        table[:, 5] = _signed(words, meta.authors) & (count <= _MOST_SIGNED)
    times = Counter(texts)
    times[""] = 0
    again = np.array([times[text] > 1 for text in texts], np.bool_)
    table[:, 6] = again
    before: set[str] = set()
    for number in again.nonzero()[0].tolist():
        table[number, 7] = texts[number] in before
        before.add(texts[number])
    return table


def _told(table: Floats, words: Words, count: Floats, meta: Metadata) -> None:
    """How much of each line is in the headlines and in the description, and of the headline in it.

    A word's number tells by its lowest bits where it stands, by the rest which of the first
    headline's it is.
    """
    title = _words(meta.headlines[0]) if meta.headlines else []
    known = {word: number << 2 for number, word in enumerate(title, 1)}
    for bit, told in ((1, " ".join(meta.headlines[:3])), (2, meta.description)):
        for word in _words(told):
            known[word] = known.get(word, 0) | bit
    if not known:
        return
    size = len(words.words)
    found = np.fromiter(map(known.get, words.words, repeat(0)), np.int64, size)
    few = count <= _FEW
    table[:, 0] = np.where(few, words.total(found & 1) / words.counts, 0)
    table[:, 2] = np.where(few, words.total((found >> 1) & 1) / words.counts, 0)
    if title:
        at = (found >> 2).nonzero()[0]
        line = words.first.searchsorted(at, "right") - 1
        held = np.zeros((len(words.first), len(title) + 1), np.bool_)
        held[line, found[at] >> 2] = True
        table[:, 1] = np.where(few, np.add.reduce(held, axis=1, dtype=np.int64) / len(title), 0)


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(text.lower().split()))


def _in_body(texts: Sequence[str], body: Sequence[str]) -> list[bool]:
    """Of each text whether its first four words stand together in the data."""
    heads = [tuple(text.split(None, _LEAST_TOLD)[:_LEAST_TOLD]) for text in texts]
    begin = {head[0] for head in heads if head}
    last = len(body) - _LEAST_TOLD
    runs = {
        tuple(body[at : at + _LEAST_TOLD])
        for at, word in enumerate(body)
        if word in begin and at <= last
    }
    return [head in runs for head in heads]


def _signed(words: Words, authors: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Of each line whether one of the authors is named in it."""
    found = np.zeros(len(words.first), np.bool_)
    for author in authors[:6]:
        if 3 < len(author) < 60:
            for number in _lines_with(author.lower(), words.lower):
                found[number] = True
    return found


def _lines_with(name: str, lines: str) -> Iterator[int]:
    number, reached = 0, 0
    at = lines.find(name)
    while at >= 0:
        number += lines.count("\n", reached, at)
        yield number
        reached = at
        at = lines.find(name, max(at + 1, lines.find("\n", at)))
