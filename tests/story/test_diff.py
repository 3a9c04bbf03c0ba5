"""What changed, block by block and word by word; reports stay at their paragraph."""

import datetime as dt
import time

from hypothesis import given
from hypothesis import strategies as st

from copydesk.story.blocks import Block, Heading, Paragraph, Picture
from copydesk.story.diff import compare, match, rekey
from copydesk.story.record import replace
from copydesk.story.story import Story
from copydesk.story.words import Words, compare_words, rising, similarity
from story.made import bodies

ANY = st.text("ab cd.\n东京で地مرحبا😀", max_size=60) | st.text(max_size=40)


def paragraphs(*texts: str) -> tuple[Block, ...]:
    """Paragraphs numbered in order, as the cleaner makes them."""
    return tuple(Paragraph(key=f"b{n}", text=text) for n, text in enumerate(texts, 1))


@given(ANY, ANY)
def test_the_word_diff_applied_gives_the_new_text(old: str, new: str) -> None:
    words = compare_words(old, new)
    assert "".join(word.text for word in words if word.state != "new") == old
    assert "".join(word.text for word in words if word.state != "gone") == new


def test_a_changed_figure_is_one_word_out_and_one_in() -> None:
    assert compare_words("With 12 aboard.", "With 14 aboard.") == (
        Words(state="same", text="With "),
        Words(state="gone", text="12"),
        Words(state="new", text="14"),
        Words(state="same", text=" aboard."),
    )


def test_scripts_without_spaces_are_compared_character_by_character() -> None:
    words = compare_words("東京で地震", "大阪で地震")
    assert [word.state for word in words] == ["gone", "new", "same"]
    assert words[-1].text == "で地震"


def test_an_arabic_word_is_one_word_with_its_vowel_signs() -> None:
    words = compare_words("ذهب مُحَمَّد اليوم", "ذهب أحمد اليوم")
    assert [word.text for word in words if word.state != "same"] == ["مُحَمَّد", "أحمد"]


def test_hostile_repetition_is_compared_in_bounded_time() -> None:
    start = time.perf_counter()
    compare_words("a b " * 9_000, "b a c " * 9_000)
    compare_words("ab" * 60_000, "ba" * 60_000)
    compare_words("東京" * 20_000, "京東地" * 15_000)
    assert time.perf_counter() - start < 5


@given(st.lists(st.integers(), unique=True, max_size=30))
def test_the_rising_part_rises(numbers: list[int]) -> None:
    kept = [number for number in numbers if number in rising(numbers)]
    assert kept == sorted(kept)
    assert bool(kept) == bool(numbers)


def test_an_edited_paragraph_is_found_by_its_key() -> None:
    old = Story(headline="Ferry stops", blocks=paragraphs("One boat.", "Two boats sail."))
    new = Story(headline="Ferry resumes", blocks=paragraphs("One boat.", "Three ships left port."))
    diff = compare(old, new)
    assert [change.state for change in diff.blocks] == ["same", "edited"]
    assert diff.headline[-1] == Words(state="new", text="resumes")
    assert not diff.is_empty


def test_the_same_story_is_no_change() -> None:
    story = Story(headline="Ferry", blocks=paragraphs("One.", "Two."))
    assert compare(story, story).is_empty


def test_blocks_that_went_came_and_moved_are_told_in_order() -> None:
    a, b, c = (Paragraph(key=key, text=f"Text of {key} alone.") for key in "abc")
    new = Heading(key="n", text="New")
    diff = compare(Story(blocks=(a, b, c)), Story(blocks=(c, new, a)))
    assert [(change.state, change.key) for change in diff.blocks] == [
        ("moved", "c"), ("new", "n"), ("same", "a"), ("gone", "b"),
    ]  # fmt: skip


@given(bodies(), bodies())
def test_every_block_is_told_once(old: tuple[Block, ...], new: tuple[Block, ...]) -> None:
    changes = compare(Story(blocks=old), Story(blocks=new)).blocks
    assert [change.after for change in changes if change.after is not None] == list(new)
    before = [change.before for change in changes if change.before is not None]
    assert sorted(block.key for block in before) == sorted(block.key for block in old)


@given(bodies(), bodies())
def test_keys_differ_after_rekeying_and_nothing_else_changes(
    old: tuple[Block, ...], new: tuple[Block, ...]
) -> None:
    made = rekey(new, old)
    assert len({block.key for block in made}) == len(new)
    assert [(type(a), repr(a).split(",", 1)[1]) for a in made] == [
        (type(b), repr(b).split(",", 1)[1]) for b in new
    ]


@given(bodies())
def test_rekeying_the_same_blocks_changes_nothing(blocks: tuple[Block, ...]) -> None:
    assert rekey(blocks, blocks) == blocks


def test_a_paragraph_put_in_before_does_not_shift_the_keys() -> None:
    old = paragraphs("The ferry sails at noon.", "Tickets cost five pounds.")
    new = paragraphs("Updated at once.", "The ferry sails at noon.", "Tickets now cost six pounds.")
    assert [block.key for block in rekey(new, old)] == ["b1-2", "b1", "b2"]


def test_a_picture_is_known_by_its_address() -> None:
    old = (Picture(key="f7", src="https://p.example/1.jpg", caption="Quay"),)
    new = (Picture(key="b1", src="https://p.example/1.jpg", caption="Quay"),)
    assert match(old, new) == {0: 0}
    assert rekey(new, old)[0].key == "f7"


def test_a_thousand_unlike_blocks_are_matched_in_bounded_time() -> None:
    old = paragraphs(*(f"word{n} other{n} third{n}" for n in range(1000)))
    new = paragraphs(*(f"new{n} thing{n} here{n}" for n in range(1000)))
    start = time.perf_counter()
    compare(Story(blocks=old), Story(blocks=rekey(new, old)))
    assert time.perf_counter() - start < 5


@given(ANY, ANY)
def test_likeness_is_a_share(old: str, new: str) -> None:
    assert 0 <= similarity(old, new) <= 1
    assert similarity(old, old) == 1


def test_entries_of_a_live_report_headed_by_their_time_alone_keep_their_keys() -> None:
    one, two = (
        Heading(
            key=f"h{n}", text="", kind="live-entry", at=dt.datetime(2026, 3, 4, n, tzinfo=dt.UTC)
        )
        for n in (1, 2)
    )
    fresh = (replace(two, key="b1"), replace(one, key="b2"))
    assert rekey(fresh, (one, two)) == (two, one)


def test_a_block_whose_language_is_told_now_is_the_same_to_readers() -> None:
    before = Paragraph(key="p", text="Guten Tag")
    after = replace(before, language="de")
    assert compare(Story(blocks=(before,)), Story(blocks=(after,))).is_empty


def test_a_subhead_that_becomes_a_question_is_edited() -> None:
    before = Heading(key="h", text="What now?")
    after = replace(before, kind="question")
    assert not compare(Story(blocks=(before,)), Story(blocks=(after,))).is_empty
