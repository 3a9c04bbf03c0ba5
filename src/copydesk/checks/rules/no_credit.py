"""PIC-01: a picture whose maker is not named."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import pictures
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """No credit line, or one without a name."""
    for picture in pictures(story):
        line = picture.credit.text if picture.credit is not None else ""
        if not any(sign.isalpha() for sign in line):
            words = Words(text=line, field="credit", block=picture.key)
            yield CHECK.at(words, "The picture has no credit.", evidence=picture.src)


CHECK = Check(code="PIC-01", name="no picture credit", weight=Weight.STOPS, find=find)
