"""A change on its way to who took the copy: valid, whole, and the same each time."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from copydesk.story.blocks import Paragraph
from copydesk.story.change import Change, ChangeKind, Notice, Severity
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.ninjs_2 import to_ninjs_2
from copydesk.story.shapes.propagation import Sending, Step, signal_of, to_message
from copydesk.story.story import Story
from press.sample import DAY, SITE, first, hours
from story.made import bodies
from story.test_outgoing import RICH, every_edition

SCHEMAS = Path("bench/wire/schemas/ninjs")
DOCS = Path(__file__).parents[2] / "docs"
IMPRINT = Imprint(name=SITE.name, url=SITE.url, publisher=SITE.publisher)
ONE = first("rich", hours(9), RICH)
CHECKER = Draft202012Validator.FORMAT_CHECKER
Wrong = Callable[[dict[str, Any]], list[str]]
KINDS = [kind for kind in ChangeKind if kind is not ChangeKind.NEW]


def next_of(before: Edition, kind: ChangeKind, *, notice: str = "", gone: bool = False) -> Edition:
    """The edition after one, in which the first paragraph says something else."""
    at = before.at + dt.timedelta(hours=1)
    words = Paragraph(key=before.story.blocks[0].key if before.story.blocks else "k", text="Else.")
    story = replace(before.story, blocks=(words, *before.story.blocks[1:]))
    number = before.number + 1
    said = Notice(story=before.id, edition=number, kind=kind, text=notice, at=at)
    return replace(
        before,
        number=number,
        at=at,
        kind=kind,
        withdrawn=gone,
        story=Story(language="en") if gone else story,
        notices=(*before.notices, said) if notice else before.notices,
    )


def step(before: Edition, after: Edition, **told: Any) -> Step:
    own = [notice for notice in after.notices if notice.edition == after.number]
    change = Change(
        number=after.number,
        story=after.id,
        kind=after.kind,
        edition_from=before.number,
        edition_to=after.number,
        at=after.at,
        severity=Severity.MATERIAL,
        notice=own[0] if own else None,
        **told,
    )
    return Step(change=change)


def sent(kind: ChangeKind, *, notice: str = "") -> Sending:
    gone = kind in (ChangeKind.RETRACTION, ChangeKind.TAKEDOWN, ChangeKind.WITHHOLD)
    two = next_of(ONE, kind, notice=notice, gone=gone)
    made = step(ONE, two, was="40 boats", right="14 boats", reported=DAY, decided=DAY)
    return Sending(
        id="msg_2", edition=two, before=ONE, steps=(made,), receipts="https://a.example/r"
    )


@pytest.fixture(scope="module")
def wrong() -> Wrong:
    """What the profile's schema finds wrong with a message."""
    rules = json.loads((DOCS / "propagation.schema.json").read_text(encoding="utf-8"))
    tree = Draft202012Validator(rules, format_checker=CHECKER)
    known = set(rules["$defs"]["message"]["properties"])

    def find(message: dict[str, Any]) -> list[str]:
        odd = [f"{name} is not in the schema" for name in set(message) - known]
        return odd + [error.message for error in tree.iter_errors(message)]

    return find


@pytest.fixture(scope="module")
def is_ninjs(shared: Path) -> Callable[[str, dict[str, Any]], list[str]]:
    """What the standard's own schema, of some version, finds wrong with a news object."""
    rules = {
        version: json.loads((shared / SCHEMAS / f"ninjs-schema_{version}.json").read_text("utf-8"))
        for version in ("2.1", "2.2", "3.1")
    }

    def find(version: str, item: dict[str, Any]) -> list[str]:
        tree = Draft202012Validator(rules[version], format_checker=CHECKER)
        return [error.message for error in tree.iter_errors(item)]

    return find


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_change_keeps_to_the_profile_and_its_item_to_ninjs(
    kind: ChangeKind, wrong: Wrong, is_ninjs: Callable[..., list[str]]
) -> None:
    for notice in ("", "An earlier version said 40 boats. There were 14."):
        message = to_message(sent(kind, notice=notice), IMPRINT)
        assert wrong(message) == []
        assert is_ninjs("3.1", message["item"]) == []


def test_every_edition_of_the_sample_goes_out_in_both_families_of_ninjs(
    wrong: Wrong, is_ninjs: Callable[..., list[str]]
) -> None:
    for edition in every_edition():
        message = to_message(Sending(id="msg_1", edition=edition), IMPRINT)
        assert wrong(message) == []
        assert is_ninjs("3.1", message["item"]) == []
        for version in ("2.1", "2.2"):
            assert is_ninjs(version, to_ninjs_2(edition, IMPRINT)) == []


