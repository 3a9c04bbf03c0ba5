"""What lies ready for search, and the words around what was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from copydesk.press.excerpt import Piece, excerpt, marked
from copydesk.press.pages.search import CLOSED, DESCRIPTION, PAGE
from copydesk.story.record import replace
from press.sample import paper

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def told(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_found else piece.text for piece in pieces)


def test_browsers_are_told_how_to_search() -> None:
    page = PAGE.print(DESCRIPTION, paper())
    assert page is not None
    description = etree.fromstring(page.content)
    assert len(description.findtext(f"{NAMESPACE}ShortName", "")) <= 16
    url = description.find(f"{NAMESPACE}Url")
    assert url is not None
    assert url.get("template") == "https://courier.example/search/?q={searchTerms}"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Courier", "Courier"),
        ("The Harbour Courier", "The Harbour"),
        ("Tide", "Tide"),
        ("Harbourcourierandtide", "Harbourcourieran"),
    ],
)
def test_a_long_name_is_cut_at_a_word(name: str, short: str) -> None:
    named = paper()
    named.site = replace(named.site, name=name)
    page = PAGE.print(DESCRIPTION, named)
    assert page is not None
    assert f"<ShortName>{short}</ShortName>" in page.content.decode()


def test_the_page_for_when_search_is_closed_lies_ready() -> None:
    page = PAGE.print(CLOSED, paper())
    assert page is not None
    assert (page.path, page.status) == (CLOSED, 503)
    assert "Search is closed for a moment" in page.content.decode()


def test_the_text_with_most_of_the_words_is_shown() -> None:
    texts = ("The ferry was late.", "The ferry left the harbour.", "A harbour.")
    assert told(excerpt(texts, frozenset({"ferry", "harbour"}))) == (
        "The [ferry] left the [harbour]."
    )


def test_a_long_text_is_cut_at_words_around_the_first_that_is_found() -> None:
    text = "before " * 60 + "the ferry " + "after " * 60
    shown = told(excerpt([text], frozenset({"ferry"})))
    assert shown.startswith("… before")
    assert "the [ferry] after" in shown
    assert shown.endswith("after …")
    assert len(shown) < 270


def test_letters_of_unspaced_scripts_are_marked_where_they_stand() -> None:
    assert told(marked("昨日、東京都知事が", frozenset({"東京", "京都"}))) == "昨日、[東京都]知事が"
    assert told(marked("東京都知事が", frozenset({"知*"}))) == "東京都[知]事が"


@given(st.text(), st.frozensets(st.text(min_size=1, max_size=3)))
def test_marked_text_is_the_text(text: str, forms: frozenset[str]) -> None:
    assert "".join(piece.text for piece in marked(text, forms)) == text


@given(st.lists(st.text()), st.frozensets(st.text(min_size=1, max_size=2)))
def test_any_texts_have_an_excerpt_or_none(texts: list[str], forms: frozenset[str]) -> None:
    pieces = excerpt(texts, forms)
    assert not pieces or any(piece.is_found for piece in pieces)
