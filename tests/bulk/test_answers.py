"""What an archive's record is to the wire."""

import contextlib
import gzip
import io
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulk.archives import answered, of_page, packed, page, record
from copydesk.errors import UnreadableCapture
from copydesk.story.story import Capture
from copydesk.wire.archive import http_answer
from copydesk.wire.archive.archived import Skipped, capture_of
from copydesk.wire.archive.warc import records
from copydesk.wire.read import deliver, read
from wire.captured import AT, captured

PAGE = page(1)


def of(content: bytes) -> Capture | Skipped:
    """What the first record of an archive is."""
    return capture_of(next(iter(records(io.BytesIO(content), 0, len(content)))), AT)  # type: ignore[arg-type]


def chunks(body: bytes, size: int = 50) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    sent = b"".join(b"%x;ext=1\r\n%b\r\n" % (len(part), part) for part in parts)
    return sent + b"0\r\nTrailer: x\r\n\r\n"


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("sent", "more"),
    [
        (PAGE, ""),
        (chunks(PAGE), "Transfer-Encoding: chunked\r\n"),
        (PAGE, "Transfer-Encoding: chunked\r\n"),
        (chunks(gzip.compress(PAGE)), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        (gzip.compress(PAGE), "Content-Encoding: x-gzip\r\n"),
        (PAGE, "Content-Encoding: gzip\r\n"),
        (zlib.compress(PAGE), "Content-Encoding: deflate\r\n"),
        (bare_deflate(PAGE), "Content-Encoding: deflate\r\n"),
        (PAGE, "Content-Encoding: deflate\r\n"),
        (brotli.compress(PAGE), "Content-Encoding: br\r\n"),
        (PAGE, "Content-Encoding: br\r\n"),
        (PAGE, "Content-Encoding: zstd\r\n"),
    ],
)
def test_a_page_is_the_same_however_it_was_sent(sent: bytes, more: str) -> None:
    found = of(record(answered(sent, media_type="text/html; charset=UTF-8", more=more)))
    assert isinstance(found, Capture)
    assert found.content == PAGE
    assert (found.media_type, found.charset) == ("text/html", "UTF-8")
    assert found.place == "https://isle.example/news/0"
    assert found.at.isoformat() == "2026-03-04T12:00:00+00:00"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (record(answered(PAGE, status="404 Not Found")), "HTTP 404"),
        (record(answered(b"", status="301 Moved", more="Location: /\r\n")), "HTTP 301"),
        (record(answered(b"GIF89a", media_type="image/gif")), "image/gif"),
        (record(answered(b"")), "nothing was sent"),
        (record(answered(PAGE), kind="revisit"), "revisit record"),
        (record(b"GET / HTTP/1.1\r\n\r\n", kind="request"), "request record"),
        (record(b"a: b", kind="warcinfo"), "warcinfo record"),
        (record(answered(b"x"), place="https://isle.example/robots.txt"), "robots.txt"),
        (
            record(b"1", place="dns:isle.example", kind="response", content_type="text/dns"),
            "text/dns",
        ),
        (record(answered(b"\0" * (17 << 20), media_type="video/mp4")), "video/mp4"),
    ],
)
def test_what_is_no_copy_is_skipped_with_the_reason(content: bytes, reason: str) -> None:
    found = of(content)
    assert isinstance(found, Skipped)
    assert found.reason == reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (record(b"<p>no answer"), "this is no HTTP answer"),
        (record(answered(b"x" * (17 << 20))), "larger than 16 MiB, or so it claims"),
        (
            record(answered(gzip.compress(b"x" * (17 << 20)), more="Content-Encoding: gzip\r\n")),
            "unpacks to more than 16 MiB",
        ),
        (
            record(answered(brotli.compress(b"x" * (40 << 20)), more="Content-Encoding: br\r\n")),
            "unpacks to more than 16 MiB",
        ),
        (
            record(answered(b"\x28\xb5\x2f\xfd\0", more="Content-Encoding: zstd\r\n")),
            "packed in a way that is not undone here: zstd",
        ),
    ],
)
def test_what_cannot_be_had_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableCapture) as refused:
        of(content)
    assert refused.value.reason == reason
    assert refused.value.place == "https://isle.example/news/0"


def test_a_resource_and_the_text_of_a_conversion_are_copy() -> None:
    for kind, media_type in (("resource", "text/html"), ("conversion", "text/plain")):
        found = of(record(PAGE, kind=kind, content_type=media_type))
        assert isinstance(found, Capture)
        assert (found.content, found.media_type) == (PAGE, media_type)


def test_an_archive_in_a_delivery_gives_the_items_of_its_pages() -> None:
    archive = packed(
        record(b"software: ours", kind="warcinfo"),
        of_page(1),
        record(answered(b"x", status="500 No")),
        of_page(2),
    )
    found = read(captured(archive, place="upload:isle.warc.gz"))
    assert [(each.format, each.guid) for each in found] == [
        ("page", "https://isle.example/news/1"),
        ("page", "https://isle.example/news/2"),
    ]
    assert {each.source for each in found} == {"isle"}


def test_an_archive_without_copy_is_refused() -> None:
    with pytest.raises(UnreadableCapture, match="an archive without copy"):
        read(captured(record(answered(b"x", status="404 Not Found"))))


def test_an_archive_that_is_broken_all_over_is_refused_at_once() -> None:
    came = deliver(captured(of_page(1) + b"\nWARC/1.0\r\nX" * 500_000))
    assert len(came.items) == 1
    assert "and 996 more" in came.left_out
    assert "more than 1000 records that cannot be read: the rest is left" in came.left_out


def test_of_an_archive_that_holds_more_than_a_delivery_may_the_rest_is_left_and_told() -> None:
    big = gzip.compress(b"<p>" + b"a" * (15 << 20))
    huge = record(answered(big, more="Content-Encoding: gzip\r\n"))
    came = deliver(captured(of_page(1) + huge * 4 + of_page(2)))
    assert came.items[0].guid == "https://isle.example/news/1"
    assert "copydesk archive read" in came.left_out


def test_a_bad_record_of_an_archive_is_refused_with_its_place_beside_the_others() -> None:
    first, second = of_page(1), of_page(2)
    bad = record(answered(b"x"), length=5)
    came = deliver(captured(first + bad + second, place="drop/isle.warc"))
    assert [one.guid for one in came.items] == [f"https://isle.example/news/{n}" for n in (1, 2)]
    assert [(one.place, one.reason) for one in came.refusals] == [
        (f"drop/isle.warc@{len(first)}", "its length is wrong")
    ]


def test_a_record_whose_page_cannot_be_read_is_refused_by_its_address() -> None:
    pdf = record(answered(b"%PDF-1.7 and more"), place="https://isle.example/report")
    came = deliver(captured(of_page(1) + pdf))
    assert [(one.place, one.reason) for one in came.refusals] == [
        ("https://isle.example/report", "a PDF file, not copy")
    ]


@given(
    st.binary(max_size=300), st.sampled_from(["", "gzip", "deflate", "br", "zstd"]), st.booleans()
)
def test_no_answer_makes_the_reader_raise_anything_else(
    sent: bytes, coding: str, in_chunks: bool
) -> None:
    more = f"Content-Encoding: {coding}\r\n" if coding else ""
    more += "Transfer-Encoding: chunked\r\n" if in_chunks else ""
    came = http_answer.answer(answered(sent, more=more), "x")
    with contextlib.suppress(UnreadableCapture):
        http_answer.body(came, "x")