@given(bodies())
def test_whatever_a_body_holds_the_message_is_json_and_the_same_each_time(blocks: Any) -> None:
    after = replace(next_of(ONE, ChangeKind.CORRECTION), story=replace(RICH, blocks=blocks))
    sending = Sending(id="msg_2", edition=after, before=ONE, steps=(step(ONE, after),))
    made = [json.dumps(to_message(sending, IMPRINT)) for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("kind", "signal"),
    [
        (ChangeKind.FIX, ""),
        (ChangeKind.UPDATE, "update"),
        (ChangeKind.REPLY, "update"),
        (ChangeKind.CLARIFICATION, "correction"),
        (ChangeKind.CORRECTION, "correction"),
        (ChangeKind.EDITORS_NOTE, "correction"),
        (ChangeKind.RETRACTION, "kill"),
        (ChangeKind.TAKEDOWN, "kill"),
        (ChangeKind.WITHHOLD, "withhold"),
    ],
)
def test_the_signal_is_what_the_table_of_kinds_says(kind: ChangeKind, signal: str) -> None:
    sending = sent(kind)
    assert signal_of(sending) == signal
    status = {"kill": "canceled", "withhold": "withheld"}.get(signal, "usable")
    assert to_message(sending, IMPRINT)["item"]["pubStatus"] == status


def test_an_edition_for_who_has_none_is_new_whatever_it_was_to_the_last() -> None:
    assert signal_of(replace(sent(ChangeKind.CORRECTION), before=None, steps=())) == "new"


def test_who_missed_a_correction_is_told_of_it_with_the_next_edition(wrong: Wrong) -> None:
    two = next_of(ONE, ChangeKind.CORRECTION, notice="There were 14 boats, not 40.")
    three = next_of(two, ChangeKind.FIX)
    steps = (step(two, three), step(ONE, two))
    message = to_message(Sending(id="m", edition=three, before=ONE, steps=steps), IMPRINT)
    assert wrong(message) == []
    assert message["signal"] == "correction"
    assert [change["edition"] for change in message["changes"]] == [3, 2]
    assert message["item"]["edNote"].startswith("CORRECTION: There were 14 boats")
    assert message["story"]["before"] == 1


def test_what_changed_is_told_block_by_block_with_both_wordings() -> None:
    message = to_message(sent(ChangeKind.CORRECTION), IMPRINT)
    key = ONE.story.blocks[0].key
    assert [passage["key"] for passage in message["passages"]] == [key]
    assert message["passages"][0]["is"] == "Else."
    assert message["changes"][0]["was"] == "40 boats"


def test_a_kill_carries_no_copy_and_no_passage_of_it() -> None:
    message = to_message(sent(ChangeKind.TAKEDOWN, notice="Killed for rights."), IMPRINT)
    assert "passages" not in message
    assert not {"bodies", "headlines", "associations"} & set(message["item"])
    assert message["item"]["edNote"].startswith("KILL: Killed for rights.")


def test_a_hold_that_is_lifted_says_so_first() -> None:
    two = next_of(ONE, ChangeKind.WITHHOLD, notice="Being checked.", gone=True)
    three = replace(next_of(ONE, ChangeKind.EDITORS_NOTE), number=3, notices=two.notices)
    sending = Sending(id="m", edition=three, before=two, was_withdrawn=True)
    assert signal_of(sending) == "release"
    assert to_message(sending, IMPRINT)["item"]["edNote"].startswith("HOLD LIFTED")


def test_an_update_without_a_notice_says_which_edition_it_replaces() -> None:
    item = to_message(sent(ChangeKind.UPDATE), IMPRINT)["item"]
    assert item["edNote"] == "UPDATE: edition 2 takes the place of edition 1."


def test_a_fix_is_a_new_version_and_no_signal() -> None:
    message = to_message(sent(ChangeKind.FIX), IMPRINT)
    assert "signal" not in message
    assert "edNote" not in message["item"]
    assert message["item"]["version"] == "2"


@given(st.sampled_from(KINDS), st.text(max_size=80))
def test_whatever_a_notice_says_the_note_begins_with_the_kind(kind: ChangeKind, words: str) -> None:
    notice = words.strip()
    item = to_message(sent(kind, notice=notice), IMPRINT)["item"]
    called = {"fix": "", "update": "UPDATE", "reply": "UPDATE", "withhold": "WITHHOLD"}
    kills = ("retraction", "takedown")
    word = called.get(kind, "KILL" if kind in kills else kind.upper())
    word = "CORRECTION" if kind == "editors_note" else word
    if notice:
        assert item["edNote"].startswith(word)
