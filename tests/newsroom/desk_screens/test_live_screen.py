"""The screen of a live report: an entry is out with one button."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html
from PIL import Image

from copydesk.newsroom.corrections.signatures import signing
from copydesk.newsroom.desk import publishing
from copydesk.newsroom.desk.models import PictureFile, StoryRow
from copydesk.story.blocks import Picture, Table
from copydesk.story.edition import Edition
from copydesk.story.shapes.liveblog import newest_first

pytestmark = pytest.mark.django_db
AtDesk = Callable[[str], Client]


def send(browser: Client, row: StoryRow, act: str, **fields: Any) -> Any:
    return browser.post(f"/desk/live/{row.key}/", {"act": act, **fields}, follow=True)


def standing(row: StoryRow) -> Edition:
    edition = publishing.current(row)
    assert edition is not None
    return edition


def test_the_review_leads_to_it(at_desk: AtDesk, row: StoryRow) -> None:
    page = at_desk("editor").get(f"/desk/review/{row.key}/").content.decode()
    assert f'href="/desk/live/{row.key}/"' in page


def test_an_entry_is_out_with_one_button_and_stands_on_the_screen(
    at_desk: AtDesk, row: StoryRow
) -> None:
    page = send(at_desk("editor"), row, "add", text="The first boat is in.", is_key="on")
    assert "The first boat is in." in page.content.decode()
    (told,) = newest_first(standing(row).story)
    coverage = standing(row).story.coverage
    assert coverage is not None
    assert coverage.key_points == (told.key,)
    assert standing(row).story.is_live


def test_words_that_could_not_go_out_are_not_lost(at_desk: AtDesk, row: StoryRow) -> None:
    typed = "Words that took a while."
    page = send(at_desk("editor"), row, "add", text=typed, at="2199-01-01T00:00")
    assert "This time has not come yet." in page.content.decode()
    assert page.context["form"]["text"].value() == typed
    assert publishing.current(row) is None


def test_a_picture_goes_out_with_its_entry(at_desk: AtDesk, row: StoryRow) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(drawn, "PNG")
    file = SimpleUploadedFile("boat.png", drawn.getvalue(), content_type="image/png")
    said = {"caption": "A boat.", "credit": "Mara Osei/Meridian Wire", "alt": "A blue boat."}
    send(at_desk("editor"), row, "add", text="The first boat is in.", picture=file, **said)
    (told,) = newest_first(standing(row).story)
    picture = told.blocks[-1]
    assert isinstance(picture, Picture)
    assert (picture.caption, picture.alt, picture.width) == ("A boat.", "A blue boat.", 40)
    assert picture.file == PictureFile.objects.get().file.name


def test_a_file_that_is_no_picture_is_said_to_be_none(at_desk: AtDesk, row: StoryRow) -> None:
    file = SimpleUploadedFile("boat.png", b"no picture", content_type="image/png")
    page = send(at_desk("editor"), row, "add", text="In.", picture=file)
    assert "no readable picture" in page.content.decode()
    assert publishing.current(row) is None


def test_coverage_ends_and_key_points_are_chosen_by_button(at_desk: AtDesk, row: StoryRow) -> None:
    browser = at_desk("editor")
    send(browser, row, "begin")
    send(browser, row, "add", text="The first boat is in.")
    (told,) = newest_first(standing(row).story)
    send(browser, row, "weigh", key_points=[told.key], pinned=told.key)
    send(browser, row, "end")
    coverage = standing(row).story.coverage
    assert coverage is not None
    assert (coverage.key_points, coverage.pinned) == ((told.key,), told.key)
    assert not coverage.is_running


def test_who_may_not_publish_is_not_let_in(at_desk: AtDesk, row: StoryRow) -> None:
    browser = at_desk("contributor")
    assert f"/desk/live/{row.key}/" not in browser.get(f"/desk/review/{row.key}/").content.decode()
    page = send(browser, row, "add", text="The first boat is in.")
    assert page.redirect_chain[0][0] == "/desk/"
    assert publishing.current(row) is None


def test_an_act_that_is_none_is_refused(at_desk: AtDesk, row: StoryRow) -> None:
    assert "there is no such act" in send(at_desk("editor"), row, "burn").content.decode()


def test_figures_are_typed_a_line_each(at_desk: AtDesk, row: StoryRow) -> None:
    typed = "Boats in: 7\n\nKnots, at 12:30: 14"
    send(at_desk("editor"), row, "add", figures=typed)
    (told,) = newest_first(standing(row).story)
    (figures,) = told.blocks
    assert isinstance(figures, Table)
    assert figures.rows == (("Boats in", "7"), ("Knots, at 12:30", "14"))


def test_a_figure_that_counts_nothing_is_sent_back(at_desk: AtDesk, row: StoryRow) -> None:
    page = send(at_desk("editor"), row, "add", text="In.", figures="Boats in 7")
    assert "Put a colon between what is counted and its number." in page.content.decode()
    assert '<details class="desk-entry__beside" open>' in page.content.decode()
    assert publishing.current(row) is None


def test_an_entry_is_taken_out_by_button_with_a_reason(at_desk: AtDesk, row: StoryRow) -> None:
    browser = at_desk("editor")
    send(browser, row, "add", text="The first boat is in.")
    (told,) = newest_first(standing(row).story)
    page = send(browser, row, "remove", entry=told.key)
    assert "needs a reason" in page.content.decode()
    send(browser, row, "remove", entry=told.key, reason="told twice")
    assert newest_first(standing(row).story) == ()


def test_an_entry_is_put_right_with_a_notice_of_its_own(
    at_desk: AtDesk, row: StoryRow, chief: User
) -> None:
    browser = at_desk("editor")
    send(browser, row, "add", text="Seven boats are in.", headline="Boats come in")
    (told,) = newest_first(standing(row).story)
    address = f"/desk/correct/{row.key}/?entry={told.key}"
    assert address in browser.get(f"/desk/live/{row.key}/").content.decode()
    page = html.fromstring(browser.get(address).content)
    (box,) = page.xpath(f"//textarea[@name='text-{told.key}-1'][not(ancestor::details)]")
    assert box.text.strip() == "Seven boats are in."
    sent = {
        "act": "publish",
        "entry": told.key,
        "draft": page.xpath("//input[@name='draft']/@value")[0],
        f"text-{told.key}-1": "Six boats are in.",
        "kind": "correction",
        "severity": "material",
        "was": "“Seven boats”",
        "right": "It was six.",
    }
    browser.post(f"/desk/correct/{row.key}/", sent)
    (draft,) = signing.waiting()
    signing.sign(draft, by=chief)
    edition = standing(row)
    (notice,) = edition.notices
    assert (notice.kind, notice.block) == ("correction", f"{told.key}-1")
    assert "It was six." in notice.text
