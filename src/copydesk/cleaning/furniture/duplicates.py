"""The same words again: captions set twice, paragraphs repeated by a broken template."""

from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.cleaning.prose import ends_sentence
from copydesk.markup.galley import Galley, Line
from copydesk.markup.tidy import count_words, same_words
from copydesk.story.story import Role

_LEAST_WORDS = 8


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim the second copy; outside the running text the first, so that the body keeps one."""
    seen: dict[str, int] = {}
    for number, line in enumerate(galley.lines):
        if not _may_repeat(line):
            continue
        words = same_words(line.text)
        if words not in seen:
            seen[words] = number
        elif seen[words] < about.first <= number <= about.last:
            yield Claim(line=seen[words], role=Role.DUPLICATE)
            seen[words] = number
        else:
            yield Claim(line=number, role=Role.DUPLICATE)


def _may_repeat(line: Line) -> bool:
    """Whole sentences; a headline stands on a page more than once for good reasons."""
    return count_words(line.text) >= _LEAST_WORDS and ends_sentence(line.text) and line.tag != "h1"


FURNITURE = Furniture(name="duplicates", find=find)
