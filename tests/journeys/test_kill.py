"""A chief takes a story down: open pages lose it, its address says why, nothing else names it."""

import pytest
from playwright.sync_api import Page, expect

from journeys.running import Newsroom, waited_for
from journeys.test_access import violations
from journeys.ways import WITHIN, as_readers_see_it, expect_at_head_and_foot, lines_of

REASON = "A court has forbidden publication."
LISTS = (
    "/", "/archive/", "/feed.rss", "/feed.atom", "/feed.json", "/sitemap.xml", "/sitemap-news.xml",
)  # fmt: skip


@pytest.fixture
def doomed(newsroom: Newsroom) -> str:
    """The headline of a story before the public that no other journey needs."""
    kept = ("Painting", "Alder Cannery", "Glacier", "Port Alder", "Hillside")  # others need these
    english = (each["headline"] for each in newsroom.ticker() if each["language"] == "en")
    return str(next(told for told in reversed(list(english)) if not told.startswith(kept)))


def test_a_kill_empties_the_ticker_in_open_pages_and_leaves_a_tombstone(
    newsroom: Newsroom, desk: Page, reader: Page, doomed: str
) -> None:
    reader.goto("/")
    expect_at_head_and_foot(reader, doomed)
    desk.goto("/desk/queue/?state=published")
    desk.get_by_role("link", name=doomed).click()
    path = as_readers_see_it(desk)
    story = reader.context.new_page()
    story.goto(path)

    desk.get_by_text("Kill or withhold", exact=True).first.click()
    desk.get_by_label("Reason, as readers will read it").fill(REASON)
    desk.get_by_role("button", name="Take down").click()
    expect(desk.get_by_text("Taken down")).to_be_visible()

    expect_at_head_and_foot(reader, doomed, count=0)
    expect(story.locator("[data-banner]")).to_contain_text(
        "This story has just been withdrawn.", timeout=WITHIN
    )
    expect(lines_of(story, doomed)).to_have_count(0)
    answer = reader.goto(path)
    assert answer is not None
    assert answer.status == 410
    expect(reader.locator("main")).to_contain_text(REASON)
    assert violations(reader) == ""
    assert doomed not in reader.content()
    assert path not in reader.content().replace("/report/", "")
    waited_for(lambda: all(is_silent(newsroom, place, doomed, path) for place in LISTS))


def is_silent(newsroom: Newsroom, place: str, headline: str, path: str) -> bool:
    """Whether a list of stories names it no more; the front only says that one was withdrawn."""
    status, _, words = newsroom.get(place)
    return status == 200 and headline not in words and (place == "/" or path not in words)
