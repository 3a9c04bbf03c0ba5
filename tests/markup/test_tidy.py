"""Text as readers see it."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.markup.tidy import _INVISIBLE, count_words, raw_offset, tidy


def test_white_space_is_collapsed() -> None:
    assert tidy("  two \n\t words\u00a0here ") == "two words here"


def test_controls_and_direction_overrides_are_dropped() -> None:
    assert tidy("Mayor\u202e gnp\u202c\x00 \u200bhere\ufeff") == "Mayor gnp here"


def test_joiners_that_letters_need_stay() -> None:
    assert tidy("می\u200cخواهم") == "می\u200cخواهم"


def test_two_characters_make_a_word_where_no_spaces_are_written() -> None:
    assert count_words("東京の天気") == 2
    assert count_words("Four words of text") == 4


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(alphabet="ab \n\u200b\u00a0", max_size=40))
def test_every_tidied_character_is_found_in_the_raw_text(raw: str) -> None:
    shown = tidy(raw)
    for place, character in enumerate(shown):
        if character != " ":
            assert raw[raw_offset(raw, place)] == character


@given(
    st.text(
        st.sampled_from(" \n\tab\x1c\x1f\u200b\u200c\u2800\u034f\xa0\u2028é\xad中\x85\u3000\u202e")
    )
)
def test_the_short_way_to_tidy_text_is_the_long_way(text: str) -> None:
    assert tidy(text) == " ".join(text.translate(_INVISIBLE).split())


def test_signs_read_in_the_wrong_code_stay_signs_between_words() -> None:
    assert tidy("It\x92s \x93shut\x94\x81.") == "It’s “shut”."
