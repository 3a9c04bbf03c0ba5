"""What nouns and prepositions lay: "the mayor's claim that", "according to X", "in her view"."""

from typing import Final

from copydesk.ledger.complements import Told, complement
from copydesk.ledger.frame import Frame, Range
from copydesk.ledger.lexicon import VERBS, CueWord
from copydesk.ledger.stream import phrase_after, phrase_before
from copydesk.ledger.subjects import group, last_source, with_aside
from copydesk.ledger.words import Words

_VIEWS: Final = frozenset(
    ["view", "opinion", "words", "eyes", "telling", "account", "reckoning", "estimation"]
)
_ASIDE: Final = 14  # words between "as" and "put it"
_LAID_BY: Final = CueWord("according", ("according",), "prep")


def nominal(s: Words, i: int, word: CueWord, before: list[Frame]) -> Frame | None:
    """ "the mayor's claim that", "his promise to", "a report showing", "concern expressed by X"."""
    told = complement(s, i, word)
    k = i - 1
    while k >= 0 and s.kind[k] in "nAVGR#":
        if s.kind[k] == "V" and s.kind[k - 1 : k] not in (["'"], ["S"], ["D"]):
            break
        k -= 1
    flags = ["noun"]
    if k >= 0 and s.kind[k] == "'":
        source = _owner(s, k - 1)
        how = "owner" if source is not None else "none"
    elif k >= 0 and s.kind[k] == "S":
        source, how = (k, k), "owner pronoun"
    else:
        source, how = _noun_source(s, i, k, before, flags)
    if told.kind in ("E", "N", "B", "by") and s.kind[i + 1 : i + 2] == ["E"]:
        told = complement(s, i + 1, word)
        told = Told(f"is {told.kind}", told.parts)
    return Frame(word, (i, i), source, how, told, flags)


def _owner(s: Words, last: int) -> Range | None:
    first = phrase_before(s, last)
    for k in range(last, first or 0, -1):
        if s.kind[k] == "I" and s.lower[k] != "of":
            return k + 1, last
    return (first, last) if first is not None else None


def _noun_source(
    s: Words, i: int, k: int, before: list[Frame], flags: list[str]
) -> tuple[Range | None, str]:
    """Whose claim it is: "claims by X", "X made the claim", "opposition claims"."""
    for place in range(i + 1, min(len(s.kind), i + 5)):
        if s.lower[place] in ("by", "from", "of"):
            last = phrase_after(s, place + 1)
            if last is not None and s.kind[place + 1] != "G":
                return (place + 1, last), f"noun {s.lower[place]}"
            break
        if s.kind[place] not in "nVR":
            break
    light = _light(s, k - 1 if k >= 0 and s.kind[k] == "D" else k, before, flags)
    if light is not None:
        return light
    if i > 0 and s.kind[i - 1] in "nA" and k < i - 1:
        return (k + 1, i - 1), "compound"
    return None, "none"


def _light(
    s: Words, k: int, before: list[Frame], flags: list[str]
) -> tuple[Range | None, str] | None:
    """Who makes a claim, voices a fear, has doubts."""
    if k < 0 or not (s.kind[k] in "VvZH" or (s.lower[k] in VERBS and s.kind[k] != "A")):
        return None
    start, _ = group(s, k)
    first = phrase_before(s, start - 1) if start else None
    if first is None:
        return last_source(s, before, k), "light verb far"
    flags.append("light verb")
    return (first, start - 1), "light verb"


def according(s: Words, i: int) -> Frame | None:
    """ "According to X, ...", "..., according to X"."""
    cue = (i, i + 1)
    if s.lower[i + 1 : i + 2] != ["to"]:
        return None
    last = phrase_after(s, cue[1] + 1)
    if last is None:
        return None
    whole = with_aside(s, last) if cue[0] else last
    told = _around(s, cue[0], last)
    return Frame(_LAID_BY, cue, (cue[1] + 1, whole), "after", told, [])


def _around(s: Words, first: int, last: int) -> Told:
    """What is laid by words set into a sentence: all before them, or all after."""
    size = len(s.kind)
    end = size - 1
    while end > last and s.kind[end] in ".,;":
        end -= 1
    left = first - 1
    while left >= 0 and s.kind[left] in ",-":
        left -= 1
    begin = 0
    for k in range(left, -1, -1):
        if s.kind[k] == ";":
            begin = k + 1
            break
    if s.kind[last + 1 : last + 3] == [",", "Q"] and s.kind[left : left + 1] != ["Q"]:
        return Told("after", [(last + 2, end)])
    if left - begin >= 2 or s.kind[begin : left + 1] == ["Q"]:
        return Told("before", [(begin, left)])
    right = last + 1
    while right < size and s.kind[right] in ",-:":
        right += 1
    return Told("after", [(right, end)]) if right <= end else Told("E", [])


def view(s: Words, i: int) -> Frame | None:
    """ "In her view", "in the words of X", "in the opinion of X"."""
    span = s.lower[i + 1 : i + 9]
    for n, lower in enumerate(span):
        if lower in _VIEWS:
            place = i + 1 + n
            if n and s.kind[place - 1] in "S'":
                last = place - 1 if s.kind[place - 1] == "S" else place - 2
                source = (i + 1, last)
            elif s.lower[place + 1 : place + 2] == ["of"]:
                end = phrase_after(s, place + 2)
                if end is None:
                    return None
                source, place = (place + 2, end), end
            else:
                return None
            word = CueWord("view", ("view",), "prep")
            return Frame(word, (i, i), source, "view", _around(s, i, place), [])
        if s.kind[i + 1 + n] not in "DSAn'":
            break
    return None


def as_put(s: Words, i: int) -> Frame | None:
    """ "As one of them put it": laid as by "according to"."""
    for k in range(i + 2, min(len(s.kind) - 1, i + _ASIDE)):
        if s.lower[k] in ("put", "puts") and s.lower[k + 1] == "it":
            return Frame(_LAID_BY, (k, k + 1), (i + 1, k - 1), "after", _around(s, i, k + 1), [])
        if s.kind[k] in ",.;:Q":
            return None
    return None
