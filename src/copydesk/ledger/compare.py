"""What two versions of a story lay to people differently.

Statements are paired by what they say, figures by what they count (`story.recounted`), quotations
by their words (`story.requoted`); where any of them stands in its version does not matter.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, Literal

from copydesk.story.counted import Count, counts
from copydesk.story.record import Record
from copydesk.story.recounted import Relation, pairs
from copydesk.story.requoted import Fate, Quotation, Tokens, followed, heard, quoted
from copydesk.story.statement import Statement

Kind = Literal[
    "figure moved",
    "figure fell",
    "figure rose",
    "figure of another scope",
    "quotation changed",
    "quotation lost",
    "attribution dropped",
    "speaker changed",
]
_ALIKE: Final = 0.6  # of the words; below it two statements are two, not one changed
_MOST: Final = 20  # statements that a word leads to: words of most statements tell nothing apart
_MARKS: Final = '“”„«»" '
_PRONOUNS: Final = frozenset(["he", "she", "they", "it", "we", "i", "who", "his", "her", "their"])
_FIGURES: Final[dict[Relation, Kind]] = {
    "fell": "figure fell",
    "rose": "figure rose",
    "moved": "figure moved",
    "scope": "figure of another scope",
}
_QUOTATIONS: Final[dict[Fate, Kind]] = {
    "changed": "quotation changed",
    "cut": "quotation changed",
    "unmarked": "quotation changed",
    "lost": "quotation lost",
}


class Difference(Record, frozen=True):
    """One thing that changed; `before` and `after` are the words, `block` is the later one's."""

    kind: Kind
    before: str
    after: str = ""
    speaker: str = ""
    block: str = ""


def compare(earlier: tuple[Statement, ...], later: tuple[Statement, ...]) -> tuple[Difference, ...]:
    """Speakers dropped or changed, quotations changed or gone, figures that moved; in this order.

    What is laid to a pronoun that no name is known for is laid to nobody else.
    """
    before, after = _outermost(earlier), _outermost(later)
    found = [*_speakers(earlier, later), *_quotations(before, after), *_figures(before, after)]
    return tuple(found)


def _outermost(statements: Sequence[Statement]) -> list[Statement]:
    """The statements that stand in no other one's words."""
    kept: list[Statement] = []
    ends: dict[str, int] = {}
    wider = sorted(statements, key=lambda s: (s.content_span.start, -s.content_span.end))
    for one in wider:
        if one.content_span.end > ends.get(one.block, -1):
            kept.append(one)
            ends[one.block] = one.content_span.end
    return kept


# --- speakers --------------------------------------------------------------------------------


def _speakers(earlier: Sequence[Statement], later: Sequence[Statement]) -> Iterator[Difference]:
    for one, other in _paired(earlier, later):
        words = {"before": one.content, "after": other.content, "block": other.block}
        if one.speaker and not other.speaker:
            yield Difference(kind="attribution dropped", speaker=one.speaker, **words)
        elif not _is_same(one, other):
            speaker = f"{one.speaker} → {other.speaker}"
            yield Difference(kind="speaker changed", speaker=speaker, **words)


def _is_same(one: Statement, other: Statement) -> bool:
    """Whether one name may be the other's: all its words in it, or nobody knows whose it is."""
    names = [set(heard(each.name or each.speaker)) for each in (one, other)]
    if not all(names) or any(name <= _PRONOUNS for name in names):
        return True
    last = [heard(each.name or each.speaker)[-1] for each in (one, other)]
    return names[0] <= names[1] or names[1] <= names[0] or last[0] == last[1]


def _paired(
    earlier: Sequence[Statement], later: Sequence[Statement]
) -> Iterator[tuple[Statement, Statement]]:
    """Statements that say the same, or nearly so; those that stayed as they were settle first."""
    words = [heard(one.content) for one in later]
    same: dict[Tokens, list[int]] = {}
    for n in range(len(later) - 1, -1, -1):
        same.setdefault(words[n], []).append(n)
    used: set[int] = set()
    open_: list[tuple[Statement, Tokens]] = []
    for one in earlier:
        told = heard(one.content)
        if places := same.get(told):
            used.add(place := places.pop())
            yield one, later[place]
        elif told:
            open_.append((one, told))
    index = _index(words)
    for one, told in open_:
        found = _nearest(told, words, index, used)
        if found is not None:
            used.add(found)
            yield one, later[found]


def _index(words: Sequence[Tokens]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, told in enumerate(words):
        for word in set(told):
            places.setdefault(word, []).append(place)
    return {word: found[:_MOST] for word, found in places.items()}


def _nearest(
    told: Tokens, words: Sequence[Tokens], index: dict[str, list[int]], used: set[int]
) -> int | None:
    shared = Counter(place for word in set(told) for place in index.get(word, ()))
    free = [place for place, _ in shared.most_common(8) if place not in used]
    best = max(free, key=lambda place: _likeness(told, words[place]), default=None)
    return best if best is not None and _likeness(told, words[best]) >= _ALIKE else None


def _likeness(one: Tokens, other: Tokens) -> float:
    return SequenceMatcher(None, one[:200], other[:200], autojunk=False).ratio()


# --- quotations and figures ------------------------------------------------------------------


def _quotations(earlier: Sequence[Statement], later: Sequence[Statement]) -> Iterator[Difference]:
    text = "\n".join(one.content for one in later)
    for one, other, fate in followed(_quoted(earlier), _quoted(later), text):
        before = earlier[int(one.block)]
        after = later[int(other.block)] if other is not None else None
        yield Difference(
            kind=_QUOTATIONS[fate],
            before=one.text,
            after=other.text if other is not None else "",
            speaker=(after.speaker if after is not None else "") or before.speaker,
            block=after.block if after is not None else "",
        )


def _quoted(statements: Sequence[Statement]) -> list[Quotation]:
    """Their quotations, each with its statement's number for a block."""
    found: list[Quotation] = []
    for number, one in enumerate(statements):
        its = list(quoted(str(number), one.content))
        if not its and one.manner == "direct":  # a block of its own, or a quotation left open
            its = list(quoted(str(number), f"“{one.content.strip(_MARKS)}”"))
        found.extend(its)
    return found


def _figures(earlier: Sequence[Statement], later: Sequence[Statement]) -> Iterator[Difference]:
    for one, other, how in pairs(_counted(earlier), _counted(later), versions=True):
        if how not in _FIGURES:
            continue
        after = later[int(other.block)]
        yield Difference(
            kind=_FIGURES[how],
            before=one.figure.text,
            after=other.figure.text,
            speaker=after.speaker or earlier[int(one.block)].speaker,
            block=after.block,
        )


def _counted(statements: Sequence[Statement]) -> list[Count]:
    """Their figures with what they count, each with its statement's number for a block."""
    return [
        count
        for number, one in enumerate(statements)
        for count in counts(one.content, block=str(number))
    ]
