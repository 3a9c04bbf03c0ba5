"""The headline of bare text: no element tells, only looks, place and the reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cleaning.bare_headline import bare_headline, looks_like_headline
from copydesk.cleaning.furniture_rule import Claim
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.titles import Evidence
from copydesk.markup.text import read_text
from copydesk.story.story import Role

BODY = (
    "The council of the harbour town voted on Tuesday to close the old ferry quay for good.\n"
    "Three councillors spoke against the plan, which costs less than the repairs would have."
)
TOLD = frozenset({"counci", "harbou", "ferry", "quay", "close"})


def found_in(head: str, *cut: int) -> tuple[str, int]:
    """The headline above the body and its line, where some lines were cut as labels."""
    proof = Proof(galley=read_text(f"{head}\n{BODY}"))
    for number in cut:
        proof.claim(Claim(line=number, role=Role.LABEL), "labels")
    found = bare_headline(proof, head.count("\n") + 1, Evidence(told=TOLD))
    return found.text, found.at


def test_the_line_that_the_story_tells_again_is_the_headline() -> None:
    head = "Home\nNews\nCouncil closes the old ferry quay\nBy Anna Reed"
    assert found_in(head)[0] == "Council closes the old ferry quay"


def test_of_equal_lines_the_last_is_the_headline() -> None:
    line = "Council closes the old ferry quay"
    assert found_in(f"{line}\nNews\n{line}\nBy Anna Reed") == (line, 2)


def test_a_headline_cut_as_a_label_because_it_comes_again_is_found() -> None:
    line = "Council closes the old ferry quay"
    assert found_in(f"News\n{line}\nBy Anna Reed", 1) == (line, 1)


@pytest.mark.parametrize("line", ["Quay", "3 March 2026", "It closes on Tuesday.", "More on this:"])
def test_one_word_a_day_and_a_sentence_are_no_headline(line: str) -> None:
    proof = Proof(galley=read_text(f"{line}\n{BODY}"))
    assert not looks_like_headline(proof, 0, line)


@given(st.text(max_size=200))
def test_any_lines_above_a_body_are_looked_at(head: str) -> None:
    proof = Proof(galley=read_text(f"{head}\n{BODY}"))
    found = bare_headline(proof, len(proof.galley.lines) - 2, Evidence(told=TOLD))
    assert 0 <= found.value <= 1
