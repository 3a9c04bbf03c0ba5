"""Arabic runs from right to left, for readers and for editors."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from journeys.running import Newsroom


@pytest.fixture
def arabic(newsroom: Newsroom) -> str:
    """The address of a published story in Arabic."""
    return next(str(each["path"]) for each in newsroom.ticker() if each["language"] == "ar")


@pytest.fixture
def arabic_desk(desk: Page) -> Iterator[Page]:
    """The desk in Arabic, as an editor sets it in the account; set back afterwards."""
    speak(desk, "ar")
    yield desk
    speak(desk, "en")


def speak(desk: Page, language: str) -> None:
    """Choose the desk's language."""
    desk.goto("/desk/account/")
    desk.locator("[name$=preferred_language]").select_option(language)
    with desk.expect_navigation():
        desk.locator("form button[type=submit], form input[type=submit]").last.click()


def edges(page: Page, place: str) -> tuple[float, float]:
    """How far a part is from the left and from the right of the window."""
    box = page.locator(place).first.bounding_box()
    size = page.viewport_size
    assert box is not None
    assert size is not None
    return box["x"], size["width"] - box["x"] - box["width"]


def test_an_arabic_story_is_mirrored(reader: Page, arabic: str) -> None:
    reader.goto(arabic)
    html = reader.locator("html")
    expect(html).to_have_attribute("dir", "rtl")
    expect(html).to_have_attribute("lang", re.compile("^ar"))
    for place in ("h1", ".body > p", ".just-in-label"):
        side = reader.locator(place).first.evaluate(
            "e => [getComputedStyle(e).direction, getComputedStyle(e).textAlign]"
        )
        assert side[0] == "rtl", place
        assert side[1] in ("start", "right", "-webkit-auto"), place


def test_its_ticker_begins_on_the_right(reader: Page, arabic: str) -> None:
    reader.goto(arabic)
    for position in ("head", "foot"):
        label = edges(reader, f".just-in-{position} strong")
        assert label[1] < label[0], "the label stands on the right"
    own = reader.locator('.just-in-head li a[lang^="ar"]').first
    expect(own).to_have_attribute("dir", "rtl")
    expect(reader.locator('.just-in-head li a[lang^="en"]')).to_have_count(0)


def test_an_english_story_stays_as_it_is(reader: Page, newsroom: Newsroom) -> None:
    path = next(str(each["path"]) for each in newsroom.ticker() if each["language"] == "en")
    reader.goto(path)
    expect(reader.locator("html")).to_have_attribute("dir", "ltr")
    label = edges(reader, ".just-in-head strong")
    assert label[0] < label[1]


def test_the_desk_can_be_arabic(arabic_desk: Page) -> None:
    arabic_desk.goto("/desk/queue/")
    html = arabic_desk.locator("html")
    expect(html).to_have_attribute("dir", "rtl")
    expect(html).to_have_attribute("lang", "ar")
    tick = edges(arabic_desk, ".desk-col-tick")
    acts = edges(arabic_desk, ".desk-col-acts")
    assert tick[1] < acts[1], "the first column is the rightmost"


def test_an_address_typed_at_an_arabic_desk_runs_from_the_left(arabic_desk: Page) -> None:
    arabic_desk.goto("/desk/sources/edit/1/")
    address = arabic_desk.locator("#id_address")
    expect(address).to_have_css("unicode-bidi", "plaintext")
    expect(address).to_have_css("text-align", "right")


def test_a_long_address_stays_within_a_sources_page_on_a_telephone(arabic_desk: Page) -> None:
    arabic_desk.set_viewport_size({"width": 400, "height": 900})
    arabic_desk.goto("/desk/sources/inspect/1/")
    page = arabic_desk.locator("div.intake")
    page.evaluate("e => e.insertAdjacentHTML('beforeend', `<p>http://${'a'.repeat(200)}</p>`)")
    assert page.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_an_arabic_browser_is_asked_for_its_login_in_arabic(visit: object) -> None:
    assert callable(visit)
    page = visit(locale="ar").new_page()
    page.goto("/desk/login/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
