"""Subheads that head entries of a live report, or answers."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cleaning.entries import mark_entries
from copydesk.story.blocks import Block, Heading, Paragraph

DAY = dt.datetime(2026, 3, 3, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def report(*heads: str) -> list[Block]:
    blocks: list[Block] = []
    for number, head in enumerate(heads):
        blocks.append(Heading(key=f"h{number}", text=head))
        blocks.append(Paragraph(key=f"p{number}", text="The ferry has not sailed."))
    return blocks


def kinds(blocks: tuple[Block, ...]) -> list[str]:
    return [block.kind for block in blocks if isinstance(block, Heading)]


def test_three_times_make_a_live_report() -> None:
    found = mark_entries(report("14:05", "13.40 Uhr – Quay closed", "1:15 p.m.: Fog"), DAY)
    heads = [block for block in found if isinstance(block, Heading)]
    assert kinds(found) == ["live-entry"] * 3
    assert [head.text for head in heads] == ["", "Quay closed", "Fog"]
    assert [head.at.strftime("%H:%M%z") for head in heads if head.at] == [
        "14:05+0100", "13:40+0100", "13:15+0100",
    ]  # fmt: skip


def test_without_a_day_an_entry_keeps_its_words() -> None:
    found = mark_entries(report("14:05 Quay", "14:10 Fog", "14:20 Bell"), None)
    heads = [block for block in found if isinstance(block, Heading)]
    assert kinds(found) == [""] * 3  # words right behind a time may be its score
    found = mark_entries(report("14:05 - Quay", "14:10 - Fog", "14:20 - Bell"), None)
    heads = [block for block in found if isinstance(block, Heading)]
    assert [(head.kind, head.at, head.text[:5]) for head in heads] == [
        ("live-entry", None, "14:05"), ("live-entry", None, "14:10"), ("live-entry", None, "14:20"),
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["?", "？", "؟"])
def test_subheads_that_ask_make_an_interview(mark: str) -> None:
    heads = (f"Who steers{mark}", f"Since when{mark}", f"And in fog{mark}", "In short")
    assert kinds(mark_entries(report(*heads), DAY)) == ["question"] * 3 + [""]


def test_one_question_among_subheads_is_a_subhead() -> None:
    assert kinds(mark_entries(report("Who steers?", "The quay", "The fog"), DAY)) == [""] * 3


@given(st.lists(st.text(max_size=20), max_size=8))
def test_no_words_of_subheads_are_lost_but_their_times(heads: list[str]) -> None:
    before = report(*heads)
    after = mark_entries(before, DAY)
    assert [block.key for block in after] == [block.key for block in before]
    for one, other in zip(before, after, strict=True):
        if isinstance(one, Heading) and isinstance(other, Heading):
            assert one.text.endswith(other.text)
