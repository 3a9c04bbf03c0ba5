"""Photographs that carry their words, and items in the answers of content services."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableCapture
from copydesk.wire import iim, jpeg, xmp
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
    jpeg.size(sent[:at] + noise)
    iim.datasets(sent[:at] + noise + sent[at:])


RDF = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
    ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
    ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
    ' xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"'
    ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">'
    '<rdf:Description rdf:about="" photoshop:Headline="Ferry afloat"'
    ' photoshop:DateCreated="2026-03-04T12:05:00+01:00">%s</rdf:Description></rdf:RDF></x:xmpmeta>'
)
WORDS = (
    '<dc:description><rdf:Alt><rdf:li xml:lang="de">Die Fähre</rdf:li>'
    '<rdf:li xml:lang="x-default">The ferry afloat again</rdf:li></rdf:Alt></dc:description>'
    "<dc:creator><rdf:Seq><rdf:li>Ann Other</rdf:li><rdf:li>Bo Vale</rdf:li></rdf:Seq></dc:creator>"
    '<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">No sales</rdf:li></rdf:Alt>'
    "</xmpRights:UsageTerms><Iptc4xmpCore:AltTextAccessibility>A white ship"
    "</Iptc4xmpCore:AltTextAccessibility>"
)


def with_xmp(sent: bytes, words: str = WORDS, *, charset: str = "utf-8") -> bytes:
    """The same file with a packet in front."""
    body = b"http://ns.adobe.com/xap/1.0/\x00" + (RDF % words).encode(charset)
    return sent[:2] + b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body + sent[2:]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_a_photograph_may_carry_its_words_in_xmp_alone(charset: str) -> None:
    found = item(with_xmp(photo({}), charset=charset))
    assert (found.body.text, found.headline) == ("The ferry afloat again", "Ferry afloat")
    assert (found.byline, found.usage_terms) == ("Ann Other, Bo Vale", "No sales")
    assert found.published == dt.datetime(2026, 3, 4, 11, 5, tzinfo=dt.UTC)
    assert found.pictures[0].alt == "A white ship"


def test_xmp_goes_before_the_older_model_and_what_it_lacks_comes_from_there() -> None:
    found = item(with_xmp(photo(SAID)))
    assert (found.body.text, found.credit) == ("The ferry afloat again", "Ann Other/Isle Wire")


def test_datasets_changed_after_the_xmp_was_written_go_before_it() -> None:
    block = b"".join(dataset(n, words.encode()) for n, words in SAID.items())
    stale = b"8BIM\x04\x25\x00\x00" + (16).to_bytes(4, "big") + b"\x07" * 16
    held = b"Photoshop 3.0\x00" + b"8BIM\x04\x04\x00\x00" + len(block).to_bytes(4, "big") + block
    body = held + b"\x00" * (len(block) % 2) + stale
    sent = (
        b"\xff\xd8\xff\xed"
        + (len(body) + 2).to_bytes(2, "big")
        + body
        + FRAME
        + b"\xff\xda\x00\x02"
    )
    assert item(with_xmp(sent)).body.text == "The ferry on the rocks"


def test_structures_are_told_with_the_name_of_what_they_are_in() -> None:
    licensor = (
        '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">'
        "<plus:LicensorURL>https://isle.example/buy</plus:LicensorURL></rdf:li></rdf:Seq>"
        "</plus:Licensor>"
    )
    said = xmp.properties((RDF % licensor).encode())
    assert said["plus:Licensor/plus:LicensorURL"] == ["https://isle.example/buy"]


@pytest.mark.parametrize(
    "words",
    [
        "<a>" * 250_000,
        "<dc:creator><rdf:Seq>" + "<rdf:li>x</rdf:li>" * 50_000 + "</rdf:Seq></dc:creator>",
        "<dc:rights>&a;</dc:rights>",
    ],
)
def test_a_hostile_packet_says_little(words: str) -> None:
    assert len(xmp.properties((RDF % words).encode()).get("dc:creator", [])) <= xmp.MOST


@given(st.binary(max_size=100), st.integers(0, 900))
def test_a_broken_packet_says_what_came_before_the_break(noise: bytes, at: int) -> None:
    packet = (RDF % WORDS).encode()
    xmp.properties(packet[:at] + noise + packet[at + len(noise) :])
    xmp.properties(packet[:at])


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
