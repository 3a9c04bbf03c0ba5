"""Ways through desk and site that several journeys go."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

REASON = "Read against the capture; the desk takes it on itself."
WITHIN = 60_000  # milliseconds for a way that leads through the worker


def paste(desk: Page, words: str, *, source: str) -> None:
    """Paste copy at the desk, as it stood on somebody's page."""
    desk.goto("/desk/bring-in/")
    door = desk.locator("form", has=desk.locator('input[value="paste"]'))
    door.get_by_label("Copy").fill(words)
    door.get_by_label("Source").select_option(label=source)
    door.get_by_role("button", name="Paste").click()
    expect(desk.get_by_text(re.compile("was taken in|is kept and waits")).first).to_be_visible()


def find_in_queue(desk: Page, headline: str) -> Locator:
    """The line of a story in the queue; the queue shows it by itself when it comes."""
    desk.goto("/desk/queue/")
    line = desk.locator("tr[data-story]", has_text=headline)
    expect(line).to_be_visible(timeout=WITHIN)
    return line


def review(desk: Page, headline: str) -> None:
    """From the queue to the review of a story."""
    find_in_queue(desk, headline).get_by_role("link", name=headline).click()
    expect(desk.get_by_role("heading", name="What came")).to_be_visible()


def decide_all(desk: Page) -> int:
    """Waive every finding that stops the story, each with a reason; how many there were."""
    stops = desk.locator(".desk-finding--stops")
    before = count = stops.count()
    while count:
        finding = stops.first
        finding.get_by_text("Decide", exact=True).click()
        finding.get_by_label("Reason for the waiver").fill(REASON)
        finding.get_by_role("button", name="Waive").click()
        expect(stops).to_have_count(count - 1)
        count -= 1
    return before


def publish(desk: Page) -> None:
    """Publish the story under review."""
    desk.locator('button[name="act"][value="publish"]').click()
    expect(desk.get_by_text(re.compile(r"Published as edition \d+"))).to_be_visible()


def hand_in_and_sign(desk: Page, second: Page) -> None:
    """A correction in the form goes to the second editor, who signs it: readers have it."""
    desk.get_by_role("button", name="Hand in for signature").click()
    expect(desk).to_have_url(re.compile(r"/desk/signatures/\d+/"))
    second.goto(desk.url)
    second.get_by_role("button", name="Sign and publish").click()
    expect(second.get_by_text("Signed and published as edition")).to_be_visible()


def as_readers_see_it(desk: Page) -> str:
    """The path of the story under review on the site."""
    link = desk.get_by_role("link", name=re.compile("as readers see it"))
    return urlsplit(link.get_attribute("href") or "").path


def lines_of(page: Page, headline: str) -> Locator:
    """The lines of a story under "Just in", at the head and at the foot."""
    return page.locator("[data-just-in] li", has_text=headline)


def expect_at_head_and_foot(page: Page, headline: str, *, count: int = 2) -> None:
    """The story stands once in each of the two lists, or in neither."""
    expect(lines_of(page, headline)).to_have_count(count, timeout=WITHIN)
