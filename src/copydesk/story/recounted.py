"""How one count is to another: the same, fallen, risen, or told of another scope.

Counts are paired by their kind and the words of their sentences, over an index, never by order.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from copydesk.story.counted import Count
from copydesk.story.fates import nominal
from copydesk.story.figures import word_set
from copydesk.story.statement import Figure

Relation = Literal["same", "fell", "rose", "moved", "scope", ""]

_FATED_ALIKE: Final = 0.34  # shares of the shorter sentence's words, found on our own first cases
_ALIKE: Final = 0.5
_VERY_ALIKE: Final = 0.75
_SCOPED: Final = 0.34
_MOST: Final = 30  # counts of one kind that are looked at: a table of tolls is no story
_VAGUE: Final = word_set("dozens scores hundreds thousands millions several")


def relation(before: Count, after: Count) -> Relation:
    """How the later of two counts is to the earlier one; "" where they count different things.

    "scope" is the same matter counted of another group, place or time.
    """
    if not _is_one_kind(before, after):
        return ""
    shared = len(before.words & after.words)
    alike = shared / (min(len(before.words), len(after.words)) or 1)
    if not _is_one_scope(before, after):
        is_now = not (before.long_ago or after.long_ago)
        return "scope" if shared and alike >= _SCOPED and is_now else ""
    least = _FATED_ALIKE if before.fate else _ALIKE if before.nouns else _VERY_ALIKE
    if not shared or alike < least:
        return ""
    return change(before.figure, after.figure)


def _is_one_kind(before: Count, after: Count) -> bool:
    if before.fate or after.fate:
        return before.fate == after.fate
    if before.figure.unit != after.figure.unit:
        return False
    return bool(before.nouns & after.nouns) or not (before.nouns or after.nouns)


def _is_one_scope(before: Count, after: Count) -> bool:
    if (before.group, before.since, before.is_part) != (after.group, after.since, after.is_part):
        return False
    one, other = before.places, after.places
    return not one or not other or bool(one & other)


def change(before: Figure, after: Figure) -> Relation:
    """Up, down or neither; hedged and rounded numbers that can both be true are the same."""
    if before.unit != after.unit:
        return "moved"
    first, second = nominal(before), nominal(after)
    if first == second or holds(before, second) or holds(after, first):
        return "same"
    return "fell" if second < first else "rose"


def holds(figure: Figure, number: float) -> bool:
    """Whether a hedged or vague figure ("nearly 300", "dozens") may be said of this number."""
    low, high = figure.low, figure.high
    if not any(sign.isdigit() for sign in figure.text) and high is None and low is not None:
        return figure.text.lower() in _VAGUE and number >= low
    if low is None or high is None:
        told = nominal(figure)
        is_round = told >= 50 and told % 10 == 0
        return (
            is_round and abs(number - told) <= 0.1 * told and (number > told) == (low is not None)
        )
    return low < high <= 1.3 * low and low <= number <= high


def pairs(
    before: Sequence[Count], after: Sequence[Count], *, versions: bool = False
) -> Iterator[tuple[Count, Count, Relation]]:
    """Counts of two texts that are of one matter, each later one used once, with their relation.

    What stays settles first, so that no count is held against another that still stands. Of
    `versions` of one story, tolls that are the only ones of their fate need share no word.
    """
    places: dict[str, list[int]] = {}
    for place, count in enumerate(after):
        for kind in count.kinds or ("",):
            places.setdefault(kind, []).append(place)
    taken: set[int] = set()
    open_ = [one for one in before if not _settled(one, after, places, taken)]
    fates = Counter(one.fate for one in open_)
    for one in open_:
        found = _nearest(one, after, places, taken)
        if found is None and versions and one.fate and fates[one.fate] == 1:
            found = _only(one, after, places, taken)
        if found is not None:
            place, how = found
            taken.add(place)
            yield one, after[place], how


def twice(told: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Counts of one thing in one text that do not agree: the earlier sentence's, the later's."""
    places: dict[str, list[int]] = {}
    for place, count in enumerate(told):
        if not (count.fate or count.nouns):
            continue
        for kind in count.kinds:
            before = (told[each] for each in places.get(kind, ()))
            found = next((each for each in before if _is_other_number(each, count)), None)
            if found is not None:
                yield found, count
                break
        for kind in count.kinds:
            if len(places.setdefault(kind, [])) < _MOST:
                places[kind].append(place)


def _is_other_number(one: Count, other: Count) -> bool:
    if one.sentence == other.sentence or one.long_ago or other.long_ago:
        return False
    shared = len(one.words & other.words)
    if shared < 2 or shared < _ALIKE * min(len(one.words), len(other.words)):
        return False
    return not one.is_part and relation(one, other) in ("fell", "rose")


def _only(
    one: Count, after: Sequence[Count], places: dict[str, list[int]], taken: set[int]
) -> tuple[int, Relation] | None:
    """The one toll of its fate that is not accounted for, where both stories have just one."""
    left = [found for found in _candidates(one, after, places) if found[0] not in taken]
    if len(left) != 1 or one.long_ago or not _is_one_scope(one, left[0][1]):
        return None
    place, other = left[0]
    return place, change(one.figure, other.figure)


def _candidates(
    one: Count, after: Sequence[Count], places: dict[str, list[int]]
) -> Iterator[tuple[int, Count]]:
    seen = {place for kind in one.kinds or ("",) for place in places.get(kind, ())[:_MOST]}
    return ((place, after[place]) for place in sorted(seen))


def _settled(
    one: Count, after: Sequence[Count], places: dict[str, list[int]], taken: set[int]
) -> bool:
    """Whether the count stands in the later text still, in whatever words."""
    equal = [
        place
        for place, other in _candidates(one, after, places)
        if _is_one_kind(one, other) and change(one.figure, other.figure) == "same"
    ]
    if not equal:
        return False
    free = [place for place in equal if place not in taken]
    taken.update(free[:1])
    return True


def _nearest(
    one: Count, after: Sequence[Count], places: dict[str, list[int]], taken: set[int]
) -> tuple[int, Relation] | None:
    best: tuple[int, int] | None = None
    how: Relation = ""
    for place, other in _candidates(one, after, places):
        found: Relation = "" if place in taken else relation(one, other)
        rank = (found not in ("", "scope"), len(one.words & other.words))
        weight = 1000 * rank[0] + rank[1]
        if found and (best is None or weight > best[0]):
            best, how = (weight, place), found
    return (best[1], how) if best is not None else None
