"""Whether two texts are versions of one story, where no identifier says so; and how sure that is.

Measured in runs of words, so that two reports of one event by two hands are not alike. A short
text within a long one is alike (a kill quotes the copy it is about, a paper prints the half of
it), but the shorter it is the less sure.
"""

import hashlib
from collections.abc import Iterable, Iterator
from heapq import nsmallest

from copydesk.story.alike import spoken

# So sure it is the very text; so sure it is, where the headline is the same too; less, down to the
# last, and a person is asked. Reports made by a pattern (weather, prices) are alike as well.
SAME, SURE, UNSURE = 0.9, 0.7, 0.45
RUN = 3  # words
FEW = 6  # runs of which one is only half as sure as its share says
MARKS, LEDE_MARKS = 12, 4
LONGEST = 400_000  # characters that are looked at


def sureness(one: Iterable[str], other: Iterable[str]) -> float:
    """How sure it is that two texts are of one story, 0 to 1. Linear in both."""
    mine, theirs = frozenset(_runs(one)), frozenset(_runs(other))
    shorter = min(len(mine), len(theirs))
    if not shorter:
        return 0.0
    share = len(mine & theirs) / shorter
    return round(share * shorter / (shorter + FEW), 3)


def marks(text: Iterable[str]) -> tuple[int, ...]:
    """Up to twenty numbers that near-same texts have several of in common, to look them up by.

    The smallest hashes of its runs of words, and of those of its first paragraphs: as good as
    drawn by lot, but the same lot for every text. Each fits a signed 64-bit column.
    """
    texts = tuple(text)
    whole = nsmallest(MARKS, {_number(run) for run in _runs(texts)})
    head = nsmallest(LEDE_MARKS, {_number(run) for run in _runs(texts[:2])})
    return tuple(dict.fromkeys((*whole, *head)))


def all_marks(text: Iterable[str]) -> frozenset[int]:
    """Every number a text could be marked by: what it holds is found, and what holds it."""
    return frozenset(_number(run) for run in _runs(text))


def _runs(texts: Iterable[str]) -> Iterator[str]:
    """All runs of three words; none reaches from one paragraph into the next."""
    left = LONGEST
    for text in texts:
        words = [one.word for one in spoken(text[:left])]
        left -= len(text)
        for place in range(len(words) - RUN + 1):
            yield " ".join(words[place : place + RUN])
        if left <= 0:
            return


def _number(run: str) -> int:
    digest = hashlib.blake2b(run.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
