"""Addresses and headers of readers, friendly and not."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.newsroom.front.asked import codings, holds, is_since, part_of, place_of


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (b"/", ""),
        (b"/world/", "world/"),
        (b"/2026/03/04/ferry-back/", "2026/03/04/ferry-back/"),
        (b"/robots.txt", "robots.txt"),
        (b"/caf%C3%A9/", "café/"),
        (b"/.well-known/security.txt", ".well-known/security.txt"),
    ],
)
def test_an_address_of_plain_names_is_a_place(path: bytes, place: str) -> None:
    assert place_of(path) == place


@pytest.mark.parametrize(
    "path",
    [
        *(b"", b"x", b"*", b"//", b"//evil.example/", b"/a//b", b"http://evil.example/"),
        *(b"/../x", b"/a/..", b"/a/%2e%2e/b", b"/.press", b"/a/.index.html.coming"),
        *(b"/a%00", b"/a%5cb", b"/a\\b", b"/%ff", b"/a%0d%0ab", b"/" + b"a" * 2000),
    ],
)
def test_any_other_address_is_none(path: bytes) -> None:
    assert place_of(path) is None


@given(st.binary(max_size=80))
def test_no_bytes_lead_out_of_the_folder(raw: bytes) -> None:
    place = place_of(b"/" + raw)
    if place:
        root = Path("/srv/site")
        assert (root / place).resolve().is_relative_to(root)


def test_no_known_attack_leads_out_of_the_folder(shared: Path) -> None:
    root = Path("/srv/site")
    lines = (shared / "bench/attacks/path.jsonl").read_text().splitlines()
    payloads = [json.loads(line)["payload"] for line in lines]
    assert len(payloads) > 100
    for payload in payloads:
        for address in (payload, "/" + payload, "/static/" + payload):
            place = place_of(address.encode("utf-8", "replace"))
            if place is not None:
                assert (root / place).resolve().is_relative_to(root)


@pytest.mark.parametrize(
    ("accepts", "best"),
    [
        (None, "identity"),
        (b"", "identity"),
        (b"gzip, deflate, br, zstd", "br"),
        (b"gzip", "gzip"),
        (b"br;q=0.5, gzip;q=0.8", "gzip"),
        (b"br;q=0, gzip", "gzip"),
        (b"*", "br"),
        (b"identity, br;q=0.5", "identity"),
        (b"br;q=nonsense", "identity"),
        (b"BR", "br"),
        (b"gzip, zstd", "zstd"),
        (b"zstd;q=0.9, gzip", "gzip"),
        (b"x-gzip", "gzip"),
        (b"gzip;Q=1.000, BR ; q=0.999", "gzip"),
        (b"gzip\t;\tq=0.001, identity;q=0", "gzip"),
        (b"*;q=0, br;q=0.001", "br"),
        (b"*;q=0.5, br;q=0, zstd;q=0", "gzip"),
        (b"br;q=0.001", "br"),  # plain is for want of better only
        (b"gzip;q=0.5, *", "br"),
        (b"deflate, compress", "identity"),
        (b",, gzip,", "gzip"),
    ],
)
def test_the_coding_a_reader_likes_best_is_first(accepts: bytes | None, best: str) -> None:
    assert codings(accepts)[0] == best


@pytest.mark.parametrize("weight", [b"1.5", b"0.1234", b"1.001", b".5", b"-1", b"", b"+1", b"a"])
def test_a_weight_that_is_none_is_no_wish(weight: bytes) -> None:
    assert codings(b"br;q=" + weight) == ("identity",)


@pytest.mark.parametrize("accepts", [b"identity;q=0", b"*;q=0", b"*;q=0.0, gzip;q=0", b"*;q=0.000"])
def test_a_reader_may_take_no_coding_we_have(accepts: bytes) -> None:
    assert codings(accepts) == ()


@pytest.mark.parametrize("accepts", [b"", b"gzip", b"gzip;q=0", b"*;q=0, identity", b"*", b"a"])
def test_plain_is_taken_unless_it_is_excluded(accepts: bytes) -> None:
    assert "identity" in codings(accepts)


@given(st.binary(max_size=60))
def test_any_wish_for_codings_can_be_read(accepts: bytes) -> None:
    assert set(codings(accepts)) <= {"br", "zstd", "gzip", "identity"}


@pytest.mark.parametrize("held", [b'"a"', b'W/"a"', b'"b", "a"', b"*"])
def test_a_list_of_tags_names_the_one_it_holds(held: bytes) -> None:
    assert holds(held, b'"a"')


@pytest.mark.parametrize("held", [b"", b'"b"', b"a", b'"a-gzip"'])
def test_a_list_of_tags_does_not_name_others(held: bytes) -> None:
    assert not holds(held, b'"a"')


@pytest.mark.parametrize("since", [b"", b"nonsense", b"Thu, 01 Jan 1970 00:00:00 GMT", b"\xff"])
def test_a_time_that_is_old_or_none_asks_for_the_file(since: bytes) -> None:
    assert not is_since(since, 1_700_000_000)


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        (b"bytes=0-4", (0, 5)),
        (b"bytes=5-", (5, 10)),
        (b"bytes=-3", (7, 10)),
        (b"bytes=-30", (0, 10)),
        (b"bytes=8-100", (8, 10)),
        (b"bytes=10-", (0, 0)),
        (b"bytes=-0", (0, 0)),
        (b"bytes=-", None),
        (b"bytes=4-2", None),
        (b"bytes=0-1,3-4", None),
        (b"lines=0-1", None),
    ],
)
def test_a_range_is_read_or_passed_over(wanted: bytes, part: tuple[int, int] | None) -> None:
    assert part_of(wanted, 10) == part
