"""IPTC 7901: heading, keywords, the lines above the copy, post-text, character sets."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableCapture
from copydesk.wire.formats import iptc7901
from copydesk.wire.read import read
from wire.captured import captured, item, items

SENT = (
    "\x01iwa0417 3 pl 97 xyzab IW 170123-89-00065\r\n"
    "Isle/Ferry/\r\n"
    "\x02Ferry runs aground off the isle=\r\n"
    "   South Harbour (IW) - A ferry ran aground off the isle on Tuesday,\r\n"
    "and 40 people were taken off.\r\n"
    "   The master felt a knock.\r\n"
    "\x03041105 GMT Mar 26\r\n\x7f\r\n\x04"
)


def test_the_heading_is_kept_as_it_was_sent() -> None:
    found = item(SENT)
    assert found.header is not None
    assert (found.header.service, found.header.sequence) == ("iwa", "0417")
    assert (found.header.priority, found.header.category) == ("3", "pl")
    assert found.priority == 3
    assert found.slugline == "Isle/Ferry"


def test_name_and_moment_come_from_number_and_post_text() -> None:
    found = item(SENT)
    assert found.published == dt.datetime(2026, 3, 4, 11, 5, tzinfo=dt.UTC)
    assert found.guid == "iwa0417:20260304T1105"
    assert found.alternative_ids == ("iwa0417", "xyzab IW 170123-89-00065")


@pytest.mark.parametrize(
    ("post", "hour"),
    [
        ("041105 Mar 26", 11),
        ("041105 GMT MAR 26", 11),
        ("041105 MEZ Mär 26", 10),
        ("041105Z Mar 2026", 11),
    ],
)
def test_post_texts_of_many_senders_are_understood(post: str, hour: int) -> None:
    found = item(SENT.replace("041105 GMT Mar 26", post))
    assert found.published == dt.datetime(2026, 3, 4, hour, 5, tzinfo=dt.UTC)


def test_headline_and_copy_are_parted_at_the_quad_code() -> None:
    found = item(SENT)
    assert found.headline == "Ferry runs aground off the isle"
    assert found.body.text == (
        "South Harbour (IW) - A ferry ran aground off the isle on Tuesday, and 40 people were "
        "taken off.\n\nThe master felt a knock."
    )
    assert (found.dateline, found.located) == ("South Harbour (IW)", "South Harbour")


@pytest.mark.parametrize(
    "marker", ["EXTRA", "1st LEAD", "(2nd lead)", "URGENT", "ROUNDUP", "KORREKTUR:"]
)
def test_a_word_of_capitals_above_the_headline_is_the_take(marker: str) -> None:
    found = item(SENT.replace("\x02Ferry", f"\x02{marker}\nFerry"))
    assert found.headline == "Ferry runs aground off the isle"
    assert found.header is not None
    assert found.header.take_key == marker


def test_a_byline_below_the_headline_is_no_headline() -> None:
    found = item(SENT.replace("the isle=", "the isle\nBy Ann Other, Isle Wire =", 1))
    assert found.headline == "Ferry runs aground off the isle"
    assert found.byline == "By Ann Other, Isle Wire"


def test_a_headline_that_is_turned_over_is_one() -> None:
    turned = SENT.replace("aground off", "aground\r\noff", 1)
    found = item(turned.replace("\x02Ferry", "\x02EXTRA\nFerry"))
    assert found.headline == "Ferry runs aground off the isle"


def test_a_full_line_of_a_headline_is_turned_over() -> None:
    long = "Ferry runs aground off the isle in a calm sea on a clear day,\r\nmaster felt a knock="
    found = item(SENT.replace("Ferry runs aground off the isle=", long))
    assert found.headline == long.replace("\r\n", " ").rstrip("=")


def test_a_second_line_of_the_head_is_its_subheadline() -> None:
    found = item(SENT.replace("the isle=", "the isle=\r\n40 taken off by lifeboat =", 1))
    assert found.subheadline == "40 taken off by lifeboat"


def test_a_lead_counts_the_version() -> None:
    assert item(SENT).version == "1"
    assert item(SENT.replace("\x02Ferry", "\x022nd LEAD\nFerry")).version == "3"


def test_what_is_not_for_publication_is_a_note_to_the_desk() -> None:
    said = "The following information is not for publication"
    note = f"\n* * * *\r\n{said}\r\n- Editing by: A. Other\r\n"
    found = item(SENT.replace("a knock.\r\n", "a knock.\r\n" + note))
    assert found.desk_note == "- Editing by: A. Other"
    assert found.body.text.endswith("The master felt a knock.")


def test_the_line_of_copyright_is_told() -> None:
    found = item(SENT.replace("a knock.\r\n", "a knock.\r\n\n- (c)2026 The Isle Gazette\r\n"))
    assert found.copyright == "(c)2026 The Isle Gazette"


def test_stripped_of_control_bytes_it_reads_the_same() -> None:
    bare = item(SENT.translate(dict.fromkeys(map(ord, "\x01\x02\x03\x04\x7f"))))
    full = item(SENT)
    assert bare.format == "iptc7901"
    assert (bare.guid, bare.headline, bare.slugline) == (full.guid, full.headline, full.slugline)
    assert bare.body == full.body


def test_several_messages_in_a_file_are_several_items() -> None:
    found = items(SENT + SENT.replace("iwa0417", "iwa0418"))
    assert [one.guid[:7] for one in found] == ["iwa0417", "iwa0418"]


@pytest.mark.parametrize(
    ("sent", "read_as"),
    [
        (b"\x1b(K[rger in K|ln", "Ärger in Köln"),
        (b"\x1b(H}ng{n", "ångän"),
        (b"\x1b-F\xc1\xe8\xde\xed\xe1", "Αθήνα"),
        (b"\x1b-L\xbc\xde\xe1\xda\xd2\xd0", "Москва"),
        (b"\x1b-L\x0e<^aZRP\x0f!", "Москва!"),
        (b"\x1b%G\xc3\x85land", "Åland"),
        ("Århus".encode("cp1252"), "Århus"),
        ("Århus".encode(), "Århus"),
    ],
)
def test_character_sets_are_changed_as_the_escape_sequences_say(sent: bytes, read_as: str) -> None:
    whole = SENT.encode().replace(b"Ferry runs aground off the isle", sent)
    assert item(whole).headline == read_as


def test_a_correction_says_so() -> None:
    found = item(SENT.replace("\x02Ferry", "\x02CORRECTION\nFerry"))
    assert found.advice == "correction"


@pytest.mark.parametrize(
    "prose",
    [
        "abc123 4 i 211 people said on Tuesday.\n\nNo more was known.",
        "Route66 4 a drive =\nnothing like it",
        "SOS 4 1 2 3",
    ],
)
def test_bare_prose_is_never_taken_for_a_message(prose: str) -> None:
    assert item(prose).format == "text"


def test_a_message_without_a_heading_is_refused() -> None:
    with pytest.raises(UnreadableCapture, match="no heading"):
        iptc7901.read(captured("\x01\x02of no kind\x03"))


@given(st.binary(max_size=400), st.integers(0, len(SENT)))
def test_whatever_stands_in_a_message_nothing_but_a_refusal_is_raised(
    noise: bytes, at: int
) -> None:
    whole = SENT.encode()
    with suppress(UnreadableCapture):
        assert read(captured(whole[:at] + noise + whole[at:]))


def test_the_shared_messages_are_read(shared: Path) -> None:
    folder = shared / "bench/wire/files/superdesk-core"
    found = [
        item(path.read_bytes()) for path in folder.iterdir() if path.read_bytes()[:1] == b"\x01"
    ]
    assert len(found) > 2
    assert all(one.format == "iptc7901" and one.headline and one.published for one in found)
