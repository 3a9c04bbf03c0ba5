"""Facts that changed between two versions, and words that did not change a fact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.story.facts import changed_facts


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("The vote drew 30 people on the quay.", "The vote drew 300 people on the quay.",
         ("figure", "30", "300")),
        ("Three people were hurt in the harbour.", "Four people were hurt in the harbour.",
         ("figure", "Three", "Four")),
        ("He was held on Tuesday near the harbour.", "He was held on Monday near the harbour.",
         ("date", "Tuesday", "Monday")),
        ("The harbour master Maren Tolliver said so.", "The harbour master Mara Tollman said so.",
         ("name", "Maren Tolliver", "Mara Tollman")),
        ("Es waren am Dienstag 30 Boote im Hafen.", "Es waren am Dienstag 31 Boote im Hafen.",
         ("figure", "30", "31")),
    ],
)  # fmt: skip
def test_a_changed_fact_is_told(old: str, new: str, change: tuple[str, str, str]) -> None:
    (found,) = changed_facts([old], [new])
    assert (found.sort, found.was, found.now) == change
    assert (found.before, found.after) == (old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["30 people said so."], ["30 persons said so."]),
        (["It will take long."], ["It will take long and cost 30 crowns."]),
        (["One.", "Two boats sail."], ["Two boats sail.", "One."]),
        (["Old copy."], ["Old copy.", "A new paragraph with 40 boats."]),
    ],
)
def test_other_words_more_words_and_new_paragraphs_change_no_fact(
    old: list[str], new: list[str]
) -> None:
    assert changed_facts(old, new) == ()


@given(st.lists(st.text(max_size=80), max_size=6), st.lists(st.text(max_size=80), max_size=6))
def test_no_text_is_too_strange(old: list[str], new: list[str]) -> None:
    changed_facts(old, new)
