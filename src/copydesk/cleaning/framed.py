"""Pictures in plain boxes: what stands around an image and is named caption or credit."""

import re

from copydesk.markup.galley import Galley, Line
from copydesk.markup.tags import CAPTION
from copydesk.markup.tidy import count_words

CREDIT_WORDS = re.compile(
    r"credit|copyright|photographer|source|agency|author|byline|quelle|fotograf"
)
_WHOLE = frozenset({"body", "html", "main", "article"})
_LEVELS, _MOST_LINES, _MOST_WORDS = 4, 8, 120


def find_framed(galley: Galley, image: int) -> list[int]:
    """Lines of the box around an image that holds it with its caption or credit and no more.

    Empty where no such box is, or where it holds anything that is not named so.
    """
    line = galley.lines[image]
    best: list[int] = []
    for around in (line.place, *galley.parents[line.place])[:_LEVELS]:
        place = galley.places[around]
        if place.tag in _WHOLE or place.parent < 0:
            break
        inside = _inside(galley, image, around)
        if not _is_frame(galley, inside, image, around):
            break
        if any(galley.lines[n].text for n in inside):
            best = inside
    return best


def _inside(galley: Galley, image: int, around: int) -> list[int]:
    """Lines in an element, as far as they are near the image."""
    first, last = max(0, image - _MOST_LINES), image + _MOST_LINES
    return [
        n
        for n in range(first, min(last + 1, len(galley.lines)))
        if around == galley.lines[n].place or around in galley.parents[galley.lines[n].place]
    ]


def _is_frame(galley: Galley, inside: list[int], image: int, around: int) -> bool:
    lines = [galley.lines[n] for n in inside]
    others = any(line.picture and n != image for n, line in zip(inside, lines, strict=True))
    texts = [line for line in lines if line.text]
    return (
        not others
        and len(inside) <= _MOST_LINES
        and sum(count_words(line.text) for line in texts) <= _MOST_WORDS
        and all(_is_named(galley, line, around) for line in texts)
    )


def _is_named(galley: Galley, line: Line, around: int) -> bool:
    """It, or an element between it and the box, is called caption or credit."""
    for place in (line.place, *galley.parents[line.place]):
        words = galley.places[place].words
        if words and (CAPTION.search(words) or CREDIT_WORDS.search(words)):
            return True
        if place == around:
            return False
    return False
