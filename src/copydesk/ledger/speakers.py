"""Who speaks by where a quotation stands, where no cue lays it to anybody."""

from copydesk.ledger.frame import Range
from copydesk.ledger.stream import phrase_after
from copydesk.ledger.subjects import main_verb, subject_of
from copydesk.ledger.who import is_somebody
from copydesk.ledger.words import Words


def beside(s: Words, quote: int) -> Range | None:
    """Who stands at a quotation's colon or dash: "Lund: ...", "Lund was blunt: ...", "... - Lund".

    `quote` is the place of the quotation among the words.
    """
    if quote and s.kind[quote - 1] == ":":
        return told_of(s, quote - 1) or _first(s, quote - 1)
    if s.kind[quote + 1 : quote + 2] == ["-"]:
        last = phrase_after(s, quote + 2)
        if last is not None and all(kind == "." for kind in s.kind[last + 1 :]):
            return quote + 2, last
    return None


def told_of(s: Words, end: int | None = None) -> Range | None:
    """Who a sentence (or its words before `end`) tells of: "Lund laughed", "There stood Lund"."""
    verb = main_verb(s, len(s.kind) if end is None else end)
    if verb is None:
        return None
    found = subject_of(s, verb)
    if found is None or (found[0] and s.kind[found[0] - 1] == "I"):
        last = phrase_after(s, verb + 1)
        found = (verb + 1, last) if last is not None else None
    return found if is_somebody(s, found) else None


def _first(s: Words, end: int) -> Range | None:
    """The phrase a line opens with, behind a time of day: "16:20 Harbour master: ..."."""
    first = 0
    while first < end and s.kind[first] in "#:-,.":
        first += 1
    last = phrase_after(s, first)
    return (first, last) if last is not None and last < end else None
