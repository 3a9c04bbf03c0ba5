"""How good a list is: BM25 over every story there is, reckoned from the copy itself.

The same formula and weights as SQLite's bm25(table, 8, 4, 1): a form's times are weighed by where
they stand; all stories are of one length.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from stories import HEADLINE, LEAD, REST, TONGUES, Copy, Numbers

from copydesk.newsroom.search.wanted import Phrase, Term, wanted

WEIGHTS = np.repeat(np.array([8, 4, 1], dtype=np.float32), [HEADLINE, LEAD, REST])
K1 = 1.2
FIRST = 10  # results that count


class Judge:
    """Knows all stories as numbers of words; a story's place is its row and `first`."""

    def __init__(self, copy: Copy, count: int, first: int) -> None:
        self.first = first
        self.numbers = [{word: n for n, word in enumerate(copy.words[t])} for t in TONGUES]
        batches = list(copy.drawn(count))
        self.words = np.concatenate([batch.words for batch in batches])
        self.tongues = np.concatenate([batch.tongues for batch in batches])
        self.rows = [np.flatnonzero(self.tongues == of) for of in range(len(TONGUES))]

    def good(self, typed: str, lists: Sequence[Iterable[int]]) -> list[float] | None:
        """The points of each list's first ten, of those of the best ten; None without a match."""
        points = self._points(typed)
        most = np.partition(points, -FIRST)[-FIRST:].sum()
        if not most:
            return None
        found = [np.array(list(places)[:FIRST], dtype=np.int64) - self.first for places in lists]
        return [float(points[rows].sum() / most) for rows in found]

    def _points(self, typed: str) -> Numbers:
        asked = wanted(typed)
        points = np.zeros(len(self.words), dtype=np.float32)
        fits = np.ones(len(self.words), dtype=bool)
        for term in asked.every:
            times = self._times(term)
            fits &= times > 0
            there = np.count_nonzero(times)
            rarity = max(np.log((len(times) - there + 0.5) / (there + 0.5)), 1e-6)
            points += rarity * times * (K1 + 1) / (times + K1)
        for term in asked.none:
            fits &= self._times(term) == 0
        return np.where(fits, points, 0)

    def _times(self, term: Term) -> Numbers:
        times = np.zeros(len(self.words), dtype=np.float32)
        for phrase in term:
            for of, rows in enumerate(self.rows):
                if all(form in self.numbers[of] for form in phrase):
                    times[rows] += self._weighed(phrase, of, rows)
        return times

    def _weighed(self, phrase: Phrase, of: int, rows: Numbers) -> Numbers:
        """Where a phrase begins, weighed; it runs not from one column into the next."""
        words = self.words[rows]
        last = words.shape[1] - len(phrase) + 1
        there = np.ones((len(rows), last), dtype=bool)
        for n, form in enumerate(phrase):
            there &= words[:, n : n + last] == self.numbers[of][form]
        for edge in (HEADLINE, HEADLINE + LEAD):
            there[:, edge - len(phrase) + 1 : edge] = False
        weighed: Numbers = there @ WEIGHTS[:last]
        return weighed
