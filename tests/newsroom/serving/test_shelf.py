"""Files as readers are sent them: conditional, compressed, in parts, buried."""

from pathlib import Path

import pytest
import zstandard

from copydesk.newsroom.front import parts
from copydesk.newsroom.front.answer import Answer
from copydesk.newsroom.front.asked import Asked
from copydesk.newsroom.front.shelf import LARGEST, Shelf
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.press.paper import Page

WORDS = b"<!doctype html><title>Ferry back</title>" + b"<p>The ferry runs again.</p>" * 40
STAMP = 1_772_625_600_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> SiteFolder:
    (tmp_path / "site").mkdir()
    return SiteFolder(tmp_path / "site")


@pytest.fixture
def shelf(folder: SiteFolder) -> Shelf:
    lay(folder, "ferry/index.html", WORDS)
    return Shelf(parts.site(folder.root))


def lay(folder: SiteFolder, path: str, content: bytes, *, status: int = 200, at: int = 0) -> None:
    kind = "image/webp" if path.endswith(".webp") else "text/html; charset=utf-8"
    page = Page(path=path, media_type=kind, content=content, status=status)
    folder.lay([page], stamp=STAMP + at * 1_000_000_000)


def ask(shelf: Shelf, path: str, **more: bytes | bool) -> Answer:
    found = shelf.answer(Asked(path=path.encode(), **more))
    assert found is not None
    return found


def told(answer: Answer, name: bytes) -> bytes:
    return dict(answer.headers).get(name, b"")


def test_a_folder_answers_with_its_index(shelf: Shelf) -> None:
    found = ask(shelf, "/ferry/")
    assert (found.status, found.body) == (200, WORDS)
    assert told(found, b"content-type") == b"text/html; charset=utf-8"
    assert told(found, b"content-length") == b"%d" % len(WORDS)


def test_an_address_without_its_slash_leads_to_the_folder(shelf: Shelf) -> None:
    found = ask(shelf, "/ferry", query=b"from=feed")
    assert (found.status, told(found, b"location")) == (308, b"/ferry/?from=feed")


def test_nothing_is_where_nothing_lies(shelf: Shelf) -> None:
    assert shelf.answer(Asked(path=b"/nowhere/")) is None


@pytest.mark.parametrize("coding", ["br", "gzip", "zstd"])
def test_each_coding_has_its_own_tag(shelf: Shelf, coding: str) -> None:
    plain, packed = ask(shelf, "/ferry/"), ask(shelf, "/ferry/", accepts=coding.encode())
    assert told(packed, b"content-encoding") == coding.encode()
    assert len(packed.body) < len(WORDS)
    assert told(packed, b"etag") != told(plain, b"etag")
    assert told(packed, b"vary") == told(plain, b"vary") == b"accept-encoding"


def test_a_copy_for_those_who_like_zstd_best_is_the_same_page(shelf: Shelf) -> None:
    for accepts in (b"zstd", b"zstd, br;q=0.9", b"zstd, gzip;q=0.5, *;q=0"):
        found = ask(shelf, "/ferry/", accepts=accepts)
        assert told(found, b"content-encoding") == b"zstd"
        assert zstandard.decompress(found.body) == WORDS
    assert told(ask(shelf, "/ferry/", accepts=b"br, zstd"), b"content-encoding") == b"br"


def test_a_reader_who_holds_the_page_is_told_so(shelf: Shelf) -> None:
    etag = told(ask(shelf, "/ferry/"), b"etag")
    found = ask(shelf, "/ferry/", held=etag)
    assert (found.status, found.body) == (304, b"")
    assert told(found, b"etag") == etag


def test_a_tag_of_another_coding_does_not_count(shelf: Shelf) -> None:
    etag = told(ask(shelf, "/ferry/", accepts=b"br"), b"etag")
    assert ask(shelf, "/ferry/", held=etag).status == 200


def test_the_time_of_the_copy_held_counts_when_no_tag_is_sent(shelf: Shelf) -> None:
    changed = told(ask(shelf, "/ferry/"), b"last-modified")
    assert ask(shelf, "/ferry/", held_since=changed).status == 304
    assert ask(shelf, "/ferry/", held_since=changed, held=b'"other"').status == 200
    assert ask(shelf, "/ferry/", held_since=b"Sun, 01 Mar 2026 00:00:00 GMT").status == 200


