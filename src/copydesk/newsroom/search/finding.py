"""What is wanted, found: newest first, or the best of what is newest.

Best match weighs where the words stand, by asking for the newest stories that have them in the
headline, in what stands first, often, in a row, or anywhere; so it costs a few short lists and
never a look at every story. `bench/search` compares it with BM25 over all.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from copydesk.newsroom.search.engine import NEWEST, Engine
from copydesk.newsroom.search.question import Where
from copydesk.newsroom.search.wanted import OPEN, Term, Wanted

CANDIDATES, OF_PHRASES = 1000, 400  # of each list; where words meet is read with each story
# How many times as far back as the newest matches reach the others look: words that are
# seldom in headlines would otherwise be looked for in every story there is.
DEEPER = 4
# Points for where the words stand; what they are worth beside BM25 is told in `bench/results`.
POINTS: tuple[tuple[Where, int], ...] = (("headline", 8), ("head", 4), ("often", 3))
IN_A_ROW = 3


@dataclass(frozen=True, kw_only=True)
class Cursor:
    """Where a page of results begins: below this place, or for best match behind this one.

    `upto` is the newest place when the reader began, so that what is published meanwhile moves
    nothing.
    """

    below: int = NEWEST
    upto: int = 0
    points: int = 0


START = Cursor()


@dataclass(frozen=True, kw_only=True)
class Found:
    """Places in order, and where the next page begins; None on the last."""

    places: tuple[int, ...]
    next: Cursor | None = None


def newest(
    table: Engine, asked: Wanted, limit: int, begin: Cursor, bounds: tuple[int, int]
) -> Found:
    """All matches, newest first. `bounds` are places: above the first, below the second."""
    above, below = bounds
    places = table.places(asked, limit + 1, below=min(below, begin.below), above=above)
    more = Cursor(below=places[limit - 1]) if len(places) > limit else None
    return Found(places=tuple(places[:limit]), next=more)


def best(table: Engine, asked: Wanted, limit: int, begin: Cursor, bounds: tuple[int, int]) -> Found:
    """The matches that are most about what is wanted, of as many points the newest first."""
    above, below = bounds
    below = min(below, begin.upto + 1) if begin.upto else below
    points = _points(table, asked, (above, below))
    ranked = sorted(((score, place) for place, score in points.items()), reverse=True)
    if begin.upto:
        ranked = [pair for pair in ranked if pair < (begin.points, begin.below)]
    shown = ranked[:limit]
    if len(ranked) <= limit:
        return Found(places=tuple(place for _, place in shown))
    score, last = shown[-1]
    more = Cursor(below=last, points=score, upto=begin.upto or max(points))
    return Found(places=tuple(place for _, place in shown), next=more)


def _points(table: Engine, asked: Wanted, bounds: tuple[int, int]) -> dict[int, int]:
    above, below = bounds
    most = OF_PHRASES if any(len(term[0]) > 1 for term in asked.every) else CANDIDATES
    anywhere = table.places(asked, most, above=above, below=below)
    points = defaultdict(int, dict.fromkeys(anywhere, 1))
    if len(anywhere) == most:
        above = max(above, anywhere[0] - DEEPER * (anywhere[0] - anywhere[-1]))
    for wanted, where, worth in _lists(asked):
        for place in table.places(wanted, most, where=where, above=above, below=below):
            points[place] += worth
    return points


def _lists(asked: Wanted) -> Iterator[tuple[Wanted, Where, int]]:
    if asked.every:
        yield from ((asked, where, worth) for where, worth in POINTS)
    if len(asked.every) > 1:
        in_a_row = replace(asked, every=(_row(asked.every),))
        yield in_a_row, "", IN_A_ROW


def _row(every: tuple[Term, ...]) -> Term:
    """All words as one phrase, in their first spellings."""
    *others, last = (term[0] for term in every)
    inner = (form.removesuffix(OPEN) for phrase in others for form in phrase)
    return ((*inner, *last),)
