"""Whether two texts are versions of one story, where no identifier says so; and how sure that is.

Measured in runs of words, so that two reports of one event by two hands are not alike. A short
text within a long one is alike (a kill quotes the copy it is about, a paper prints the half of
it), but the shorter it is the less sure.
"""

from collections.abc import Iterable
from heapq import nsmallest

from copydesk.story.sketch import number, runs, sketch_of

# So sure it is the very text; so sure it is, where the headline is the same too; less, down to the
# last, and a person is asked. Reports made by a pattern (weather, prices) are alike as well.
SAME, SURE, UNSURE = 0.9, 0.7, 0.45
FEW = 6  # runs of which one is only half as sure as its share says
LEDE_MARKS = 4


def sureness(one: Iterable[str], other: Iterable[str]) -> float:
    """How sure it is that two texts are of one story, 0 to 1. Linear in both."""
    mine, theirs = frozenset(runs(one)), frozenset(runs(other))
    shorter = min(len(mine), len(theirs))
    if not shorter:
        return 0.0
    share = len(mine & theirs) / shorter
    return round(share * shorter / (shorter + FEW), 3)


def marks(text: Iterable[str]) -> tuple[int, ...]:
    """Numbers that near-same texts have several of in common, to look them up by.

    Those of its sketch, and the smallest hashes of its first paragraphs: as good as drawn by lot,
    but the same lot for every text. Each fits a signed 64-bit column.
    """
    texts = tuple(text)
    whole = sketch_of(all_marks(texts)).marks
    head = nsmallest(LEDE_MARKS, all_marks(texts[:2]))
    return tuple(dict.fromkeys((*whole, *head)))


def all_marks(text: Iterable[str]) -> frozenset[int]:
    """Every number a text could be marked by: what it holds is found, and what holds it."""
    return frozenset(map(number, runs(text)))
