"""Names given by strangers."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from copydesk.newsroom.intake.label import HIDDEN, label


@given(st.text(st.characters(codec=None)), st.integers(min_value=10, max_value=50))
def test_a_label_is_short_visible_and_can_be_stored(name: str, limit: int) -> None:
    shown = label(name, limit=limit)
    assert len(shown) <= limit
    assert all(unicodedata.category(sign) not in HIDDEN for sign in shown)
    shown.encode()


def test_a_name_of_letters_stays_as_it_is() -> None:
    assert label("عاجل – café (1).txt") == "عاجل – café (1).txt"


def test_a_long_name_keeps_its_two_ends() -> None:
    assert label("a" * 50 + "b" * 50 + ".txt", limit=11) == "aaaaa….txt"
