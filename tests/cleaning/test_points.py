"""Lists and subheads in bare text."""

import pytest

from cleaning.account import assert_tiles, role_of
from cleaning.conftest import Cleaning
from copydesk.cleaning.points import are_points, looks_like_subhead, subheads_among
from copydesk.story.blocks import Heading, Listing, plain_text

FIRST = "The council of the town met on Tuesday and decided, after long talks, to mend the wall."
LAST = "Nobody knew on Wednesday when the work would begin, and the mayor said it might be in May."


def story(*between: str) -> str:
    return "\n\n".join(("Council mends the wall at last", FIRST, *between, FIRST[4:], LAST)) + "\n"


@pytest.mark.parametrize(
    ("signs", "ordered"),
    [(("• ", "• "), False), (("- ", "- "), False), (("* ", "* "), False), (("1. ", "2. "), True)],
)
def test_points_in_bare_text_become_a_list(
    clean_text: Cleaning, signs: tuple[str, str], ordered: bool
) -> None:
    cleaned = clean_text(story(f"{signs[0]}The sea wall, twelve million", f"{signs[1]}The boats"))
    (listing,) = (b for b in cleaned.story.blocks if isinstance(b, Listing))
    assert [entry.text for entry in listing.entries] == [
        "The sea wall, twelve million",
        "The boats",
    ]
    assert listing.ordered is ordered
    assert_tiles(cleaned)


@pytest.mark.parametrize(
    "lines", [["- one"], ["• one", "- two"], ["1. one", "3. three"], ["one", "- two"]]
)
def test_lines_that_do_not_go_together_are_no_list(lines: list[str]) -> None:
    assert not are_points(lines)


def test_a_lone_dash_is_speech(clean_text: Cleaning) -> None:
    cleaned = clean_text(story("– Nobody asked us, said the baker of the town on Monday."))
    assert not any(isinstance(block, Listing) for block in cleaned.story.blocks)


@pytest.mark.parametrize(
    "line",
    ["The cost of repairs", "What comes next?", "“There is only one wall”", "Wie geht es weiter?"],
)
def test_a_short_title_between_paragraphs_is_a_subhead(clean_text: Cleaning, line: str) -> None:
    kinds = [(type(b), plain_text(b)) for b in clean_text(story(line)).story.blocks]
    assert (Heading, line) in kinds


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        "“We won.”",
        "the support of armed groups,",
        "- a point",
        "As the council said in a long and winding statement on the wall of the town",
    ],
)
def test_a_sentence_or_a_point_is_no_subhead(line: str) -> None:
    assert not looks_like_subhead(line)


def test_a_label_that_comes_again_and_again_is_no_subhead(clean_text: Cleaning) -> None:
    cleaned = clean_text(
        story("Article content", LAST[7:], "Article content", FIRST[9:], "Article content")
    )
    assert role_of(cleaned, "Article content") == "label"
    assert not any(isinstance(block, Heading) for block in cleaned.story.blocks)


def test_short_lines_one_under_the_other_are_no_subheads(clean_text: Cleaning) -> None:
    lines = ("The cost of repairs", "Who is to pay", "When the work begins")
    blocks = clean_text(story(*lines)).story.blocks
    assert [plain_text(block) for block in blocks if isinstance(block, Heading)] == [lines[-1]]


def test_a_subhead_stands_over_text_though_a_picture_is_between() -> None:
    lines = [(0, FIRST), (1, "The cost of repairs"), (4, LAST), (5, "What comes next")]
    assert subheads_among(lines) == {1}
    assert subheads_among([(1, "The cost of repairs"), (9, LAST)]) == set()
