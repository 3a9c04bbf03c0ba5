"""Bare text as a galley."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.markup.text import read_text


def test_the_galley_of_bare_text_is_the_text() -> None:
    galley = read_text("One line.\r\n\r\n  Another \n")
    assert galley.text == "One line.\r\n\r\n  Another \n"
    assert [galley.raw(line) for line in galley.lines] == ["One line.", "Another"]


def test_copy_broken_at_a_width_is_joined_to_paragraphs() -> None:
    long = "The council of the harbour town met on Tuesday to speak of the\n"
    text = f"{long}{long}{long}storm.\n\n{long}{long}end of it.\n"
    assert [line.text[-9:] for line in read_text(text).lines] == ["he storm.", "nd of it."]


def test_lines_of_different_lengths_are_left_alone() -> None:
    lines = read_text("Photo\n\nA boat on the quay.\n\nCredit\nLena Moss\n").lines
    assert [line.text for line in lines] == ["Photo", "A boat on the quay.", "Credit", "Lena Moss"]


@given(st.text())
def test_lines_stand_where_they_say(text: str) -> None:
    galley = read_text(text)
    reached = 0
    for line in galley.lines:
        assert reached <= line.start < line.end <= len(galley.text)
        reached = line.end
