"""What became of quotations from one version to the next: changed, cut short, lost.

Typography, case and punctuation are no words; nor does it matter where a quotation stands or into
how many pieces it is broken. What is left out between dots, or put in in square brackets, is said.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import Final, Literal

from copydesk.story.blocks import Quote, Span
from copydesk.story.figures import word_set
from copydesk.story.quoted import quotations
from copydesk.story.record import Record
from copydesk.story.sentence import sentences
from copydesk.story.words import LETTER

Fate = Literal["changed", "cut", "unmarked", "lost"]
Tokens = tuple[str, ...]

_TOKEN: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
    rf"|{LETTER}+(?:'{LETTER}+)*"
)
_UNHEARD: Final = re.compile(r"[\u00ad\u200b-\u200f\u0300-\u036f\u064b-\u065f]")
_LEFT_OUT: Final = re.compile(r"…|\.\s?\.\s?\.|\[[^\]]{0,100}\]")
_NEGATIONS: Final = word_set(
    "not no never nor none nobody nothing neither cannot nicht kein keine nie ne pas jamais non sin"
    " nunca ningún لا لم لن ليس"
)
_SHORT = 4  # words; of shorter ones the words around have to be the same too
_ALIKE, _FRAMED = 0.6, 0.6
_MOST, _LONGEST = 400, 300  # quotations of a story, words of one


class Quotation(Record, frozen=True):
    """Somebody's words: their span in a block, and the words of the sentence around them.

    `pieces` are the words between what is left out, `sentence` the passage to show.
    """

    block: str
    span: Span
    text: str
    sentence: str
    pieces: tuple[Tokens, ...]
    frame: Tokens

    @property
    def tokens(self) -> Tokens:
        """All its words in a row."""
        return tuple(chain.from_iterable(self.pieces))


def heard(text: str) -> Tokens:
    """The words of a text as one would hear them."""
    return tuple(_TOKEN.findall(_UNHEARD.sub("", text.replace("’", "'")).casefold()))


def quoted(block: str, text: str) -> Iterator[Quotation]:
    """The quotations of one block's plain text."""
    spans = quotations(text)
    if not spans:
        return
    starts, parts = [0], [text]
    if found := list(sentences(text)):
        starts, parts = [start for start, _ in found], [part for _, part in found]
    for span in spans:
        words = text[span.start : span.end]
        first = max(0, bisect_right(starts, span.start) - 1)
        last = max(first, bisect_right(starts, span.end - 1) - 1)
        around = "".join(parts[first : last + 2])[:2000]
        frame = heard(around.replace(words, " "))
        yield Quotation(
            block=block,
            span=span,
            text=words,
            sentence=around.strip(),
            pieces=_pieces(words),
            frame=frame,
        )


def set_apart(block: Quote) -> Quotation:
    """A quotation that is a block of its own."""
    span = Span(start=0, end=len(block.text))
    return Quotation(
        block=block.key,
        span=span,
        text=block.text,
        sentence=block.text,
        pieces=_pieces(block.text),
        frame=heard(block.attribution),
    )


def _pieces(words: str) -> tuple[Tokens, ...]:
    found = (heard(piece)[:_LONGEST] for piece in _LEFT_OUT.split(words))
    return tuple(piece for piece in found if piece)


def followed(
    before: Sequence[Quotation], after: Sequence[Quotation], text: str
) -> Iterator[tuple[Quotation, Quotation | None, Fate]]:
    """Each earlier quotation that does not stand as it was, with what stands for it now.

    `text` is all that the later version says, for words that have lost their marks only.
    """
    before, after = before[:_MOST], after[:_MOST]
    then, now = _stream(before), _stream(after)
    gone = [one for one in before if one.tokens and not _stands(one, now)]
    came = [one for one in after if one.tokens and not _stands(one, then)]
    kept = [one for one in after if one.tokens and _stands(one, then)] if gone else []
    places = _index(came)
    told = f" {' '.join(heard(text))} " if gone else ""
    taken: set[int] = set()
    for one in gone:
        place = _twin(one, came, places, taken)
        if place is not None:
            taken.add(place)
            yield one, came[place], "changed"
        elif (part := _part(one, kept)) is not None:
            if len(part.pieces) == len(one.pieces):
                yield one, part, _cut(one, part)
        elif is_speech(one):
            yield one, None, "unmarked" if f" {' '.join(one.tokens)} " in told else "lost"


def _stream(quotations: Sequence[Quotation]) -> str:
    return f" {' '.join(chain.from_iterable(one.tokens for one in quotations))} "


def _stands(one: Quotation, stream: str) -> bool:
    return all(f" {' '.join(piece)} " in stream for piece in one.pieces)


def _index(came: Sequence[Quotation]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, one in enumerate(came):
        for word in set(one.tokens):
            places.setdefault(word, []).append(place)
    return {word: found[:20] for word, found in places.items()}


def _twin(
    one: Quotation, came: Sequence[Quotation], places: dict[str, list[int]], taken: set[int]
) -> int | None:
    shared = Counter(place for word in set(one.tokens) for place in places.get(word, ()))
    for place, _ in shared.most_common(5):
        if place not in taken and _is_twin(one, came[place]):
            return place
    return None


def _is_twin(one: Quotation, other: Quotation) -> bool:
    if (
        min(len(one.tokens), len(other.tokens)) < _SHORT
        and max(len(one.tokens), len(other.tokens)) <= _SHORT + 1
    ):
        return _ratio(one.tokens, other.tokens) >= 0.5 and _ratio(one.frame, other.frame) >= _FRAMED
    return _ratio(one.tokens, other.tokens) >= _ALIKE


def _ratio(one: Tokens, other: Tokens) -> float:
    return SequenceMatcher(None, one[:200], other[:200], autojunk=False).ratio()


def _part(one: Quotation, kept: Sequence[Quotation]) -> Quotation | None:
    """What is still quoted of it: at least half, or the half that is spelled out."""
    whole = f" {' '.join(one.tokens)} "
    least = len(one.tokens) / 2
    parts = (each for each in kept if len(each.tokens) >= min(least, 3) and _stands(each, whole))
    best = max(parts, key=lambda each: len(each.tokens), default=None)
    return best if best is not None and len(best.tokens) >= least else None


def _cut(one: Quotation, part: Quotation) -> Fate:
    """A "not" that went with the words before is a change; other words at an end are a cut."""
    whole, rest = " ".join(one.tokens), " ".join(part.tokens)
    lost = whole.replace(rest, " ", 1).split()
    return "changed" if not _NEGATIONS.isdisjoint(lost) else "cut"


def is_speech(one: Quotation) -> bool:
    """Whether it is what somebody said, not a title or a term: a clause, or a long phrase."""
    words = re.findall(r"\w+", one.text)
    if len(words) < 3:
        return False
    inner = one.text.strip("“”„‟\"«»‹›‘’'「」『』 \u00a0\u202f")
    capital = sum(word[0].isupper() for word in words) / len(words)
    if capital > 0.5:
        return False
    closes = inner[-1:] in ".,!?…" or len(words) >= 6
    return closes and (inner[:1].isupper() or inner[:1].isalpha())
