"""ATT-01: quotation marks that do not pair, or of two kinds in one quotation."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import is_english, paragraphs
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_INCHES = re.compile(r"(?<=\d)[\"”](?=[\s,.;:)x×-]|$)|(?<=\d['’])\s?\d{1,2}[\"”]")
_SPEAKING = '“"„«'


def find(story: Story, known: Known) -> Iterator[Finding]:
    """By paragraph; one left open passes where the next opens again, as long quotations do."""
    texts, english = paragraphs(story), is_english(story)
    for n, words in enumerate(texts):
        following = texts[n + 1].text.lstrip()[:1] if n + 1 < len(texts) else ""
        says = _odd(words, following, english)
        if says:
            yield CHECK.at(words, says)


def _odd(words: Words, following: str, english: bool) -> str:
    text = _INCHES.sub(" ", words.text)
    straight, opening, closing = (text.count(sign) for sign in '"“”')
    goes_on = bool(following) and following in _SPEAKING
    if text.count("«") != text.count("»") and not goes_on:
        return "The quotation marks do not pair."
    if not english or "„" in text:
        odd = (straight + opening + closing + text.count("„")) % 2
        return "The quotation marks do not pair." if odd and not goes_on else ""
    if straight % 2 and opening != closing:
        return "A quotation opens with one kind of mark and closes with another."
    if (straight % 2 or opening == closing + 1) and goes_on:
        return ""
    return "The quotation marks do not pair." if straight % 2 or opening != closing else ""


CHECK = Check(code="ATT-01", name="quotation marks", weight=Weight.WARNS, find=find)
