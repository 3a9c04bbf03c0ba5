"""The counts of a story with their places, and how findings about them are told."""

from itertools import chain
from typing import Final

from copydesk.checks.check import Words
from copydesk.checks.reading import captions, head, paragraphs
from copydesk.story.counted import Count, counts
from copydesk.story.story import Story

NAMES: Final = {
    "dead": "dead",
    "hurt": "hurt",
    "missing": "missing",
    "held": "arrested",
    "uprooted": "driven from home",
}


def counted(story: Story) -> list[Count]:
    """All counts of the story's head, paragraphs and captions, in that order."""
    told = chain(head(story), paragraphs(story), captions(story))
    return [
        count
        for words in told
        for count in counts(words.text, block=words.block, field=words.field)
    ]


def words_of_count(count: Count) -> Words:
    """The sentence of a count, where it stands."""
    return Words(text=count.sentence, block=count.block, field=count.field, offset=count.start)


def thing(count: Count) -> str:
    """What it counts, in a word or two; "" where its sentence says it otherwise."""
    return NAMES.get(count.fate) or count.figure.counts
