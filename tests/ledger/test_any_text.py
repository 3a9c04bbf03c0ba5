"""The ledger's readers on any text at all: no error, spans inside, work that grows evenly."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.ledger.compare import compare
from copydesk.ledger.reading import reading
from copydesk.ledger.record import record
from copydesk.ledger.sentences import quotations, sentences
from copydesk.ledger.words import words
from copydesk.story.blocks import Paragraph, Span
from copydesk.story.statement import Statement
from copydesk.story.story import Story

WORDS = (
    "said", "says", "asked", "told", "according to", "in the words of", "claim", "was", "who",
    "that", "to", "not", "lead", "reads", "groans", "Ines Marlow", "Brandt", "she", "they",
    "the mayor", "a report", "12 boats", "16:20", "and", "Mr.", "U.S.", "n't", "’s", "...", "\n",
    *",.?!:;—–()“”‘’\"'«»„…", "``", "''",
)  # fmt: skip
COPY = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
ANYTHING = st.text(max_size=200) | COPY


def told(*texts: str) -> tuple[Statement, ...]:
    blocks = tuple(Paragraph(key=f"p{n}", text=text) for n, text in enumerate(texts))
    return record(Story(language="en", blocks=blocks))


@settings(max_examples=300)
@given(st.lists(ANYTHING, max_size=4))
def test_a_statement_stands_in_its_block_word_for_word(texts: list[str]) -> None:
    for one in told(*texts):
        text = texts[int(one.block[1:])]
        parts = one.parts or (one.content_span,)
        assert all(0 <= part.start < part.end <= len(text) for part in parts)
        assert one.content == " ".join(text[part.start : part.end] for part in parts)
        assert (parts[0].start, max(part.end for part in parts)) == (
            one.content_span.start,
            one.content_span.end,
        )
        for said, span in ((one.cue, one.cue_span), (one.speaker, one.speaker_span)):
            assert span is None or said == text[span.start : span.end]


@given(ANYTHING)
def test_sentences_stand_in_order_and_leave_only_space_between(text: str) -> None:
    place = 0
    for span in sentences(text):
        assert not text[place : span.start].strip()
        assert place <= span.start < span.end
        place = span.end
    assert not text[place:].strip()


@given(ANYTHING)
def test_quotations_stand_in_order(text: str) -> None:
    place = 0
    for span in quotations(text):
        assert place <= span.start < span.end <= len(text)
        place = span.end


@given(ANYTHING)
def test_every_sign_but_space_is_in_a_word(text: str) -> None:
    found = words(text, Span(start=0, end=len(text)))
    kept = "".join(text[a:b] for a, b in zip(found.start, found.end, strict=True))
    assert "".join(kept.split()) == "".join(text.split())


@given(ANYTHING)
def test_frames_lie_in_their_sentence(text: str) -> None:
    for guess in reading(text).guesses:
        size = len(guess.sentence.words.kind)
        frame = guess.frame
        ranges = [frame.cue, *frame.told.parts, *([frame.source] if frame.source else [])]
        assert all(0 <= first <= last < size for first, last in ranges)


@given(ANYTHING, ANYTHING)
def test_versions_are_compared_whatever_they_say(before: str, after: str) -> None:
    assert compare(told(before), told(before)) == ()
    keys = {one.block for one in compare(told(before), told(after))}
    assert keys <= {"", "p0"}


def lines(act: Callable[[], object]) -> int:
    """How many lines of the ledger run: the same each time, loops counted in full."""
    count = 0

    def entered(frame: FrameType, _event: str, _argument: object) -> Callable[..., object] | None:
        return passed if "ledger" in frame.f_code.co_filename else None

    def passed(_frame: FrameType, event: str, _argument: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return passed

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "again",
    [
        "“Why?” Marlow asked. ",
        "Marlow: “No.” ",
        "“No,” said Marlow, who said that Brandt said, ",
        "the claim by the mayor of the town of ",
        "Marlow, 31, a farmer, ",
        "“",
        "‘No,",
        "said to say to ",
        "in the words of ",
        "(Marlow ",
    ],
)
def test_four_times_the_text_is_some_four_times_the_work(again: str) -> None:
    told(again * 30)
    small, large = lines(lambda: told(again * 30)), lines(lambda: told(again * 120))
    assert large <= 5 * small
