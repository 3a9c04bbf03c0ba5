"""Words edited as plain text keep what was strong or linked in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import Stopped
from copydesk.newsroom.corrections.rewording import moved, reword
from copydesk.story.blocks import ListEntry, Listing, Mark, Paragraph, Picture, Table

TEXT = "Repairs cost 240,000 crowns, the office said."
LINK = Mark(start=34, end=40, kind="link", href="https://office.example")


def test_a_link_behind_the_change_stays_on_its_words() -> None:
    made = reword(
        Paragraph(key="p", text=TEXT, marks=(LINK,)), TEXT.replace("240,000", "1,420,000")
    )
    assert isinstance(made, Paragraph)
    (mark,) = made.marks
    assert made.text[mark.start : mark.end] == TEXT[LINK.start : LINK.end]


def test_a_mark_whose_words_went_goes_too() -> None:
    assert (
        moved((Mark(start=0, end=7, kind="strong"),), "Repairs cost much", "Work cost much") == ()
    )


def test_the_same_words_leave_the_block_as_it_is() -> None:
    block = Paragraph(key="p", text=TEXT, marks=(LINK,))
    assert reword(block, f"{TEXT}\r\n") is block


def test_a_list_keeps_its_points() -> None:
    listing = Listing(key="l", entries=(ListEntry(text="one"), ListEntry(text="two")))
    made = reword(listing, "one\r\nthree")
    assert isinstance(made, Listing)
    assert [entry.text for entry in made.entries] == ["one", "three"]
    with pytest.raises(Stopped, match="2 points"):
        reword(listing, "one")


def test_a_caption_is_reworded_and_a_table_is_not() -> None:
    made = reword(Picture(key="i", caption="The ferry"), "The Tern")
    assert isinstance(made, Picture)
    assert made.caption == "The Tern"
    with pytest.raises(Stopped, match="table"):
        reword(Table(key="t", rows=(("a",),)), "b")


@given(
    st.text("ab ", max_size=30), st.text("ab ", max_size=30), st.integers(0, 30), st.integers(0, 30)
)
def test_marks_stay_within_their_text(was: str, now: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(was)), min(other, len(was))))
    for mark in moved((Mark(start=start, end=end, kind="strong"),), was, now):
        assert 0 <= mark.start < mark.end <= len(now)
