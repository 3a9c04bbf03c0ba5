"""Dirty captures become stories, and nothing is lost on the way."""

import datetime as dt
import json
import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.account import assert_tiles, role_of
from cleaning.captures import ARABIC, ENGLISH, PAGE
from cleaning.conftest import Cleaning
from copydesk.cleaning.clean import clean
from copydesk.story.blocks import (
    Embed,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Table,
    plain_text,
)
from copydesk.story.codec import from_json, to_json
from copydesk.story.house import House
from copydesk.story.story import Body, Cleaned, Concept, Item, SentPicture

ENGLISH_ROLES = {
    "Home >": "navigation",
    "BREAKING": "ticker-label",
    "Harbour bridge": "ticker",
    "HARBOUR TOWN": "headline",
    "By Anna": "byline",
    "Published:": "published",
    "Share": "label",
    "Image": "picture-label",
    "A fishing boat": "caption",
    "Credit: Lena": "credit",
    "PORT ELLERY": "dateline",
    "Story continues": "ad-label",
    "“We have": "block",
    "READ MORE": "promo",
    "The cost of": "block",
    "2026-storm": "slug",
    "Photo: Waves": "caption",
    "(Reporting by": "desk-talk",
    "Read more": "continue-marker",
    "Source:": "source-credit",
    "Spotted an": "issue-box",
    "© 2026": "legal",
    "Subscribe": "prompt",
}


@pytest.mark.parametrize(("words", "role"), ENGLISH_ROLES.items())
def test_each_line_of_a_capture_in_capitals_has_its_role(
    clean_text: Cleaning, words: str, role: str
) -> None:
    assert role_of(clean_text(ENGLISH), words) == role


def test_the_head_of_bare_text_becomes_data(clean_text: Cleaning) -> None:
    story = clean_text(ENGLISH).story
    assert story.byline
    assert [person.name for person in story.byline.people] == ["Anna Reed", "Tom Vale"]
    assert story.published == dt.datetime(2026, 3, 3, 14, 5, tzinfo=dt.UTC)
    assert story.updated == dt.datetime(2026, 3, 4, 9, 10, tzinfo=dt.UTC)
    assert (story.origin.name, story.truncated) == ("Northern Press Agency", "Read more")


def test_an_arabic_capture_is_read_from_right_to_left(clean_text: Cleaning) -> None:
    cleaned = clean_text(ARABIC)
    story = cleaned.story
    assert (story.language, story.direction) == ("ar", "rtl")
    assert story.headline == "مدينة الميناء تحصي خسائر عاصفة الشتاء"
    assert story.dateline
    assert (story.dateline.place, story.dateline.source) == ("بيروت", "رويترز")
    assert [len(t.items) for t in cleaned.tickers] == [3]
    assert sum(isinstance(block, Paragraph) for block in story.blocks) == 3


def test_an_arabic_picture_has_its_photographer(clean_text: Cleaning) -> None:
    (picture,) = (b for b in clean_text(ARABIC).story.blocks if isinstance(b, Picture))
    assert picture.credit
    assert (picture.credit.photographer, picture.credit.agencies) == ("ليلى منصور", ("أ ف ب",))


def test_a_page_gives_every_kind_of_block(clean_page: Cleaning) -> None:
    kinds = [type(block) for block in clean_page(PAGE).story.blocks]
    assert kinds == [Picture, Paragraph, Paragraph, Heading, Listing, Quote, Table, Paragraph]


def test_a_page_gives_its_head(clean_page: Cleaning) -> None:
    story = clean_page(PAGE).story
    assert story.headline == "Harbour town counts cost of winter storm"
    assert story.standfirst.startswith("Nine boats sank")
    assert story.published == dt.datetime(2026, 3, 3, 14, 5, tzinfo=dt.UTC)
    assert story.dateline
    assert story.dateline.place == "PORT ELLERY"


def test_a_pages_picture_is_whole(clean_page: Cleaning) -> None:
    picture = clean_page(PAGE).story.blocks[0]
    assert isinstance(picture, Picture)
    assert picture.credit
    assert picture.src == "https://example.test/i/boat.jpg"
    assert (picture.caption, picture.alt) == ("A boat on the quay.", "Boat on a quay")
    assert picture.credit.photographer == "Lena Moss"


def test_marks_follow_their_words_behind_a_dateline(clean_page: Cleaning) -> None:
    first, second = clean_page(PAGE).story.blocks[1:3]
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    marked = {first.text[mark.start : mark.end]: mark.href for mark in first.marks}
    assert marked == {"began clearing": "", "winter storm": "https://example.test/s"}
    assert second.marks == ()


def test_a_feeds_body_is_all_story_but_its_furniture(clean_body: Cleaning) -> None:
    html = "<p>Short text. [&#8230;]</p><p>The post <a href=x>V</a> appeared first on The Wire.</p>"
    cleaned = clean_body(html, headline="Vote passes")
    assert [plain_text(block) for block in cleaned.story.blocks] == ["Short text."]
    assert (cleaned.story.headline, cleaned.story.truncated) == ("Vote passes", "[…]")
    assert cleaned.story.origin.name == "The Wire"


def test_a_feeds_body_is_never_cut_whole(clean_body: Cleaning) -> None:
    cleaned = clean_body("<ul><li><a href=/a>Home</a></li><li><a href=/b>Sport</a></li></ul>")
    assert cleaned.story.blocks