def test_a_head_has_the_length_and_no_body(shelf: Shelf) -> None:
    found = ask(shelf, "/ferry/", is_head=True)
    assert (found.body, told(found, b"content-length")) == (b"", b"%d" % len(WORDS))


def test_a_part_is_sent_when_the_copy_is_still_the_same(shelf: Shelf) -> None:
    etag = told(ask(shelf, "/ferry/"), b"etag")
    found = ask(shelf, "/ferry/", range=b"bytes=0-8", range_of=etag)
    assert (found.status, found.body) == (206, WORDS[:9])
    assert told(found, b"content-range") == b"bytes 0-8/%d" % len(WORDS)
    assert ask(shelf, "/ferry/", range=b"bytes=0-8", range_of=b'"other"').status == 200


def test_a_part_beyond_the_end_is_refused(shelf: Shelf) -> None:
    assert ask(shelf, "/ferry/", range=b"bytes=99999-").status == 416


def test_a_new_edition_is_seen_at_once(shelf: Shelf, folder: SiteFolder) -> None:
    before = ask(shelf, "/ferry/", accepts=b"br")
    lay(folder, "ferry/index.html", WORDS + b"<p>More.</p>", at=1)
    after = ask(shelf, "/ferry/", accepts=b"br")
    assert told(before, b"etag") != told(after, b"etag")


def test_a_compressed_copy_of_another_content_is_not_sent(shelf: Shelf, folder: SiteFolder) -> None:
    (folder.root / "ferry/index.html").write_bytes(b"<p>Put here by hand.</p>")
    found = ask(shelf, "/ferry/", accepts=b"br")
    assert (found.body, told(found, b"content-encoding")) == (b"<p>Put here by hand.</p>", b"")


def test_a_withdrawn_story_is_gone(shelf: Shelf, folder: SiteFolder) -> None:
    lay(folder, "ferry/index.html", b"<p>This story was withdrawn.</p>", status=410)
    found = ask(shelf, "/ferry/")
    assert (found.status, found.body) == (410, b"<p>This story was withdrawn.</p>")
    assert told(found, b"etag") == b""


def test_a_restored_story_is_back(shelf: Shelf, folder: SiteFolder) -> None:
    lay(folder, "ferry/index.html", b"<p>withdrawn</p>", status=410)
    lay(folder, "ferry/index.html", WORDS, at=1)
    assert ask(shelf, "/ferry/").status == 200
    assert not (folder.root / "ferry/410.html").exists()


@pytest.mark.parametrize("path", ["/ferry/index.html.br", "/.press", "/ferry/.index.html.coming"])
def test_files_that_are_nobodys_business_are_not_there(
    shelf: Shelf, folder: SiteFolder, path: str
) -> None:
    (folder.root / "ferry/.index.html.coming").write_bytes(b"half")
    assert shelf.answer(Asked(path=path.encode())) is None


def test_a_link_out_of_the_folder_is_not_followed(shelf: Shelf, folder: SiteFolder) -> None:
    (folder.root / "out.txt").symlink_to("/etc/hostname")
    assert shelf.answer(Asked(path=b"/out.txt")) is None


def test_readers_pages_come_under_the_strict_policy(shelf: Shelf) -> None:
    found = ask(shelf, "/ferry/")
    policy = told(found, b"content-security-policy")
    assert policy.startswith(b"default-src 'none'; script-src 'self'")
    assert b"unsafe" not in policy
    assert told(found, b"x-content-type-options") == b"nosniff"


@pytest.mark.parametrize(
    ("path", "keeps"),
    [
        ("static/press.0123456789ab.css", b"immutable"),
        ("pictures/0123456789abcdef0123-480.webp", b"immutable"),
        ("ferry/index.html", b"must-revalidate"),
        ("live/ticker.json", b"max-age=2"),
    ],
)
def test_copies_are_kept_as_long_as_the_name_allows(
    folder: SiteFolder, path: str, keeps: bytes
) -> None:
    lay(folder, path, b"x")
    found = ask(Shelf(parts.site(folder.root)), "/" + path)
    assert keeps in told(found, b"cache-control")


def test_a_strangers_file_among_the_pictures_is_never_shown_as_a_page(tmp_path: Path) -> None:
    for name in ("a.html", "a.svg", "a.jpg"):
        (tmp_path / name).write_bytes(b"<script>alert(1)</script>")
    shelf = Shelf(parts.media(tmp_path))
    kinds = [told(ask(shelf, f"/{name}"), b"content-type") for name in ("a.html", "a.svg", "a.jpg")]
    assert kinds == [b"application/octet-stream", b"application/octet-stream", b"image/jpeg"]
    assert b"sandbox" in told(ask(shelf, "/a.html"), b"content-security-policy")


