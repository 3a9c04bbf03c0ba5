"""The addresses in a story: where links lead, and addresses written out."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Words
from copydesk.checks.reading import marks, prose
from copydesk.story.record import Record
from copydesk.story.story import Story

_WRITTEN = re.compile(r"\b(?:https?|file|ftp)://[^\s<>\"“”«»]{3,2000}", re.I)


class Address(Record, frozen=True):
    """Where a link leads, with the words that carry it."""

    href: str
    words: Words
    span: tuple[int, int]
    written: bool = False


def addresses(story: Story) -> Iterator[Address]:
    """Targets of links in reading order, then addresses that stand in the text itself."""
    for words, mark in marks(story):
        if mark.kind == "link":
            yield Address(href=mark.href.strip(), words=words, span=(mark.start, mark.end))
    for words in prose(story):
        for found in _WRITTEN.finditer(words.text):
            href = found.group().rstrip(".,;:!?)]’'")
            span = (found.start(), found.start() + len(href))
            yield Address(href=href, words=words, span=span, written=True)
