"""A paragraph read for statements: its sentences and quotations, and every frame in them."""

import re
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


_CRIES: Final = re.compile(r"[?!…][”\"’'»]+$")
_UTTERED: Final = frozenset(["say", "tell", "write", "claim", "admit", "ask", "urge", "utter"])
_VOID: Final = (["nothing"], ["little"], ["so"], ["it"], ["this"])


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
    for span in _with_cues(text, joined(sentences(text), quoted), quoted):
        found.extend(_sentences(text, span, quoted))
    read = (one for one in found if len(one.words.kind) <= _MOST_WORDS)
    guesses = [Guess(frame, one) for one in read for frame in frames(one.words)]
    return Reading(text, found, guesses)


def _with_cues(text: str, spans: Iterator[Span], quoted: Sequence[Span]) -> Iterator[Span]:
    """The sentences; a quotation that asks or cries has its cue with it: "Why?" Lund asked."""
    last: Span | None = None
    for span in spans:
        if last is not None and _is_laid_next(text, last, span, quoted):
            last = Span(start=last.start, end=span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _is_laid_next(text: str, last: Span, span: Span, quoted: Sequence[Span]) -> bool:
    place = bisect_left(quoted, last.start, key=lambda q: q.start)
    if not _CRIES.search(text, last.start, last.end) or quoted[place : place + 1] == []:
        return False
    quote = quoted[place]
    if quote.start != last.start or quote.end != last.end or span.end - span.start > _LONGEST:
        return False
    s = stream(text, Span(start=last.start, end=span.end), (quote,))
    return any(_lays(s, frame) for frame in frames(s))


def _lays(s: Words, frame: Frame) -> bool:
    """Whether a frame lays the quotation that its sentence opens with, and nothing else."""
    if frame.source is None or frame.source[0] != 1 or frame.told.kind != "Q before":
        return False
    is_verb = frame.how in ("phrase", "pronoun", "aside") and "control" not in frame.flags
    return is_verb and not _UTTERED.isdisjoint(frame.word.groups) and not _is_void(s, frame)


def _is_void(s: Words, frame: Frame) -> bool:
    return "N" in frame.flags or s.lower[frame.cue[1] + 1 : frame.cue[1] + 2] in _VOID


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
    words = text[quote.start + 1 : quote.end].split()
    if len(words) >= _SPEECH or quote.start == sentence.start:
        return True
    ends = text[quote.end - 2 : quote.end - 1] in (",", "?", "!", ".", "…")
    before = text[sentence.start : quote.start].rstrip()[-1:]
    is_title = len(words) > 1 and before.isalnum() and all(word[0].isupper() for word in words)
    return ends and not is_title


__all__ = ["QUOTE", "Guess", "Reading", "Sentence", "reading"]
