"""What stands apart from the main text of a bare capture: the story's, or of the page around it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cleaning.furniture.labels import FURNITURE as LABELS
from copydesk.cleaning.furniture_rule import About
from copydesk.cleaning.model.roles import LEARNED, Reading
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.runs import joined
from copydesk.markup.text import read_text
from copydesk.story.house import House
from copydesk.story.story import Body, Item

PARAGRAPH = "The harbour town began clearing its streets on Tuesday after a winter storm."
TEASER = "Nine boats sank and forty houses lost their roofs in the next town as well."
ITEM = Item(guid="1", body=Body(text="", media_type="text/plain", is_page=True))


def _proof(lines: list[tuple[str, float, str]]) -> tuple[Proof, list[int]]:
    """Bare text whose lines are read so: how likely of the story, and as what. What may be is."""
    proof = Proof(galley=read_text("\n\n".join(text for text, _, _ in lines)))
    roles = np.zeros((len(lines), len(LEARNED)), np.float32)
    for number, (_, _, role) in enumerate(lines):
        roles[number, LEARNED.index(role)] = 1
    story = np.array([likely for _, likely, _ in lines], np.float32)
    proof.reading = Reading(np.zeros_like(story), story, roles)
    return proof, [number for number, (_, likely, _) in enumerate(lines) if likely >= 0.5]


def test_a_teaser_far_below_the_story_is_none_of_it() -> None:
    story = [(f"{PARAGRAPH} {n}", 0.99, "paragraph") for n in range(9)]
    between = [(f"Section {n}", 0.02, "navigation") for n in range(6)]
    proof, body = _proof([*story, *between, (TEASER, 0.8, "paragraph")])
    assert joined(proof, body) == list(range(9))


def test_a_paragraph_under_a_picture_or_an_advert_goes_on_with_the_story() -> None:
    story = [(f"{PARAGRAPH} {n}", 0.99, "paragraph") for n in range(9)]
    between = [("A boat on the quay.", 0.1, "caption"), ("Advertisement", 0.0, "label")]
    proof, body = _proof([*story, *between, (TEASER, 0.8, "paragraph")])
    assert joined(proof, body) == body


def test_a_story_that_goes_on_below_a_box_of_links_is_kept_where_it_reads_so() -> None:
    story = [(f"{PARAGRAPH} {n}", 0.99, "paragraph") for n in range(9)]
    between = [(f"Ferry fares rise again {n}", 0.1, "promo") for n in range(6)]
    more = [(f"{TEASER} {n}", 0.99, "paragraph") for n in range(5)]
    proof, body = _proof([*story, *between, *more])
    assert joined(proof, body) == body


def test_words_said_again_and_again_are_labels_unless_they_read_like_the_story() -> None:
    galley = read_text("Price\n\nSection\n\nPrice\n\nSection\n\nPrice\n\nSection")
    likely = (0.9, 0.1) * 3
    claims = LABELS.find(galley, About(item=ITEM, house=House(), likely=likely))
    assert [galley.lines[claim.line].text for claim in claims] == ["Section"] * 3


@given(st.lists(st.tuples(st.sampled_from([PARAGRAPH, "Pier", "海"]), st.floats(0, 1))))
def test_runs_are_only_left_out_never_added_or_moved(lines: list[tuple[str, float]]) -> None:
    rows = [(text, likely, "paragraph" if likely > 0.5 else "promo") for text, likely in lines]
    proof, body = _proof(rows) if rows else (Proof(galley=read_text("")), [])
    kept = joined(proof, body)
    assert kept == [number for number in body if number in set(kept)]
    assert bool(kept) == bool(body)