def test_what_is_held_in_memory_is_bounded(folder: SiteFolder) -> None:
    shelf = Shelf(parts.site(folder.root), memory=10_000)
    for number in range(30):
        lay(folder, f"{number}/index.html", b"%04d" % number * 500)
        assert ask(shelf, f"/{number}/").status == 200
    assert shelf._size <= 10_000


def test_a_large_file_is_named_and_not_held(folder: SiteFolder) -> None:
    lay(folder, "big.webp", b"x" * (LARGEST + 1))
    found = ask(Shelf(parts.site(folder.root)), "/big.webp", range=b"bytes=5-9")
    assert (found.status, found.body, found.part) == (206, b"", (5, 10))
    assert found.file is not None


def test_a_file_cut_short_while_it_is_read_does_no_harm(shelf: Shelf, folder: SiteFolder) -> None:
    (folder.root / "ferry/index.html").unlink()
    assert shelf.answer(Asked(path=b"/ferry/")) is None


@pytest.mark.parametrize("accepts", [b"identity;q=0", b"*;q=0", b"deflate, *;q=0"])
def test_a_reader_who_takes_no_coding_there_is_is_told_so(shelf: Shelf, accepts: bytes) -> None:
    found = ask(shelf, "/ferry/", accepts=accepts, held=b"*", range=b"bytes=0-3")
    assert found.status == 406
    assert told(found, b"vary") == b"accept-encoding"


@pytest.mark.parametrize("coding", ["br", "gzip", "zstd"])
def test_a_reader_who_excludes_plain_gets_what_is_left(shelf: Shelf, coding: str) -> None:
    found = ask(shelf, "/ferry/", accepts=f"identity;q=0, {coding}".encode())
    assert (found.status, told(found, b"content-encoding")) == (200, coding.encode())


def test_that_nothing_is_there_is_said_in_any_coding(shelf: Shelf, folder: SiteFolder) -> None:
    lay(folder, "404.html", WORDS)
    found = shelf.not_found(Asked(path=b"/nowhere/", accepts=b"*;q=0"))
    assert (found.status, found.body) == (404, WORDS)


def test_that_nothing_is_there_is_said_in_the_language_of_that_part_of_the_paper(
    shelf: Shelf, folder: SiteFolder
) -> None:
    lay(folder, "404.html", WORDS)
    lay(folder, "ar/404.html", b"ar")
    bodies = [shelf.not_found(Asked(path=p)).body for p in (b"/ar/no/", b"/no/ar/", b"/ar")]
    assert bodies == [b"ar", WORDS, WORDS]


def test_the_papers_own_card_stands_in_for_one_that_is_not_drawn_yet(folder: SiteFolder) -> None:
    lay(folder, "cards/paper.png", b"own")
    shelf = Shelf(parts.site(folder.root))
    for path in ("/cards/ferry-0123456789abcdef0123.png", "/cards/ar/x/0123456789abcdef0123.png"):
        found = ask(shelf, path)
        assert (found.status, found.body) == (200, b"own")
        assert told(found, b"cache-control") == b"public, max-age=0, must-revalidate"
        assert told(found, b"etag") == b""
    lay(folder, "cards/ferry-0123456789abcdef0123.png", b"drawn")
    found = ask(shelf, "/cards/ferry-0123456789abcdef0123.png")
    assert (found.body, told(found, b"cache-control")) == (b"drawn", parts.FOR_EVER)
    assert shelf.answer(Asked(path=b"/cards/anything.png")) is None


def test_a_feed_says_who_tells_of_its_news_and_under_what_name() -> None:
    part = parts.site(Path("site"), url="https://paper.example", hubs=("https://hub.example/",))
    ((name, line),) = part.links("topics/الطقس/feed.json")
    assert name == b"link"
    assert line == (
        b'<https://hub.example/>; rel="hub", <https://paper.example/topics/'
        b'%D8%A7%D9%84%D8%B7%D9%82%D8%B3/feed.json>; rel="self"'
    )
    assert part.links("topics/index.html") == ()
    assert parts.site(Path("site")).links("feed.rss") == ()
