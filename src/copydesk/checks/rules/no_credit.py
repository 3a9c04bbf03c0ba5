"""PIC-01: a picture whose maker is not named."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import pictures, word_set
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

# What stands in a credit line beside, or instead of, a name.
_EMPTY = word_set(
    "photo photos photograph picture image credit credits courtesy by name photographer unknown n "
    "a none null"
    " tbc tba tbd source file foto bild bildquelle quelle fotograf unbekannt crédit crédits "
    "photographe inconnu"
    " légende crédito créditos fotografía autor desconocido fuente صورة المصدر تصوير مجهول"
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """No credit line, or one without a name."""
    for picture in pictures(story):
        line = picture.credit.text if picture.credit is not None else ""
        words_in = [word for word in re.split(r"[\W_]+", line.casefold()) if word]
        if all(word in _EMPTY for word in words_in):
            words = Words(text=line, field="credit", block=picture.key)
            yield CHECK.at(words, "The picture has no credit.", evidence=picture.src)


CHECK = Check(code="PIC-01", name="no picture credit", weight=Weight.STOPS, find=find)
