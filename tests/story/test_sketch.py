"""A copy is known again however much of it is cut; what everybody writes makes nobody's copy."""

import random

from hypothesis import given
from hypothesis import strategies as st

from copydesk.story.sketch import NEAR, SAME, likeness, packed, rarity, sketch, unpacked

LOT = random.Random(3)
WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("a", "e", "io", "u") for c in "lmnrst"]


def told(paragraphs: int, words: int = 40) -> tuple[str, ...]:
    """A text of words that no other has in this order."""
    return tuple(" ".join(LOT.choices(WORDS, k=words)) for _ in range(paragraphs))


TEXT, OTHER = told(12), told(12)


def test_a_text_and_itself_are_the_same_and_others_share_nothing() -> None:
    same = likeness(sketch(TEXT), sketch(TEXT))
    assert same.both >= SAME
    assert same.sure > 0.9
    assert likeness(sketch(TEXT), sketch(OTHER)) == (0, 0, 0)


@given(kept=st.integers(2, 12), order=st.randoms(use_true_random=False))
def test_what_is_cut_turned_and_mixed_is_held_by_what_it_came_from(
    kept: int, order: random.Random
) -> None:
    copy = [*TEXT[:kept], *OTHER[:kept]]
    order.shuffle(copy)
    assert likeness(sketch(copy), sketch(TEXT)).sure >= NEAR
    assert likeness(sketch(TEXT[:kept]), sketch(TEXT)).held == 1


def test_standing_lines_that_many_have_join_nothing() -> None:
    lines = told(2)
    one, other = sketch((*told(3, 20), *lines)), sketch((*told(3, 20), *lines))
    common = dict.fromkeys(sketch(lines).marks, rarity(80, 99))
    assert likeness(one, other).sure >= NEAR
    assert likeness(one, other, common).sure < NEAR


def test_reports_by_one_pattern_are_not_alike_in_what_little_is_their_own() -> None:
    pattern = told(4)
    one, other = sketch((*pattern, *told(1, 6))), sketch((*pattern, *told(1, 6)))
    common = dict.fromkeys(sketch(pattern).marks, rarity(70, 99))
    assert likeness(one, other, common).held > 0.5
    assert likeness(one, other, common).sure < NEAR


def test_the_same_text_is_sure_also_where_it_lies_in_many_copies() -> None:
    weights = dict.fromkeys(sketch(TEXT).marks, 0.5)
    copies = likeness(sketch(TEXT), sketch(TEXT), weights)
    assert copies.sure > likeness(sketch(TEXT[:4]), sketch(TEXT), weights).sure


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=40))
def test_marks_are_kept_as_they_are(marks: list[int]) -> None:
    assert unpacked(packed(marks)) == tuple(marks)
