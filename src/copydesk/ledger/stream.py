"""A sentence as the finder of clauses reads it: words, and each quotation as one of them."""

from collections.abc import Sequence
from typing import Final

from copydesk.ledger.words import LISTS, Words, words
from copydesk.story.blocks import Span

QUOTE: Final = "Q"
FINITE: Final = frozenset("VZMEHL")
"""Kinds of words that a clause may turn on."""
_NOMINAL: Final = frozenset("nA#DS'O\"")
_ENDS: Final = frozenset("nA#O'\")QP")
_ALONE: Final = LISTS["alone"]
"""Determiners that may stand for a person without a noun."""
_JOINED: Final = frozenset("nA#'),")
_HEADS: Final = frozenset("nA#O'P")
_RIGHT: Final = frozenset("nA#DSO'P\"&")
_WITHIN: Final = frozenset(["of", "for", "from", "with", "at", "between", "against"])
_LONGEST: Final = 30  # words of a noun phrase


def stream(text: str, sentence: Span, speech: Sequence[Span]) -> Words:
    """The words of a sentence; each quotation of `speech` in it is one word of kind `QUOTE`."""
    found, place = Words([], [], [], []), sentence.start
    for quote in speech:
        _add(found, words(text, Span(start=place, end=quote.start)))
        _add(found, Words(["“"], [QUOTE], [quote.start], [quote.end]))
        place = quote.end
    _add(found, words(text, Span(start=place, end=sentence.end)))
    return found


def _add(found: Words, more: Words) -> None:
    found.lower.extend(more.lower)
    found.kind.extend(more.kind)
    found.start.extend(more.start)
    found.end.extend(more.end)


def phrase_before(s: Words, last: int) -> int | None:
    """Where the noun phrase begins whose last word is `last`; None where none ends there."""
    if last < 0 or not _may_end(s, last):
        return None
    if s.kind[last] == "P":
        return last
    k, far = last, max(-1, last - _LONGEST)
    while k > far:
        kind = s.kind[k]
        if kind == ")":
            k = _opening(s, k)
        elif kind not in _NOMINAL and not _belongs(s, k, last):
            break
        k -= 1
    return _begun(s, k + 1, last)


def _may_end(s: Words, last: int) -> bool:
    return s.kind[last] in _ENDS or (s.kind[last] in "DS" and s.lower[last] in _ALONE)


def _belongs(s: Words, k: int, last: int) -> bool:
    """Whether a word that is none of a noun phrase's own stands inside one nevertheless."""
    kind, before = s.kind[k], s.kind[k - 1] if k else ""
    if kind == "C":
        return before in _JOINED
    if kind == ",":
        return "C" in s.kind[k:last] and _is_listed(s, k)
    if kind == "I":
        return before in _HEADS
    return kind in "VRG" and _is_within(s, k)


def _opening(s: Words, k: int) -> int:
    for place in range(k - 1, max(-1, k - 12), -1):
        if s.kind[place] == "(":
            return place
    return k


def _is_listed(s: Words, comma: int) -> bool:
    """A comma of a list: "Ana Lund, the mayor and two others"."""
    return comma > 0 and s.kind[comma - 1] in "nA#" and s.kind[max(0, comma - 2)] in "nA#D,"


def _is_within(s: Words, k: int) -> bool:
    """A participle or adverb inside a noun phrase: "the newly elected mayor"."""
    if k + 1 >= len(s.kind) or s.kind[k + 1] not in "nAVG#'":
        return False
    return k > 0 and s.kind[k - 1] in "DSRCI'#"


def _begun(s: Words, first: int, last: int) -> int | None:
    """The phrase without what only stands before it: "On Monday the mayor" is the mayor."""
    while first <= last and s.kind[first] in "RC,\"'&V":
        first += 1
    if first > last:
        return None
    if s.kind[first] == "I":
        for k in range(last, first + 1, -1):
            if s.kind[k] in "DS" and s.kind[k - 1] in "nA#RO":
                return k
            if s.kind[k - 1] == "R":
                return k
        return None
    after_verb = first > 0 and s.kind[first - 1] in "VZvEHLM"
    if after_verb and "C" in s.kind[first:last]:
        return first + 1 + s.kind[first:last].index("C")
    return first


def phrase_after(s: Words, first: int) -> int | None:
    """The last word of the noun phrase that begins at `first`; None where none begins."""
    size = len(s.kind)
    while first < size and s.kind[first] == "R":
        first += 1
    if first >= size or s.kind[first] not in "nA#DSOP":
        return None
    if s.kind[first] == "P" and s.lower[first] not in ("it", "you", "there"):
        return first
    k, bound = first + 1, min(size, first + _LONGEST)
    while k < bound and _goes_on(s, k, first):
        k += 1
    return k - 1


def _goes_on(s: Words, k: int, first: int) -> bool:
    """Whether a noun phrase from `first` on holds the word at `k` too."""
    kind, before = s.kind[k], s.kind[k - 1]
    after = s.kind[k + 1] if k + 1 < len(s.kind) else "."
    if kind in "DS":
        return before not in "nA#O"
    if kind == "I":
        return s.lower[k] in _WITHIN and after in "nA#DSOG"
    if kind == "C":
        return after in "nA#DS" and before in "nA'#"
    if kind in "VGR":
        return after in "nA" and before not in "nA"
    return kind in _RIGHT and kind != "P"
