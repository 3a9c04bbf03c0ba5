"""Records of web archives, sound and broken."""

import gzip
import io
import itertools
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulk.archives import answered, of_page, packed, page, record
from copydesk.wire.archive.warc import LARGEST, ArchiveRecord, BadPlace, records

PAGES = [of_page(number) for number in range(6)]


def read(content: bytes, start: int = 0, end: int | None = None) -> list[ArchiveRecord | BadPlace]:
    return list(records(io.BytesIO(content), start, len(content) if end is None else end))


def good(found: list[ArchiveRecord | BadPlace]) -> list[str]:
    """The last part of the address of each sound record."""
    return [
        each.fields.get("warc-target-uri", "").rpartition("/")[2]
        for each in found
        if isinstance(each, ArchiveRecord)
    ]


def bad(found: list[ArchiveRecord | BadPlace]) -> list[str]:
    return [each.reason for each in found if isinstance(each, BadPlace)]


@pytest.mark.parametrize(
    "content",
    [b"".join(PAGES), packed(*PAGES), gzip.compress(b"".join(PAGES))],
    ids=["plain", "a member a record", "one member"],
)
def test_records_come_whole_and_in_order_however_they_are_packed(content: bytes) -> None:
    found = read(content)
    assert good(found) == list("012345")
    assert not bad(found)
    assert found[2].block == answered(page(2))  # type: ignore[union-attr]


@pytest.mark.parametrize("cuts", [2, 3, 7, 50])
@pytest.mark.parametrize("pack", [packed, lambda *parts: b"".join(parts)], ids=["gzip", "plain"])
def test_ranges_of_a_file_give_each_record_once(pack: object, cuts: int) -> None:
    content = pack(*PAGES)  # type: ignore[operator]
    places = [len(content) * n // cuts for n in range(cuts + 1)]
    found = [one for at, to in itertools.pairwise(places) for one in read(content, at, to)]
    assert good(found) == list("012345")
    assert not bad(found)


def test_the_field_names_are_read_in_any_case_and_folded_over_lines() -> None:
    content = (
        b"WARC/1.0\nwarc-type: resource\nWARC-Target-URI: https://isle.example/\n  a\n"
        b"CONTENT-LENGTH: 4\n\nbody\n\n"
    )
    (found,) = read(content)
    assert isinstance(found, ArchiveRecord)
    assert found.fields["warc-target-uri"] == "https://isle.example/ a"
    assert found.block == b"body"


@pytest.mark.parametrize("claimed", [0, 10, 5000, 10**6])
@pytest.mark.parametrize("pack", [packed, lambda *parts: b"".join(parts)], ids=["gzip", "plain"])
def test_a_record_that_lies_about_its_length_costs_only_itself(claimed: int, pack: object) -> None:
    liar = record(answered(page(9)), length=claimed)
    found = read(pack(PAGES[0], liar, PAGES[1], PAGES[2]))  # type: ignore[operator]
    assert good(found) == list("012")
    assert len(bad(found)) == 1


def test_a_record_longer_than_is_read_is_shown_in_a_glance_and_the_next_is_found() -> None:
    film = record(b"\0" * (LARGEST + 100), place="https://isle.example/film")
    for content in (PAGES[0] + film + PAGES[1], packed(PAGES[0], film, PAGES[1])):
        found = read(content)
        assert good(found) == ["0", "film", "1"]
        assert len(found[1].block) < 100_000  # type: ignore[union-attr]


def test_a_broken_member_costs_only_its_record() -> None:
    members = [packed(each) for each in PAGES]
    broken = bytearray(members[2])
    broken[len(broken) // 2] ^= 0xFF
    found = read(b"".join([*members[:2], bytes(broken), *members[3:]]))
    assert good(found) == list("01345")
    assert len(bad(found)) == 1


def test_a_member_whose_check_sum_is_wrong_is_not_taken() -> None:
    members = [packed(each) for each in PAGES]
    members[2] = members[2][:-8] + b"\0\0\0\0" + members[2][-4:]
    found = read(b"".join(members))
    assert good(found) == list("01345")
    assert bad(found) == ["broken gzip data"]


def test_bytes_between_members_are_told_and_passed_over() -> None:
    found = read(packed(PAGES[0]) + b"what is this" * 10 + packed(PAGES[1]) + b"\0" * 1000)
    assert good(found) == list("01")
    assert bad(found) == ["no gzip data"]


def test_an_archive_cut_off_gives_what_came_and_says_so() -> None:
    for content in (b"".join(PAGES)[:-40], packed(*PAGES)[:-40]):
        found = read(content)
        assert good(found) == list("01234")
        assert len(bad(found)) == 1


def test_a_bomb_is_left_and_the_member_behind_it_is_read() -> None:
    bomb = gzip.compress(record(b"\0" * 300_000_000))
    began = time.process_time()
    found = read(packed(PAGES[0]) + bomb + packed(PAGES[1]))
    assert good(found)[0] == "0"
    assert good(found)[-1] == "1"
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "content",
    [
        b"\nWARC/1.0\r\nX" * 200_000,
        b"\r\n\r\nWARC/1.0\r\nWARC-Type: a\r\nContent-Length: 16000000\r\n\r\n" * 60_000,
        b"WARC/1.0\r\n" + b"a: b\r\n" * 500_000,
        b"\r\n" * 2_000_000,
        b"\x1f\x8b\x08\0\0\0\0\0\0\xff" * 300_000,
        b"\x1f\x8b\x08" * 1_000_000,
        gzip.compress(b"") * 100_000,
    ],
    ids=["version lines", "long claims", "endless head", "blank", "magics", "magic", "empty"],
)
def test_hostile_archives_take_time_in_proportion(content: bytes) -> None:
    began = time.process_time()
    for _ in records(io.BytesIO(content), 0, len(content)):
        pass
    assert time.process_time() - began < 8


@given(st.binary(max_size=3000))
def test_no_bytes_make_the_reader_raise(content: bytes) -> None:
    read(b"WARC/1.0\r\n" + content)
    read(b"\x1f\x8b\x08\0" + content)


@given(st.integers(0, 2**32), st.integers(1, 40), st.booleans())
def test_damage_never_takes_away_records_before_it(seed: int, blows: int, pack: bool) -> None:
    whole = packed(*PAGES) if pack else b"".join(PAGES)
    content, dice = bytearray(whole), random.Random(seed)
    for _ in range(blows):
        content[dice.randrange(len(content))] = dice.randrange(256)
    pairs = enumerate(zip(content, whole, strict=True))
    first = next((n for n, (is_now, was) in pairs if is_now != was), len(whole))
    sizes = [len(packed(each)) if pack else len(each) for each in PAGES]
    before = next((n for n in range(6) if sum(sizes[: n + 1]) > first), 6)
    found = read(bytes(content))
    expected = [str(n) for n in range(before)]
    assert good(found)[:before] == expected


@given(st.lists(st.binary(max_size=400), max_size=8), st.booleans())
def test_what_is_written_is_read(blocks: list[bytes], pack: bool) -> None:
    parts = [record(each, kind="resource") for each in blocks]
    content = packed(*parts) if pack else b"".join(parts)
    if content:
        assert [each.block for each in read(content)] == blocks  # type: ignore[union-attr]
