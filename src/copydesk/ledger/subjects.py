"""Who does what a verb says: its subject, wherever in the sentence it stands."""

from typing import Final

from copydesk.ledger.frame import Frame, Range
from copydesk.ledger.lexicon import ADJECTIVES, VERBS, CueWord
from copydesk.ledger.stream import FINITE, QUOTE, phrase_after, phrase_before
from copydesk.ledger.words import Words

_ASIDE: Final = 28  # words; no apposition is longer
_SHARED: Final = {"": "opening", "C": "shared", "I": "adverbial", "B": "adverbial"}


def is_noun(s: Words, i: int) -> bool:
    """Whether a word that may be verb or noun is a noun here: "the claim", "his many reports"."""
    lower, before = s.lower[i], s.kind[i - 1] if i else ""
    if lower not in VERBS:
        return True
    if before in ("D", "S", "'", "#", "I"):
        return True
    if before in ("P", "M", "t", "L", "N", "W", "T"):
        return False
    after = s.kind[i + 1] if i + 1 < len(s.kind) else "."
    if before in ("n", "A", "G", "V"):
        start = phrase_before(s, i - 1)
        if before != "A" and start is not None and VERBS[lower].form == "base":
            return True
        return after in FINITE or after in ("I", ".", ",") or (after == "t" and before != "A")
    return (i == 0 and after in ("T", "I", "t")) or after in FINITE


def group(s: Words, i: int) -> tuple[int, list[str]]:
    """Where the verb group of a verb begins, and what stands in it: "has not yet said"."""
    flags: list[str] = []
    k = i - 1
    while k >= 0:
        kind = s.kind[k]
        if kind in "MEHLN":
            flags.append(kind)
        elif kind == "t":
            flags.append("to")
            governed = _governing(s, k, flags)
            if governed is None:
                break
            k = governed
            continue
        elif kind != "R":
            break
        k -= 1
    return k + 1, flags


def _governing(s: Words, k: int, flags: list[str]) -> int | None:
    """Before "to": the verb that governs it, "declined to say"; None for a noun, "his wife to"."""
    k -= 1
    while k >= 0 and s.kind[k] in "RN":
        k -= 1
    if k < 0:
        return None
    if s.lower[k] == "on" and k > 0:
        k -= 1
    kind, lower = s.kind[k], s.lower[k]
    verb = VERBS.get(lower)
    is_verb = kind in "VvZE" or (verb is not None and not is_noun(s, k)) or lower in ADJECTIVES
    if not is_verb and kind in "HM":
        is_verb = True
    if not is_verb or (kind == "G"):
        return None
    flags.append("control")
    return k if kind in "EHM" else k - 1


def subject(
    s: Words, start: int, word: CueWord, before: list[Frame], flags: list[str]
) -> tuple[Range | None, str]:
    """Who does what the verb group from `start` on says, and how it was found."""
    k = start - 1
    kind = s.kind[k] if k >= 0 else ""
    shared = _SHARED.get(kind)
    if shared is not None:
        is_gerund = word.form == "ing" and kind in "IB"
        return last_source(s, before, start), "gerund" if is_gerund else shared
    if kind == ",":
        return _after_comma(s, k, word, before, flags)
    if kind in "WT":
        return _antecedent(s, k)
    if kind in "-)":
        return _after_sign(s, k)
    first = phrase_before(s, k)
    if first is None or (kind == "G" and word.form == "ing"):
        return last_source(s, before, start), "lost"
    if "to" in flags and "control" not in flags:
        return (first, k), "object"
    whole = _described(s, first)
    if whole is not None:
        return (whole, k), "phrase"
    return (first, k), "pronoun" if kind == "P" else "phrase"


def _described(s: Words, first: int) -> int | None:
    """Where a phrase begins that ends in a clause on it: "an engineer who left in May (said)"."""
    for k in range(first - 1, max(0, first - _ASIDE), -1):
        if s.kind[k] in ",CBTQ;:":
            return None
        if s.kind[k] == "W" and s.lower[k] in ("who", "which"):
            return phrase_before(s, k - 1) if FINITE & set(s.kind[k + 1 : first]) else None
    return None


