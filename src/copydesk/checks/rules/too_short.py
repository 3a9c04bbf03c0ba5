"""COM-06: the body has fewer words than the house asks of a story."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import length
from copydesk.story.blocks import plain_text
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """All blocks together, captions included, are shorter than `house.short_words`.

    No words at all is more than short: there is nothing to publish.
    """
    count = sum(length(plain_text(block)) for block in story.blocks)
    least = known.house.short_words
    if count == 0:
        yield CHECK.about("blocks", "The story has no text.", weight=Weight.STOPS)
    elif count < least:
        says = f"The body has {count} words; the house asks for {least}."
        yield CHECK.about("blocks", says)


CHECK = Check(code="COM-06", name="too short", weight=Weight.WARNS, find=find, limit="short_words")
