"""Blocks in another language than their story are marked; all others are left alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cleaning.tongues import fits, mark_languages
from copydesk.story.blocks import (
    Block,
    Heading,
    ListEntry,
    Listing,
    Paragraph,
    Picture,
    Quote,
    language_of,
)

ENGLISH = (
    "The harbour office said on Monday that the ferry to the islands would sail again at dawn.",
    "It is the first boat in two weeks, and all of the cabins were booked by the evening.",
    "The storm had closed the quay to ships of every size, and the fishermen stayed at home.",
    "Officials in the town hall said that they expect the repairs to be done by the spring.",
)
GERMAN = (
    "Wir haben uns mit der Hafenverwaltung auf den neuen Fahrplan geeinigt, und das ist für die "
    "Inseln nicht nur eine gute Nachricht, es ist auch ein Anfang."
)
ARABIC = "قالت إدارة الميناء إن العبارة ستبحر من جديد عند الفجر بعد أسبوعين من التوقف"


def story(*blocks: Block | str) -> tuple[Block, ...]:
    """Blocks with keys, paragraphs where only words are given."""
    return tuple(
        Paragraph(key=f"b{n}", text=block) if isinstance(block, str) else block
        for n, block in enumerate(blocks)
    )


def marked(blocks: tuple[Block, ...], language: str) -> list[str]:
    """The language each block is marked with."""
    return [language_of(block) for block in mark_languages(blocks, language)]


def test_a_paragraph_in_another_script_is_marked() -> None:
    assert marked(story(*ENGLISH, ARABIC), "en") == ["", "", "", "", "ar"]


def test_a_paragraph_in_another_language_of_the_same_script_is_marked() -> None:
    assert marked(story(*ENGLISH, GERMAN), "en-GB") == ["", "", "", "", "de"]


def test_quotations_lists_and_subheads_are_marked_pictures_are_not() -> None:
    blocks = story(
        *ENGLISH,
        Quote(key="q", text=ARABIC),
        Listing(key="l", entries=(ListEntry(text="Χαιρετισμούς από το λιμάνι"),)),
        Heading(key="h", text="Привет из гавани"),
        Picture(key="f", caption=ARABIC),
    )
    assert marked(blocks, "en")[4:] == ["ar", "el", "ru", ""]


def test_latin_words_in_an_arabic_story_are_marked_by_script_where_few() -> None:
    blocks = story(ARABIC, ARABIC, "Harbour Master's Daily Notice", ENGLISH[0])
    assert marked(blocks, "ar") == ["", "", "und-Latn", "en"]


@pytest.mark.parametrize(
    "short", ["BBC", "@harbour", "42 %", "Reuters", "", "…", "😀" * 20, "Tomás Iñárritu"]
)
def test_a_name_or_a_figure_is_no_language(short: str) -> None:
    assert marked(story(*ENGLISH, short), "en")[-1] == ""


@pytest.mark.parametrize(
    "short", ["Tomás Iñárritu", "12:30 14:45 16:00 18:15", "bit.example/abcdefgh"]
)
def test_a_name_or_a_timetable_in_an_arabic_story_is_no_language(short: str) -> None:
    assert marked(story(ARABIC, ARABIC, short), "ar")[-1] == ""


def test_a_sentence_that_quotes_another_script_is_left_alone() -> None:
    mixed = f"The notice read “{ARABIC[:30]}”, and the officials of the harbour put it up again."
    assert marked(story(*ENGLISH, mixed), "en")[-1] == ""


def test_kin_are_not_told_apart() -> None:
    spanish = (
        "La oficina del puerto dijo el lunes que el barco de las islas va a salir de nuevo.",
        "Es el primer barco en dos semanas, y los vecinos no se lo creen como antes del cierre.",
        "El temporal cerró el muelle para los barcos y la lonja se quedó sin pescado para el día.",
    )
    portuguese = (
        "O porto disse que a ligação para as ilhas não vai ser retomada mais cedo, mas os "
        "moradores da costa não acreditam na notícia que foi dada por ele."
    )
    assert marked(story(*spanish, portuguese), "es")[-1] == ""


def test_a_story_in_a_language_nobody_can_tell_is_left_alone() -> None:
    swahili = (
        "Ofisi ya bandari ilisema Jumatatu kwamba feri ya visiwa itasafiri tena alfajiri kesho.",
        "Hii ni mara ya kwanza baada ya wiki mbili na vyumba vyote vimejaa watu wa pwani.",
    )
    assert marked(story(*swahili, GERMAN), "sw") == ["", "", ""]


def test_a_language_that_stands_already_stays() -> None:
    block = Paragraph(key="p", text=ARABIC, language="fa")
    assert marked(story(*ENGLISH, block), "en")[-1] == "fa"


def test_nothing_is_marked_without_the_storys_language() -> None:
    assert marked(story(*ENGLISH, ARABIC), "") == [""] * 5


@given(st.lists(st.text(max_size=80), max_size=8), st.text(max_size=8))
def test_any_words_are_marked_once_and_otherwise_unchanged(texts: list[str], own: str) -> None:
    blocks = story(*texts)
    once = mark_languages(blocks, own)
    assert mark_languages(once, own) == once
    assert [block.key for block in once] == [block.key for block in blocks]


def test_a_long_hostile_story_takes_no_long_time() -> None:
    blocks = story(*["aб" * 20_000, "ا " * 20_000, "x y " * 10_000] * 100)
    start = time.perf_counter()
    mark_languages(blocks, "en")
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("text", "language", "own", "still"),
    [
        (ARABIC, "ar", "en", True),
        (ENGLISH[0], "ar", "en", False),
        (GERMAN, "de", "en", True),
        (ENGLISH[0], "de", "en", False),
        ("Guten Tag", "de", "en", True),
        ("", "de", "en", True),
        ("Notice", "und-Latn", "ar", True),
    ],
)
def test_words_that_were_edited_keep_their_language_while_they_can(
    text: str, language: str, own: str, still: bool
) -> None:
    assert fits(text, language, own) is still
