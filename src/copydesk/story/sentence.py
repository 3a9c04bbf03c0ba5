"""Where sentences begin in a text."""

import re
from collections.abc import Iterator

_SENTENCE = re.compile(
    r"(?:[^.!?؟]|\.(?=\S)|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\b(?:Mrs))\.)+"
    r"(?:[.!?؟][”\"’»)]*)?"
)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with the place of each; initials and abbreviations end none."""
    for found in _SENTENCE.finditer(text):
        yield found.start(), found.group()
