"""The stretch of a text that keeps most of a passage's words, sentence by sentence.

Words are compared without case, and words of four letters or more, figures and pairs of signs of
scripts without spaces count: what is left are the little words that all sentences share.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from copydesk.story.folding import MARKS

_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W\d_{_UNSPACED}]"
_WORD = re.compile(
    rf"\d+(?:[.,٫٬]\d+)*|[{_UNSPACED}](?=([{_UNSPACED}])?)|{_LETTER}(?:{_LETTER}|[{MARKS}])*"
)
_UNSPACED_SIGN = re.compile(f"[{_UNSPACED}]")
_STOP = re.compile(r"\n+|[.!?…؟۔।]+[\"'”’»)\]]*(?=\s)|[。！？]+[」』”]*")
_TELLING = 4  # letters
_STYLES = (("our", "or"), ("is", "iz"), ("ys", "yz"), ("ll", "l"), ("tre", "ter"))
# A sentence that keeps so much of what counts is the same sentence, edited: between what people
# call edited (three in four words kept) and gone (fewer than one in three). Where a sentence more
# is needed to get there, chance adds words: then it must be more.
ALIKE, ALIKE_IN_MORE = 0.55, 0.65
# A run without a stop is cut into pieces of this many words, or of twice the passage.
_LONGEST = 60
_MOST_CLOSELY = 400  # words, where the ends of an edited passage are sought word by word


class Spoken(NamedTuple):
    """A word as it is compared, and where it stands."""

    word: str
    start: int
    end: int


class Stretch(NamedTuple):
    """Words `first` to `last` (not included) of a text, and the share of the passage they keep."""

    share: float
    first: int
    last: int


def spoken(text: str) -> list[Spoken]:
    """The words of a text."""
    return [
        Spoken(f"{found[0]}{found[1] or ''}".casefold(), *found.span())
        for found in _WORD.finditer(text)
    ]


def telling(words: Sequence[Spoken]) -> frozenset[str]:
    """The words that count; all, where hardly any does."""
    every = frozenset(one.word for one in words)
    kept = frozenset(word for word in every if _counts(word))
    return kept if len(kept) > 1 else every


def stretches(passage: str, text: str, words: Sequence[Spoken]) -> list[Stretch]:
    """Runs of as many sentences as the passage has, or one more, that are alike enough to it."""
    said, words = _styled(spoken(passage)), _styled(words)
    wanted = telling(said)
    if not wanted:
        return []
    longest = max(_LONGEST, 2 * len(said))
    sentences = list(_sentences(text, words, longest))
    count = max(1, len(list(_sentences(passage, said, longest))))
    found = [s for s in _runs(sentences, words, wanted, count) if s.share >= ALIKE]
    more = _runs(sentences, words, wanted, count + 1)
    return found or [s for s in more if s.share >= ALIKE_IN_MORE]


def edges(passage: str, words: Sequence[Spoken], stretch: Stretch) -> tuple[int, int]:
    """Where in a stretch the passage begins and ends, by the words it kept; else all of it."""
    near, said = _styled(words[stretch.first : stretch.last]), _styled(spoken(passage))
    if max(len(near), len(said)) > _MOST_CLOSELY:
        return near[0].start, near[-1].end
    matcher = SequenceMatcher(
        None, [one.word for one in said], [one.word for one in near], autojunk=False
    )
    kept = [block for block in matcher.get_matching_blocks() if block.size]
    if not kept:
        return near[0].start, near[-1].end
    first = max(0, kept[0].b - kept[0].a)
    left_over = len(said) - kept[-1].a - kept[-1].size
    last = min(len(near), kept[-1].b + kept[-1].size + left_over)
    return near[first].start, near[last - 1].end


def _styled(words: Sequence[Spoken]) -> list[Spoken]:
    """Words as every house writes them: "colour" and "color" are one, as are "-ise" and "-ize"."""
    return [one._replace(word=_in_style(one.word)) for one in words]


def _in_style(word: str) -> str:
    if len(word) >= _TELLING and word.isascii():
        for one, other in _STYLES:
            word = word.replace(one, other)
    return word


def _counts(word: str) -> bool:
    return len(word) >= _TELLING or word[0].isdigit() or bool(_UNSPACED_SIGN.match(word))


def _sentences(text: str, words: Sequence[Spoken], longest: int) -> Iterator[tuple[int, int]]:
    """Ranges of words, from stop to stop."""
    first = 0
    stops = [found.start() for found in _STOP.finditer(text)]
    number = 0
    for place, word in enumerate(words):
        crossed = number < len(stops) and stops[number] < word.end
        while number < len(stops) and stops[number] < word.end:
            number += 1
        if place > first and (crossed or place - first >= longest):
            yield first, place
            first = place
    if first < len(words):
        yield first, len(words)


def _runs(
    sentences: Sequence[tuple[int, int]],
    words: Sequence[Spoken],
    wanted: frozenset[str],
    count: int,
) -> Iterator[Stretch]:
    """Every run of so many sentences, with the share of the wanted words in it."""
    held: Counter[str] = Counter()
    kept = 0
    for number, (first, last) in enumerate(sentences):
        for one in words[first:last]:
            held[one.word] += 1
            kept += one.word in wanted and held[one.word] == 1
        if number >= count:
            for one in words[slice(*sentences[number - count])]:
                held[one.word] -= 1
                kept -= one.word in wanted and held[one.word] == 0
        start = sentences[max(0, number - count + 1)][0]
        yield Stretch(kept / len(wanted), start, last)
