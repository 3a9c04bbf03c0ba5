"""The same words again: captions set twice, paragraphs repeated by a broken template."""

from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.cleaning.prose import ends_sentence
from copydesk.markup.galley import Galley, Line
from copydesk.markup.tidy import count_words
from copydesk.story.story import Role

_SHORTEST, _LEAST_WORDS, _END = 16, 8, 8


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim all copies but the one likeliest to be the story's; of equals the first stays."""
    for numbers in _copies(galley, about):
        if _may_repeat(galley.lines[numbers[0]]):
            kept = max(numbers, key=lambda n: (about.first <= n <= about.last, _likely(about, n)))
            yield from (Claim(line=n, role=Role.DUPLICATE) for n in numbers if n != kept)


def _copies(galley: Galley, about: About) -> Iterator[list[int]]:
    """Lines that say the same; whole lines are compared only where they begin and end alike."""
    alike: dict[tuple[str, str], list[int]] = {}
    for number, line, opens in about.near(galley):
        if len(line.text) >= _SHORTEST and line.tag != "h1":
            alike.setdefault((opens, line.text[-_END:].casefold()), []).append(number)
    for numbers in alike.values():
        if len(numbers) > 1:
            same: dict[str, list[int]] = {}
            for number in numbers:
                same.setdefault(galley.lines[number].text.casefold(), []).append(number)
            yield from (copies for copies in same.values() if len(copies) > 1)


def _likely(about: About, number: int) -> float:
    return about.likely[number] if about.likely else 0.0


def _may_repeat(line: Line) -> bool:
    """Whole sentences; a headline stands on a page more than once for good reasons."""
    return ends_sentence(line.text) and count_words(line.text) >= _LEAST_WORDS


FURNITURE = Furniture(name="duplicates", find=find)
