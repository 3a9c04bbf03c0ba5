"""Lists and subheads in bare text, by nothing but their signs and their looks."""

import itertools
import re
from collections.abc import Iterable

from copydesk.markup.tidy import count_words

BULLET = re.compile(r"(?P<sign>[•·▪▫‣◦●○■□–*-]|\(?(?P<number>\d{1,2})[.)])\s+(?=\S)")
_ENDS = re.compile(r"[.!…。！۔।:;,»\])]\s*$")
_STOPS = re.compile(r"[.!?…。！？؟۔।]\s")
_QUOTED = re.compile(r"[“\"„«‚‘'](?P<said>[^“”\"„»]{3,120})[”\"“»‘’']")
_MOST_WORDS, _MOST_ASKED, _LONGEST = 14, 12, 120
_MOST_BETWEEN = 2  # lines of a picture or an advert


def is_point(text: str) -> bool:
    """The line begins with the sign of a point: a bullet or a number."""
    return bool(BULLET.match(text))


def are_points(texts: list[str]) -> bool:
    """Lines in a row that are points of one list: the same sign, or numbers that count up."""
    found = [BULLET.match(text) for text in texts]
    signs = {one["sign"] if one and not one["number"] else "" for one in found}
    if len(texts) < 2 or None in found or len(signs) > 1:
        return False
    numbers = [int(one["number"]) for one in found if one and one["number"]]
    return not numbers or numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def without_sign(text: str) -> int:
    """Where the words of a point begin."""
    found = BULLET.match(text)
    return found.end() if found else 0


def looks_like_subhead(text: str) -> bool:
    """Short, one phrase, no end stop; a question or words in quotation marks may be one too."""
    words = count_words(text)
    if not 0 < words <= _MOST_WORDS or len(text) > _LONGEST or is_point(text):
        return False
    quoted = _QUOTED.fullmatch(text)
    if quoted:
        return not _ENDS.search(quoted["said"]) and not _STOPS.search(quoted["said"])
    if text.endswith(("?", "？", "؟")):
        return 2 < words <= _MOST_ASKED and not _STOPS.search(text[:-1])
    return not _ENDS.search(text) and not text.endswith(("”", '"', "’", "'"))


def subheads_among(lines: Iterable[tuple[int, str]]) -> frozenset[int]:
    """Which of a body's numbered lines are subheads: they look so, and text stands under them.

    Short lines one under the other are a list, or links that came along.
    """
    looks = [(number, looks_like_subhead(text)) for number, text in lines]
    return frozenset(
        number
        for (number, is_one), (under, is_another) in itertools.pairwise(looks)
        if is_one and not is_another and under - number - 1 <= _MOST_BETWEEN
    )
