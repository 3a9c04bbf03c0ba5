"""Caches before us are told what changed, by a real request, however often it takes."""

import datetime as dt
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.models import PurgeRow
from copydesk.newsroom.printing.press import Press
from copydesk.newsroom.printing.purging import purge
from copydesk.story.edition import Edition
from newsroom.printing.press_for_tests import FailingDisk, PowerCut

Out = Callable[..., Edition]
SOON = dt.timedelta(minutes=10)


class Cache(ThreadingHTTPServer):
    """A cache that takes PURGE, or is out of order."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Taking)
        self.asked: list[tuple[str, str]] = []
        self.status = 200

    @property
    def place(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Taking(BaseHTTPRequestHandler):
    """Answers PURGE."""

    server: Cache

    def do_PURGE(self) -> None:
        self.server.asked.append((self.headers["Host"], self.path))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *told: object) -> None:
        """Quietly."""


@pytest.fixture
def cache(settings: Any) -> Iterator[Cache]:
    """A cache in front of the site and of one more host."""
    server = Cache()
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    settings.SITE_URL = "https://courier.example"
    settings.WAGTAILFRONTENDCACHE = {
        "main": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": server.place,
            "HOSTNAMES": ["courier.example", "ar.courier.example"],
        }
    }
    yield server
    server.shutdown()
    server.server_close()


pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # Wagtail's own


def paths(cache: Cache, host: str = "courier.example") -> set[str]:
    return {path for asked, path in cache.asked if asked == host}


def test_what_an_act_changes_is_purged_for_every_host(
    press: Press, out: Out, cache: Cache, now: dt.datetime
) -> None:
    edition = out("Ferry back in service")
    press.empty_outbox(now)
    assert purge(now) > 4
    assert {"/", edition.path, "/world/", "/live/ticker.json"} <= paths(cache)
    assert paths(cache) == paths(cache, "ar.courier.example")
    assert not PurgeRow.objects.exists()


def test_what_did_not_change_is_not_purged(
    press: Press, out: Out, cache: Cache, now: dt.datetime
) -> None:
    out("Ferry back in service")
    press.press_all(now)
    purge(now)
    cache.asked.clear()
    press.press_all(now)
    assert purge(now) == 0
    assert cache.asked == []


def test_a_killed_story_is_purged(
    press: Press, out: Out, kill: Callable[[Edition], Edition], cache: Cache, now: dt.datetime
) -> None:
    edition = out("A claim that was false")
    press.empty_outbox(now)
    purge(now)
    cache.asked.clear()
    kill(edition)
    press.empty_outbox(now)
    purge(now)
    assert edition.path in paths(cache)


@pytest.mark.parametrize("status", [500, 403])
def test_a_purge_that_fails_is_on_record_and_tried_again(
    press: Press, out: Out, cache: Cache, now: dt.datetime, status: int
) -> None:
    out("Ferry back in service")
    cache.status = status
    assert press.empty_outbox(now) == 1
    assert purge(now) == 0
    row = PurgeRow.objects.first()
    assert row is not None
    assert str(status) in row.trouble
    assert row.trouble.startswith("main: ")
    assert purge(now) == 0  # not before its time
    cache.status = 200
    assert purge(now + SOON) > 4
    assert not PurgeRow.objects.exists()


def test_a_cache_that_is_not_there_holds_up_no_page(
    press: Press, out: Out, settings: Any, now: dt.datetime
) -> None:
    server = Cache()
    server.server_close()
    settings.WAGTAILFRONTENDCACHE = {
        "gone": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": server.place,
        }
    }
    out("Ferry back in service")
    assert press.empty_outbox(now) == 1
    assert purge(now) == 0
    assert PurgeRow.objects.filter(tries=1).exclude(trouble="").exists()


@pytest.mark.parametrize("step", range(0, 60, 7))
def test_a_crash_loses_no_purge(
    out: Out, site: Path, cache: Cache, now: dt.datetime, step: int
) -> None:
    edition = out("Ferry back in service")
    disk = FailingDisk(step)
    press = Press(SiteFolder(site, disk))
    with pytest.raises(PowerCut):
        press.empty_outbox(now)
    disk.left = 10**9
    assert purge(now) == 0
    press.empty_outbox(now)
    purge(now)
    assert {"/", edition.path, "/world/"} <= paths(cache)
