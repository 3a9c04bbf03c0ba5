"""Files are sent with the word on whether machines may mine them, as they say it on the disk."""

import json
from pathlib import Path

import pytest

from copydesk.newsroom.front import parts
from copydesk.newsroom.front.asked import Asked
from copydesk.newsroom.front.reserving import RULES
from copydesk.newsroom.front.shelf import Shelf

PAGE = "<!doctype html><html><head><title>x</title>{metas}</head><body>{body}</body></html>"
RESERVED = '<meta name="tdm-reservation" content="1">'
FREE = '<meta name="tdm-reservation" content="0">'
POLICY = '<meta name="tdm-policy" content="https://p.example/tdm?a=1&amp;b=2">'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay(tmp_path, "ferry/index.html", PAGE.format(metas=RESERVED + POLICY, body=""))
    lay(tmp_path, "own/index.html", PAGE.format(metas=FREE + POLICY, body=RESERVED))
    lay(tmp_path, "feed.rss", "<rss/>")
    rules(tmp_path, reserved=0)
    return tmp_path


def lay(root: Path, path: str, content: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(content, encoding="utf-8")


def rules(root: Path, *, reserved: int, **more: str) -> None:
    lay(root, RULES, json.dumps([{"location": "/*", "tdm-reservation": reserved, **more}]))


def told(shelf: Shelf, path: str, held: bytes = b"") -> dict[bytes, bytes]:
    found = shelf.answer(Asked(path=path.encode(), held=held))
    assert found is not None
    return {name: value for name, value in found.headers if name.startswith(b"tdm-")}


def test_each_page_says_for_itself_whether_it_may_be_mined(root: Path) -> None:
    shelf = Shelf(parts.site(root))
    assert told(shelf, "/ferry/") == {
        b"tdm-reservation": b"1",
        b"tdm-policy": b"https://p.example/tdm?a=1&b=2",
    }
    assert told(shelf, "/own/") == {b"tdm-reservation": b"0"}


def test_other_files_have_the_word_of_the_whole_site(root: Path) -> None:
    rules(root, reserved=1, **{"tdm-policy": "https://p.example/tdm"})
    shelf = Shelf(parts.site(root))
    assert told(shelf, "/feed.rss") == {
        b"tdm-reservation": b"1",
        b"tdm-policy": b"https://p.example/tdm",
    }


def test_another_word_for_the_whole_site_is_told_with_files_that_stay_as_they_are(
    root: Path,
) -> None:
    shelf = Shelf(parts.site(root))
    assert told(shelf, "/feed.rss") == {b"tdm-reservation": b"0"}
    rules(root, reserved=1)
    told(shelf, f"/{RULES}")  # the press prints pages anew with it, and somebody reads one
    assert told(shelf, "/feed.rss") == {b"tdm-reservation": b"1"}


@pytest.mark.parametrize("content", ["", "{", "{}", "[1]", '[{"location": "/other/"}]', "[" * 9])
def test_rules_that_cannot_be_read_say_nothing(root: Path, content: str) -> None:
    lay(root, RULES, content)
    assert told(Shelf(parts.site(root)), "/feed.rss") == {}


@pytest.mark.parametrize("policy", ["javascript:x", "https://[", "https://p/\r\nx: y", "ü"])
def test_no_policy_that_is_no_address_comes_into_a_header(root: Path, policy: str) -> None:
    rules(root, reserved=1, **{"tdm-policy": policy})
    assert told(Shelf(parts.site(root)), "/feed.rss") == {b"tdm-reservation": b"1"}


def test_pictures_of_the_desk_say_nothing_of_it(root: Path) -> None:
    lay(root, "a.png", "x")
    assert told(Shelf(parts.media(root)), "/a.png") == {}
