"""What two versions of a story lay to people differently."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from copydesk.story.record import Record
from copydesk.story.statement import Figure, Statement

Kind = Literal[
    "figure moved",
    "figure fell",
    "figure rose",
    "quotation changed",
    "quotation lost",
    "attribution dropped",
    "speaker changed",
]
_ALIKE = 0.6  # of the words; below it two statements are two, not one changed
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


class Difference(Record, frozen=True):
    """One thing that changed; `before` and `after` are the words, `block` is the later one's."""

    kind: Kind
    before: str
    after: str = ""
    speaker: str = ""
    block: str = ""


def compare(earlier: tuple[Statement, ...], later: tuple[Statement, ...]) -> tuple[Difference, ...]:
    """Figures that moved, quotations that changed or are gone, attributions dropped.

    Statements are paired by the words they share, in their order; each is used once.
    """
    return tuple(_differences(earlier, later))


def _differences(
    earlier: tuple[Statement, ...], later: tuple[Statement, ...]
) -> Iterator[Difference]:
    places = _places(later)
    used: set[int] = set()
    for one in earlier:
        place = _partner(one, later, places, used)
        if place is None:
            if one.manner == "direct":
                yield Difference(kind="quotation lost", before=one.content, speaker=one.speaker)
            continue
        used.add(place)
        yield from _between(one, later[place])


def _between(one: Statement, other: Statement) -> Iterator[Difference]:
    words = {"before": one.content, "after": other.content, "block": other.block}
    speaker = other.speaker or one.speaker
    if one.speaker and not other.speaker:
        yield Difference(kind="attribution dropped", speaker=one.speaker, **words)
    elif _bare(one.speaker) != _bare(other.speaker) and one.speaker:
        yield Difference(
            kind="speaker changed", speaker=f"{one.speaker} → {other.speaker}", **words
        )
    if "direct" in (one.manner, other.manner) and _tokens(one.content) != _tokens(other.content):
        yield Difference(kind="quotation changed", speaker=speaker, **words)
    for before, after in zip(one.figures, other.figures, strict=False):
        kind = moved(before, after)
        if kind is not None:
            yield Difference(
                kind=kind, before=before.text, after=after.text, speaker=speaker, block=other.block
            )


def moved(before: Figure, after: Figure) -> Kind | None:
    """How a figure changed, if it did: up, down, or into another unit or range."""
    if (before.low, before.high, before.unit) == (after.low, after.high, after.unit):
        return None
    first, second = _middle(before), _middle(after)
    if before.unit != after.unit or first == second:
        return "figure moved"
    return "figure fell" if second < first else "figure rose"


def _middle(figure: Figure) -> float:
    bounds = [bound for bound in (figure.low, figure.high) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else 0.0


def _places(later: tuple[Statement, ...]) -> dict[str, list[int]]:
    """For each word the statements that hold it; words of most statements tell nothing apart."""
    places: dict[str, list[int]] = {}
    for place, statement in enumerate(later):
        for word in set(_tokens(statement.content)):
            places.setdefault(word, []).append(place)
    return {word: found[:20] for word, found in places.items()}


def _partner(
    one: Statement, later: tuple[Statement, ...], places: dict[str, list[int]], used: set[int]
) -> int | None:
    words = _tokens(one.content)
    shared = Counter(place for word in set(words) for place in places.get(word, ()))
    best = [(place, count) for place, count in shared.most_common(8) if place not in used]
    for place, _ in best:
        if _likeness(words, _tokens(later[place].content)) >= _ALIKE:
            return place
    return None


def _likeness(one: list[str], other: list[str]) -> float:
    return SequenceMatcher(None, one[:200], other[:200], autojunk=False).ratio()


def _tokens(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _bare(name: str) -> str:
    return re.sub(r"^(?:mr|mrs|ms|dr)\.? ", "", name.strip().lower())
