"""Quotations set apart: which lines are one, and who said it."""

import re

from copydesk.markup.galley import Galley
from copydesk.markup.tags import PULL_QUOTE
from copydesk.markup.tidy import count_words
from copydesk.story.record import Record

_SAID_BY = re.compile(r"attribution|author|\bcite\b|byline|source|speaker|credit|quote-?(name|by)")
_TAGS = frozenset({"cite", "footer", "figcaption", "small"})
_DASHES = "—–-―~ \u00a0"
_MOST_LINES, _MOST_WORDS = 30, 16


class Quotation(Record, frozen=True):
    """The lines of a quotation, the line that says who said it (-1 for none), and its kind."""

    lines: tuple[int, ...]
    said_by: int = -1
    pull: bool = False


def quotation_at(galley: Galley, number: int) -> Quotation | None:
    """The quotation a line stands in, with all its lines."""
    whole = _whole(galley, number)
    if whole < 0:
        return None
    lines = range(number, min(number + _MOST_LINES, len(galley.lines)))
    inside = [n for n in lines if _is_in(galley, n, whole) and galley.lines[n].text]
    said_by = _said_by(galley, inside, whole)
    return Quotation(
        lines=tuple(n for n in inside if n != said_by),
        said_by=said_by,
        pull="pullquote" in galley.zones(galley.lines[number]),
    )


def bare_name(text: str) -> str:
    """Who said it, without the dash in front."""
    return text.lstrip(_DASHES).strip()


def _whole(galley: Galley, number: int) -> int:
    """The outermost element that is the quotation's: its own, or the figure around it."""
    line = galley.lines[number]
    found = -1
    for place in galley.around(line.place):
        words, tag = galley.places[place].words, galley.places[place].tag
        is_quote = tag == "blockquote" or bool(words and PULL_QUOTE.search(words))
        if is_quote or (found >= 0 and tag == "figure"):
            found = place
    return found


def _is_in(galley: Galley, number: int, whole: int) -> bool:
    return whole in galley.around(galley.lines[number].place)


def _said_by(galley: Galley, inside: list[int], whole: int) -> int:
    """The last line, when it is marked as a name, behind a dash, or under the words quoted."""
    if len(inside) < 2:
        return -1
    last = inside[-1]
    text = galley.lines[last].text
    if count_words(text) > _MOST_WORDS:
        return -1
    dashed = text[:1] in "—–―"
    outside = "blockquote" in galley.zones(galley.lines[inside[0]]) - galley.zones(
        galley.lines[last]
    )
    return last if dashed or outside or _is_marked(galley, last, whole) else -1


def _is_marked(galley: Galley, number: int, whole: int) -> bool:
    line = galley.lines[number]
    for place in galley.around(line.place):
        if place == whole:
            return False
        named = galley.places[place]
        if named.tag in _TAGS or _SAID_BY.search(named.words):
            return True
    return False
