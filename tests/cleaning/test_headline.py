"""The headline: which words are it, and what of its line is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cleaning.heads import data, head_of, page, rules

from copydesk.cleaning.kicker import own_part
from copydesk.cleaning.titles import Evidence

DATED = "2026-03-03T08:00:00Z"
TOLD = "Council closes the ferry quay"


def told(text: str, *titles: str) -> str:
    """What of a line is the headline, where data have these titles."""
    start, end = own_part(text, Evidence(sure=titles, site=("harbourgazette",)))
    return text[start:end]


@pytest.mark.parametrize(
    "line",
    [
        "Council closes the ferry quay 03.03.2026 • Local, Press",
        "Council closes the ferry quay (harbour-news.example) 12",
        "Council closes the ferry quay | Harbour Gazette",
        "Council closes the ferry quay | Opinion",
        "Council closes the ferry quay | GAZETTE.NET",
        "Harbour Life - Council closes the ferry quay",
    ],
)
def test_what_data_have_not_before_and_behind_the_headline_is_cut(line: str) -> None:
    assert told(line, TOLD) == TOLD


@pytest.mark.parametrize(
    "line",
    [
        "Council closes the ferry quay in October, and nobody knows why",
        "Council closes the ferry quay: what now?",
        "Council closes the ferry quay | A Guide in Ten Steps",
    ],
)
def test_a_longer_headline_than_data_have_stays_whole(line: str) -> None:
    assert told(line, TOLD) == line


def test_another_label_in_data_shows_where_the_printed_label_ends() -> None:
    assert told(f"Strife at Sea - {TOLD}", f"Harbour: {TOLD}") == TOLD


def test_a_part_that_data_call_the_same_way_is_no_label() -> None:
    line = "Harbour: Council closes the ferry quay"
    assert told(line, f"News - {line}") == line


def test_the_sites_name_and_a_colon_in_data_are_no_part_of_the_headline() -> None:
    head, _ = head_of(
        page("", f"<title>Harbour Gazette: {TOLD}</title>"), publisher="Harbour Gazette"
    )
    assert head.headline == TOLD


def test_a_label_that_all_data_count_to_the_headline_is_told_with_it() -> None:
    meta = data(headline=f"Harbour: {TOLD}", datePublished=DATED)
    head, _ = head_of(page(f"<div class='kicker'>Harbour</div><h1>{TOLD}</h1>", meta))
    assert (head.kicker, head.headline) == ("", f"Harbour: {TOLD}")


def test_a_label_that_only_some_data_have_stays_the_kicker() -> None:
    meta = f"<meta property='og:title' content='{TOLD}'>" + data(
        headline=f"Harbour: {TOLD}", datePublished=DATED
    )
    head, _ = head_of(page(f"<div class='kicker'>Harbour</div><h1>{TOLD}</h1>", meta))
    assert (head.kicker, head.headline) == ("Harbour", TOLD)


def test_a_main_heading_that_data_agree_with_goes_before_other_words_above_the_story() -> None:
    other = f"<h2 class='headline'>{TOLD}, and buses take over</h2>"
    above = f"<nav><h1>{TOLD}</h1></nav>{other}"
    head, proof = head_of(page(above, data()))
    assert head.headline == TOLD
    assert "headline in other words" in rules(proof)


def test_a_label_that_print_has_otherwise_than_data_is_no_part_of_the_headline() -> None:
    meta = data(headline=f"Transport: {TOLD}", datePublished=DATED)
    head, _ = head_of(page(f"<div class='kicker'>Harbour</div><h1>{TOLD}</h1>", meta))
    assert (head.kicker, head.headline) == ("Harbour", TOLD)


def test_a_label_set_apart_in_the_headlines_own_heading_is_its_kicker() -> None:
    above = f"<h1><span style='display:block'>Harbour town:</span>{TOLD}</h1>"
    head, _ = head_of(page(above, data()))
    assert (head.kicker, head.headline) == ("Harbour town", TOLD)


def test_a_kicker_that_the_headline_only_begins_like_stays_the_kicker() -> None:
    above = "<div class='kicker'>Council</div><h1>Councillors close the ferry quay</h1>"
    assert head_of(page(above))[0].kicker == "Council"


def test_of_two_headings_that_data_know_the_one_by_the_story_is_the_headline() -> None:
    meta = "<title>Ferry quay closed: all about it</title>" + data()
    above = f"<h1>Ferry quay closed: all about it</h1><h2>{TOLD}</h2>"
    assert head_of(page(above, meta))[0].headline == TOLD


def test_the_heading_a_body_begins_with_goes_before_a_title_it_tells_less_of() -> None:
    lead = (
        "<p class='x'>" + "The ferry quay of the harbour town is closed for good from today. " * 2
    )
    above = f"<h2>Ferry quay closed</h2>{lead}</p>"
    head, _ = head_of(page(above, "<title>News of the week</title>"))
    assert head.headline == "Ferry quay closed"


@given(st.text(max_size=120), st.lists(st.text(max_size=80), max_size=3))
def test_any_line_has_an_own_part(line: str, titles: list[str]) -> None:
    start, end = own_part(line, Evidence(sure=tuple(titles)))
    assert 0 <= start <= max(start, end) <= len(line)
