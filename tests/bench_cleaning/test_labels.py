"""Labels of pages go along when the galley of a page changes."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "bench" / "labelling"))

import label


def kept(*lines: tuple[str, str]) -> list[tuple[int, int, str, str]]:
    return [(0, len(text), label.digest(text), role) for text, role in lines]


def test_lines_keep_their_role_wherever_they_stand_now() -> None:
    before = kept(("Home", "navigation"), ("Port shut", "headline"), ("Home", "promo"))
    assert label.carried(before, ["Home", "Port shut", "Home"]) == [
        "navigation",
        "headline",
        "promo",
    ]


def test_a_line_taken_apart_gives_both_parts_its_role() -> None:
    before = kept(("Port shut", "headline"), ("It is shut. Ships wait.", "paragraph"))
    assert label.carried(before, ["Port shut", "It is shut.", "Ships wait."]) == [
        "headline",
        "paragraph",
        "paragraph",
    ]


def test_of_a_headline_taken_apart_the_longest_part_is_the_headline() -> None:
    before = kept(("Harbour Port stays shut", "headline"))
    assert label.carried(before, ["Harbour", "Port stays shut"]) == ["", "headline"]


def test_a_new_line_between_lines_of_other_roles_has_none() -> None:
    before = kept(("Port shut", "headline"), ("By Ana Reyes", "byline"))
    assert label.carried(before, ["Port shut", "New", "By Ana Reyes"]) == ["headline", "", "byline"]
