"""PIC-05: a picture too small for a story, or of a kind that readers' machines do not show."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import pictures
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_WIDE, _HIGH = 300, 150  # pixels, of which a picture needs at least
_NOT_SHOWN = re.compile(
    r"\.(?:tiff?|psd|eps|ai|indd|pdf|bmp|heic|raw|cr2|nef|dng|docx?)(?:$|[?#])", re.I
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """By width and height where they are known, and by the file's ending."""
    for picture in pictures(story):
        words = Words(text=picture.caption, field="src", block=picture.key)
        size = f"{picture.width} × {picture.height} pixels"
        if 0 < picture.width < _WIDE or 0 < picture.height < _HIGH:
            yield CHECK.at(words, f"The picture is too small: {size}.", evidence=picture.src)
        elif _NOT_SHOWN.search(picture.file or picture.src):
            says = "The picture is of a kind that browsers do not show."
            yield CHECK.at(words, says, evidence=picture.file or picture.src)


CHECK = Check(code="PIC-05", name="picture too small", weight=Weight.WARNS, find=find)
