"""Telling running text from short lines and lists of headlines."""

import re

from copydesk.markup.galley import Galley, Line
from copydesk.markup.tidy import count_words

_ENDS = re.compile(r"[.!?…。！？؟۔।:;»”\"'’)\]]\s*$")
_STOPS = re.compile(r"[.!?…。！？؟۔।]")
LEAST_WORDS = 12
_MANY = re.compile(rf"[\W_]*(?:[^\W_]+[\W_]+){{{LEAST_WORDS - 1}}}[^\W_]")
# Scripts written without spaces are among these.
_UNSPACED = re.compile("[\u0e00-\u1fff\u3040-\u9fff]")
_SHORTEST = 2 * LEAST_WORDS - 1  # letters so many words have at least: asked first, of every line
_NOT_PROSE = frozenset({"nav", "footer", "button", "select", "option", "menu"})


def ends_sentence(text: str) -> bool:
    """The text ends as a sentence ends."""
    return bool(_ENDS.search(text, max(0, len(text) - 8)))


def has_sentence(text: str) -> bool:
    """There is a full stop or its like in it."""
    return bool(_STOPS.search(text))


def is_prose(line: Line, galley: Galley) -> bool:
    """Running text by its shape: long enough, sentences, mostly no links."""
    text = line.text
    return (
        len(text) >= _SHORTEST
        and 2 * line.linked < len(text)
        and ("." in text or has_sentence(text))
        and _is_long(text)
        and not galley.zones(line) & _NOT_PROSE
    )


def _is_long(text: str) -> bool:
    """There are so many words in it: counting goes no further than that."""
    if _MANY.match(text) is None:
        return not text.isascii() and count_words(text) >= LEAST_WORDS
    # Where no spaces are written, two characters count as a word.
    return text.isascii() or _UNSPACED.search(text) is None or count_words(text) >= LEAST_WORDS


def longest_stretch(prose: tuple[bool, ...], weights: list[int]) -> tuple[int, int]:
    """First and last line of the stretch with the most running text; short lines cost a little."""
    best, best_at = 0.0, (0, -1)
    total, start = 0.0, 0
    for number, is_running in enumerate(prose):
        if total <= 0:
            total, start = 0.0, number
        total += min(weights[number], 80) if is_running else -6.0
        if is_running and total > best:
            best, best_at = total, (start, number)
    return best_at
