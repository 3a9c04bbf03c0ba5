"""axe, the accessibility checker, finds nothing on readers' pages and on the desk's own screens."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from journeys.running import Newsroom

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
STANDING = (
    "/",
    "/nation/",
    "/ar/",
    "/ar/world/",
    "/topics/",
    "/authors/",
    "/corrections/",
    "/archive/",
    "/sources/",
    "/about/",
)


def violations(page: Page, inside: str | None = None) -> str:
    """What axe has found, as it tells it; nothing is "Found 0 accessibility violations:"."""
    found = Axe().run(page, context=inside, options=RULES)
    return str(found.generate_report()) if found.violations_count else ""


@pytest.mark.parametrize("path", STANDING)
def test_standing_pages(reader: Page, path: str) -> None:
    reader.goto(path)
    assert violations(reader) == ""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_stories(reader: Page, newsroom: Newsroom, language: str) -> None:
    path = next(each["path"] for each in newsroom.ticker() if each["language"] == language)
    reader.goto(path)
    assert violations(reader) == ""
    history = reader.locator('a[href$="/history/"]')
    if history.count():
        history.first.click()
        expect(reader.get_by_role("heading", level=1)).to_be_visible()
        assert violations(reader) == ""


def test_the_page_for_what_is_not_there(reader: Page) -> None:
    answer = reader.goto("/no/such/page/")
    assert answer is not None
    assert answer.status == 404
    assert violations(reader) == ""


def test_the_report_form_and_its_refusal(reader: Page, newsroom: Newsroom) -> None:
    reader.goto(next(each["path"] for each in newsroom.ticker() if each["language"] == "en"))
    reader.get_by_role("link", name="Report an error", exact=True).first.click()
    expect(reader.get_by_role("button", name="Send the report")).to_be_visible()
    assert violations(reader) == ""
    reader.get_by_role("button", name="Send the report").click()
    expect(reader.get_by_role("alert")).to_be_visible()
    assert violations(reader) == ""


# Of the desk's screens our own part is looked at: round it stands Wagtail's frame, whose faults
# (a landmark twice, a region without a name) are not ours to mend.
def test_the_queue(desk: Page) -> None:
    desk.goto("/desk/queue/")
    assert violations(desk, ".desk") == ""


def test_a_review(desk: Page) -> None:
    desk.goto("/desk/queue/")
    desk.locator(".desk-col-headline a").first.click()
    expect(desk.get_by_role("heading", name="What came")).to_be_visible()
    assert violations(desk, ".desk") == ""


def test_the_front_of_the_desk(desk: Page) -> None:
    desk.goto("/desk/")
    assert violations(desk, ".desk") == ""


def test_the_screens_of_the_corrections(desk: Page) -> None:
    desk.goto("/desk/reports/")
    assert violations(desk, ".desk") == ""
    desk.goto("/desk/queue/?state=published")
    desk.locator(".desk-col-headline a").first.click()
    desk.get_by_role("link", name="Correct", exact=True).click()
    expect(desk.get_by_role("button", name="Hand in for signature")).to_be_visible()
    assert violations(desk, ".desk") == ""


def test_the_screens_of_silent_changes_and_follow_ups(desk: Page) -> None:
    for path in ("/desk/silent/", "/desk/follow-ups/"):
        desk.goto(path)
        assert violations(desk, ".desk") == ""
    desk.goto("/desk/queue/?state=published")
    desk.locator(".desk-col-headline a").first.click()
    desk.get_by_role("link", name="Beside the site", exact=True).click()
    desk.get_by_label("Address of the post, or name of the list").fill("Morning letter")
    desk.get_by_role("button", name="Keep", exact=True).click()
    expect(desk.get_by_text("Morning letter")).to_be_visible()
    assert violations(desk, ".desk") == ""
