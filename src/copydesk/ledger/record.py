"""The statements of a story: paragraphs read for frames, judged, and set down in reading order."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from copydesk.ledger.judge import judge
from copydesk.ledger.names import Names
from copydesk.ledger.reading import QUOTE, Guess, Reading, Sentence, reading
from copydesk.ledger.sentences import is_left_open
from copydesk.ledger.speakers import beside, told_of
from copydesk.ledger.tone import hedges, manner
from copydesk.story.blocks import Paragraph, Quote, Span
from copydesk.story.extent import as_read
from copydesk.story.figures import figures
from copydesk.story.statement import Figure, Statement
from copydesk.story.story import Story

LANGUAGES: Final = ("en",)
"""Languages whose statements are read; the ledger of any other story is empty."""
_EDGE: Final = re.compile(r"[\s,;:—–.-]+")
_FEWEST: Final = 4  # words of a quotation that nobody is named for


class Choosing(Protocol):
    """Which frames of a paragraph are statements."""

    def statements(self, guesses: Sequence[Guess]) -> list[Guess]: ...


@dataclass
class _Voice:
    """Whose words the paragraph before held: a quotation may run on into the next."""

    speaker: str = ""
    is_open: bool = False


@dataclass
class _Laid:
    """A statement on its way: its pieces grow while its quotation goes on."""

    guess: Guess | None
    parts: list[Span]
    speaker: str = ""
    speaker_span: Span | None = None
    nested: bool = field(default=False)


def reads(language: str) -> bool:
    """Whether the ledger knows a language (a BCP 47 tag): English only by now."""
    return language.replace("_", "-").split("-")[0].lower() in LANGUAGES


def record(story: Story) -> tuple[Statement, ...]:
    """Who says what in the story, in reading order; nothing in languages the ledger lacks.

    A story longer than any report is read in its first part only, as the checks read it.
    """
    return recorded(story, judge()) if reads(story.language) else ()


def recorded(story: Story, chooser: Choosing) -> tuple[Statement, ...]:
    """The statements of a story as this judge finds them."""
    voice, names = _Voice(), Names()
    found: list[Statement] = []
    for block in as_read(story).blocks:
        match block:
            case Paragraph(key=key, text=text):
                found.extend(_paragraph(key, text, voice, names, chooser))
            case Quote(key=key, text=text, attribution=said_by, pull=False):
                found.append(_set_apart(key, text, said_by, names))
            case _:
                continue
    return tuple(found)


def _set_apart(key: str, text: str, said_by: str, names: Names) -> Statement:
    span = Span(start=0, end=len(text))
    return Statement(
        block=key,
        content=text,
        content_span=span,
        speaker=said_by,
        name=names.full(said_by),
        manner="direct",
        figures=figures(text),
    )


def _paragraph(
    key: str, text: str, voice: _Voice, names: Names, chooser: Choosing
) -> Iterator[Statement]:
    found = reading(text)
    names.read(found)
    laid = _laid(found, chooser.statements(found.guesses), voice)
    numbers = figures(text)
    for one in sorted(laid, key=lambda each: each.parts[0].start):
        statement = _statement(key, text, one, numbers, names)
        yield statement
    last = next((each for each in reversed(laid) if not each.nested and each.speaker), None)
    last = last if laid else _introduced(found)
    voice.speaker = last.speaker if last is not None else voice.speaker
    voice.is_open = is_left_open(text)


def _laid(found: Reading, chosen: list[Guess], voice: _Voice) -> list[_Laid]:
    """The pieces of each statement; a quotation that goes on is its first speaker's."""
    laid: list[_Laid] = []
    last: _Laid | None = None
    before: Sentence | None = None
    by_sentence: dict[int, list[Guess]] = {}
    for guess in chosen:
        by_sentence.setdefault(guess.sentence.span.start, []).append(guess)
    for sentence in found.sentences:
        its = [_of(found.text, guess) for guess in by_sentence.get(sentence.span.start, ())]
        kept = [one for one in its if one is not None]
        laid.extend(kept)
        if sentence.depth == 0:
            if sentence.is_speech_alone and before is not None:
                last = _told_of(found.text, before) or last
            last = kept[-1] if kept else last
            laid.extend(_left(found.text, sentence, kept, last, voice))
            before = None if kept or sentence.speech else sentence
    return laid


