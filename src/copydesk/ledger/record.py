"""The statements of a story: each paragraph read sentence by sentence, quotation by quotation."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from copydesk.ledger.cues import Cue, cues, takes_clause
from copydesk.ledger.sentences import is_left_open, quotations, sentences
from copydesk.story.blocks import Paragraph, Quote, Span
from copydesk.story.extent import as_read
from copydesk.story.figures import figures
from copydesk.story.record import replace
from copydesk.story.statement import Figure, Manner, Statement
from copydesk.story.story import Story

T = TypeVar("T")
LANGUAGES: Final = ("en",)
_MANY_WORDS = 4  # fewer words in quotation marks are a term or a title, not speech
_LONGEST = 2000  # signs; a longer run without an end is no sentence


@dataclass
class _Voice:
    """Whose words the paragraph before held: a quotation may run on into the next."""

    speaker: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class _Passage:
    """A paragraph with what has been read in it once: quotations and figures."""

    key: str
    text: str
    quoted: list[Span]
    numbers: tuple[Figure, ...]


def record(story: Story) -> tuple[Statement, ...]:
    """Who says what in the story, in reading order; nothing in languages the ledger lacks.

    A story longer than any report is read in its first part only, as the checks read it.
    """
    if story.language.replace("_", "-").split("-")[0].lower() not in LANGUAGES:
        return ()
    return tuple(_statements(as_read(story)))


def _statements(story: Story) -> Iterator[Statement]:
    voice = _Voice()
    for block in story.blocks:
        match block:
            case Paragraph(key=key, text=text):
                yield from _paragraph(key, text, voice)
            case Quote(key=key, text=text, attribution=said_by, pull=False):
                yield _set_apart(key, text, said_by)
            case _:
                continue


def _set_apart(key: str, text: str, said_by: str) -> Statement:
    span = Span(start=0, end=len(text))
    return Statement(
        block=key,
        content=text,
        content_span=span,
        speaker=said_by,
        manner="direct",
        figures=_figures_in(figures(text), span),
    )


def _paragraph(key: str, text: str, voice: _Voice) -> Iterator[Statement]:
    passage = _Passage(key, text, quotations(text), figures(text))
    runs_on = voice.is_open and text[:1] in '“"'
    speaker = voice.speaker if runs_on else ""
    said: Cue | None = None
    for sentence in _joined(sentences(text), passage.quoted):
        for cue, content, manner in _laid(passage, sentence):
            said = cue or said
            found = _statement(passage, said, content, manner)
            yield found if found.speaker else replace(found, speaker=speaker)
            speaker = found.speaker or speaker
    voice.speaker, voice.is_open = speaker, is_left_open(text)


def _joined(spans: list[Span], quoted: list[Span]) -> Iterator[Span]:
    """Sentences that end inside one quotation are one: it is laid to one speaker as a whole."""
    last: Span | None = None
    for span in spans:
        if last is not None and _is_within(last.end, quoted):
            last = Span(start=last.start, end=span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _is_within(place: int, quoted: list[Span]) -> bool:
    nearest = bisect_left(quoted, place, key=lambda span: span.start) - 1
    return nearest >= 0 and place < quoted[nearest].end


def _laid(passage: _Passage, sentence: Span) -> Iterator[tuple[Cue | None, Span, Manner]]:
    """Each stretch of content in a sentence with the cue that lays it, if there is one."""
    text = passage.text
    inside = _between(passage.quoted, sentence, lambda span: span.start)
    speech = [q for q in inside if len(text[q.start : q.end].split()) >= _MANY_WORDS]
    is_sentence = sentence.end - sentence.start <= _LONGEST
    found = list(cues(text, sentence, inside)) if is_sentence else []
    first = found[0] if found else None
    outside = _told(text, sentence, first, speech) if first is not None else None
    if outside is not None:
        yield first, outside, "mixed" if any(_overlap(q, outside) for q in inside) else "indirect"
    for quotation in speech:
        if not _overlap(quotation, outside):
            yield first, quotation, "direct"
    for cue in found[1:]:
        outside = _told(text, sentence, cue, [])
        if outside is not None:
            yield cue, outside, "indirect"


def _told(text: str, sentence: Span, cue: Cue, speech: Sequence[Span]) -> Span | None:
    """The words told without, or with only some, quotation marks."""
    head = Span(start=sentence.start, end=min(cue.span.start, (cue.speaker or cue.span).start))
    before = _stripped(text, head)
    is_clause = before is not None and _words(text, before) >= 3
    if cue.verb == "according to":
        after = _stripped(text, Span(start=cue.follows, end=sentence.end))
        return before if is_clause else after
    if before is not None and any(_overlap(q, before) for q in speech):
        return None
    start = takes_clause(cue, text, sentence.end) if not cue.inverted else None
    if start is not None:
        told = _stripped(text, Span(start=start, end=sentence.end))
        return None if told is None or _is_all_speech(told, speech) else told
    rest = Span(start=cue.follows, end=sentence.end)
    closes = cue.inverted or _words(text, rest) <= 6
    is_set_off = text[head.start : head.end].rstrip()[-1:] == ","
    return before if is_clause and closes and is_set_off else None


def _is_all_speech(told: Span, speech: Sequence[Span]) -> bool:
    return any(q.start <= told.start and told.end <= q.end + 1 for q in speech)


def _words(text: str, span: Span) -> int:
    return len(text[span.start : span.end].strip(" .,;").split())


def _statement(passage: _Passage, cue: Cue | None, content: Span, manner: Manner) -> Statement:
    text = passage.text
    who = cue.speaker if cue is not None else None
    return Statement(
        block=passage.key,
        content=text[content.start : content.end],
        content_span=content,
        speaker=text[who.start : who.end] if who else "",
        speaker_span=who,
        cue=text[cue.span.start : cue.span.end] if cue is not None else "",
        cue_span=cue.span if cue is not None else None,
        manner=manner,
        figures=_figures_in(passage.numbers, content),
    )


def _figures_in(numbers: tuple[Figure, ...], content: Span) -> tuple[Figure, ...]:
    return tuple(_between(numbers, content, lambda figure: figure.span.start))


def _between(things: Sequence[T], span: Span, place: Callable[[T], int]) -> Sequence[T]:
    """Of things in order of place, those that begin within a span."""
    first = bisect_left(things, span.start, key=place)
    return things[first : bisect_left(things, span.end, key=place)]


def _overlap(one: Span, other: Span | None) -> bool:
    return other is not None and one.start < other.end and other.start < one.end


def _stripped(text: str, span: Span) -> Span | None:
    """The span without white space, commas and full stops at its ends; None where nothing is"
    " left."""
    start, end = span.start, span.end
    while start < end and re.match(r"[\s,;:—–.]", text[start]):
        start += 1
    while end > start and re.match(r"[\s,;:—–.]", text[end - 1]):
        end -= 1
    return Span(start=start, end=end) if end > start else None
