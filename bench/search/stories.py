"""Made-up stories in made-up tongues, as folded forms: words by Zipf's law, two topics each."""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.newsroom.search.columns import EVERY, OFTEN, REPEATED, Columns, mark

SYLLABLES = {
    "en": "al ber con der el fen gar hol in jor ken lor mar nor os per quil ros sel tor un ver wes",
    "de": "ab bruck chen dorf ein furt gau heim ing jahr kirch lich mann nau ort pfal ries schen "
    "tal",
    "fr": "ai beau char dou eau fon gny haut ille jon lais mont neuf oir pont quai roux sain tour",
    "es": "ar bue cor dad esta fue gra her ido jar lla mien nio oro pue que rio san tor una ver",
    "ar": "با تا جم حر خل دا رس زم سل شم صد طر عل غر فق قد كت لم مر نو وص يد",
}  # fmt: skip
TONGUES = tuple(SYLLABLES)
WORDS = 40_000  # of each tongue
HEADLINE, LEAD, REST = 8, 20, 32
LENGTH = HEADLINE + LEAD + REST
SECTIONS = 12

Numbers = NDArray[Any]


class Batch(NamedTuple):
    """Stories as rows: numbers of words (stories, LENGTH), numbers of tongues and of sections."""

    words: Numbers
    tongues: Numbers
    sections: Numbers


class Copy:
    """A stream of stories, the same for the same seed."""

    def __init__(self, seed: int = 20261123) -> None:
        self.random = np.random.default_rng(seed)
        self.words = {tongue: self._vocabulary(tongue) for tongue in TONGUES}
        weights = 1 / np.arange(1, WORDS + 1) ** 1.05
        self.steps = np.cumsum(weights / weights.sum())

    def again(self) -> "Copy":
        """The same stream, from where this one is."""
        return deepcopy(self)

    def drawn(self, count: int) -> Iterator[Batch]:
        """So many stories as numbers of words."""
        for begin in range(0, count, 5000):
            many = min(5000, count - begin)
            drawn = np.searchsorted(self.steps, self.random.random((many, LENGTH)))
            drawn = np.minimum(drawn, WORDS - 1)
            topics = self.random.integers(50, WORDS, (many, 2))
            places = self.random.integers(0, LENGTH, (many, 9))
            tongues = self.random.choice(len(TONGUES), many, p=[0.4, 0.2, 0.15, 0.1, 0.15])
            sections = self.random.integers(0, SECTIONS, many)
            for row in range(many):
                drawn[row, places[row, :6]] = topics[row, 0]
                drawn[row, places[row, 6:]] = topics[row, 1]
            yield Batch(drawn.astype(np.uint16), tongues.astype(np.uint8), sections)

    def stories(self, count: int) -> Iterator[Columns]:
        """So many stories, each in one tongue."""
        for batch in self.drawn(count):
            for numbers, of, section in zip(*batch, strict=True):
                tongue = TONGUES[of]
                words = self.words[tongue]
                yield self._columns([words[number] for number in numbers], tongue, int(section))

    def _columns(self, forms: list[str], tongue: str, section: int) -> Columns:
        often = [REPEATED + form for form, times in Counter(forms).items() if times >= OFTEN]
        marks = [mark(kind, tongue) for kind in ("language", "locale")]
        marks += [mark("section", str(section)), EVERY]
        return Columns(
            headline=" ".join(forms[:HEADLINE]),
            lead=" ".join(forms[HEADLINE : HEADLINE + LEAD]),
            rest=" ".join(forms[HEADLINE + LEAD :]),
            beside=" ".join(often + marks),
        )

    def _vocabulary(self, tongue: str) -> list[str]:
        parts = SYLLABLES[tongue].split()
        made: dict[str, None] = {}
        while len(made) < WORDS:
            chosen = self.random.integers(0, len(parts), int(self.random.integers(2, 5)))
            made["".join(parts[number] for number in chosen)] = None
        return list(made)