def _introduced(found: Reading) -> _Laid | None:
    """Who a paragraph without statements tells of by name at its end: the next may quote them."""
    told = [sentence for sentence in found.sentences if sentence.depth == 0]
    one = _told_of(found.text, told[-1]) if told else None
    return one if one is not None and one.speaker[:1].isupper() and " " in one.speaker else None


def _told_of(text: str, sentence: Sentence) -> _Laid | None:
    """Who the sentence before a bare quotation tells of: "Lund was not surprised. ..."."""
    place = told_of(sentence.words)
    return _by(text, sentence, place, []) if place is not None else None


def _by(text: str, sentence: Sentence, place: tuple[int, int], parts: list[Span]) -> _Laid:
    words = sentence.words
    span = Span(start=words.start[place[0]], end=words.end[place[1]])
    return _Laid(None, parts, text[span.start : span.end], span)


def _of(text: str, guess: Guess) -> _Laid | None:
    parts = [_trimmed(text, guess.span(part)) for part in guess.frame.told.parts]
    kept = sorted((part for part in parts if part is not None), key=lambda part: part.start)
    if not kept:
        return None
    source = guess.span(guess.frame.source) if guess.frame.source else None
    speaker = text[source.start : source.end] if source else ""
    return _Laid(guess, kept, speaker, source, nested=guess.sentence.depth > 0)


def _left(
    text: str, sentence: Sentence, laid: list[_Laid], last: _Laid | None, voice: _Voice
) -> Iterator[_Laid]:
    """Quotations of a sentence that no cue has taken: they go on, or stand alone."""
    is_alone = sentence.is_speech_alone
    taken = [part for one in laid for part in one.parts]
    places = [k for k, kind in enumerate(sentence.words.kind) if kind == QUOTE]
    for quote, place in zip(sentence.speech, places, strict=True):
        if _is_taken(quote, taken):
            continue
        named = beside(sentence.words, place)
        if named is not None:
            yield _by(text, sentence, named, [quote])
        elif is_alone and last is not None and _is_quoting(text, last):
            last.parts.append(quote)
        elif is_alone and last is not None:
            yield _Laid(last.guess, [quote], last.speaker, last.speaker_span)
        elif is_alone:
            yield _Laid(None, [quote], voice.speaker)
        elif _is_whole(text, quote) and len(text[quote.start : quote.end].split()) >= _FEWEST:
            yield _Laid(None, [quote])


def _is_taken(quote: Span, taken: Sequence[Span]) -> bool:
    return any(quote.start < part.end and part.start < quote.end for part in taken)


def _is_quoting(text: str, one: _Laid) -> bool:
    return any(text[part.start] in "“\"„«‘'" for part in one.parts)


def _is_whole(text: str, quote: Span) -> bool:
    return text[quote.end - 2 : quote.end - 1] in (",", ".", "?", "!")


def _statement(
    key: str, text: str, one: _Laid, numbers: Sequence[Figure], names: Names
) -> Statement:
    whole = Span(start=one.parts[0].start, end=max(part.end for part in one.parts))
    cue = one.guess.span(one.guess.frame.cue) if one.guess is not None else None
    return Statement(
        block=key,
        content=" ".join(text[part.start : part.end] for part in one.parts),
        content_span=whole,
        parts=tuple(one.parts) if len(one.parts) > 1 else (),
        speaker=one.speaker,
        speaker_span=one.speaker_span,
        name=names.full(one.speaker, one.speaker_span),
        cue=text[cue.start : cue.end] if cue is not None else "",
        cue_span=cue,
        manner=manner(text, one.parts),
        hedges=hedges(text, one.parts, cue),
        figures=tuple(figure for part in one.parts for figure in _within(numbers, part)),
    )


def _within(numbers: Sequence[Figure], span: Span) -> Sequence[Figure]:
    first = bisect_left(numbers, span.start, key=lambda each: each.span.start)
    return numbers[first : bisect_left(numbers, span.end, key=lambda each: each.span.start)]


def _trimmed(text: str, span: Span) -> Span | None:
    """The span without space, commas and full stops at its ends; None where nothing is left."""
    head = _EDGE.match(text, span.start, span.end)
    start, end = head.end() if head else span.start, span.end
    while end > start and _EDGE.match(text[end - 1]):
        end -= 1
    return Span(start=start, end=end) if end > start else None
