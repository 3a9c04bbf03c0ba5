"""Each word that may lay a statement, with whom and what it would lay: found by clause structure.

A frame is a guess; which of them are statements is judged by `judge`.
"""

from collections.abc import Callable, Iterator
from typing import Final

from copydesk.ledger.frame import Frame
from copydesk.ledger.lexicon import ADJECTIVES, NOUNS, VERBS, CueWord
from copydesk.ledger.nominal import according, as_put, nominal, view
from copydesk.ledger.stream import phrase_before
from copydesk.ledger.subjects import is_noun
from copydesk.ledger.verbal import verbal
from copydesk.ledger.words import Words

_NO_BASE: Final = frozenset(",DS'I")
"""What no verb in its plain form stands behind."""
_MANY: Final = frozenset(["people", "police", "men", "women", "children", "both", "many", "most"])
_SET_IN: Final[dict[str, Callable[[Words, int], Frame | None]]] = {
    "according": according,
    "as": as_put,
    "in": view,
    "for": view,
}
_UNKNOWN: Final = CueWord("", ("other",), "past")


def frames(s: Words) -> Iterator[Frame]:
    """The frames of a sentence in the order of their cues."""
    found: list[Frame] = []
    for i, lower in enumerate(s.lower):
        is_taken = bool(found) and found[-1].cue[0] == i  # "as X put it"
        frame = _at(s, i, lower, found) if not is_taken else None
        if frame is not None:
            found.append(frame)
            yield frame


def _at(s: Words, i: int, lower: str, before: list[Frame]) -> Frame | None:
    kind = s.kind[i]
    if lower in _SET_IN:
        return _SET_IN[lower](s, i)
    if lower in ADJECTIVES and i > 0 and _adjective_follows(s, i):
        return verbal(s, i, ADJECTIVES[lower], before)
    if lower in NOUNS and is_noun(s, i):
        return nominal(s, i, NOUNS[lower], before)
    word = VERBS.get(lower)
    if word is not None and word.form == "base" and _is_no_verb(s, i):
        return None
    if word is not None and (kind != "A" or (i == 0 and word.form in ("past", "ing"))):
        return verbal(s, i, word, before)
    if word is None and (kind in "VZ" or _is_present(s, i)) and _is_unknown_cue(s, i):
        return verbal(s, i, _UNKNOWN, before)
    return None


def _is_no_verb(s: Words, i: int) -> bool:
    """Whether a plain form cannot be a verb here: "a claim", and "its key rate" of one only."""
    if i == 0 or s.kind[i - 1] in _NO_BASE:
        return s.lower[i - 1 : i + 1] != [",", "say"]  # "..., say police"
    return s.kind[i - 1] == "n" and not any(_is_many(s, k) for k in range(max(0, i - 9), i))


def _is_many(s: Words, k: int) -> bool:
    """Whether a word may be a plural, or joins two: then a plain form may be their verb."""
    return s.lower[k].endswith("s") or s.lower[k] in _MANY or s.kind[k] == "C"


def _is_unknown_cue(s: Words, i: int) -> bool:
    """Any verb beside a quotation, or with "that" after it, may lay it: "he intoned"."""
    after = s.kind[i + 1 : i + 3]
    if after[:1] in (["Q"], ["T"]) or after == [",", "Q"] or after == [":", "Q"]:
        return True
    if i > 0 and (s.kind[i - 1] == "Q" or (i > 1 and s.kind[i - 2] == "Q")):
        return True
    first = phrase_before(s, i - 1) if "Q" in s.kind[:i] else None
    return bool(first) and s.kind[(first or 0) - 1] == "Q"


def _is_present(s: Words, i: int) -> bool:
    """A word that may be a verb in -s, by who stands beside it: "she groans", "... howls a man"."""
    lower = s.lower[i]
    if s.kind[i] != "n" or not lower.endswith("s") or lower.endswith("ss") or not i:
        return False
    if s.kind[i - 1] in "PA":
        return True
    return s.kind[i - 1] == "Q" and i + 1 < len(s.kind) and s.kind[i + 1] in "PDSA"


def _adjective_follows(s: Words, i: int) -> bool:
    k = i - 1
    while k > 0 and s.kind[k] in "RN":
        k -= 1
    return s.kind[k] == "E" or s.lower[k] in (
        "feel", "feels", "felt", "remain", "remains", "remained", "became", "seemed", "made",
        "make", "makes", "sounded", "looked", "was", "were",
    )  # fmt: skip
