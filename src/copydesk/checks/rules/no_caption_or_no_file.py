"""PIC-02: a picture without a caption, or a caption whose picture did not come."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import pictures
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Either half is missing."""
    for picture in pictures(story):
        words = Words(text=picture.caption, field="caption", block=picture.key)
        if not picture.src.strip() and not picture.file.strip():
            says = "The picture itself did not come: there is no file and no address."
            yield CHECK.at(words, says, evidence=picture.slug)
        if not any(sign.isalnum() for sign in picture.caption):
            yield CHECK.at(words, "The picture has no caption.", evidence=picture.src)


CHECK = Check(code="PIC-02", name="half a picture", weight=Weight.STOPS, find=find)