def _after_comma(
    s: Words, k: int, word: CueWord, before: list[Frame], flags: list[str]
) -> tuple[Range | None, str]:
    if word.form == "ing" and "E" not in flags:
        return last_source(s, before, k), "participle"
    aside = _past_aside(s, k)
    if aside is not None:
        return (aside, k - 1), "aside"
    return last_source(s, before, k), "comma"


def _after_sign(s: Words, k: int) -> tuple[Range | None, str]:
    """Past brackets or dashes: "Ana Lund (Tarn) said"."""
    if s.kind[k] == "-":
        begin = _past_aside(s, k, "-")
    else:
        place = k
        while place > 0 and place > k - _ASIDE and s.kind[place] != "(":
            place -= 1
        begin = phrase_before(s, place - 1)
    return ((begin, k), "aside") if begin is not None else (None, "none")


def _past_aside(s: Words, comma: int, sign: str = ",") -> int | None:
    """Where the phrase begins that an aside follows: "Ana Lund, a farmer, said"."""
    for place in range(comma - 1, max(0, comma - _ASIDE), -1):
        if s.kind[place] == "Q":
            return None
        if s.kind[place] != sign:
            continue
        first = phrase_before(s, place - 1)
        if first is None:
            return None
        if s.kind[place + 1] in "C" and s.kind[comma - 1] != "n":
            return None
        further = first > 1 and s.kind[first - 1] == "," and place - first <= 2
        if further and s.kind[first] in "#nA":  # "Ana Lund, 31, a farmer, said"
            more = phrase_before(s, first - 2)
            return more if more is not None else first
        return first
    return None


def _antecedent(s: Words, k: int) -> tuple[Range | None, str]:
    if s.kind[k] == "W" and s.lower[k] not in ("who", "which", "whom"):
        return None, "question"
    place = k - 1
    if place >= 0 and s.kind[place] == ",":
        place -= 1
    first = phrase_before(s, place)
    if first is None:
        return (k, k), "relative"
    return (first, place), "relative" if s.lower[k] == "who" else "relative thing"


def last_source(s: Words, before: list[Frame], i: int) -> Range | None:
    """The subject of the clause before, which goes on: "Lund resigned and said"."""
    for frame in reversed(before):
        if frame.source is not None and frame.how not in ("object", "question"):
            return frame.source
    for k in range(1, max(1, i)):
        if s.kind[k] in FINITE or (s.lower[k] in VERBS and s.kind[k] != "A"):
            found = subject_of(s, k)
            if found is not None:
                return found
    if s.kind[:1] == ["G"] and "," in s.kind:
        place = s.kind.index(",")
        last = phrase_after(s, place + 1)
        return (place + 1, last) if last is not None else None
    return None


def subject_of(s: Words, verb: int) -> Range | None:
    """The noun phrase before a verb and its auxiliaries, with its aside."""
    last = verb - 1
    while last > 0 and s.kind[last] in "RMEHLN":
        last -= 1
    first = _past_aside(s, last) if s.kind[last] == "," else phrase_before(s, last)
    if first is None:
        return None
    return first, last - 1 if s.kind[last] == "," else last


def main_verb(s: Words, end: int) -> int | None:
    """The first verb before `end` that is no relative clause's, where nothing is quoted before."""
    for k in range(1, end):
        if s.kind[k] == QUOTE:
            return None
        is_verb = s.kind[k] in FINITE or (s.kind[k] != "A" and not is_noun(s, k))
        if is_verb and s.kind[k - 1] not in "WT":
            return k
    return None


def with_aside(s: Words, last: int) -> int:
    """The last word of a phrase with its apposition: "Ana Lund, mayor of Tarn"."""
    if s.kind[last + 1 : last + 2] != [","] or last + 2 >= len(s.kind):
        return last
    if s.kind[last + 2] not in "D#WnA":
        return last
    if s.kind[last + 2] in "nA" and s.kind[last + 3 : last + 4] in (["V"], ["Z"]):
        return last
    for place in range(last + 2, min(len(s.kind), last + _ASIDE)):
        if s.kind[place] in "Q-;:T":
            return last
        if s.kind[place] in ",.":
            if s.kind[last + 2] == "#" and place == last + 3 and s.kind[place] == ",":
                return with_aside(s, place - 1)
            return place - 1
    return last
