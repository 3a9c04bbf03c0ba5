"""Each word that may lay a statement, with whom and what it would lay: found by clause structure.

A frame is a guess; which of them are statements is judged by `judge`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from copydesk.ledger.complements import Told, complement, fronted, loose
from copydesk.ledger.lexicon import ADJECTIVES, NOUNS, VERBS, CueWord
from copydesk.ledger.stream import FINITE, phrase_after, phrase_before
from copydesk.ledger.words import Words

Range = tuple[int, int]
"""First word and last."""
_ASIDE: Final = 28  # words; no apposition is longer
_VIEWS: Final = frozenset(
    ["view", "opinion", "words", "eyes", "telling", "account", "reckoning", "estimation"]
)
_SHARED: Final = {"": "opening", "C": "shared", "I": "adverbial", "B": "adverbial"}
_NO_BASE: Final = frozenset(",DS'I")
"""What no verb in its plain form stands behind."""
_TURNED: Final = frozenset(["say", "claim", "write", "think"])
_UNKNOWN: Final = CueWord("", ("other",), "past")
_LAID_BY: Final = CueWord("according", ("according",), "prep")


@dataclass
class Frame:
    """A cue with its words: `how` the source was found, `told` the kind of content and where."""

    word: CueWord
    cue: Range
    source: Range | None
    how: str
    told: Told
    flags: list[str] = field(default_factory=list)


def frames(s: Words) -> Iterator[Frame]:
    """The frames of a sentence in the order of their cues."""
    found: list[Frame] = []
    for i, lower in enumerate(s.lower):
        frame = _at(s, i, lower, found)
        if frame is not None:
            found.append(frame)
            yield frame


def _at(s: Words, i: int, lower: str, before: list[Frame]) -> Frame | None:
    kind = s.kind[i]
    if lower in ("in", "for"):
        return _view(s, i)
    if lower == "according" and s.lower[i + 1 : i + 2] == ["to"]:
        return _according(s, (i, i + 1))
    if lower in ADJECTIVES and i > 0 and _adjective_follows(s, i):
        return _verbal(s, i, ADJECTIVES[lower], before)
    if lower in NOUNS and _is_noun(s, i):
        return _nominal(s, i, NOUNS[lower], before)
    word = VERBS.get(lower)
    if word is not None and word.form == "base" and (i == 0 or s.kind[i - 1] in _NO_BASE):
        return None
    if word is not None and (kind != "A" or (i == 0 and word.form in ("past", "ing"))):
        return _verbal(s, i, word, before)
    if word is None and kind in "VZ" and _is_unknown_cue(s, i):
        return _verbal(s, i, _UNKNOWN, before)
    return None


def _is_unknown_cue(s: Words, i: int) -> bool:
    """Any verb beside a quotation, or with "that" after it, may lay it: "he intoned"."""
    after = s.kind[i + 1 : i + 3]
    if after[:1] in (["Q"], ["T"]) or after == [",", "Q"] or after == [":", "Q"]:
        return True
    return i > 0 and (s.kind[i - 1] == "Q" or (i > 1 and s.kind[i - 2] == "Q"))


def _adjective_follows(s: Words, i: int) -> bool:
    k = i - 1
    while k > 0 and s.kind[k] in "RN":
        k -= 1
    return s.kind[k] == "E" or s.lower[k] in (
        "feel", "feels", "felt", "remain", "remains", "remained", "became", "seemed", "made",
        "make", "makes", "sounded", "looked", "was", "were",
    )  # fmt: skip


def _is_noun(s: Words, i: int) -> bool:
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


# --- verbs -----------------------------------------------------------------------------------


def _verbal(s: Words, i: int, word: CueWord, before: list[Frame]) -> Frame | None:
    start, flags = _group(s, i)
    end = i
    if i + 1 < len(s.kind) and s.lower[i + 1] in ("out", "up", "off", "down", "back", "aside"):
        end = i + 1
        flags.append(f"particle {s.lower[i + 1]}")
    is_passive = word.form == "past" and "E" in flags
    if is_passive:
        return _passive(s, i, end, word, start, flags)
    told = complement(s, end, word)
    turned = _inverted(s, start, i, end, word, told)
    if turned is not None:
        return Frame(word, (i, end), turned[0], "inverted", turned[1], flags)
    source, how = _subject(s, start, word, before, flags)
    if how == "object":
        flags.append("object")
    first = source[0] if source and how in ("phrase", "pronoun", "aside") else start
    if told.kind[0] in "EIRYN" and word.form != "base":
        told = fronted(s, first, end) or told
    if told.kind in ("E", "Y") and how in ("phrase", "pronoun"):
        told = loose(s, first, end)
    return Frame(word, (i, end), source, how, told, flags)


def _group(s: Words, i: int) -> tuple[int, list[str]]:
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
    is_verb = kind in "VvZE" or (verb is not None and not _is_noun(s, k)) or lower in ADJECTIVES
    if not is_verb and kind in "HM":
        is_verb = True
    if not is_verb or (kind == "G"):
        return None
    flags.append("control")
    return k if kind in "EHM" else k - 1


def _subject(
    s: Words, start: int, word: CueWord, before: list[Frame], flags: list[str]
) -> tuple[Range | None, str]:
    """Who does what the verb group from `start` on says, and how it was found."""
    k = start - 1
    kind = s.kind[k] if k >= 0 else ""
    shared = _SHARED.get(kind)
    if shared is not None:
        is_gerund = word.form == "ing" and kind in "IB"
        return _last_source(s, before, start), "gerund" if is_gerund else shared
    if kind == ",":
        return _after_comma(s, k, word, before, flags)
    if kind in "WT":
        return _antecedent(s, k)
    if kind in "-)":
        return _after_sign(s, k)
    first = phrase_before(s, k)
    if first is None or (kind == "G" and word.form == "ing"):
        return _last_source(s, before, start), "lost"
    if "to" in flags and "control" not in flags:
        return (first, k), "object"
    return (first, k), "pronoun" if kind == "P" else "phrase"


def _after_comma(
    s: Words, k: int, word: CueWord, before: list[Frame], flags: list[str]
) -> tuple[Range | None, str]:
    if word.form == "ing" and "E" not in flags:
        return _last_source(s, before, k), "participle"
    aside = _past_aside(s, k)
    if aside is not None:
        return (aside, k - 1), "aside"
    return _last_source(s, before, k), "comma"


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


def _last_source(s: Words, before: list[Frame], i: int) -> Range | None:
    """The subject of the clause before, which goes on: "Lund resigned and said"."""
    for frame in reversed(before):
        if frame.source is not None and frame.how not in ("object", "question"):
            return frame.source
    for k in range(1, max(1, i)):
        if s.kind[k] in FINITE or (s.lower[k] in VERBS and s.kind[k] != "A"):
            found = _subject_of(s, k)
            if found is not None:
                return found
    if s.kind[:1] == ["G"] and "," in s.kind:
        place = s.kind.index(",")
        last = phrase_after(s, place + 1)
        return (place + 1, last) if last is not None else None
    return None


def _subject_of(s: Words, verb: int) -> Range | None:
    last = verb - 1
    while last > 0 and s.kind[last] in "RMEHLN":
        last -= 1
    first = _past_aside(s, last) if s.kind[last] == "," else phrase_before(s, last)
    if first is None:
        return None
    return first, last - 1 if s.kind[last] == "," else last


def _inverted(
    s: Words, start: int, i: int, end: int, word: CueWord, told: Told
) -> tuple[Range, Told] | None:
    """ "...," said Ana Lund: the source stands after the verb, the content before it."""
    if word.form not in ("past", "s") or start != i or i == 0:
        return None
    before = s.kind[i - 1]
    if before not in ("Q", ",") or told.kind in ("T", "t", "W"):
        return None
    if before == "," and (i < 4 or (told.kind == "B" and s.kind[i - 2] != "Q")):
        return None
    last = phrase_after(s, end + 1)
    if last is None or s.kind[end + 1] in "RI" or s.kind[end + 1] == "O":
        return None
    if before == "," and s.kind[i - 2] != "Q" and not _TURNED.intersection(word.groups):
        return None
    laid = fronted(s, i, _with_aside(s, last))
    if laid is None:
        return None
    return (end + 1, _with_aside(s, last)), laid


def _with_aside(s: Words, last: int) -> int:
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
                return _with_aside(s, place - 1)
            return place - 1
    return last


# --- passives, nouns, "according to" -----------------------------------------------------------


def _passive(
    s: Words, i: int, end: int, word: CueWord, start: int, flags: list[str]
) -> Frame | None:
    """ "was accused by X of", "is believed to be", "was told that", "was quoted as saying"."""
    flags.append("passive")
    first = phrase_before(s, start - 1) if start else None
    subject = (first, start - 1) if first is not None else None
    told = complement(s, end, word)
    for k in range(end + 1, min(len(s.kind), end + 8)):
        if s.lower[k] == "by" and s.kind[k] == "I":
            last = phrase_after(s, k + 1)
            if last is None or s.kind[k + 1] == "G":
                break
            rest = complement(s, last, word)
            parts = [subject] if subject else []
            if rest.kind not in ("E", "B", "N") and rest.parts:
                parts.extend(rest.parts)
            return Frame(word, (i, end), (k + 1, last), "by", Told(f"by {rest.kind}", parts), flags)
        if s.kind[k] not in "RnADSI":
            break
    if word.plain in ("tell", "inform", "remind", "ask", "quote", "concern", "assure"):
        return Frame(word, (i, end), subject, "passive", told, flags)
    is_content = subject is not None and (s.kind[start - 1] != "P" or told.kind == "t")
    parts = [subject, *told.parts] if subject is not None and is_content else told.parts
    return Frame(word, (i, end), None, "passive", Told(told.kind, parts), flags)


def _nominal(s: Words, i: int, word: CueWord, before: list[Frame]) -> Frame | None:
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
    start, _ = _group(s, k)
    first = phrase_before(s, start - 1) if start else None
    if first is None:
        return _last_source(s, before, k), "light verb far"
    flags.append("light verb")
    return (first, start - 1), "light verb"


def _according(s: Words, cue: Range) -> Frame | None:
    """ "According to X, ...", "..., according to X"."""
    last = phrase_after(s, cue[1] + 1)
    if last is None:
        return None
    whole = _with_aside(s, last) if cue[0] else last
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
    if left - begin >= 2:
        return Told("before", [(begin, left)])
    right = last + 1
    while right < size and s.kind[right] in ",-:":
        right += 1
    return Told("after", [(right, end)]) if right <= end else Told("E", [])


def _view(s: Words, i: int) -> Frame | None:
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
