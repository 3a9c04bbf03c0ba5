"""Photographs that carry their words, and items in the answers of content services."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableCapture
from copydesk.wire import iim
from copydesk.wire.read import read
from wire.captured import captured, item, items

FRAME = b"\xff\xc0\x00\x0b\x08\x01\xf4\x03\xe8\x01\x01\x11\x00"  # 1000 by 500
SAID = {
    5: "FERRY", 10: "3", 15: "I", 25: "ferry", 40: "No archive", 55: "20260304", 60: "110500+0100",
    80: "Ann Other", 90: "South Harbour", 101: "Isle", 103: "ISL417", 105: "Ferry aground",
    110: "Ann Other/Isle Wire", 115: "IW", 116: "(c) Isle Wire", 120: "The ferry on the rocks",
}  # fmt: skip


def dataset(number: int, value: bytes, *, record: int = 2) -> bytes:
    """One value of an IPTC block."""
    return bytes((0x1C, record, number)) + len(value).to_bytes(2, "big") + value


def photo(said: dict[int, str], *, charset: str = "utf-8", head: bytes = b"") -> bytes:
    """A JPEG file with words in its IPTC block, and no picture."""
    block = head + b"".join(dataset(n, words.encode(charset)) for n, words in said.items())
    held = b"8BIM\x04\x04\x00\x00" + len(block).to_bytes(4, "big") + block
    body = b"Photoshop 3.0\x00" + held
    segment = b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body
    return b"\xff\xd8" + segment + FRAME + b"\xff\xda\x00\x02"


def test_a_photograph_brings_caption_credit_and_rights() -> None:
    found = item(photo(SAID), place="drop/ferry.jpg")
    assert (found.format, found.item_class) == ("photo", "picture")
    assert (found.headline, found.slugline, found.byline) == ("Ferry aground", "FERRY", "Ann Other")
    assert (found.credit, found.copyright) == ("Ann Other/Isle Wire", "(c) Isle Wire")
    assert found.body.text == "The ferry on the rocks"
    assert found.desk_note == "No archive"
    assert found.urgency == 3
    (picture,) = found.pictures
    assert (picture.src, picture.width, picture.height) == ("drop/ferry.jpg", 1000, 500)
    assert picture.caption == "The ferry on the rocks"


def test_the_moment_a_photograph_was_made_has_its_offset() -> None:
    assert item(photo(SAID)).published == dt.datetime(2026, 3, 4, 10, 5, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("charset", "head"),
    [("utf-8", dataset(90, b"\x1b%G", record=1)), ("utf-8", b""), ("latin-1", b"")],
)
def test_words_are_read_in_the_charset_they_are_in(charset: str, head: bytes) -> None:
    assert item(photo({120: "Fähre auf Grund"}, charset=charset, head=head)).body.text == (
        "Fähre auf Grund"
    )


def test_a_picture_without_words_is_no_copy() -> None:
    with pytest.raises(UnreadableCapture, match="a JPEG picture without a caption"):
        item(photo({}))


@given(st.binary(max_size=200), st.integers(0, 400))
def test_broken_blocks_give_what_came_before_the_break(noise: bytes, at: int) -> None:
    sent = photo(SAID)
    iim.datasets(sent[:at] + noise)
    iim.size(sent[:at] + noise)
    iim.datasets(sent[:at] + noise + sent[at:])


ENTRY = {"uri": "urn:isle:7", "version": "2", "pubstatus": "usable", "headline": "Ferry aground"}


@pytest.mark.parametrize(
    "data", [{"item": ENTRY}, {"items": [{"item": ENTRY}]}, {"items": [ENTRY]}]
)
def test_items_in_the_answer_of_a_content_service_are_read(data: dict[str, object]) -> None:
    found = item(json.dumps({"api_version": "1.1", "id": "x", "data": {"meta": {}, **data}}))
    assert (found.format, found.guid, found.headline) == ("ninjs", "urn:isle:7", "Ferry aground")


def test_an_answer_with_nothing_in_it_is_refused() -> None:
    with pytest.raises(UnreadableCapture, match="no items below data"):
        read(captured('{"data": {"items": []}}'))


def test_an_item_with_data_of_its_own_is_no_answer() -> None:
    sent = ENTRY | {"data": {"items": [{"a": 1}]}}
    assert [one.guid for one in items(json.dumps(sent))] == ["urn:isle:7"]
