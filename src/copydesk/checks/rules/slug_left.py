"""CLN-02: a picture's file name or slug stands in the copy as a paragraph."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import captions, prose
from copydesk.checks.slugs import is_slug
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """A block, or a caption, that is nothing but a name for machines."""
    for words in prose(story):
        if is_slug(words.text):
            yield CHECK.at(words, "A file name or slug stands as a paragraph.")
    for words in captions(story):
        if is_slug(words.text):
            yield CHECK.at(words, "The caption is a file name or slug.")
    for block in story.blocks:
        slug = getattr(block, "slug", "")
        if slug:
            says = "A picture's slug stood as a line of the copy and was joined to its picture."
            yield CHECK.about("blocks", says, excerpt=slug, weight=Weight.NOTES)


CHECK = Check(code="CLN-02", name="picture slug", weight=Weight.STOPS, find=find)
