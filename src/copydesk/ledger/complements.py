"""What follows a word of saying: a clause, a quotation, an infinitive; or what goes before it."""

from typing import Final, NamedTuple

from copydesk.ledger.lexicon import VERBS, CueWord
from copydesk.ledger.stream import phrase_after
from copydesk.ledger.words import Words

_LISTENED: Final = frozenset(["tell", "urge", "ask", "promise", "show", "write"])
_TELLING: Final = frozenset(["tell", "inform", "remind", "assure"])
_SAID: Final = frozenset(["say", "tell", "claim", "admit", "write", "think"])
_MOST_BETWEEN: Final = 14  # words between a verb and its clause: "said on Monday in a letter that"
_CLAUSE: Final = frozenset("VZMEHL")


class Told(NamedTuple):
    """Content by its kind, as ranges of words, first and last.

    Kinds: Q quotation, T that-clause, W question, B bare clause, t infinitive, G -ing, N phrase,
    "N to", "N as" ... phrase and more, I with a preposition, E nothing, F what goes before.
    """

    kind: str
    parts: list[tuple[int, int]]


def complement(s: Words, i: int, word: CueWord) -> Told:
    """What follows the word at `i`, up to where its clause ends."""
    k = i + 1
    if s.kind[k : k + 1] == [","] and s.kind[k + 1 : k + 2] == ["Q"]:
        k += 1
    told = _direct(s, k)
    if told is None and _LISTENED.intersection(word.groups):
        told = _heard(s, k, word)
    return told if told is not None else _further(s, k, word)


def _heard(s: Words, k: int, word: CueWord) -> Told | None:
    """What is told past a listener: "told reporters on Monday that", "urged both to"."""
    last = phrase_after(s, k)
    if last is None:
        return None
    after = _direct(s, _past_adjuncts(s, last + 1))
    if after is not None:
        return Told("N to" if after.kind == "t" else after.kind, after.parts)
    if word.plain not in _TELLING:
        return Told("B", [(k, _end(s, k))]) if _is_clause(s, last + 1) else None
    if phrase_after(s, last + 1) is None:
        return None
    return Told("B", [(last + 1, _end(s, last + 1))])


def _direct(s: Words, k: int) -> Told | None:
    """A clause, infinitive or quotation that begins right here."""
    if k < len(s.kind) and s.kind[k] == "," and _opens(s, k + 1):
        k += 1
    kind = s.kind[k] if k < len(s.kind) else "."
    if kind == ":":
        return Told("Q" if s.kind[k + 1 : k + 2] == ["Q"] else "K", _span(s, k + 1))
    if kind == "T" and s.kind[k + 1 : k + 2] in (["."], [","], []):
        return None
    if kind == "N":
        kind = "t" if s.kind[k + 1 : k + 2] == ["t"] else "N"
    if kind == "B" and s.lower[k] in ("if", "whether", "when"):
        kind = "W"
    return Told(kind, [(k, _end(s, k))]) if kind in "QTWt" else None


def _opens(s: Words, k: int) -> bool:
    return s.kind[k : k + 1] in (["Q"], ["T"])


def _span(s: Words, k: int) -> list[tuple[int, int]]:
    return [(k, _end(s, k))] if k < len(s.kind) and s.kind[k] != ";" else []


def _further(s: Words, k: int, word: CueWord) -> Told:
    if k >= len(s.kind) or s.kind[k] in ".;)-":
        return Told("E", [])
    if s.kind[k] == ",":
        return _after_comma(s, k)
    past = _past_adjuncts(s, k)
    later = _later(s, past, word) if past > k else None
    if later is not None:
        return later
    if s.kind[k] == "G" and word.form != "noun":
        return Told("G", [(k, _end(s, k))])
    if s.kind[k] == "I":
        is_aside = s.lower[k] == "as" and s.kind[k + 1 : k + 2] in (["P"], ["D"])
        return Told("E", []) if is_aside else Told(f"I {s.lower[k]}", _span(s, k + 1))
    last = phrase_after(s, k)
    if last is None:
        return Told("R" if s.kind[k] == "R" else "Y", [])
    return _phrase(s, k, last)


