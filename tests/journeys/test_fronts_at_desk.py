"""Fronts and house adverts are seen at the desk as readers will see them, before they do."""

import pytest
from playwright.sync_api import FrameLocator, Page, expect


def preview(desk: Page) -> FrameLocator:
    """The page in the side panel, which opens by itself where it was left open."""
    toggle = desk.get_by_role("button", name="Toggle preview")
    expect(toggle).to_be_visible()
    desk.wait_for_load_state()
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    return desk.frame_locator("iframe[title='Preview']").first


@pytest.mark.parametrize(("name", "direction"), [("main language", "ltr"), ("بريد الميناء", "rtl")])
def test_a_front_is_seen_in_its_language_at_the_width_of_a_telephone(
    desk: Page, name: str, direction: str
) -> None:
    desk.goto("/desk/fronts/")
    desk.get_by_role("link", name=f"({name})").first.click()
    page = preview(desk)
    expect(page.locator("html")).to_have_attribute("dir", direction)
    desk.get_by_label("As on a telephone").check(force=True)
    expect(page.locator(".masthead")).to_be_visible()
    assert (
        page.locator("html").evaluate("(html) => html.ownerDocument.defaultView.innerWidth") == 360
    )


def test_a_house_advert_with_a_picture_is_seen_in_a_story_and_kept(desk: Page) -> None:
    desk.goto("/desk/house-adverts/add/")
    desk.evaluate("() => localStorage.clear()")  # the panel is closed
    desk.reload()
    desk.get_by_role("textbox", name="Words").fill("A boat for a day")
    desk.get_by_role("textbox", name="Address").fill("/about/")
    desk.get_by_role("button", name="Choose an image").click()
    desk.locator(".modal-body .image-choice, .modal-body a.image-choice").first.click()
    expect(desk.locator(".image-chooser.blank")).to_have_count(0)
    expect(preview(desk).locator(".advert-words").first).to_have_text("A boat for a day")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("link", name="A boat for a day")).to_be_visible()


def test_the_places_of_adverts_in_a_story_are_shown_with_reasons(desk: Page) -> None:
    desk.goto("/desk/advert-places/")
    desk.get_by_label("Story").select_option(index=1)
    desk.get_by_role("button", name="Show").click()
    expect(desk.locator(".desk-places li").last).to_contain_text("the end of the story")
