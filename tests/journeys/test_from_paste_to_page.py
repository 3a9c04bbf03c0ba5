"""An editor takes dirty copy from a paste at the desk to a page before the public."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journeys.ways import (
    as_readers_see_it,
    decide_all,
    expect_at_head_and_foot,
    paste,
    publish,
    review,
)

OURS = Path(__file__).with_name("dirty_capture.txt")
SOURCE = "Tradewind Digest"
SHORT = """\
Two Swans Hold Up the Ardle Tram

A pair of swans sat on the rails for an hour on Monday, the tram company said.

A driver fed them bread until they left.
"""
FURNITURE = {
    "ticker-label", "ticker", "ad-label", "picture-label", "credit-label", "image-slug",
    "continue-marker", "issue-box",
}  # fmt: skip


@dataclass(frozen=True)
class Copy:
    """A capture, and what its story has to be."""

    words: str
    headline: str
    place: str
    paragraphs: tuple[str, ...]
    credits: tuple[str, ...]
    furniture: tuple[str, ...]


def ours() -> Copy:
    """Our own capture: what is copy in it is told by the length of its lines."""
    words = OURS.read_text(encoding="utf-8")
    lines = [line for line in words.splitlines() if line]
    headline = "Old Tram Depot in Vellamo to Become a Market Hall by Spring"
    place = "VELLAMO, North Skerry"
    credits = ("Ines Korval/Skerry Pictures", "Town of Vellamo")
    captions = [lines[lines.index("Photo", start) + 1] for start in (0, 10)]
    issue_box = next(line for line in lines if line.startswith("Brinefield Digest"))
    tickers = [line for line in lines if line.endswith("//")]
    apart = {headline, *captions, issue_box, *tickers}
    body = [line.removeprefix(f"{place} — ") for line in lines if len(line) > 70]
    return Copy(
        words=words,
        headline=headline,
        place=place,
        paragraphs=tuple(line for line in body if line not in apart),
        credits=credits,
        furniture=(
            "Just in:", *tickers[0].removesuffix(" //").split(" // "), "ADVERTISEMENT", "Photo",
            "Credit", "superJumbo", "Continue reading", issue_box,
        ),
    )  # fmt: skip


def seed(shared: Path) -> Copy:
    """The founding capture, with what was written down by hand of each of its lines."""
    words = (shared / "seed/capture.txt").read_text(encoding="utf-8")
    truth = json.loads((shared / "seed/truth.json").read_text(encoding="utf-8"))
    lines = words.splitlines()
    told = [lines[each["line"] - 1] for each in truth["lines"] if each["role"] in FURNITURE]
    return Copy(
        words=words,
        headline=truth["headline"],
        place=truth["dateline"]["place"],
        paragraphs=tuple(truth["paragraphs"]),
        credits=tuple(picture["photographer"] for picture in truth["pictures"]),
        furniture=tuple(piece for line in told for piece in line.split(" // ") if piece != "//"),
    )


@pytest.fixture(params=["ours", "seed"])
def copy(request: pytest.FixtureRequest) -> Copy:
    if request.param == "ours":
        return ours()
    return seed(request.getfixturevalue("shared"))


def test_pasted_copy_becomes_a_page_without_a_word_of_furniture(
    copy: Copy, desk: Page, reader: Page
) -> None:
    reader.goto("/")
    paste(desk, copy.words, source=SOURCE)
    review(desk, copy.headline)
    told = {each.get_attribute("data-missing") for each in desk.locator("[data-missing]").all()}
    assert told == {"truncated", "undated", "unsigned", "unlinked", "pictures"}
    expect(desk.locator("#tickers section")).to_have_count(2)

    desk.locator('button[name="act"][value="publish"]').click()
    expect(desk.get_by_text("Not done")).to_be_visible()
    assert decide_all(desk) >= 5
    publish(desk)
    path = as_readers_see_it(desk)

    expect_at_head_and_foot(reader, copy.headline)
    reader.locator("[data-just-in] li", has_text=copy.headline).first.get_by_role("link").click()
    assert reader.url.endswith(path)
    expect(reader.get_by_role("heading", level=1)).to_have_text(copy.headline)
    reads_as_it_should(reader, copy)


def reads_as_it_should(page: Page, copy: Copy) -> None:
    """The body holds the copy, all of it, and nothing else but the house's own labelled slots."""
    expect(page.locator(".body .place")).to_have_text(copy.place)
    page.locator(".advert, .flag").evaluate_all("them => them.forEach(e => e.remove())")
    printed = [page.locator(part).inner_text() for part in (".story-head", ".story-facts", ".body")]
    assert [word for word in copy.furniture if word in "\n".join(printed)] == []
    shown = page.locator(".body > p:not(.attribution)").all_inner_texts()
    shown[0] = shown[0].removeprefix(f"{copy.place} — ")
    assert tuple(shown) == copy.paragraphs
    credits = page.locator(".body .credit").all_inner_texts()
    assert len(credits) == 2
    assert all(name in shown for name, shown in zip(copy.credits, credits, strict=True))


def test_a_waiver_without_a_reason_is_refused(desk: Page) -> None:
    paste(desk, SHORT, source=SOURCE)
    review(desk, "Two Swans")
    stops = desk.locator(".desk-finding--stops")
    before = stops.count()
    assert before
    stops.first.get_by_text("Decide", exact=True).click()
    stops.first.get_by_role("button", name="Waive").click()
    expect(desk.get_by_text("a waiver needs a reason")).to_be_visible()
    expect(stops).to_have_count(before)