def _later(s: Words, past: int, word: CueWord) -> Told | None:
    """A clause behind words that tell when and where."""
    after = _direct(s, past)
    if after is not None or not _SAID.intersection(word.groups):
        return after
    last = phrase_after(s, past)
    if last is None or not _is_clause(s, last + 1):
        return None
    return Told("B", [(past, _end(s, past))])


def _phrase(s: Words, k: int, last: int) -> Told:
    if _is_clause(s, last + 1):
        return Told("B", [(k, _end(s, k))])
    after = s.lower[last + 1 : last + 2]
    if after and after[0] in ("to", "as", "for", "of", "with", "on", "against", "that"):
        return Told(f"N {after[0]}", [(k, _end(s, k))])
    if s.kind[last + 1 : last + 2] == ["Q"]:
        return Told("N Q", [(k, _end(s, k))])
    if _has_verb(s, last + 1):
        return Told("B", [(k, _end(s, k))])
    return Told("N", [(k, _end(s, k))])


def _has_verb(s: Words, k: int) -> bool:
    """A verb further on in the same clause: "said the bank in Tarn would"."""
    for place in range(k, min(len(s.kind), k + _MOST_BETWEEN)):
        if s.kind[place] in "MEHL" or (s.kind[place] in "VZ" and s.kind[place - 1] not in "DSI"):
            return True
        if s.kind[place] in ",.;:QTWBC-":
            return False
    return False


def _is_clause(s: Words, k: int) -> bool:
    """Whether a finite verb stands here: then the phrase before was its subject."""
    while k < len(s.kind) and s.kind[k] == "R":
        k += 1
    if k >= len(s.kind):
        return False
    if s.kind[k] in _CLAUSE:
        return s.kind[k] != "V" or s.lower[k + 1 : k + 2] != ["by"]
    form = VERBS.get(s.lower[k])
    return form is not None and s.kind[k] == "n" and s.kind[k - 1] in "nAPO"


_MEASURES: Final = frozenset(["at", "about", "around", "over", "under", "up", "nearly", "almost"])


def _past_adjuncts(s: Words, k: int) -> int:
    """Past when, where and how: "on Monday in a letter to the board", up to a clause."""
    place, far = k, min(len(s.kind), k + _MOST_BETWEEN)
    while place < far:
        if (s.kind[place] == "R" and s.lower[place] not in _MEASURES) or _is_late(s, place):
            place += 1
        elif s.kind[place] == "I":
            last = phrase_after(s, place + 1)
            if last is None and s.kind[place + 1 : place + 2] == ["R"]:  # "on Sunday"
                last = place + 1
            if last is None:
                return place
            place = _first_clause(s, place + 1, last) or last + 1
        elif s.kind[place] == "," and place > k and s.kind[place + 1 : place + 2] == ["T"]:
            return place + 1
        else:
            break
    return place


def _is_late(s: Words, k: int) -> bool:
    """ "Late on Tuesday", "early in the day"."""
    return s.lower[k] in ("late", "early") and s.kind[k + 1 : k + 2] == ["I"]


def _first_clause(s: Words, first: int, last: int) -> int | None:
    """A clause may follow a day without a sign: "said on Monday the bank would"."""
    for k in range(first + 1, last + 1):
        if s.kind[k] in "DS" and s.kind[k - 1] in "RnA":
            return k
    return None


def _after_comma(s: Words, k: int) -> Told:
    for place in range(k + 1, min(len(s.kind), k + _MOST_BETWEEN)):
        if s.kind[place] == "T" and s.kind[place - 1] == ",":
            return Told("T", [(place, _end(s, place))])
        if s.kind[place] == "Q":
            is_set_off = s.kind[place - 1] == ","
            return Told("Q", [(place, _end(s, place))]) if is_set_off else Told("E", [])
    return Told("E", [])


