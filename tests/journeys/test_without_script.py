"""Everything a reader needs, and the way in for an editor, works in a browser without script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from journeys.conftest import sign_in
from journeys.running import Newsroom


@pytest.fixture
def plain(visit: Callable[..., BrowserContext]) -> Page:
    """A page in a browser that runs no script."""
    return visit(java_script_enabled=False).new_page()


def test_the_front_has_its_stories_and_its_ticker(plain: Page) -> None:
    plain.goto("/")
    expect(plain.locator("main h2, main h3").first).to_be_visible()
    for position in ("head", "foot"):
        lines = plain.locator(f".just-in-{position} li")
        assert lines.count() >= 10
        expect(lines.first).to_be_visible()
    expect(plain.locator("[data-pause]").first).to_be_hidden()


def test_a_story_is_opened_and_read(plain: Page) -> None:
    plain.goto("/")
    headline = plain.locator("main h2 a").first
    words = headline.inner_text()
    headline.click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text(words)
    expect(plain.locator(".body p").first).to_be_visible()
    broken = plain.locator(".body img").evaluate_all(
        "them => them.filter(e => e.complete && !e.naturalWidth).map(e => e.src)"
    )
    assert broken == []


def test_an_editor_signs_in(plain: Page, newsroom: Newsroom) -> None:
    plain.goto("/desk/")
    sign_in(plain, "editor", newsroom.password("editor"))
    expect(plain.get_by_role("link", name="Open the queue")).to_be_visible()
