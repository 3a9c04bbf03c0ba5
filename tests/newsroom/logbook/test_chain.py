"""The chain alone: whatever is done to a line is found, and named where it was done."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import BadRecord
from copydesk.newsroom.logbook.chain import (
    Fault,
    Held,
    canonical,
    chained,
    content,
    faults,
    new_salt,
    seal,
)
from newsroom.logbook.chain_for_tests import chain, line

LENGTH = 12
CHAIN = chain(LENGTH)
NUMBERS = st.integers(1, LENGTH)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcXYZ_09"), inner),
)


def found(lines: list[Held]) -> list[tuple[int, str]]:
    return [(fault.number, fault.sort) for fault in sorted(faults(lines), key=_number)]


def _number(fault: Fault) -> int:
    return fault.number


def renumbered(lines: list[Held]) -> list[Held]:
    return [held._replace(number=number) for number, held in enumerate(lines, 1)]


def test_an_intact_chain_has_no_faults() -> None:
    assert found(CHAIN) == []
    assert found([]) == []


@given(NUMBERS, st.integers(0, 8), st.data())
def test_a_change_of_any_byte_is_found_at_its_line(
    number: int, field: int, data: st.DataObject
) -> None:
    lines = list(CHAIN)
    old = lines[number - 1]
    value = old[field]
    if isinstance(value, int):
        new: object = data.draw(st.integers(0, 2**53).filter(lambda n: n != value))
    else:
        place = data.draw(st.integers(0, max(len(value) - 1, 0)))
        byte = data.draw(
            st.characters(codec="utf-8").filter(lambda c: c != value[place : place + 1])
        )
        new = value[:place] + byte + value[place + 1 :]
    lines[number - 1] = old._replace(**{Held._fields[field]: new})
    told = found(sorted(lines, key=lambda held: held.number))
    assert number in [where for where, _ in told]
    if field:
        assert told == [(number, "altered")]


@given(NUMBERS, st.sampled_from([b"abc", None, 1.5, b"c3Rvcnkx"]), st.integers(0, 8))
def test_what_is_no_text_or_number_is_no_line(number: int, value: object, field: int) -> None:
    lines = list(CHAIN)
    if field == 0:
        return
    lines[number - 1] = lines[number - 1]._replace(**{Held._fields[field]: value})
    assert found(lines) == [(number, "altered")]


@given(st.integers(1, LENGTH - 1), st.integers(1, 4))
def test_dropped_lines_are_missing(first: int, count: int) -> None:
    last = min(first + count - 1, LENGTH - 1)
    assert found(CHAIN[: first - 1] + CHAIN[last:]) == [(first, "dropped")]


@given(st.integers(1, LENGTH - 1))
def test_a_line_dropped_and_the_others_numbered_anew_is_missing(number: int) -> None:
    told = found(renumbered(CHAIN[: number - 1] + CHAIN[number:]))
    assert (number, "dropped") in told
    assert {where for where, _ in told} <= {number, number + 1}


@given(NUMBERS, NUMBERS)
def test_lines_that_changed_places_are_both_named(first: int, second: int) -> None:
    lines = list(CHAIN)
    one, two = lines[first - 1], lines[second - 1]
    lines[first - 1] = two._replace(number=first)
    lines[second - 1] = one._replace(number=second)
    told = found(lines)
    wanted = sorted({(first, "reordered"), (second, "reordered")}) if first != second else []
    assert told == wanted


@given(NUMBERS)
def test_a_line_put_in_between_is_found(number: int) -> None:
    forged = line(number, CHAIN[number - 2].hash if number > 1 else "0" * 64, act="forged")
    told = found(renumbered([*CHAIN[: number - 1], forged, *CHAIN[number - 1 :]]))
    assert (number, "inserted") in told
    assert (number, "reordered") in told


@given(st.integers(1, LENGTH - 1))
def test_a_line_written_anew_with_its_hash_is_not_what_the_next_follows(number: int) -> None:
    lines = list(CHAIN)
    lines[number - 1] = chained(lines[number - 1]._replace(act="forged"))
    assert found(lines) == [(number, "replaced")]


@given(st.integers(2, LENGTH - 1))
def test_a_line_that_follows_nobody_and_is_followed_by_nobody_was_replaced(number: int) -> None:
    lines = list(CHAIN)
    lines[number - 1] = chained(lines[number - 1]._replace(previous="f" * 64))
    assert found(lines) == [(number, "replaced")]


def test_a_chain_that_does_not_begin_at_the_beginning_is_found() -> None:
    assert found([chained(CHAIN[0]._replace(previous="1" * 64)), *CHAIN[1:]])[0][0] == 1


@given(st.sets(NUMBERS, min_size=1))
def test_any_set_of_altered_lines_is_found_and_no_other(numbers: set[int]) -> None:
    lines = [held._replace(act="x") if held.number in numbers else held for held in CHAIN]
    assert found(lines) == [(number, "altered") for number in sorted(numbers)]


@given(PLAIN)
def test_canonical_json_reads_back_and_is_the_same_for_any_order_of_names(value: object) -> None:
    told = canonical({"a": value, "b": 1})
    assert told == canonical({"b": 1, "a": value})
    assert json.loads(told) == {"a": value, "b": 1}
    as_python_writes = json.dumps(
        {"a": value, "b": 1}, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    assert told == as_python_writes


@pytest.mark.parametrize("value", [1.5, 2**53, b"x", {"é": 1}, {1: 2}, "\ud800", {"a": [0.1]}])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(BadRecord):
        canonical(value)


def test_a_line_is_canonical_json_itself() -> None:
    told = json.loads(content(CHAIN[3]))
    as_python_writes = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert content(CHAIN[3]).decode() == as_python_writes
    assert told["previous"] == CHAIN[2].hash


@given(st.text(), st.text())
def test_a_commitment_fits_its_words_and_no_others(words: str, others: str) -> None:
    salt = new_salt()
    assert (seal(salt, words) == seal(salt, others)) == (words == others)
    assert seal(salt, words) != seal(new_salt(), words)