def test_what_surely_leads_away_goes_from_a_short_body_too(clean_body: Cleaning) -> None:
    html = (
        "<p>The council of Rivervale voted on Monday to keep the ferry running all winter.</p>"
        "<p>Residents had asked for it since the bridge was closed in March.</p>"
        "<ul><li><a href=/f>Facebook</a></li><li><a href=/t>Telegram</a></li></ul>"
    )
    kept = [plain_text(block) for block in clean_body(html).story.blocks]
    assert [text[:9] for text in kept] == ["The counc", "Residents"]


def test_a_feeds_fields_fill_what_its_body_lacks(clean_body: Cleaning) -> None:
    at = dt.datetime(2026, 3, 3, tzinfo=dt.UTC)
    sent = SentPicture(src="https://example.test/a.jpg", caption="A boat", credit="AP")
    story = clean_body("<p>Text.", byline="Anna Reed", published=at, pictures=(sent,)).story
    picture = story.blocks[0]
    assert isinstance(picture, Picture)
    assert (picture.caption, picture.src) == ("A boat", sent.src)
    assert story.byline
    assert (story.byline.text, story.published) == ("Anna Reed", at)


def test_what_an_agency_says_in_fields_comes_along(clean_body: Cleaning) -> None:
    topic = Concept(code="medtop:20000301", name="flood")
    story = clean_body(
        "<p>The river rose again.</p>",
        dateline="PORT ALDER, Corrane (MW) -",
        slugline="RIVER-FLOOD",
        urgency=2,
        concepts=(topic,),
        credit="Meridian Wire",
    ).story
    assert story.dateline
    assert story.dateline.text == "PORT ALDER, Corrane (MW)"
    assert (story.slugline, story.urgency, story.concepts) == ("RIVER-FLOOD", 2, (topic,))
    assert story.origin.name == "Meridian Wire"


def test_a_dateline_in_the_text_goes_before_the_one_in_the_fields(clean_body: Cleaning) -> None:
    html = "<p>PORT ALDER, Corrane (MW) — The river rose again on Monday.</p>"
    story = clean_body(html, dateline="LORNHAVEN").story
    assert story.dateline
    assert story.dateline.place == "PORT ALDER, Corrane"


def test_a_video_in_the_body_is_an_embed_and_a_strange_frame_is_not(clean_body: Cleaning) -> None:
    video = "https://www.youtube.com/embed/x1"
    html = f"<p>One.</p><iframe src={video}></iframe><iframe src=//ads.example/1></iframe><p>Two."
    kinds = [type(block) for block in clean_body(html).story.blocks]
    assert kinds == [Paragraph, Embed, Paragraph]


def test_a_rule_that_is_switched_off_is_not_asked() -> None:
    body = Body(text=ENGLISH, media_type="text/plain", is_page=True)
    house = House(switched_off=frozenset({"tickers"}))
    assert clean(Item(guid="x", body=body), house=house).tickers == ()


def test_a_houses_own_labels_are_cut() -> None:
    body = Body(text="<p>Premium</p><p>Some text of a story.</p>")
    cleaned = clean(Item(guid="x", body=body), house=House(labels=("Premium",)))
    assert role_of(cleaned, "Premium") == "label"


def test_keys_stay_the_same_and_differ_within_a_story(clean_body: Cleaning) -> None:
    html = "<p>Yes.</p><p>No.</p><p>Yes.</p>"
    keys = [block.key for block in clean_body(html).story.blocks]
    assert keys == [block.key for block in clean_body(html).story.blocks]
    assert len(set(keys)) == 3


def test_direction_overrides_do_not_reach_the_story(clean_text: Cleaning) -> None:
    cleaned = clean_text("Mayor \u202eresigns\u202c today\n\nShe said so\u0000 on Tuesday.\n")
    assert "\u202e" in cleaned.galley
    assert b"\\u202e" not in to_json(cleaned.story)
    assert "\u202e" not in to_json(cleaned.story).decode()


@pytest.mark.parametrize("capture", [ENGLISH, ARABIC])
def test_kept_and_cut_are_all_that_came_of_text(clean_text: Cleaning, capture: str) -> None:
    cleaned = clean_text(capture)
    assert cleaned.galley == capture
    assert_tiles(cleaned)


def test_kept_and_cut_are_all_that_came_of_a_page(clean_page: Cleaning) -> None:
    assert_tiles(clean_page(PAGE))


PIECES = [*ENGLISH.splitlines(), *ARABIC.splitlines(), *PAGE.splitlines()]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=30)), st.booleans(), st.booleans())
def test_any_input_gives_a_story_and_a_whole_account(
    pieces: list[str], html: bool, is_page: bool
) -> None:
    body = Body(
        text="\n".join(pieces), media_type="text/html" if html else "text/plain", is_page=is_page
    )
    cleaned = clean(Item(guid="x", body=body), house=House())
    assert_tiles(cleaned)
    assert from_json(to_json(cleaned), Cleaned) == cleaned
    keys = [block.key for block in cleaned.story.blocks]
    assert len(keys) == len(set(keys))


def test_a_sample_of_shared_pages_is_accounted_for(shared: Path) -> None:
    path = shared / "bench" / "cleaning" / "pages-fundus.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as pages:
        for number, line in enumerate(pages):
            if number % 10 == 0:
                body = Body(text=json.loads(line)["html"], is_page=True)
                assert_tiles(clean(Item(guid="x", body=body), house=House()))


def test_the_senders_name_is_known_in_a_dateline(clean_body: Cleaning) -> None:
    html = "<p><b>Lornhaven (NPA) —</b> Thirty-one people were hurt in the fog.</p>"
    story = clean_body(html, publisher="Northlight Press Agency").story
    assert story.dateline
    assert (story.dateline.place, story.dateline.source) == ("Lornhaven", "NPA")
    assert plain_text(story.blocks[0]) == "Thirty-one people were hurt in the fog."
