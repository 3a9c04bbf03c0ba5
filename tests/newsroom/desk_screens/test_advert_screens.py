"""House adverts at the desk: seen before they stand, and where the rules put them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.advert_places import Place, places
from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import HouseAdvertRow, StoryRow
from copydesk.newsroom.desk.preview import OneStory
from copydesk.press.advert import Advert
from copydesk.press.paper import Site
from copydesk.story.blocks import Block, Paragraph, Picture, Quote
from copydesk.story.edition import Edition
from copydesk.story.story import Story

AtDesk = Callable[[str], Client]
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
BOAT = Advert(key="boat", words="A boat for a day", address="/boats/")
SITE = Site(
    name="The Paper", url="https://paper.example", ad_after=(1,), ad_apart=2, house_adverts=(BOAT,)
)


def paragraphs(count: int) -> list[Block]:
    return [Paragraph(key=f"p{n}", text=f"Paragraph {n}.") for n in range(1, count + 1)]


def seen(*blocks: Block, site: Site = SITE, **told: Any) -> tuple[str, tuple[Place, ...]]:
    story = Story(headline=told.pop("headline", "Ferry sails"), blocks=blocks, **told)
    edition = Edition(
        id="a", number=1, path="/2026/11/23/a/", at=NOON, first_at=NOON, by="", story=story
    )
    found = places(edition, OneStory(site=site, now=NOON, only=edition))
    return str(found.closed), found.places


def reasons(*blocks: Block, **told: Any) -> list[str]:
    return [str(place.why) for place in seen(*blocks, **told)[1]]


def test_an_advert_stands_between_two_paragraphs_and_is_named() -> None:
    closed, (first, _second) = seen(*paragraphs(2))
    assert closed == ""
    assert (first.takes, first.advert) == (True, BOAT)


@pytest.mark.parametrize(
    ("block", "why"),
    [
        (Picture(key="x", file="x.png", width=3, height=2), "beside a picture"),
        (Quote(key="x", text="She sighed.", pull=True), "beside a pull quote"),
    ],
)
def test_what_keeps_an_advert_away_is_named(block: Block, why: str) -> None:
    first, *others = paragraphs(2)
    assert reasons(first, block, *others) == [why, "the end of the story"]


def test_places_that_are_enough_or_too_near_are_told() -> None:
    site = Site(
        name="The Paper", url="https://paper.example", ad_after=(1, 2), ad_apart=3, language="en"
    )
    told = [str(one.why) for one in seen(*paragraphs(6), site=site)[1]]
    near = "too near the advert before"
    assert told == ["", near, near, "", "all of them are placed", "the end of the story"]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"without_adverts": True}, "The desk wants no adverts beside it."),
        ({"headline": "Two die at sea"}, "Its news is grave: it says “die”."),
    ],
)
def test_a_story_without_any_says_why(told: dict[str, Any], said: str) -> None:
    closed, found = seen(*paragraphs(3), **told)
    assert closed == said
    assert not any(place.takes for place in found)


@pytest.fixture
def published(row: StoryRow, editor: User) -> StoryRow:
    """The story, before the public."""
    actions.publish(row, by=editor)
    return row


@pytest.mark.django_db
def test_the_places_of_a_chosen_story_are_shown(at_desk: AtDesk, published: StoryRow) -> None:
    page = at_desk("chief").get(f"/desk/advert-places/?story={published.key}").content.decode()
    assert "the end of the story" in page
    assert at_desk("editor").get("/desk/advert-places/").status_code == 302


@pytest.mark.django_db
def test_without_a_story_nothing_is_shown_and_nothing_breaks(at_desk: AtDesk) -> None:
    assert (
        "Nothing is published yet." in at_desk("chief").get("/desk/advert-places/").content.decode()
    )


@pytest.mark.django_db
def test_the_form_leads_to_the_places_and_shows_the_advert_before(
    at_desk: AtDesk, published: StoryRow
) -> None:
    browser = at_desk("chief")
    form = html.fromstring(browser.get("/desk/house-adverts/add/").content)
    assert form.xpath("//*[@data-side-panel-toggle='preview']")
    told = {"words": "A boat for a day", "address": "/boats/", "weight": 1, "locale": ""}
    browser.post("/desk/house-adverts/preview/", told)
    page = browser.get("/desk/house-adverts/preview/").content.decode()
    assert "<bdi>A boat for a day</bdi>" in page
    assert not HouseAdvertRow.objects.exists()


@pytest.mark.django_db
def test_the_menu_leads_to_the_places_whoever_may_see_adverts(at_desk: AtDesk) -> None:
    assert "/desk/advert-places/" in at_desk("chief").get("/desk/").content.decode()
    assert "/desk/advert-places/" not in at_desk("editor").get("/desk/").content.decode()


@pytest.mark.django_db
def test_the_first_page_of_the_desk_bears_the_papers_name(at_desk: AtDesk) -> None:
    first = html.fromstring(at_desk("chief").get("/desk/").content)
    assert [name.text_content() for name in first.iter("h1")] == [site().name]
