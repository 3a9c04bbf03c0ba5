"""ANPA 1312: the heading, the lines above the copy, the copy itself, kills and leads."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Item
from copydesk.wire.formats import anpa
from copydesk.wire.read import read
from wire.captured import captured, item, items

HEAD = (
    "\x16\x16\x01a0417\x1fisles\r\n"
    "u i\x13\x11 BC-EU--Ferry-AgroundInSo 1stLd-Writethru   03-04 0212\r\n"
)
TOP = (
    "\x02^BC-EU--Ferry-Aground In Sound,1st Ld-Writethru,212<\r\n"
    "^Ferry runs aground off the isle; 40 taken off <\r\n"
    "^AP Photo ISL101, ISL102<\r\n"
    "^Eds: Adds master's words.<\r\n"
    "^By ANN OTHER=\r\n"
    "^Isle Wire=\r\n"
)
COPY = (
    "\t   SOUTH HARBOUR, Isle (IW) _ A ferry ran aground off the isle on Tuesday, \r\n"
    "and 40 people were taken off.\r\n \r\n"
    "\t   ``We felt a knock,'' the master said. ``Then nothing.''\r\n"
    "^Earlier groundings=\r\n"
    "\t   _ One in 1998.<\r\n"
)
END = "\r\n\t   \x03IW-WF-03-04-26 1105GMT<\r\n\r\n\x0c\r\n\x04"
SENT = HEAD + TOP + COPY + END


def wired(*, head: str = HEAD, top: str = TOP, copy: str = COPY, end: str = END) -> Item:
    """The item of a transmission, told apart by the parts that differ."""
    return item((head + top + copy + end).encode("latin-1"))


def test_the_heading_is_kept_as_it_was_sent() -> None:
    header = wired().header
    assert header is not None
    assert (header.service, header.sequence) == ("a", "0417")
    assert (header.priority, header.category) == ("u", "i")
    assert header.keyword == "BC-EU--Ferry-AgroundInSo"
    assert header.take_key == "1stLd-Writethru"


def test_lines_above_the_copy_become_headline_byline_notes_and_pictures() -> None:
    found = wired()
    assert found.headline == "Ferry runs aground off the isle; 40 taken off"
    assert found.byline == "By ANN OTHER"
    assert found.publisher == "Isle Wire"
    assert found.desk_note == "Adds master's words."
    assert [one.guid for one in found.related] == ["ISL101", "ISL102"]


def test_the_copy_has_paragraphs_and_no_codes_for_typesetters() -> None:
    assert wired().body.text == (
        "SOUTH HARBOUR, Isle (IW) — A ferry ran aground off the isle on Tuesday, and 40 people "
        "were taken off.\n\n“We felt a knock,” the master said. “Then nothing.”\n\n"
        "Earlier groundings\n\n— One in 1998."
    )


def test_the_slugline_holds_the_words_that_the_heading_did_not_cut_off() -> None:
    assert wired().slugline == "Ferry-AgroundIn"


def test_the_moment_after_the_text_is_when_it_was_sent() -> None:
    assert wired().published == dt.datetime(2026, 3, 4, 11, 5, tzinfo=dt.UTC)


def test_without_a_moment_the_day_of_the_heading_is_in_the_nearest_year() -> None:
    assert wired(end="\x03\x04").published == dt.datetime(2026, 3, 4, tzinfo=dt.UTC)
    late = wired(head=HEAD.replace("03-04", "12-30"), end="\x03\x04")
    assert late.published == dt.datetime(2025, 12, 30, tzinfo=dt.UTC)


def test_a_day_before_the_month_is_known_by_a_month_that_cannot_be() -> None:
    found = wired(head=HEAD.replace("03-04", "31-10"), end="\x0316:35ET 31-10-25<\r\n\x04")
    assert found.published == dt.datetime(2025, 10, 31, 21, 35, tzinfo=dt.UTC)


def test_the_name_has_the_day_for_numbers_begin_anew_each_day() -> None:
    found = wired()
    assert found.guid == "a0417:20260304"
    assert found.alternative_ids == ("a0417",)


def test_the_dateline_is_told_and_stays_in_the_copy() -> None:
    found = wired()
    assert found.dateline == "SOUTH HARBOUR, Isle (IW)"
    assert found.located == "SOUTH HARBOUR"


@pytest.mark.parametrize(
    ("take", "version", "advice"),
    [
        ("", "1", ""),
        ("1stLd-Writethru", "2", "update"),
        ("7thWritethru", "8", "update"),
        ("2nd Ld", "3", "update"),
        ("Correction", "", "correction"),
        ("Clarification", "", "clarification"),
    ],
)
def test_leads_count_versions_and_say_what_they_are(take: str, version: str, advice: str) -> None:
    top = "\x02^BC-Ferry<\n^Ferry aground<\n"
    head = HEAD.replace(" 1stLd-Writethru  ", f" {take} " if take else " ")
    found = wired(head=head, top=top)
    assert (found.version, found.advice) == (version, advice)


@pytest.mark.parametrize(("letter", "order"), [("f", 1), ("b", 2), ("u", 3), ("r", 4), ("d", 5)])
def test_the_letter_of_the_heading_is_the_order_of_handling(letter: str, order: int) -> None:
    assert wired(head=HEAD.replace("\r\nu i", f"\r\n{letter} i")).priority == order


def test_grave_accents_open_quotations() -> None:
    found = wired(copy="\tShe said ``the `Skua' is lost'' and went; it was 5'10'' deep.\n")
    assert found.body.text == "She said “the ‘Skua' is lost” and went; it was 5'10'' deep."


def test_rows_of_a_table_stay_rows_with_their_columns() -> None:
    rows = "^Standings=\n\x08^;W;L;GB\x10 \n\x08South\x10 Harbour;23;13;_\n\x08Isle;2;3;1{\n"
    found = wired(top="\x02^BC-BOW--Bowls<\n^Bowls=\n", copy=rows)
    assert found.body.text == ("Standings\n\n\tW\tL\tGB\nSouth Harbour\t23\t13\t—\nIsle\t2\t3\t1½")


def test_an_alert_without_a_headline_has_its_one_sentence_for_one() -> None:
    found = wired(top="\x02^BC-EU--Ferry<\n", copy="\tSOUTH HARBOUR (IW) _ A ferry is aground.\n")
    assert found.headline == "A ferry is aground."


def test_a_word_the_sender_takes_back_is_gone() -> None:
    assert "ferry ran" in wired(copy="\tThe fery \x18ferry ran aground.\n").body.text
    assert "fery " not in wired(copy="\tThe fery \x18ferry ran aground.\n").body.text


def test_a_sign_of_more_to_come_is_no_copy_but_told() -> None:
    found = wired(copy="\tA ferry ran aground.\n\t(more)\n")
    assert found.body.text == "A ferry ran aground."
    assert found.signals == ("more",)


def test_several_transmissions_in_a_file_are_several_items() -> None:
    other = SENT.replace("a0417", "a0418")
    assert [one.guid[:5] for one in items((SENT + other).encode("latin-1"))] == ["a0417", "a0418"]


def test_stripped_of_control_bytes_it_reads_the_same() -> None:
    bare = SENT.replace("\x1f", " ").translate(
        dict.fromkeys(map(ord, "\x16\x01\x02\x03\x04\x0c\x11\x13"))
    )
    plain, full = item(bare.encode("latin-1")), wired()
    assert plain.format == "anpa"
    assert plain.guid == full.guid
    assert plain.headline == full.headline
    assert plain.body == full.body
    assert plain.published == full.published


def test_several_stripped_items_in_a_file_are_several_items() -> None:
    one = "a0417 r i bc-ferry  03-04 0012\n^BC-Ferry\n^Ferry aground\n\tA ferry ran aground.\n"
    two = "a0418 r i bc-port  03-04 0012\n^BC-Port\n^Port shut\n\tThe port is shut.\n"
    found = items(one + two)
    assert [(i.guid, i.headline) for i in found] == [
        ("a0417", "Ferry aground"),
        ("a0418", "Port shut"),
    ]


def test_a_heading_on_one_line_names_the_item_by_its_first_word() -> None:
    found = item("a0417 r i bc-ferry 2nd Ld-Writethru 03-04 0012\n^BC-Ferry, 2nd Ld-Writethru\n"
                 "^Ferry aground\n^Eds: UPDATES with toll\n\tA ferry ran aground.\n")  # fmt: skip
    assert (found.guid, found.version, found.advice) == ("a0417", "3", "update")
    assert found.body.text == "A ferry ran aground."


KILL = (
    "a0417 r i bc-ferry KILL 03-04 0012\n^BC-Ferry, KILL\n^Ferry aground\n^EDITORS:^\n"
    "Please KILL a0417, Ferry aground. The account is unsupported. A kill is mandatory.\n"
)


def test_a_kill_that_names_the_item_itself_cancels_it() -> None:
    found = item(KILL)
    assert (found.guid, found.status, found.advice) == ("a0417", "canceled", "kill")
    assert found.orders == ()
    assert found.desk_note.startswith("Please KILL a0417")
    assert found.body.text.startswith("EDITORS:")


def test_a_kill_that_names_another_item_is_an_order_about_that() -> None:
    found = item(KILL.replace("a0417 r i", "a0999 r i"))
    assert [(one.guid, one.status) for one in found.orders] == [("a0417", "canceled")]


def test_a_hold_withholds() -> None:
    top = "^BC-Ferry, HOLD\n^Ferry aground\n^EDITORS:^\nPlease WITHHOLD a0417, Ferry aground.\n"
    found = item("a0417 r i bc-ferry HOLD 03-04 0012\n" + top)
    assert (found.guid, found.status, found.advice) == ("a0417", "withheld", "withhold")


@pytest.mark.parametrize(
    "prose",
    [
        "a1234 was the number of the bus that ran into the sea.\nNobody was hurt.",
        "Room 1234 r i p said the note of 03-04 that was found.",
        "^ A line with a caret\n\tand one with a tab",
        "BC-Ferry, 1st Ld-Writethru\n\nA ferry ran aground off the isle on Tuesday.",
        "2024 was a year of storms 03-04 0012",
    ],
)
def test_bare_prose_is_never_taken_for_a_transmission(prose: str) -> None:
    assert item(prose).format == "text"


def test_a_transmission_without_a_heading_is_refused() -> None:
    with pytest.raises(UnreadableCapture, match="no message with a heading"):
        anpa.read(captured("\x01nothing\x02of the kind\x03"))


@given(st.binary(max_size=400), st.integers(0, len(SENT)))
def test_whatever_stands_in_a_transmission_nothing_but_a_refusal_is_raised(
    noise: bytes, at: int
) -> None:
    whole = SENT.encode("latin-1")
    for content in (whole[:at] + noise + whole[at:], HEAD.encode() + b"\x02" + noise):
        try:
            found = read(captured(content))
        except UnreadableCapture:
            continue
        assert found


def test_the_shared_transmissions_are_read(shared: Path) -> None:
    folder = shared / "bench/wire/files/superdesk-core"
    found = [
        item(path.read_bytes())
        for path in folder.iterdir()
        if path.read_bytes()[:3] == b"\x16\x16\x01"
    ]
    assert len(found) > 3
    assert all(one.format == "anpa" and one.headline and one.body.text for one in found)
