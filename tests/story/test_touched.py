"""Which facts the step from one wording to another touches, and what may be called a fix."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.story.blocks import (
    Block,
    Embed,
    Heading,
    ListEntry,
    Listing,
    Mark,
    Paragraph,
    Picture,
)
from copydesk.story.lexicon import lexicon
from copydesk.story.quoted import quotations
from copydesk.story.respelled import distance
from copydesk.story.story import Story
from copydesk.story.touched import Fact, Touched, touched


def step(was: str, now: str, language: str = "en") -> Touched:
    return touched(told(Paragraph(key="p", text=was), language=language),
                   told(Paragraph(key="p", text=now), language=language))  # fmt: skip


def told(*blocks: Block, language: str = "en") -> Story:
    return Story(language=language, blocks=blocks)


needs_words = pytest.mark.skipif("ferry" not in lexicon("en"), reason="no word lists here")


@pytest.mark.parametrize(
    ("was", "now", "language"),
    [
        ("It isnt open.", "It isn't open.", "en"),
        ("A long term plan.", "A long-term plan.", "en"),
        ("The boat – old – sailed.", "The boat - old - sailed.", "en"),
        ('"We sail," he said.', "“We sail,” he said.", "en"),
        ("‘We sail,’ he said.", "“We sail,” he said.", "en"),
        ("It cost 240000 crowns.", "It cost 240,000 crowns.", "en"),
        ("Es kostet 240000 Kronen.", "Es kostet 240.000 Kronen.", "de"),
        ("Er wusste, daß es gut war.", "Er wusste, dass es gut war.", "de"),
        ("وصلت الســفينة.", "وصلت السفينة.", "ar"),
        ("تحمل 40 راكبا.", "تحمل ٤٠ راكبا.", "ar"),
        ("In the the harbour.", "In the harbour.", "en"),
    ],
)
def test_typing_anew_touches_nothing(was: str, now: str, language: str) -> None:
    assert step(was, now, language).is_harmless


@needs_words
@pytest.mark.parametrize(
    ("was", "now", "language"),
    [
        ("The goverment waits.", "The government waits.", "en"),
        ("Die Regirung wartet.", "Die Regierung wartet.", "de"),
        ("Il a repare le pont.", "Il a réparé le pont.", "fr"),
        ("El barco llego al puerto.", "El barco llegó al puerto.", "es"),
        ("وصلت الى الميناء.", "وصلت إلى الميناء.", "ar"),
        ("The color faded.", "The colour faded.", "en"),
        ("These boat sailed.", "These boats sailed.", "en"),
        ("They had went home.", "They had gone home.", "en"),
        ("It should of sailed.", "It should have sailed.", "en"),
        ("Les pompier sont venus.", "Les pompiers sont venus.", "fr"),
        ("L'ecole est ouverte.", "L'école est ouverte.", "fr"),
        ("Les enfants chantait.", "Les enfants chantaient.", "fr"),
    ],
)
def test_a_word_spelled_right_touches_nothing(was: str, now: str, language: str) -> None:
    assert step(was, now, language).is_harmless


@pytest.mark.parametrize(
    ("was", "now", "language"),
    [
        ("The worker walked out.", "The workers walked out.", "en"),
        ("He went home.", "He will have gone home.", "en"),
        ("La policía los mata.", "La policía los matas.", "es"),
        ("Van a casas ajenas.", "Van a casa ajenas.", "es"),
        ("Il a vu d'Arc hier.", "Il a vu d'Arcy hier.", "fr"),
        ("These Brown left.", "These Browns left.", "en"),
    ],
)
def test_another_number_person_or_name_is_no_fix(was: str, now: str, language: str) -> None:
    assert not step(was, now, language).is_harmless


@pytest.mark.parametrize(
    ("was", "now", "fact", "language"),
    [
        ("About 40 people came.", "40 people came.", Fact.FIGURE, "en"),
        ("It grew 5 per cent.", "It grew 5 percentage points.", Fact.FIGURE, "en"),
        ("It fell to -5.", "It fell to 5.", Fact.FIGURE, "en"),
        ("Es wuchs um 1,5 Prozent.", "Es wuchs um 15 Prozent.", Fact.FIGURE, "de"),
        ("He said so.", "He claimed so.", Fact.ATTRIBUTION, "en"),
        ("It sails last Tuesday.", "It sails next Tuesday.", Fact.DATE, "en"),
        ("Le bac part mardi.", "Le bac part jeudi.", Fact.DATE, "fr"),
        ("He called it “mad”.", "He called it mad.", Fact.QUOTATION, "en"),
        ("“We will go,” he said.", "“We may go,” he said.", Fact.QUOTATION, "en"),
        ("It is not safe.", "It is safe.", Fact.SENSE, "en"),
        ("Will it close?", "Will it close.", Fact.SENSE, "en"),
        ("Captain Muller left.", "Captain Müller left.", Fact.NAME, "en"),
        ("Kapitän Müler ging.", "Kapitän Müller ging.", Fact.NAME, "de"),
        ("قال محمد ذلك.", "قال محمود ذلك.", Fact.NAME, "ar"),
    ],
)
def test_a_changed_fact_is_named(was: str, now: str, fact: Fact, language: str) -> None:
    found = step(was, now, language)
    assert fact in found.altered
    assert not found.is_harmless


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("He has resigned.", "He has re-signed."),
        ("A suspect fled.", "The suspect fled."),
        ("Few came.", "A few came."),
        ("The ministers' aides left.", "The minister's aides left."),
        ("It treats hypertension.", "It treats hypotension."),
        ("He was lawful.", "He was unlawful."),
        ("It was told to us.", "It was told to US."),
    ],
)
def test_what_is_near_in_letters_is_no_fix_where_the_sense_is_another(was: str, now: str) -> None:
    assert not step(was, now).is_harmless


@needs_words
def test_two_words_there_are_stay_two_words() -> None:
    assert not step("Die Länder fordern es.", "Die Länder fördern es.", "de").is_harmless


def test_other_words_without_a_fact_are_no_fix_and_no_fact() -> None:
    found = step("The yard was sold quickly.", "The yard was sold slowly.")
    assert found.is_reworded
    assert not found.altered
    assert not found.is_harmless


def test_paragraphs_cut_otherwise_are_layout() -> None:
    whole = told(Paragraph(key="p", text="The ferry sailed. The town was glad."))
    parts = told(Paragraph(key="p", text="The ferry sailed."),
                 Paragraph(key="q", text="The town was glad."))  # fmt: skip
    assert touched(whole, parts).is_harmless
    assert touched(parts, whole).is_harmless


def test_a_list_made_of_paragraphs_is_layout() -> None:
    old = told(Paragraph(key="p", text="Fog"), Paragraph(key="q", text="Wind"))
    listed = Listing(key="l", entries=(ListEntry(text="Fog"), ListEntry(text="Wind")))
    assert touched(old, told(listed)).is_harmless


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (Picture(key="p", src="a.jpg"), Picture(key="p", src="b.jpg")),
        (Picture(key="p", src="a", alt="A man"), Picture(key="p", src="a", alt="A woman")),
        (Embed(key="p", address="https://a.example/1"), Embed(key="p", address="https://a.example/2")),
        (Paragraph(key="p", text="10 m2"),
         Paragraph(key="p", text="10 m2", marks=(Mark(start=4, end=5, kind="superscript"),))),
        (Paragraph(key="p", text="Gone"),
         Paragraph(key="p", text="Gone", marks=(Mark(start=0, end=4, kind="strike"),))),
    ],
)  # fmt: skip
def test_what_stands_beside_the_words_counts(was: Block, now: Block) -> None:
    assert not touched(told(was), told(now)).is_harmless


def test_a_paragraph_moved_elsewhere_is_no_fix_and_a_picture_is_layout() -> None:
    one, other = Paragraph(key="p", text="He left."), Paragraph(key="q", text="She stayed.")
    picture = Picture(key="x", src="a.jpg")
    assert not touched(told(one, other), told(other, one)).is_harmless
    assert touched(told(picture, one), told(one, picture)).is_harmless


def test_a_subhead_put_right_is_like_a_paragraph() -> None:
    was, now = Heading(key="h", text="Six dead"), Heading(key="h", text="Two dead")
    assert not touched(told(was), told(now)).is_harmless


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_two_texts_can_be_compared(was: str, now: str) -> None:
    assert step(was, now).is_changed == (was != now)
    assert not step(was, was).altered


@given(st.lists(st.sampled_from(["'", "‘", "“", '"', "a", " ", "«", "»"]), max_size=400))
@settings(max_examples=50, deadline=None)
def test_quotation_marks_in_any_order_can_be_read(letters: list[str]) -> None:
    text = "".join(letters)
    assert all(0 <= span.start < span.end <= len(text) for span in quotations(text))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("fery", "ferry", 1), ("teh", "the", 1), ("a", "a", 0), ("a", "wxyz", 9)],
)
def test_slips_are_counted(one: str, other: str, apart: int) -> None:
    assert distance(one, other) == apart
