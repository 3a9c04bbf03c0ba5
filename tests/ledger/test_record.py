"""Who says what, on sentences of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.ledger.record import record
from copydesk.story.blocks import Paragraph, Quote
from copydesk.story.statement import Statement
from copydesk.story.story import Story


def said(*texts: str, language: str = "en") -> tuple[Statement, ...]:
    blocks = tuple(Paragraph(key=f"p{n}", text=text) for n, text in enumerate(texts))
    return record(Story(language=language, blocks=blocks))


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content", "manner"),
    [
        (
            "“The pier will hold,” Ines Marlow said.",
            "Ines Marlow", "said", "“The pier will hold,”", "direct",
        ),
        (
            "“The pier will hold for years,” said Ines Marlow, who chairs the board.",
            "Ines Marlow, who chairs the board",
            "said", "“The pier will hold for years,”", "direct",
        ),
        (
            "Ines Marlow told reporters that the pier would hold.",
            "Ines Marlow", "told", "that the pier would hold", "indirect",
        ),
        (
            "The pier will hold, the harbour board said on Monday.",
            "the harbour board", "said", "The pier will hold", "indirect",
        ),
        (
            "The pier will hold, according to two engineers.",
            "two engineers", "according to", "The pier will hold", "indirect",
        ),
        (
            "According to the harbour board, the pier will hold.",
            "the harbour board", "According to", "the pier will hold", "indirect",
        ),
        (
            "Hisko Brandt, a local shopkeeper, said he had lost two boats.",
            "Hisko Brandt, a local shopkeeper", "said", "he had lost two boats", "indirect",
        ),
        (
            "Mr. Brandt also said the board “had slept through the storm” twice.",
            "Mr. Brandt", "said", "the board “had slept through the storm” twice", "mixed",
        ),
    ],
)  # fmt: skip
def test_a_statement_has_speaker_cue_and_content(
    text: str, speaker: str, cue: str, content: str, manner: str
) -> None:
    (one,) = said(text)
    assert (one.speaker, one.cue, one.content, one.manner) == (speaker, cue, content, manner)


def test_a_quotation_that_its_cue_breaks_is_one_statement_in_parts() -> None:
    text = "“It will hold for years,” Ms. Marlow said. “We tested it four times over.”"
    (one,) = said(text)
    assert (one.speaker, one.manner) == ("Ms. Marlow", "direct")
    assert [text[part.start : part.end] for part in one.parts] == [
        "“It will hold for years,”",
        "“We tested it four times over.”",
    ]


def test_a_quotation_left_open_runs_on_into_the_next_paragraph() -> None:
    first, second = said(
        "“It will hold for many years,” Ms. Marlow said. “And there is more to say.",
        "“We tested it four times over.”",
    )
    assert first.speaker == second.speaker == "Ms. Marlow"
    assert second.speaker_span is None


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("The mayor wants to close the pier.", "The mayor", "wants", "to close the pier"),
        (
            "There was laughter at the mayor’s claim that the pier is safe.",
            "the mayor", "claim", "that the pier is safe",
        ),
        (
            "Critics accused the board of hiding the report.",
            "Critics", "accused", "the board of hiding the report",
        ),
        (
            "A study found that the pier moves each year.",
            "A study", "found", "that the pier moves each year",
        ),
        (
            "Ms. Marlow was confident that the pier would hold.",
            "Ms. Marlow", "confident", "that the pier would hold",
        ),
    ],
)  # fmt: skip
def test_wishes_reports_and_blame_are_laid_to_somebody_too(
    text: str, speaker: str, cue: str, content: str
) -> None:
    (one,) = said(text)
    assert (one.speaker, one.cue, one.content) == (speaker, cue, content)


def test_two_verbs_share_their_speaker() -> None:
    one, two = said("Ines Marlow said the pier was safe and warned that the road was not.")
    assert one.speaker == two.speaker == "Ines Marlow"
    assert (one.content, two.content) == ("the pier was safe", "that the road was not")


def test_a_surname_and_a_pronoun_have_the_full_name() -> None:
    one, two, three = said(
        "Harbour master Ines Marlow said the pier was safe.",
        "Marlow said the road was not.",
        "“We tested it four times over,” she said.",
    )
    assert one.name == two.name == three.name == "Harbour master Ines Marlow"


def test_words_that_hold_a_statement_at_a_distance_are_told() -> None:
    (one,) = said("Police said the fire was apparently set by children.")
    assert one.hedges == ("apparently",)


def test_quotations_in_single_marks_are_read() -> None:
    (one,) = said("‘The pier will hold for years,’ said Ines Marlow.")
    assert (one.speaker, one.manner) == ("Ines Marlow", "direct")


def test_a_quotation_nobody_is_named_for_has_no_speaker() -> None:
    (one,) = said("“It will hold for many years to come.”")
    assert (one.speaker, one.cue) == ("", "")


def test_words_in_quotation_marks_that_are_a_term_are_no_statement() -> None:
    assert said("The boat, called “Calla Two”, is white.") == ()


def test_a_statement_carries_the_figures_in_its_content() -> None:
    (one,) = said("The board said at least eight boats were lost.")
    assert [(f.text, f.low, f.high, f.counts) for f in one.figures] == [
        ("at least eight", 8.0, None, "boats")
    ]


def test_a_quotation_set_apart_is_its_attributions() -> None:
    quote = Quote(key="q", text="It will hold.", attribution="Ines Marlow")
    (one,) = record(Story(language="en", blocks=(quote,)))
    assert (one.speaker, one.manner) == ("Ines Marlow", "direct")


@pytest.mark.parametrize("language", ["", "ar", "de"])
def test_the_ledger_is_silent_on_languages_it_does_not_know(language: str) -> None:
    assert said("“The pier will hold,” Ines Marlow said.", language=language) == ()


@given(st.text(alphabet="aBc said told “”\"'.,;:—!? \n", max_size=200))
def test_spans_stand_where_the_words_are(text: str) -> None:
    for one in said(text):
        for words, span in (
            (one.content, one.content_span),
            (one.cue, one.cue_span),
            (one.speaker, one.speaker_span),
        ):  # fmt: skip
            assert span is None or one.parts or text[span.start : span.end] == words


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("“Will the pier hold?” Ines Marlow asked.", "Ines Marlow", "“Will the pier hold?”"),
        ("‘Get off the pier!’ Marlow shouted.", "Marlow", "‘Get off the pier!’"),
        ("“Will the pier hold?” asks a fisherman.", "a fisherman", "“Will the pier hold?”"),
        ("“Nobody asked the pier,” she groans.", "she", "“Nobody asked the pier,”"),
        ("“Nobody asked the pier,” fumes Marlow.", "Marlow", "“Nobody asked the pier,”"),
        (
            "A notice on the pier reads: “Closed until the autumn.”",
            "A notice on the pier", "“Closed until the autumn.”",
        ),
        ("Harbour master: “Keep off the pier.”", "Harbour master", "“Keep off the pier.”"),
        ("16:20 Harbour master: “Keep off it.”", "Harbour master", "“Keep off it.”"),
        ("Marlow was blunter: “Keep off the pier.”", "Marlow", "“Keep off the pier.”"),
        ("“Keep off the pier for now” – Ines Marlow", "Ines Marlow", "“Keep off the pier for now”"),
        ("Marlow was not surprised. “I told them in May.”", "Marlow", "“I told them in May.”"),
        (
            "By the wall stood Ines Marlow. “I told them in May.”",
            "Ines Marlow", "“I told them in May.”",
        ),
        (
            "“It will hold,” he told the programme “Harbour Lights.”", "he", "“It will hold,”",
        ),
    ],
)  # fmt: skip
def test_a_quotation_is_laid_to_who_speaks(text: str, speaker: str, content: str) -> None:
    direct = [one for one in said(text) if one.manner == "direct"]
    assert [(one.speaker, one.content) for one in direct] == [(speaker, content)]


def test_two_who_speak_in_one_paragraph_keep_their_words_apart() -> None:
    found = said("“Will it hold?” Marlow asked. “It always has,” Brandt said. “Ask the sea.”")
    assert [(one.speaker, one.content) for one in found] == [
        ("Marlow", "“Will it hold?”"),
        ("Brandt", "“It always has,” “Ask the sea.”"),
    ]


@pytest.mark.parametrize(
    "text",
    ["“Will it hold?” Marlow said nothing.", "“Will it hold?” She claimed to have asked twice."],
)
def test_a_sentence_that_tells_something_else_is_not_the_cue_of_the_question(text: str) -> None:
    assert [one.speaker for one in said(text) if one.content == "“Will it hold?”"] == [""]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Marlow said on Sunday that the pier would hold.",
            "Marlow", "that the pier would hold",
        ),
        (
            "“The pier will hold,” she wrote in a note to members.",
            "she", "“The pier will hold,”",
        ),
        (
            "An engineer who left in spring said the pier would hold.",
            "An engineer who left in spring", "the pier would hold",
        ),
        (
            "Marlow, who swims there daily, said the pier “has a year at most”.",
            "Marlow, who swims there daily,", "the pier “has a year at most”",
        ),
        ("“Nobody asked the pier,” as Marlow puts it.", "Marlow", "“Nobody asked the pier,”"),
        ("Marlow said late on Sunday that it held.", "Marlow", "that it held"),
        ("The pier will stand, engineers warn.", "engineers", "The pier will stand"),
        ("The pier will stand, say engineers.", "engineers", "The pier will stand"),
        (
            "Her mother used to say that the pier was a promise.",
            "Her mother", "that the pier was a promise",
        ),
    ],
)  # fmt: skip
def test_a_clause_is_laid_to_who_says_so(text: str, speaker: str, content: str) -> None:
    (one,) = said(text)
    assert (one.speaker.rstrip(","), one.content) == (speaker.rstrip(","), content)


def test_who_a_paragraph_tells_of_speaks_in_the_next() -> None:
    (one,) = said("Ines Marlow was not surprised.", "“I told them in May and in June.”")
    assert (one.speaker, one.speaker_span) == ("Ines Marlow", None)
