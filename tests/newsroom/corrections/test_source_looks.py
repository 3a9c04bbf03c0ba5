"""The source's own page of a published story is looked at again, and its silent changes told."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from pytest_django import Settings

from copydesk.newsroom.corrections.silent import source_looks
from copydesk.newsroom.corrections.silent.rows import SilentChange, SourcePage
from copydesk.newsroom.corrections.telling.search_engines import tell_search_engines
from copydesk.newsroom.corrections.upstream.standing import correction_of
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.story.blocks import plain_text
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition

Sort = SilentChange.Sort


class Page:
    """What the source's page says, and how often it was asked for."""

    def __init__(self) -> None:
        self.address = ""
        self.content = b""
        self.status = 200
        self.asked = 0
        self.told: list[bytes] = []


@pytest.fixture
def page(settings: Settings) -> Iterator[Page]:
    shown = Page()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            shown.told.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.do_GET()

        def do_GET(self) -> None:
            shown.asked += 1
            self.send_response(shown.status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(shown.content)))
            self.end_headers()
            self.wfile.write(shown.content)

        def log_message(self, format: str, *args: object) -> None:
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    netloc = f"127.0.0.1:{server.server_port}"
    settings.WIRE_ALLOW = (netloc,)
    shown.address = f"http://{netloc}/story"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield shown
    server.shutdown()
    server.server_close()


@pytest.fixture
def watched(edition: EditionRow, row: StoryRow, page: Page) -> SourcePage:
    """A published story whose source's page is on the list."""
    StoryRow.objects.filter(pk=row.pk).update(origin_url=page.address)
    page.content = told(edition)
    source_looks.plan_looks(edition.first_at)
    return SourcePage.objects.get(story=row)


def told(edition: EditionRow, was: str = "", now: str = "") -> bytes:
    story = from_json(edition.content, Edition, place="").story
    texts = "".join(f"<p>{plain_text(block)}</p>" for block in story.blocks)
    body = f"<h1>{story.headline}</h1>{texts}".replace(was, now) if was else texts
    return f"<!doctype html><title>A</title><article>{body}</article>".encode()


def later(edition: EditionRow, hours: float) -> dt.datetime:
    return edition.first_at + dt.timedelta(hours=hours)


def test_pages_are_looked_at_after_an_hour_six_a_day_and_a_week(
    watched: SourcePage, edition: EditionRow, page: Page
) -> None:
    assert source_looks.look(later(edition, 0.5)) == 0
    for hours in (1.01, 6.01, 24.01, 168.01):
        assert source_looks.look(later(edition, hours)) == 1
        assert source_looks.look(later(edition, hours)) == 0
    watched.refresh_from_db()
    assert watched.next_at is None
    assert page.asked == 4
    assert not SilentChange.objects.exists()


def test_facts_changed_on_the_page_are_told_with_both_passages(
    watched: SourcePage, edition: EditionRow, page: Page, row: StoryRow
) -> None:
    page.content = told(edition, "240,000", "420,000")
    source_looks.look(later(edition, 1.01))
    found = SilentChange.objects.filter(sort=Sort.UPSTREAM).first()
    assert found is not None
    assert found.story == row
    assert "240,000" in found.was
    assert "420,000" in found.now
    row.refresh_from_db()
    assert row.attention == StoryRow.Attention.FACTS


def test_facts_changed_on_the_page_wait_at_the_desk_as_a_version_that_came(
    watched: SourcePage, edition: EditionRow, page: Page, row: StoryRow
) -> None:
    page.content = told(edition, "240,000", "420,000")
    source_looks.look(later(edition, 1.01))
    source_looks.look(later(edition, 6.01))
    came = row.arrivals.get(kind="update")
    assert came.capture is not None
    assert (came.capture.place, came.capture.state) == (page.address, "read")
    assert (came.facts[0]["was"], came.facts[0]["now"]) == ("240,000", "420,000")
    row.refresh_from_db()
    waits = correction_of(row)
    assert waits is not None
    assert not waits.is_called_correction
    assert any("420,000" in plain_text(block) for block in waits.story.blocks)
    assert row.editions.count() == 1  # nothing is published by that


def test_a_page_that_is_gone_is_told_once(
    watched: SourcePage, edition: EditionRow, page: Page
) -> None:
    page.status = 404
    for hours in (1.01, 6.01):
        source_looks.look(later(edition, hours))
    assert [one.sort for one in SilentChange.objects.all()] == [Sort.GONE]


def test_a_story_that_stands_no_more_is_not_asked_for_again(
    watched: SourcePage, edition: EditionRow, row: StoryRow
) -> None:
    StoryRow.objects.filter(pk=row.pk).update(state=StoryRow.State.KILLED)
    source_looks.look(later(edition, 1.01))
    watched.refresh_from_db()
    assert watched.next_at is None


def test_search_engines_are_told_once_what_is_everywhere_and_only_with_a_key(
    edition: EditionRow,
    page: Page,
    settings: Settings,
    site: Path,
    pressed: Callable[[], Path],
) -> None:
    settings.PRESS_ROOT, settings.INDEXNOW_ADDRESS = site, page.address
    pressed()
    now = edition.first_at
    assert tell_search_engines(now) == 0
    settings.INDEXNOW_KEY = "abcdef0123456789"
    page.status = 500
    assert tell_search_engines(now) == 0
    page.status = 202
    assert tell_search_engines(now) == 1
    assert tell_search_engines(now) == 0
    assert edition.path.encode() in page.told[-1]
    assert (site / "abcdef0123456789.txt").read_text() == settings.INDEXNOW_KEY
