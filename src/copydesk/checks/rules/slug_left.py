"""CLN-02: a picture's file name or slug stands in the copy as a paragraph."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words, cut_whole, put
from copydesk.checks.reading import captions, prose
from copydesk.checks.slugs import is_slug
from copydesk.story.finding import Finding, Fix, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """A block, or a caption, that is nothing but a name for machines."""
    for words in prose(story):
        if is_slug(words.text):
            says = "A file name or slug stands as a paragraph."
            yield CHECK.at(words, says, fix=cut_whole(words))
    for words in captions(story):
        if is_slug(words.text):
            yield CHECK.at(words, "The caption is a file name or slug.", fix=_without(words))
    for block in story.blocks:
        slug = getattr(block, "slug", "")
        if slug:
            says = "A picture's slug stood as a line of the copy and was joined to its picture."
            yield CHECK.about("blocks", says, excerpt=slug, weight=Weight.NOTES)


def _without(words: Words) -> Fix:
    return put(words, ((0, len(words.text)), ""))


CHECK = Check(code="CLN-02", name="picture slug", weight=Weight.STOPS, find=find)
