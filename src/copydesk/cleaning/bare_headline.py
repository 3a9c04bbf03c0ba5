"""The headline of bare text: which line above the body looks and reads like one."""

from math import log

from copydesk.cleaning.byline import has_front
from copydesk.cleaning.dates import read_date_line
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.titles import Evidence, FoundHeadline, fit
from copydesk.markup.tidy import count_words, same_words
from copydesk.story.story import Role

# How much the element of a heading speaks for a headline.
HEADS = {"h1": 2.7, "h2": 0.9, "h3": 0.4, "h4": 0.2, "title": -3.0}
# What a line's distance from the body costs, and what the reading counts beside its
# own words; found on the development captures.
_FADE, _READING, _NEVER = 0.003, 0.15, 1e-4
_MOST_BARE, _LEAST_WORDS = 60, 2
_SIGNED, _UNDER, _SURELY, _LONGEST_SIGNATURE = 0.4, 4, 0.3, 120


def bare_headline(proof: Proof, first: int, evidence: Evidence) -> FoundHeadline:
    """A headline by its looks: the most fitting line above the body, of equals the last."""
    told, values = evidence.told, {}
    for number in range(max(0, first - _MOST_BARE), first):
        text = _bare_words(proof, number)
        if text and looks_like_headline(proof, number, text):
            value = fit(text, told) - _FADE * (first - number)
            value += HEADS.get(proof.line(number).tag, 0.0)
            value += _READING * log(_NEVER + proof.reading.chance(number, "headline"))
            values[number] = value + _SIGNED * _is_signed(proof, number)
    if not values:
        return FoundHeadline()
    best = max(values, key=lambda number: (values[number], number))
    words = same_words(_bare_words(proof, best))
    at = max(number for number in values if same_words(_bare_words(proof, number)) == words)
    if not proof.is_free(at):
        proof.reopen(at)
    told_again = fit(proof.text(at), told)
    value = 0.75 if told_again > 1 else 0.5 if told_again > 0.6 else 0.35
    return FoundHeadline(text=proof.text(at), at=at, value=value, why="by its place and looks")


def _is_signed(proof: Proof, number: int) -> bool:
    """A byline or a date stands within a few lines under a line."""
    chance = proof.reading.chance
    for below in range(number + 1, min(number + 1 + _UNDER, len(proof.galley.lines))):
        text = proof.line(below).text
        if max(chance(below, "byline"), chance(below, "date")) > _SURELY:
            return True
        if len(text) < _LONGEST_SIGNATURE and (has_front(text) or read_date_line(text)):
            return True
    return False


def _bare_words(proof: Proof, number: int) -> str:
    """The words of a line that is free, or that was cut as a label because it comes again."""
    if proof.is_free(number):
        return proof.text(number)
    return proof.line(number).text if proof.role(number) is Role.LABEL else ""


def looks_like_headline(proof: Proof, number: int, text: str) -> bool:
    """A line's words may be a headline's: neither too few nor a sentence, a byline or a day."""
    chance = proof.reading.chance
    return (
        _LEAST_WORDS <= count_words(text) <= 30
        and not text.endswith((".", ":", "؛"))
        and not (has_front(text) and chance(number, "byline") > chance(number, "headline"))
        and read_date_line(text) is None
    )
