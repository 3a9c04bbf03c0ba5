"""Where copy ends, and where it is cut off."""

import json

import pytest

from cleaning.account import assert_tiles, role_of
from cleaning.conftest import Cleaning
from copydesk.story.blocks import plain_text

STORY = (
    "Lifeboat brings in balloonist\n\nBy Rafferty Coombe\n\n"
    "WICK SANDS - The lifeboat of Wick Sands has rescued a man who came down in the sea.\n\n"
    "He was picked up after 35 minutes in the water, cold but unhurt, two kilometres off the pier."
)
PAGE = (
    "<html><head>{head}</head><body><main><h1>The wall fell in the night</h1><article>"
    "<p>The wall of the harbour fell in the night on Tuesday, and nobody was hurt.</p>"
    "<p>Engineers had warned of it for two years, the council said in a statement.</p>{under}"
    "</article></main></body></html>"
)


def test_notes_under_the_end_of_copy_are_desk_talk(clean_text: Cleaning) -> None:
    cleaned = clean_text(f"{STORY}\n\nENDS\n(190 words. Picture to follow. Philomena with Ph.)\n")
    assert role_of(cleaned, "ENDS") == "desk-talk"
    assert role_of(cleaned, "(190") == "desk-talk"
    assert plain_text(cleaned.story.blocks[-1]).endswith("off the pier.")
    assert_tiles(cleaned)


@pytest.mark.parametrize("mark", ["ENDS", "###", "- ends -", "-30-"])
def test_an_end_mark_behind_the_last_word_is_cut(clean_text: Cleaning, mark: str) -> None:
    cleaned = clean_text(f"{STORY} {mark}\n")
    assert role_of(cleaned, mark) == "desk-talk"
    assert plain_text(cleaned.story.blocks[-1]).endswith("off the pier.")
    assert_tiles(cleaned)


def test_a_page_that_stops_for_who_has_not_paid_is_truncated(clean_page: Cleaning) -> None:
    says = "Subscribe to continue reading"
    story = clean_page(PAGE.format(head="", under=f"<div><p>{says}</p></div>")).story
    assert story.truncated == says
    assert len(story.blocks) == 2


@pytest.mark.parametrize(
    ("article", "is_truncated"),
    [
        ({"isAccessibleForFree": False}, True),
        ({"isAccessibleForFree": "False", "articleBody": "The wall. " * 100}, True),
        ({"isAccessibleForFree": False, "articleBody": "The wall fell."}, False),
        ({"isAccessibleForFree": True}, False),
    ],
)
def test_a_page_that_says_it_is_not_free_is_truncated_unless_all_is_there(
    clean_page: Cleaning, article: dict[str, object], is_truncated: bool
) -> None:
    data = json.dumps({"@type": "NewsArticle", **article})
    head = f'<script type="application/ld+json">{data}</script>'
    assert bool(clean_page(PAGE.format(head=head, under="")).story.truncated) is is_truncated


def test_an_offer_elsewhere_on_a_page_cuts_nothing_off(clean_page: Cleaning) -> None:
    under = "<aside><p>Subscribe to our newsletter and get the news every morning.</p></aside>"
    assert clean_page(PAGE.format(head="", under=under)).story.truncated == ""
