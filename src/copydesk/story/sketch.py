"""What a text is known again by: the smallest hashes of its runs of words.

A copy is cut, so two sketches are compared by *containment*: what share of the shorter text the
longer one holds. Of a long text more hashes are kept than of a short one, so that a short text is
known within it. In any script; the order of paragraphs does not matter. What many texts share
(a house's standing lines, a phrase of the trade) is told to the comparison as a small weight.
"""

import hashlib
import math
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import nsmallest
from itertools import islice
from typing import NamedTuple

from copydesk.story.alike import spoken

RUN = 3  # words
# Kept: one run in twelve, but never fewer and never more than this.
ONE_IN, LEAST, MOST = 12, 40, 256
LONGEST = 400_000  # characters that are looked at
FEW = 3  # hashes of which one is only half as sure as its share says
# From bench/likeness: below NEAR lie reports by one pattern and stories that end with the same
# standing lines, above SAME a text and itself with a word or two changed.
SAME, NEAR = 0.88, 0.25
_LAST = 2**63 - 1
_NONE: Mapping[int, float] = {}


class Sketch(NamedTuple):
    """The smallest marks of a text, rising, and how many it has; each fits signed 64 bits."""

    marks: tuple[int, ...]
    size: int

    @property
    def reach(self) -> int:
        """Up to here every mark of the text is kept."""
        return self.marks[-1] if len(self.marks) < self.size else _LAST


class Likeness(NamedTuple):
    """How alike two texts are: `held` of the shorter one is in the other, `both` of the longer.

    `sure`, 0 to 1, is `held` where much was compared that tells, and less where little was: texts
    that share what everybody writes are alike in the rest by chance.
    """

    held: float = 0.0
    both: float = 0.0
    sure: float = 0.0


def sketch(texts: Iterable[str]) -> Sketch:
    """The sketch of a text given by its paragraphs."""
    return sketch_of(frozenset(map(number, runs(texts))))


def sketch_of(numbers: Collection[int]) -> Sketch:
    """The sketch of a text whose marks are all known."""
    kept = min(max(len(numbers) // ONE_IN, LEAST), MOST)
    return Sketch(tuple(nsmallest(kept, numbers)), len(numbers))


def likeness(one: Sketch, other: Sketch, weights: Mapping[int, float] = _NONE) -> Likeness:
    """How much of the shorter text the longer one holds, by the marks that both would have kept.

    `weights` are those of marks of `one`, 0 for what everybody writes; 1 where nothing is said.
    """
    reach = min(one.reach, other.reach)
    mine = {mark for mark in one.marks if mark <= reach}
    theirs = {mark for mark in other.marks if mark <= reach}
    shared = sum(weights.get(mark, 1.0) for mark in mine & theirs)
    if not shared:
        return Likeness()
    all_mine = sum(weights.get(mark, 1.0) for mark in mine)
    all_theirs = shared + len(theirs - mine)
    seen, compared = min((all_mine, len(mine)), (all_theirs, len(theirs)))
    both = shared / max(all_mine, all_theirs)
    doubt = FEW + (compared - seen) * (1 - both)
    return Likeness(shared / seen, both, shared / (seen + doubt))


def rarity(carriers: int, stories: int) -> float:
    """What a mark tells that so many of so many stories have: 1 of one's own, 0 of all."""
    among = max(stories, 1) + 1
    return max(0.0, 1 - math.log(max(carriers, 1)) / math.log(among))


def runs(texts: Iterable[str]) -> Iterator[str]:
    """All runs of three words; none reaches from one paragraph into the next."""
    left = LONGEST
    for text in texts:
        words = [one.word for one in spoken(text[:left])]
        left -= len(text)
        later = (islice(words, place, None) for place in range(RUN))
        yield from map(" ".join, zip(*later, strict=False))
        if left <= 0:
            return


def number(run: str) -> int:
    """The mark of a run of words, or of anything else that is looked up by one."""
    digest = hashlib.blake2b(run.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def packed(marks: Iterable[int]) -> bytes:
    """Marks as they are kept: eight bytes each, big-endian."""
    held = tuple(marks)
    return struct.pack(f">{len(held)}q", *held)


def unpacked(content: bytes) -> tuple[int, ...]:
    """The marks that were kept so."""
    return struct.unpack(f">{len(content) // 8}q", content)