def _end(s: Words, k: int) -> int:
    """The last word of a clause that begins at `k`."""
    size = len(s.kind)
    place = k
    while place < size:
        kind = s.kind[place]
        if kind == ";":
            break
        if kind == "," and place > k and _begins_anew(s, place + 1):
            break
        if kind == "C" and place > k + 1 and _goes_on(s, place):
            break
        place += 1
    place -= 1
    while place > k and s.kind[place] in ".,-":
        place -= 1
    return place


def _begins_anew(s: Words, k: int) -> bool:
    """After a comma: "adding that", "according to", "he said"."""
    lower = s.lower[k : k + 3]
    if not lower:
        return False
    word = VERBS.get(lower[0])
    if lower[0] == "according":
        return True
    if word is not None and word.form == "ing" and _SAID.intersection(word.groups):
        return True
    if s.kind[k] == "C":
        return _goes_on(s, k)
    last = phrase_after(s, k)
    if last is None or last + 1 >= len(s.kind):
        return False
    said = VERBS.get(s.lower[last + 1])
    return (
        said is not None
        and said.form in ("past", "s")
        and "say" in said.groups
        and (last + 2 >= len(s.kind) or s.kind[last + 2] in ".,RI")
    )


def _goes_on(s: Words, k: int) -> bool:
    """After "and" or "but": another verb of saying with the same subject."""
    place = k + 1
    while place < len(s.kind) and s.kind[place] in "RHN":
        place += 1
    if place >= len(s.kind) or s.kind[place] == "A":
        return False
    word = VERBS.get(s.lower[place])
    if word is None or s.kind[place + 1 : place + 2] in (["I"], ["."]):
        return False
    return word.form == "past" or (word.form == "s" and s.kind[place - 1] in "CR")


def fronted(s: Words, first: int, last: int) -> Told | None:
    """What is told before its cue, and goes on behind it; cue and source from `first` to `last`."""
    k = first - 1
    if k < 0 or s.kind[k] not in ("Q", ",", "-", "."):
        return None
    kind = "Q before" if s.kind[k] == "Q" or s.kind[k - 1 : k] == ["Q"] else "F"
    while k >= 0 and s.kind[k] in ",-.":
        k -= 1
    begin = _clause_start(s, k)
    if k < begin or (k - begin < 1 and s.kind[k] != "Q"):
        return None
    parts = [(begin, k)]
    parts.extend(_resumed(s, last + 1))
    return Told(kind, parts)


def loose(s: Words, first: int, last: int) -> Told:
    """What stands beside a cue without any sign: "It is true I think", "I mean, it is true"."""
    size = len(s.kind)
    opens = first == 0 or s.kind[first - 1] in "C,"
    if last + 2 < size and s.kind[last + 1] in ",-" and s.kind[first] == "P" and opens:
        return Told("E after", [(last + 2, _end(s, last + 2))])
    ends = last + 1 >= size or s.kind[last + 1] in ".,;-"
    if first > 2 and ends and s.kind[first - 1] != "B":
        begin = _clause_start(s, first - 1)
        return Told("E before", [(begin, first - 1)] if begin < first else [])
    return Told("E", [])


def _clause_start(s: Words, k: int) -> int:
    for place in range(k, -1, -1):
        if s.kind[place] in ";:":
            return place + 1
    return 1 if s.kind and s.kind[0] in "C" and k > 1 else 0


def _resumed(s: Words, k: int) -> list[tuple[int, int]]:
    """ "A," said X, "B": the second part."""
    size = len(s.kind)
    for place in range(k, min(size, k + _MOST_BETWEEN)):
        if s.kind[place] == "Q":
            return [(place, _end(s, place))]
        if s.kind[place] in ";":
            return []
    if k + 1 < size and s.kind[k] in ",-" and s.kind[k + 1] in "MEHLVZtIT":
        return [(k + 1, _end(s, k + 1))]
    return []
