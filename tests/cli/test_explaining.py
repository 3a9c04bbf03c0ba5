"""How `clean --explain` lays out reasons, on cleanings made by hand."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cli.explaining import cells, fold, show
from copydesk.console import Screen
from copydesk.story.blocks import Paragraph, Span
from copydesk.story.story import Cleaned, Confidence, Cutting, Kept, Role, Story

GALLEY = "Ferry sails\nMore from us\nThe ferry sailed on Monday."
CLEANED = Cleaned(
    story=Story(
        headline="Ferry sails",
        language="en",
        blocks=(Paragraph(key="p1", text="The ferry sailed on Monday."),),
    ),
    galley=GALLEY,
    account=(
        Kept(span=Span(start=0, end=11), part="headline"),
        Cutting(span=Span(start=11, end=12), text="\n", role=Role.SPACE, rule="space"),
        Cutting(
            span=Span(start=12, end=24), text="More from us", role=Role.PROMO, rule="promos",
            confidence=0.55,
        ),
        Cutting(span=Span(start=24, end=25), text="\n", role=Role.SPACE, rule="space"),
        Kept(span=Span(start=25, end=52), part="block", key="p1"),
    ),
    confidences=(
        Confidence(of="headline", value=0.98, why="printed and in the page's data"),
        Confidence(of="p1", value=0.4, why="by its place alone"),
    ),
)  # fmt: skip


def shown(cleaned: Cleaned, width: int = 100) -> list[str]:
    """The lines that are printed."""
    out = io.StringIO()
    show(cleaned, Screen(out=out), width=width)
    return out.getvalue().splitlines()


def test_fields_come_first_with_their_evidence_then_the_galley() -> None:
    assert shown(CLEANED) == [
        "Ferry sails",
        "",
        "Fields (2)",
        "  headline      0.98         printed and in the page's data",
        "      Ferry sails",
        "  language      not told",
        "      en",
        "",
        "Galley (kept 38 + cut 12 + white space 2 = 52 characters that came)",
        "  0–11         kept as headline            0.98         printed and in the page's data",
        "      Ferry sails",
        "  12–24        cut as promo                0.55 unsure  by rule: promos",
        "      More from us",
        "  25–52        kept as block p1            0.40 unsure  by its place alone",
        "      The ferry sailed on Monday.",
    ]


@pytest.mark.parametrize("width", [1, 40, 60, 100, 1000])
def test_no_line_of_facts_or_words_is_wider_than_the_terminal(width: int) -> None:
    lines = shown(CLEANED, width)
    assert max(cells(line) for line in lines if line.startswith("  ")) <= max(40, min(width, 160))


def test_an_empty_cleaning_has_nothing_to_explain() -> None:
    told = shown(Cleaned(story=Story(), galley=""))
    assert told[0] == "(no headline)"
    assert told[-1] == "Galley (kept 0 + cut 0 + white space 0 = 0 characters that came)"


@given(st.text("ab é東京م\u0301 \n", max_size=80), st.integers(2, 20))
def test_folding_keeps_every_character_and_the_width(text: str, width: int) -> None:
    lines = list(fold(text, width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= width for line in lines)


def test_wide_scripts_take_two_columns() -> None:
    assert list(fold("東京都庁", 4)) == ["東京", "都庁"]


def test_what_steers_a_terminal_is_not_printed() -> None:
    told = "\n".join(shown(Cleaned(story=Story(headline="x\x1b[31m\u202e"), galley="")))
    assert "\x1b" not in told
    assert "\u202e" not in told
