"""What verbs lay: "X said", "said X", "was told by X"."""

from typing import Final

from copydesk.ledger.complements import Told, complement, fronted, loose
from copydesk.ledger.frame import Frame, Range
from copydesk.ledger.lexicon import CueWord
from copydesk.ledger.stream import phrase_after, phrase_before
from copydesk.ledger.subjects import group, main_verb, subject, with_aside
from copydesk.ledger.words import Words

_TURNED: Final = frozenset(["say", "claim", "write", "think"])


def verbal(s: Words, i: int, word: CueWord, before: list[Frame]) -> Frame | None:
    """What the verb at `i` lays, and to whom."""
    start, flags = group(s, i)
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
    source, how = subject(s, start, word, before, flags)
    if how == "object":
        flags.append("object")
    first = source[0] if source and how in ("phrase", "pronoun", "aside") else start
    if told.kind[0] in "EIRYN" and (word.form != "base" or how == "phrase"):
        told = fronted(s, first, end) or told
    if told.kind in ("E", "Y") and how in ("phrase", "pronoun"):
        told = loose(s, first, end)
    return Frame(word, (i, end), source, how, told, flags)


def _inverted(
    s: Words, start: int, i: int, end: int, word: CueWord, told: Told
) -> tuple[Range, Told] | None:
    """ "...," said Ana Lund: the source stands after the verb, the content before it."""
    if start != i or i == 0 or told.kind in ("T", "t", "W") or not _may_turn(s, i, word, told):
        return None
    last = phrase_after(s, end + 1)
    if last is None or s.kind[end + 1] in "RIO":
        return None
    laid = fronted(s, i, with_aside(s, last))
    if laid is None:
        return None
    return (end + 1, with_aside(s, last)), laid


def _may_turn(s: Words, i: int, word: CueWord, told: Told) -> bool:
    """Whether a verb may stand before its subject here, behind a quotation or a whole clause."""
    is_quoted = "Q" in s.kind[max(0, i - 2) : i]
    is_plain = word.form == "base" and (is_quoted or word.plain == "say")
    if not is_plain and word.form not in ("past", "s"):
        return False
    if is_quoted:
        return s.kind[i - 1] in "Q,"
    is_clause = s.kind[i - 1] == "," and i >= 4 and told.kind != "B"
    return is_clause and not _TURNED.isdisjoint(word.groups) and main_verb(s, i - 1) is not None


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
