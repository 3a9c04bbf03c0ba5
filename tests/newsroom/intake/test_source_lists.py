"""The house's sources as a list, and a list's as sources."""

import datetime as dt
import hashlib

import pytest

from copydesk.errors import UnreadableCapture
from copydesk.newsroom.intake import source_lists
from copydesk.newsroom.intake.models import SourceRow
from copydesk.story.story import Capture

pytestmark = pytest.mark.django_db


def sent(content: bytes) -> Capture:
    at = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    digest = hashlib.sha256(content).hexdigest()
    return Capture(sha256=digest, content=content, media_type="text/x-opml", place="list", at=at)


def test_a_list_goes_out_and_comes_back_whole() -> None:
    SourceRow.objects.create(
        key="meridian", name="Meridian Wire", address="https://meridian.example/feed.xml",
        url="https://meridian.example/", language="en", section_key="world", interval=300,
        licence="Contract 12", usage="Web only.", noindex=True, obeys_kills=False,
        embargo_minutes=30, expiry_days=7, territories="AT, CH",
    )  # fmt: skip
    columns = [*source_lists.OWN, "name", "address", "url", "language", "section_key"]
    before = SourceRow.objects.values(*columns).get()
    made = source_lists.write(SourceRow.objects.all())
    SourceRow.objects.all().delete()
    entered = source_lists.enter(sent(made))
    assert [row.key for row in entered.new] == ["meridian"]
    assert SourceRow.objects.values(*columns).get() == before


def test_a_source_we_know_stays_as_it_is() -> None:
    row = SourceRow.objects.create(key="m", name="Ours", address="https://meridian.example/f")
    made = b"<opml><body><outline text='Theirs' xmlUrl='https://meridian.example/f'/></body></opml>"
    entered = source_lists.enter(sent(made))
    assert (entered.new, entered.known) == ([], [row])
    assert SourceRow.objects.get().name == "Ours"


def test_two_sources_of_one_name_have_keys_of_their_own() -> None:
    lines = "".join(f"<outline text='News' xmlUrl='https://a.example/{n}'/>" for n in range(3))
    source_lists.enter(sent(f"<opml><body>{lines}</body></opml>".encode()))
    assert set(SourceRow.objects.values_list("key", flat=True)) == {"news", "news-2", "news-3"}


def test_a_source_that_is_not_in_order_is_left_out_with_its_reason() -> None:
    made = b"""<opml xmlns:c="urn:copydesk:source:1"><body>
      <outline text="Odd" xmlUrl="https://a.example/1" c:territories="Mars"/>
      <outline text="Even" xmlUrl="https://a.example/2" c:interval="many" c:secret="x"/>
    </body></opml>"""
    entered = source_lists.enter(sent(made))
    assert [row.name for row in entered.new] == ["Even"]
    assert entered.left_out == [("Odd", "Two-letter codes, with commas between them.")]


def test_what_is_no_list_is_refused() -> None:
    with pytest.raises(UnreadableCapture, match="no OPML list"):
        source_lists.enter(sent(b"<rss/>"))
