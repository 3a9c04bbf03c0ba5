"""A reader reports an error at a paragraph; the desk corrects it; the reader and all see how."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from journeys.running import Newsroom
from journeys.test_access import violations
from journeys.ways import WITHIN, hand_in_and_sign

# Nobody types this in less than three seconds; what is sent quicker is held as suspect.
A_PERSON_TYPES = 60  # milliseconds between two keys
SAYS = "The glacier lost less than this last year; the report says so."
RIGHT = "See the second table of the report."
HEADLINE = "glacier"
MENDED = "The figure has been checked."


@pytest.fixture
def story(newsroom: Newsroom) -> str:
    """The address of a published story that no other journey changes."""
    told = (each for each in newsroom.ticker() if HEADLINE in each["headline"].casefold())
    return str(next(told)["path"])


def report(reader: Page, story: str, says: str = SAYS, *, paragraph: int = 1) -> str:
    """From the flag at a paragraph to the receipt; gives the paragraph's words."""
    reader.goto(story)
    passage = reader.locator(".body > p").nth(paragraph)
    words = passage.inner_text()
    flag = passage.locator("xpath=following-sibling::a[1]")
    flag.focus()
    flag.click()
    expect(reader.locator(".telling-passage")).to_contain_text(words)
    reader.get_by_label("A figure or date").check()
    reader.get_by_label("What is wrong?").press_sequentially(says, delay=A_PERSON_TYPES)
    reader.get_by_label("What is right, and how do you know?").fill(RIGHT)
    reader.get_by_role("button", name="Send the report").click()
    to_receipt = reader.get_by_role("link", name="To the page of your report")
    receipt = reader.locator(".receipt-word")
    expect(to_receipt.or_(receipt)).to_be_visible()
    if to_receipt.is_visible():  # sent in its place, by script
        to_receipt.click()
    expect(receipt).to_have_text("Received, thank you")
    return words


def test_a_report_at_a_paragraph_is_answered_by_a_correction(
    desk: Page, second: Page, reader: Page, story: str
) -> None:
    words = report(reader, story)
    assert reader.context.cookies() == []

    desk.goto("/desk/reports/")
    desk.get_by_role("link", name=SAYS).last.click()
    expect(desk.locator(".corr-passage")).to_contain_text(words)
    desk.get_by_role("button", name="Accept and draft the correction").click()
    copy = desk.locator(".corr-field--open textarea").first
    expect(copy).to_have_value(re.compile(re.escape(words[-40:])))
    copy.fill(f"{copy.input_value()} {MENDED}")
    desk.get_by_role("radio", name=re.compile("^Correction")).check()
    desk.get_by_label("What was wrong").fill("The story gave the glacier’s loss too high.")
    desk.get_by_label("What is right").fill("The figure is that of the report’s second table.")
    hand_in_and_sign(desk, second)

    reader.reload()
    expect(reader.locator(".receipt-word")).to_have_text("Corrected")
    assert violations(reader) == ""
    stands_corrected(reader, story)


def stands_corrected(page: Page, story: str) -> None:
    """The story carries the new words and a notice, and its history shows both editions."""
    expect_on_reload(page, story, MENDED)
    said = page.locator(".notice", has_text="The figure is that of the report")
    expect(said.first).to_be_visible()  # others' corrections of the story may stand beside it
    page.get_by_role("link", name="All editions, and what changed").click()
    expect(page.locator("ins").first).to_contain_text("checked")
    assert violations(page) == ""
    page.goto("/corrections/")
    expect(page.locator("main")).to_contain_text("The figure is that of the report")
    assert violations(page) == ""


def expect_on_reload(page: Page, path: str, words: str) -> None:
    """The words stand in the page as soon as the press has printed it; the page says when."""
    page.goto(path)
    banner = page.locator("[data-banner] a").or_(page.get_by_text(words))
    expect(banner.first).to_be_visible(timeout=WITHIN)
    page.goto(path)
    expect(page.locator("article.story")).to_contain_text(words)


def test_a_report_needs_no_script(visit: Callable[..., BrowserContext], story: str) -> None:
    page = visit(java_script_enabled=False).new_page()
    # Of another passage, or both reports would be made one.
    report(page, story, "It was measured from the other valley.", paragraph=2)
    assert page.context.cookies() == []


def test_a_report_without_words_comes_back_with_what_was_typed(reader: Page, story: str) -> None:
    reader.goto(story)
    reader.get_by_role("link", name="Report an error", exact=True).first.click()
    reader.get_by_label("What is right, and how do you know?").fill(RIGHT)
    reader.get_by_role("button", name="Send the report").click()
    expect(reader.get_by_role("alert")).to_contain_text("Say in at least ten characters")
    expect(reader.get_by_label("What is right, and how do you know?")).to_have_value(RIGHT)
