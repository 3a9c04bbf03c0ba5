"""ninjs, single pages and bare text become one item each."""

import datetime as dt
import json
from pathlib import Path

import pytest

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Body, SentPicture
from wire.captured import captured, item, items, rss

FIRST = {
    "uri": "urn:isle:7",
    "type": "text",
    "version": "2",
    "pubstatus": "usable",
    "versioncreated": "2026-03-04T09:00:00Z",
    "firstcreated": "2026-03-04T08:15:00Z",
    "language": "en",
    "urgency": 4,
    "headline": "Ferry resumes",
    "byline": "Una Hale",
    "slugline": "isle-ferry",
    "description_text": "Two weeks without a boat end.",
    "body_text": "The ferry sails.",
    "body_html": "<p>The ferry sails.</p>",
    "copyrightholder": "Isle Wire",
    "usageterms": "Not for archive.",
    "ednote": "Adds times.",
    "embargoed": "2026-03-05T00:00:00Z",
    "subject": [{"name": "transport"}],
    "associations": {
        "main": {
            "type": "picture",
            "description_text": "The quay.",
            "byline": "Bo Reed",
            "renditions": {
                "small": {"href": "https://isle.example/s.jpg", "width": 100, "height": 80},
                "full": {"href": "https://isle.example/f.jpg", "width": 800, "height": 640},
            },
        }
    },
}
LATER = {
    "uri": "urn:isle:7",
    "type": "text",
    "version": "2",
    "pubStatus": "usable",
    "versionCreated": "2026-03-04T09:00:00Z",
    "firstCreated": "2026-03-04T08:15:00Z",
    "language": "en",
    "urgency": 4,
    "headlines": [{"role": "sub", "value": "Boats"}, {"role": "main", "value": "Ferry resumes"}],
    "by": "Una Hale",
    "slugline": "isle-ferry",
    "descriptions": [{"role": "summary", "value": "Two weeks without a boat end."}],
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "The ferry sails."},
        {"role": "main", "contentType": "text/html", "value": "<p>The ferry sails.</p>"},
    ],
    "copyrightHolder": "Isle Wire",
    "usageTerms": "Not for archive.",
    "edNote": "Adds times.",
    "embargoedUntil": "2026-03-05T00:00:00Z",
    "subjects": [{"name": "transport"}],
    "associations": [
        {
            "name": "main",
            "uri": "urn:isle:p",
            "type": "picture",
            "descriptions": [{"role": "caption", "value": "The quay."}],
            "by": "Bo Reed",
            "renditions": [
                {"name": "s", "href": "https://isle.example/s.jpg", "width": 100, "height": 80},
                {"name": "f", "href": "https://isle.example/f.jpg", "width": 800, "height": 640},
            ],
        }
    ],
}


@pytest.mark.parametrize("sent", [FIRST, LATER], ids=["1.x", "3.x"])
def test_ninjs_of_any_version_fills_the_same_fields(sent: dict[str, object]) -> None:
    got = item(json.dumps(sent))
    assert (got.guid, got.version, got.status) == ("urn:isle:7", "2", "usable")
    assert (got.headline, got.byline, got.slugline) == ("Ferry resumes", "Una Hale", "isle-ferry")
    assert got.standfirst == "Two weeks without a boat end."
    assert got.body == Body(text="<p>The ferry sails.</p>")
    assert got.published == dt.datetime(2026, 3, 4, 8, 15, tzinfo=dt.UTC)
    assert got.embargo_until == dt.datetime(2026, 3, 5, tzinfo=dt.UTC)
    assert (got.usage_terms, got.copyright) == ("Not for archive.", "Isle Wire")
    assert (got.desk_note, got.urgency, got.subjects) == ("Adds times.", 4, ("transport",))
    assert got.pictures == (
        SentPicture(
            src="https://isle.example/f.jpg",
            caption="The quay.",
            credit="Bo Reed",
            width=800,
            height=640,
        ),
    )


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_the_status_of_ninjs_is_kept(status: str) -> None:
    assert item(json.dumps(FIRST | {"pubstatus": status})).status == status


def test_ninjs_without_uri_is_refused() -> None:
    with pytest.raises(UnreadableCapture, match="must have its uri"):
        items(json.dumps({"uri": [], "headline": "Ferry"}))


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
