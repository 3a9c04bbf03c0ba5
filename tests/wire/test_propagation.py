"""A message of another house's: the ninjs item in it, with what the envelope says laid upon it."""

import datetime as dt
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableCapture
from copydesk.story.change import ChangeKind
from copydesk.story.record import replace
from copydesk.story.shapes.propagation import Sending, to_message
from copydesk.story.story import Capture, Item
from copydesk.wire.carried import MEDIA_TYPE, envelope
from copydesk.wire.read import formats, read
from copydesk.wire.upstream.judge import Knowledge, deliver
from copydesk.wire.upstream.version import version_of
from story.test_propagation import IMPRINT, ONE, next_of, sent, step

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
NOTICE = "An earlier version said 40 boats. There were 14."


def capture(message: object, media_type: str = "") -> Capture:
    content = message if isinstance(message, bytes) else json.dumps(message).encode()
    return Capture(
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        media_type=media_type,
        place="push:a",
        at=NOW,
        source="a",
    )


def came(sending: Sending) -> Item:
    return read(capture(to_message(sending, IMPRINT)))[-1]


def message(**told: Any) -> dict[str, Any]:
    item = {"uri": "https://a.example/1", "version": "2", "headlines": [{"value": "Boats counted"}]}
    base = {"profile": "urn:copydesk:propagation:1", "id": "msg_1", "item": item}
    return base | told


def test_it_is_one_of_the_forms_of_the_wire() -> None:
    assert "propagation" in [format.name for format in formats()]


def test_a_correction_comes_with_its_notice_and_with_both_wordings_as_data() -> None:
    item = came(sent(ChangeKind.CORRECTION, notice=NOTICE))
    assert (item.guid, item.version, item.status) == (IMPRINT.url + ONE.path, "2", "usable")
    assert item.advice == "correction"
    assert NOTICE in item.desk_note
    assert [(change.was, change.right) for change in item.changes] == [("40 boats", "14 boats")]
    assert item.changes[0].notice == NOTICE
    assert item.passages[0].now == "Else."
    assert item.format == "ninjs"


@pytest.mark.parametrize(
    ("kind", "advice", "status"),
    [
        (ChangeKind.FIX, "", "usable"),
        (ChangeKind.UPDATE, "update", "usable"),
        (ChangeKind.CLARIFICATION, "clarification", "usable"),
        (ChangeKind.EDITORS_NOTE, "correction", "usable"),
        (ChangeKind.RETRACTION, "kill", "canceled"),
        (ChangeKind.TAKEDOWN, "kill", "canceled"),
        (ChangeKind.WITHHOLD, "withhold", "withheld"),
    ],
)
def test_each_kind_is_what_its_signal_says(kind: ChangeKind, advice: str, status: str) -> None:
    item = came(sent(kind))
    assert (item.advice, item.status) == (advice, status)


def judged(*sendings: Sending) -> list[str]:
    """What each message is to what came before it."""
    known, kinds = Knowledge(), []
    for sending in sendings:
        events, known = deliver(known, (version_of(came(sending)),), now=NOW)
        kinds += [event.kind for event in events]
    return kinds


def test_the_judge_takes_messages_as_it_takes_any_upstream_change() -> None:
    new = Sending(id="1", edition=ONE)
    correction, kill = sent(ChangeKind.CORRECTION, notice=NOTICE), sent(ChangeKind.TAKEDOWN)
    late = replace(new, id="1b")
    killed = replace(kill, edition=replace(kill.edition, number=3))
    assert judged(new, correction, late, killed) == ["new", "correction", "late", "kill"]


def test_a_kill_that_is_lifted_is_a_release() -> None:
    two = next_of(ONE, ChangeKind.TAKEDOWN, notice="Killed.", gone=True)
    three = replace(next_of(ONE, ChangeKind.EDITORS_NOTE), number=3, at=two.at + dt.timedelta(1))
    kill = Sending(id="2", edition=two, before=ONE, steps=(step(ONE, two),))
    lifted = Sending(id="3", edition=three, before=two, was_withdrawn=True)
    assert judged(Sending(id="1", edition=ONE), kill, lifted) == ["new", "kill", "release"]


def test_of_item_and_envelope_the_heavier_word_holds() -> None:
    canceled = message()["item"] | {"pubStatus": "canceled"}
    assert read(capture(message(item=canceled, signal="withhold")))[0].status == "canceled"
    assert read(capture(message(signal="kill")))[0].status == "canceled"


def test_what_the_profile_does_not_know_is_left_aside() -> None:
    told = message(signal="rejoice", changes=[{"kind": "haiku", "edition": "x"}, 7], later={"a": 1})
    item = read(capture(told))[0]
    assert (item.advice, item.status) == ("", "usable")
    assert [change.kind for change in item.changes] == ["haiku"]


@pytest.mark.parametrize(
    "broken",
    [
        message(item=None),
        message(item=[1]),
        message(id=""),
        message(id="x" * 201),
        message(item={}),
        {"id": "1", "story": {"profile": "urn:copydesk:propagation:1"}, "item": {}},
    ],
)
def test_what_keeps_not_to_the_profile_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(UnreadableCapture):
        read(capture(broken, MEDIA_TYPE))


def test_a_message_within_a_message_is_no_copy_without_end() -> None:
    told = message()
    for _ in range(50):
        told = message(item=told)
    with pytest.raises(UnreadableCapture):
        read(capture(told))


def test_an_address_for_receipts_is_one_of_the_web() -> None:
    for said, taken in (
        ("https://a.example/takers/receipts/", "https://a.example/takers/receipts/"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        (7, ""),
    ):
        assert envelope(capture(message(receipts=said))).receipts == taken


def is_read_or_refused(came: Capture) -> bool:
    try:
        return len(read(came)) > 0
    except UnreadableCapture as error:
        return bool(error.reason)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@given(
    st.dictionaries(
        st.sampled_from(["id", "signal", "story", "changes", "passages", "receipts", "item"]),
        json_values,
    )
)
def test_any_message_is_read_or_refused_with_a_reason(told: dict[str, Any]) -> None:
    assert is_read_or_refused(capture(message(**told)))


@given(st.binary(max_size=200))
def test_any_bytes_said_to_be_a_message_are_read_or_refused(content: bytes) -> None:
    assert is_read_or_refused(capture(b"{" + content, MEDIA_TYPE))
