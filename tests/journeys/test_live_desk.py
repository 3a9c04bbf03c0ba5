"""An event is covered at the desk; a reader's open page follows: written, put right, taken out."""

import pytest
from playwright.sync_api import Page, expect

from journeys.ways import hand_in_and_sign

WRONG, RIGHT = "Seven boats lie at the quay.", "Six boats lie at the quay."


@pytest.fixture
def story(reader: Page) -> str:
    """A story before the public, open in a reader's window; gives its key."""
    reader.goto("/science/")
    reader.locator("main h2 a, main h3 a").first.click()
    key = reader.locator("article[data-story]").get_attribute("data-story")
    assert key
    return key


def test_an_entry_is_written_put_right_and_taken_out_before_an_open_page(
    desk: Page, second: Page, reader: Page, story: str
) -> None:
    desk.goto(f"/desk/live/{story}/")
    desk.get_by_role("button", name="Begin the coverage").click()
    expect(desk.get_by_text("It is covered live.")).to_be_visible()
    _is_live(reader)

    desk.get_by_label("Headline").fill("At the quay")
    desk.get_by_label("Text", exact=True).fill(WRONG)
    desk.get_by_text("Quotation, figures, picture").click()
    desk.get_by_label("Figures").fill("Boats at the quay: 7")
    desk.get_by_label("Text", exact=True).press("Control+Enter")
    expect(desk.get_by_text("Published as edition")).to_be_visible()
    entry = reader.locator("[data-entry]").filter(has_text="At the quay")
    expect(entry).to_contain_text(WRONG)
    expect(entry.locator("table")).to_contain_text("7")

    desk.locator(".desk-entries").get_by_role("link", name="Correct").click()
    desk.get_by_role("textbox").filter(has_text=WRONG).fill(RIGHT)
    desk.get_by_label("What was wrong").fill("A boat too many was counted.")
    hand_in_and_sign(desk, second)
    expect(entry).to_contain_text(RIGHT)
    expect(entry.locator(".notice")).to_contain_text("Correction")

    desk.goto(f"/desk/live/{story}/")
    desk.get_by_text("Take out", exact=True).click()
    desk.get_by_label("Reason").fill("told elsewhere")
    desk.get_by_role("button", name="Take this entry out").click()
    expect(desk.get_by_text("Taken out with edition")).to_be_visible()
    expect(entry).to_have_count(0)
    desk.get_by_role("button", name="End the coverage").click()
    expect(reader.locator(".live-state")).to_contain_text("Coverage has ended")


def _is_live(reader: Page) -> None:
    """A page that was opened before the coverage began is opened anew."""
    for _ in range(20):
        reader.reload()
        if reader.locator("[data-live-entries]").count():
            return
        reader.wait_for_timeout(250)
    pytest.fail("the page did not become live")
