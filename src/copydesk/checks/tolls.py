"""What a figure counts, told coarsely enough that two wordings of one toll can be compared."""

import re
from bisect import bisect_left
from typing import Final

from copydesk.story.blocks import Span
from copydesk.story.fates import fate_of, nominal
from copydesk.story.figures import figures
from copydesk.story.record import Record
from copydesk.story.statement import Figure

_CLAUSE = re.compile(r"[,;:.!?–—]\s|\b(?:and|while|but|as|after|with)\b")
_NOT_COUNTED = re.compile(
    r"^(?:[- ]?(?:year|month|week|day|hour|minute|mile|kilomet|met(?:er|re)|km|am|pm|a\.m|p\.m)|/)",
    re.I,
)


_LONGEST: Final = 300  # signs of a clause that are read


_WORDS: Final = re.compile(r"[^\W\d_]+")
_SPOKEN: Final = {
    language: {word: float(n) for n, word in enumerate(words.split(), 2)}
    for language, words in {
        "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"
        " sechzehn siebzehn achtzehn neunzehn zwanzig",
        "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
        " seize",
        "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
        " dieciséis diecisiete dieciocho diecinueve veinte",
    }.items()
}


class Toll(Record, frozen=True):
    """A figure, the words around it in its clause, and the fate they tell of."""

    figure: Figure
    fate: str
    clause: str


def tolls(text: str, language: str = "en") -> list[Toll]:
    """The figures of a text that count people (or beasts) dead, hurt, missing, held, uprooted.

    `language` is its primary one: numbers in words are read in English, German, French, Spanish.
    """
    if not fate_of(text):  # most paragraphs; their figures need not be read
        return []
    numbers = [figure for figure in figures(text) if not figure.unit]
    numbers = sorted([*numbers, *_in_words(text, language)], key=lambda each: each.span.start)
    edges = [edge.span() for edge in _CLAUSE.finditer(text)] if numbers else []
    starts = [start for start, _ in edges]
    fates: dict[str, str] = {}  # a clause of many figures is read once
    found = []
    for figure in numbers:
        if _NOT_COUNTED.match(text[figure.span.end : figure.span.end + 20]):
            continue
        place = bisect_left(starts, figure.span.start)
        following = bisect_left(starts, figure.span.end)
        first = edges[place - 1][1] if place else 0
        last = starts[following] if following < len(starts) else len(text)
        clause = text[first : min(last, first + _LONGEST)]
        if clause not in fates:
            fates[clause] = fate_of(clause)
        fate = fates[clause]
        if fate:
            found.append(Toll(figure=figure, fate=fate, clause=clause))
    return found


def _in_words(text: str, language: str) -> list[Figure]:
    """Numbers in words of a language other than English; "ein" and "una" are articles."""
    spoken = _SPOKEN.get(language, {})
    return [
        Figure(
            text=word.group(),
            span=Span(start=word.start(), end=word.end()),
            low=spoken[word.group().lower()],
            high=spoken[word.group().lower()],
        )
        for word in (_WORDS.finditer(text) if spoken else ())
        if word.group().lower() in spoken and not figures(word.group())
    ]


def agree(shown: Figure, told: Figure) -> bool:
    """Whether two figures can both be true of one count; round numbers may be rounded ones."""
    one, other = nominal(shown), nominal(told)
    if one == other:
        return True
    if shown.low != shown.high and told.low == told.high and shown.high is not None:
        return (shown.low or 0) <= other <= shown.high
    vague = [each for each in (shown, told) if each.text.isalpha() and each.low != each.high]
    if vague:  # "several", "dozens"
        return (shown.low or 0) <= other or (told.low or 0) <= one
    is_round = one >= 10 and one % 10 == 0
    return is_round and abs(one - other) <= 0.06 * max(one, other)
