"""Boxes of facts and words for screen readers stand beside a story, not in it."""

from cleaning.account import assert_tiles
from cleaning.conftest import Cleaning
from copydesk.story.blocks import plain_text
from copydesk.story.story import Cleaned

STORY = "".join(
    f"<p>{words}</p>"
    for words in (
        "The harbour of Rivervale stays closed until Friday, the town said on Tuesday.",
        "Nine boats wait outside the sea wall, and two more are expected in the night.",
        "“We have never seen the sea this high,” said the harbour master, Hilda Crane.",
        "The ferry to the islands does not run, and the fish market has moved to the hall.",
    )
)
FACTS = "The harbour was built in 1871 and takes forty boats of up to twelve metres."


def page(beside: str) -> str:
    return f"<article><h1>Harbour stays closed</h1>{STORY}{beside}{STORY[:84]}</article>"


def texts(cleaned: Cleaned) -> list[str]:
    return [plain_text(block) for block in cleaned.story.blocks]


def test_a_box_of_facts_is_cut_from_the_story(clean_page: Cleaning) -> None:
    box = f"<div class='article-factbox'><h3>The harbour</h3><div><p>{FACTS}</p></div></div>"
    cleaned = clean_page(page(box))
    assert FACTS not in texts(cleaned)
    assert_tiles(cleaned)


def test_the_same_facts_outside_a_box_are_kept(clean_page: Cleaning) -> None:
    assert FACTS in texts(clean_page(page(f"<div class='article-text'><p>{FACTS}</p></div>")))


def test_a_story_that_is_all_in_a_box_is_kept(clean_page: Cleaning) -> None:
    cleaned = clean_page(f"<h1>Harbour stays closed</h1><div class=infobox>{STORY}</div>")
    assert len(texts(cleaned)) == 4


def test_a_heading_for_screen_readers_is_no_subhead(clean_page: Cleaning) -> None:
    cleaned = clean_page(page("<h2 class=visually-hidden>Article content</h2>"))
    assert "Article content" not in texts(cleaned)
    assert_tiles(cleaned)
