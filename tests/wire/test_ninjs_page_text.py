"""Single pages and bare text become one item each; other JSON is refused."""

from pathlib import Path

import pytest

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Body
from wire.captured import captured, item, items, rss


def test_other_json_is_refused() -> None:
    with pytest.raises(UnreadableCapture, match="no format reads this"):
        items('{"weather": "fair"}', media_type="application/json")


def test_a_page_is_one_item_named_by_its_canonical_address() -> None:
    page = (
        '<!doctype html><html lang="en"><head><link rel="canonical" href="/2026/ferry">'
        '<meta property="og:site_name" content="Isle Wire"></head>'
        "<body><h1>Ferry</h1></body></html>"
    )
    got = item(page, media_type="text/html", place="https://isle.example/x?utm=1")
    assert got.guid == got.link == "https://isle.example/2026/ferry"
    assert (got.language, got.publisher, got.headline) == ("en", "Isle Wire", "")
    assert got.body == Body(text=page, base="https://isle.example/x?utm=1", is_page=True)


def test_a_page_from_a_file_is_named_by_its_bytes() -> None:
    page = "<html><body><p>Ferry</p></body></html>"
    assert item(page, place="drop/ferry.html").guid == f"sha256:{captured(page).sha256}"


def test_bare_text_goes_on_exactly_as_it_came() -> None:
    text = "Just in:\n  One // Two //\r\n\nFerry resumes\n\tThe ferry sails.\n"
    got = item(text, media_type="text/plain")
    assert got.body == Body(text=text, media_type="text/plain", is_page=True)
    assert got.guid == f"sha256:{captured(text).sha256}"


def test_the_seed_is_read_as_bare_text(shared: Path) -> None:
    content = (shared / "seed/capture.txt").read_bytes()
    got = item(content)
    assert got.format == "text"
    assert got.body.text == content.decode("utf-8")


@pytest.mark.parametrize("kind", ["text/plain", "text/html", "application/octet-stream", ""])
def test_a_feed_is_known_by_its_root_whatever_it_is_served_as(kind: str) -> None:
    feed = "<?xml version='1.0'?><!-- c -->" + rss("<title>Ferry</title>")
    assert item(feed, media_type=kind).format == "rss"
