"""ATT-01: quotation marks that do not pair, or of two kinds in one quotation."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import is_english, paragraphs
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_INCHES = re.compile(r"(?<=\d)[\"”](?=[\s,.;:)x×-]|$)|(?<=\d['’])\s?\d{1,2}[\"”]")
_SPEAKING = '“"„«'
_ADDED = re.compile(  # "..., she added." at the end: the mark before it is missing
    r",\s(?:(?:[Ss]?[Hh]e|they|it|[A-Z][\w.’-]+(?: [A-Z][\w’-]+)?|the \w+) (?:said|added|told"
    r"|asked|replied|says|wrote|noted)"
    r"|(?:said|added|says) \w|(?:sagte|erklärte|fügte|meinte) |dit-(?:il|elle)|a-t-(?:il|elle)"
    r"|(?:dijo|afirmó|explicó|añadió) )"
)
_MARKS = re.compile('["“”„«»]')
_FEW = 3
_OPEN = re.compile(r"(?<![\w’])‘(?=[^\W\d]{1,20} \w)(?!(?:tis|twas|em|til|cause|n)\b)")
_SPOKEN = 60  # signs before the end, in which "she said" shows that the quotation was over


def find(story: Story, known: Known) -> Iterator[Finding]:
    """By paragraph; one left open passes where the next opens again, as long quotations do."""
    texts, english = paragraphs(story), is_english(story)
    for n, words in enumerate(texts):
        following = texts[n + 1].text.lstrip()[:1] if n + 1 < len(texts) else ""
        says = _odd(words, following, english) or _single(words.text, english)
        if says:
            marked = len(_MARKS.findall(words.text))
            # Terms, code, titles; and three straight marks, of which nothing tells which is odd.
            is_doubtful = marked > _FEW or words.text.count('"') == _FEW
            weight = Weight.NOTES if is_doubtful else None
            yield CHECK.at(words, says, weight=weight)


def _odd(words: Words, following: str, english: bool) -> str:
    text = _INCHES.sub(_unless_open, words.text)
    straight, opening, closing = (text.count(sign) for sign in '"“”')
    tail = re.split('[“"„«]', text)[-1][-_SPOKEN:]
    goes_on = bool(following) and following in _SPEAKING and not _ADDED.search(tail)
    if text.count("«") != text.count("»") and not goes_on:
        return "The quotation marks do not pair."
    if not english or "„" in text:
        odd = (straight + opening + closing + text.count("„")) % 2
        return "The quotation marks do not pair." if odd and not goes_on else ""
    if not opening and closing % 2 == 0 and straight % 2 == 0:
        return ""  # some write the closing mark on both sides
    if straight % 2 and opening != closing:
        return "A quotation opens with one kind of mark and closes with another."
    if (straight % 2 or opening == closing + 1) and goes_on:
        return ""
    return "The quotation marks do not pair." if straight % 2 or opening != closing else ""


def _unless_open(mark: re.Match[str]) -> str:
    """A mark behind a number is one of inches, unless it closes what stands open there."""
    before = re.sub(r"\d\"", "", mark.string[: mark.start()])
    is_open = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return mark.group() if is_open else " "


def _single(text: str, english: bool) -> str:
    """One single mark opened, and none that could close it in the rest of the paragraph."""
    opened = list(_OPEN.finditer(text)) if english else []
    if opened and not re.search(r"’(?!\w)|’(?=s\b)", text[opened[-1].end() :]):
        return "A single quotation mark is never closed."
    return ""


CHECK = Check(code="ATT-01", name="quotation marks", weight=Weight.WARNS, find=find)
