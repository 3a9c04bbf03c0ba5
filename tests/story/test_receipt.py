"""What a taker did with a message, as it is told back."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from copydesk.errors import BadRecord
from copydesk.story.record import replace
from copydesk.story.shapes.receipt import (
    DEEPEST,
    LARGEST,
    PROFILE,
    Passed,
    Receipt,
    depth,
    read,
    write,
)

DOCS = Path(__file__).parents[2] / "docs"
AT = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
ACTED = Receipt(
    profile=PROFILE,
    id="msg_1",
    state="acted",
    written=AT,
    house="Harbour Times",
    how="withheld",
    address="https://b.example/2026/11/23/boats/",
    edition=2,
    at=AT,
    downstream=(Passed(house="Island Post", state="acted", how="withheld", at=AT),),
)


def in_a_row(houses: int) -> tuple[Passed, ...]:
    passed: tuple[Passed, ...] = ()
    for number in range(houses):
        passed = (Passed(house=f"house {number}", state="told", downstream=passed),)
    return passed


def test_a_receipt_keeps_to_the_schema_and_reads_back_as_it_was() -> None:
    rules = json.loads((DOCS / "propagation.schema.json").read_text(encoding="utf-8"))
    tree = Draft202012Validator(
        rules | {"$ref": "#/$defs/receipt"}, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for receipt in (ACTED, Receipt(profile=PROFILE, id="m", state="acknowledged", written=AT)):
        assert list(tree.iter_errors(json.loads(write(receipt)))) == []
        assert read(write(receipt)) == receipt


def test_houses_further_away_than_anybody_asks_for_are_left_out() -> None:
    long = replace(ACTED, downstream=in_a_row(30))
    assert depth(read(write(long)).downstream) == DEEPEST


def told(**changed: Any) -> bytes:
    return json.dumps(json.loads(write(ACTED)) | changed).encode()


def test_what_a_receipt_says_beyond_the_profile_is_left_aside() -> None:
    assert read(told(weather="fine")) == ACTED


@pytest.mark.parametrize(
    "changed",
    [
        {"profile": "urn:copydesk:receipt:2"},
        {"state": "told"},
        {"id": ""},
        {"written": "2026-11-23T12:00:00"},
        {"address": "javascript:alert(1)"},
        {"how": "<b>"},
        {"edition": -1},
        {"reason": "x" * 2001},
        {"downstream": [{"house": "x", "state": "acted", "address": "data:text/html,x"}]},
    ],
)
def test_what_is_no_receipt_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(BadRecord):
        read(told(**changed))


def test_what_is_too_large_or_nested_too_deep_is_refused() -> None:
    nested = b'{"house":"x","state":"told","downstream":[' * 5000
    for content in (b" " * (LARGEST + 1), write(ACTED)[:-1] + b',"downstream":[' + nested):
        with pytest.raises(BadRecord):
            read(content)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_receipt_or_are_refused(content: bytes) -> None:
    with pytest.raises(BadRecord):
        read(content)
