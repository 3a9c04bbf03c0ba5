"""A paragraph read for statements: its sentences and quotations, and every frame in them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from copydesk.ledger.frame import Frame
from copydesk.ledger.frames import frames
from copydesk.ledger.sentences import joined, quotations, sentences
from copydesk.ledger.stream import QUOTE, stream
from copydesk.ledger.words import Words
from copydesk.story.blocks import Span

_SPEECH: Final = 4  # words in quotation marks; fewer are speech only if they are set off as speech
_LONGEST: Final = 3000  # signs; a longer run without an end is no sentence
_MOST_WORDS: Final = 300  # a quotation counting as one


class Sentence(NamedTuple):
    """A sentence with its words and the quotations that are speech; inside one `depth` is 1."""

    span: Span
    words: Words
    speech: tuple[Span, ...]
    depth: int

    @property
    def is_speech_alone(self) -> bool:
        """Nothing but quotations."""
        return all(kind in "Q.,-" for kind in self.words.kind)


class Guess(NamedTuple):
    """A frame in its sentence."""

    frame: Frame
    sentence: Sentence

    def span(self, place: tuple[int, int]) -> Span:
        """The stretch of text from the first word of a range to its last."""
        words = self.sentence.words
        return Span(start=words.start[place[0]], end=words.end[place[1]])


class Reading(NamedTuple):
    """A paragraph's sentences in order, quoted ones after those that hold them; all frames."""

    text: str
    sentences: list[Sentence]
    guesses: list[Guess]


def reading(text: str) -> Reading:
    """Read a paragraph; linear in its length."""
    found: list[Sentence] = []
    quoted = quotations(text)
    for span in joined(sentences(text), quoted):
        found.extend(_sentences(text, span, quoted))
    read = (one for one in found if len(one.words.kind) <= _MOST_WORDS)
    guesses = [Guess(frame, one) for one in read for frame in frames(one.words)]
    return Reading(text, found, guesses)


def _sentences(text: str, span: Span, quoted: Sequence[Span]) -> Iterator[Sentence]:
    first = bisect_left(quoted, span.start, key=lambda q: q.start)
    inside = quoted[first : bisect_left(quoted, span.end, key=lambda q: q.start)]
    speech = tuple(q for q in inside if _is_speech(text, span, q))
    if span.end - span.start <= _LONGEST or speech:
        yield Sentence(span, stream(text, span, speech), speech, 0)
    for quote in speech:
        bare = Span(start=quote.start + 1, end=max(quote.start + 1, quote.end - 1))
        for inner in sentences(text[bare.start : bare.end]):
            moved = Span(start=inner.start + bare.start, end=inner.end + bare.start)
            if moved.end - moved.start <= _LONGEST:
                yield Sentence(moved, stream(text, moved, ()), (), 1)


def _is_speech(text: str, sentence: Span, quote: Span) -> bool:
    words = text[quote.start : quote.end].split()
    if len(words) >= _SPEECH:
        return True
    ends = text[quote.end - 2 : quote.end - 1] in (",", "?", "!", ".", "…")
    return ends or quote.start == sentence.start


__all__ = ["QUOTE", "Guess", "Reading", "Sentence", "reading"]
