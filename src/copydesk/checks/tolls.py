"""What a figure counts, told coarsely enough that two wordings of one toll can be compared."""

import re
from bisect import bisect_left
from typing import Final

from copydesk.checks.reading import word_set
from copydesk.story.fates import fate_of, nominal
from copydesk.story.figures import figures
from copydesk.story.record import Record
from copydesk.story.statement import Figure

_CLAUSE = re.compile(r"[,;:.!?–—]\s|\b(?:and|while|but|as|after|with)\b")
_NOT_COUNTED = re.compile(
    r"^(?:[- ]?(?:year|month|week|day|hour|minute|mile|kilomet|met(?:er|re)|km|am|pm|a\.m|p\.m)|/)",
    re.I,
)


_LONGEST: Final = 300  # signs of a clause that are read


class Toll(Record, frozen=True):
    """A figure, the words around it in its clause, and the fate they tell of."""

    figure: Figure
    fate: str
    clause: str


def tolls(text: str) -> list[Toll]:
    """The figures of a text that count people (or beasts) dead, hurt, missing, held, uprooted."""
    if not fate_of(text):  # most paragraphs; their figures need not be read
        return []
    numbers = [figure for figure in figures(text) if not figure.unit]
    edges = [edge.span() for edge in _CLAUSE.finditer(text)] if numbers else []
    starts = [start for start, _ in edges]
    fates: dict[str, str] = {}  # a clause of many figures is read once
    found = []
    for figure in numbers:
        if _NOT_COUNTED.match(text[figure.span.end : figure.span.end + 20]):
            continue
        place = bisect_left(starts, figure.span.start)
        following = bisect_left(starts, figure.span.end)
        first = edges[place - 1][1] if place else 0
        last = starts[following] if following < len(starts) else len(text)
        clause = text[first : min(last, first + _LONGEST)]
        if clause not in fates:
            fates[clause] = fate_of(clause)
        fate = fates[clause]
        if fate:
            found.append(Toll(figure=figure, fate=fate, clause=clause))
    return found


def agree(shown: Figure, told: Figure) -> bool:
    """Whether two figures can both be true of one count; round numbers may be rounded ones."""
    one, other = nominal(shown), nominal(told)
    if one == other:
        return True
    if shown.low != shown.high and told.low == told.high and shown.high is not None:
        return (shown.low or 0) <= other <= shown.high
    is_vague = shown.text.isalpha() or told.text.isalpha()
    if is_vague and shown.text.lower() not in _PLAIN and told.text.lower() not in _PLAIN:
        return (shown.low or 0) <= other or (told.low or 0) <= one
    is_round = one >= 10 and one % 10 == 0
    return is_round and abs(one - other) <= 0.06 * max(one, other)


_PLAIN: Final = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
