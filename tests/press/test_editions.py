"""The public history: what each edition changed, any two compared, and what is kept back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from copydesk.press.changed import barred, changes, open_editions
from copydesk.press.comparing import compare_page
from copydesk.press.fact_marks import pieces
from copydesk.press.pages import history
from copydesk.story.blocks import Heading, Paragraph
from copydesk.story.change import ChangeKind, Notice
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Story
from copydesk.story.words import compare_words
from press.markup import read
from press.memory_paper import MemoryPaper
from press.sample import DAY, SITE, first, hours

WHY = "This story has been removed because a court forbade it."


def told(*texts: str, language: str = "en") -> Story:
    blocks = tuple(Paragraph(key=f"p{n}", text=text) for n, text in enumerate(texts))
    return Story(headline="The quay", language=language, blocks=blocks)


def grown(*steps: tuple[ChangeKind, Story]) -> MemoryPaper:
    """A story with so many editions; one that takes it down has no words."""
    edition = first("quay", hours(1), steps[0][1])
    on = MemoryPaper(SITE, DAY).publish_all([edition])
    for number, (kind, story) in enumerate(steps[1:], 2):
        gone = kind in (ChangeKind.TAKEDOWN, ChangeKind.WITHHOLD)
        at = DAY + hours(number)
        notice = Notice(story="quay", edition=number, kind=kind, text=WHY, at=at)
        edition = replace(
            edition,
            number=number,
            at=at,
            kind=kind,
            story=Story(language="en") if gone else story,
            notices=(*edition.notices, *((notice,) if gone else ())),
            withdrawn=gone,
        )
        on.publish(edition)
    return on


THREE = (
    (ChangeKind.NEW, told("Four boats lie there.", "The pilot waits.")),
    (ChangeKind.UPDATE, told("Four boats lie there.", "The pilot waits at home.")),
    (ChangeKind.CORRECTION, told("Five boats lie there.", "The pilot waits at home.")),
)


def history_page(on: MemoryPaper) -> str:
    page = history.PAGE.print("2026/11/23/quay/history/index.html", on)
    assert page is not None
    assert read(page.content).errors == []
    return page.content.decode()


def compared(on: MemoryPaper, older: int, newer: int) -> str:
    current = on.edition("quay")
    assert current is not None
    page = compare_page(older, newer, current, on)
    assert page is not None
    assert read(page.content).errors == []
    return page.content.decode()


@pytest.mark.parametrize(("older", "newer"), [(1, 3), (3, 1)])
def test_any_two_editions_are_compared_in_either_order(older: int, newer: int) -> None:
    tree = html.fromstring(compared(grown(*THREE), older, newer))
    assert [one.text_content() for one in tree.iter("del")] == ["removed: figure: Four"]
    added = [" ".join(one.text_content().split()) for one in tree.iter("ins")]
    assert added == ["added: figure: Five", "added: at home"]


def test_the_history_has_a_form_for_any_two_where_there_are_more_than_two() -> None:
    tree = html.fromstring(history_page(grown(*THREE)))
    [form] = tree.xpath("//form[@class='compare']")
    assert (form.get("action"), form.get("method")) == ("/editions/", "get")
    assert form.xpath(".//select[@name='from']/option/@value") == ["1", "2", "3"]
    assert form.xpath(".//select[@name='to']/option[@selected]/@value") == ["3"]
    assert 'class="compare"' not in history_page(grown(*THREE[:2]))


def test_an_edition_compared_with_itself_changed_no_word() -> None:
    assert "No word of it changed." in compared(grown(*THREE), 2, 2)


def test_what_is_no_edition_is_not_compared() -> None:
    on = grown(*THREE)
    current = on.edition("quay")
    assert current is not None
    assert compare_page(1, 9, current, on) is None
    assert compare_page(0, 1, current, on) is None


def test_an_arabic_diff_runs_from_the_right_and_speaks_arabic() -> None:
    arabic = (
        told("في الميناء أربعة قوارب.", language="ar"),
        told("في الميناء ٥ قوارب.", language="ar"),
    )
    on = grown((ChangeKind.NEW, arabic[0]), (ChangeKind.CORRECTION, arabic[1]))
    tree = html.fromstring(history_page(on))
    [words] = tree.xpath("//p[@class='words']")
    assert (words.get("lang"), words.get("dir")) == ("ar", "rtl")
    [came] = tree.iter("ins")
    assert came.text_content() == "أُضيف: رقم: ٥"


def test_a_live_entry_without_a_heading_adds_its_words_only() -> None:
    before = told("The crane stands.")
    entry = Heading(key="e", text="", kind="live-entry", at=DAY)
    words = Paragraph(key="e-1", text="The crane has moved.")
    after = replace(before, blocks=(*before.blocks, entry, words))
    assert [(one.part, one.state) for one in changes(before, after)] == [("Paragraph", "Added")]


def test_a_paragraph_that_moved_says_so() -> None:
    texts = ("One is here.", "Two is here.", "Three is here.")
    moved = told(*texts)
    moved = replace(moved, blocks=(moved.blocks[2], *moved.blocks[:2]))
    page = history_page(grown((ChangeKind.NEW, told(*texts)), (ChangeKind.FIX, moved)))
    assert "Paragraph · Moved" in page


def test_names_figures_and_quotations_are_framed_and_named() -> None:
    runs = compare_words(
        "He met Ada Reed, who has 12 boats, at noon and said “no”.",
        "He met Eve Reed, who has 14 boats, at dusk and said “yes”.",
    )
    marked = [(one.state, one.text, one.sort) for one in pieces(runs) if one.state != "same"]
    assert ("gone", "Ada", "name") in marked
    assert ("new", "14 ", "figure") in marked
    assert ("gone", "noon ", "") in marked
    assert any(one[1:] == ("yes", "quotation") for one in marked)


@given(st.text(max_size=200), st.text(max_size=200))
def test_pieces_are_the_runs_they_were_cut_from(old: str, new: str) -> None:
    made = pieces(compare_words(old, new))
    assert "".join(one.text for one in made if one.state != "new") == old
    assert "".join(one.text for one in made if one.state != "gone") == new


BARRED = (*THREE, (ChangeKind.TAKEDOWN, told()), (ChangeKind.NEW, told("A boat lies there.")))


def test_words_barred_by_law_stay_barred_when_the_story_comes_back_otherwise() -> None:
    on = grown(*BARRED)
    page = history_page(on)
    assert "Five" not in page
    assert "pilot" not in page
    assert page.count("Its place is kept.") == 3
    assert page.count(WHY) >= 3
    current = on.edition("quay")
    assert current is not None
    assert compare_page(1, 5, current, on) is None


def test_what_was_restored_as_it_was_is_told_again() -> None:
    again = (*THREE, (ChangeKind.TAKEDOWN, told()), (ChangeKind.UPDATE, THREE[2][1]))
    editions: list[Edition] = list(grown(*again).history("quay"))
    assert barred(editions) == {}
    assert [one.number for one in open_editions(editions)] == [1, 2, 3, 5]


def test_a_story_held_for_a_while_is_compared_with_what_stood_before() -> None:
    held = (*THREE[:2], (ChangeKind.WITHHOLD, told()), THREE[2])
    page = history_page(grown(*held))
    assert page.count("<ins") == 2  # home, five: not the whole story anew


def test_of_a_story_that_is_withdrawn_no_words_are_told() -> None:
    on = grown(*THREE, (ChangeKind.TAKEDOWN, told()))
    assert open_editions(on.history("quay")) == ()
    assert "boats" not in history_page(on)
