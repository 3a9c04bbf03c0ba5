"""The model's file: what was written is read, what is damaged is said."""

import contextlib
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cleaning.model.features import COLUMNS, text_alone
from copydesk.cleaning.model.roles import LEARNED, line_model
from copydesk.cleaning.model.trees import Trees, chance
from copydesk.cleaning.model.weights import load, pack, unpack
from copydesk.errors import BadRecord


def test_arrays_come_back_as_they_were() -> None:
    table = np.arange(6, dtype=np.float32).reshape(2, 3)
    arrays: dict[str, npt.NDArray[Any]] = {"a": table, "b": np.array([1, 2], np.int16)}
    again = unpack(pack(arrays), place="test")
    assert again.keys() == arrays.keys()
    assert all((again[name] == arrays[name]).all() for name in arrays)
    assert again["a"].dtype == np.float32


def test_the_same_arrays_are_the_same_file() -> None:
    one: dict[str, npt.NDArray[Any]] = {"a": np.zeros(3, np.float32), "b": np.ones(2, np.int16)}
    assert pack(one) == pack({name: one[name] for name in reversed(one)})


@given(st.binary(max_size=200))
def test_a_damaged_file_is_an_error_that_names_it(content: bytes) -> None:
    with contextlib.suppress(BadRecord):
        assert isinstance(unpack(content, place="somewhere.bin"), dict)
    with pytest.raises(BadRecord, match=r"somewhere\.bin"):
        unpack(b"\xc1" + content, place="somewhere.bin")


def test_no_type_but_plain_numbers_is_read() -> None:
    stored = {"a": {"kind": "|O", "shape": [1], "content": b"12345678"}}
    with pytest.raises(BadRecord, match="not read"):
        unpack(msgspec.msgpack.encode(stored), place="test")


def test_the_shipped_model_fits_the_measures_and_the_roles() -> None:
    arrays, model = load(), line_model()
    table = np.zeros((3, len(COLUMNS)), np.float32)
    for name, lines in (("page", model.page), ("bare", model.bare)):
        assert int(arrays[f"{name}.column"].max()) < len(COLUMNS)
        odds, chances = lines.weigh(table)
        assert odds.shape == (3,)
        assert chances.shape == (3, len(LEARNED))
        assert np.allclose(chances.sum(axis=1), 1, atol=1e-4)
    assert model.context.mean.shape == text_alone(table).shape[1:]


def test_a_tree_sends_a_row_down_the_side_its_bound_says() -> None:
    trees = Trees(
        column=np.array([1, 0, 0], np.int16),
        bound=np.array([0.5, -2.0, 2.0], np.float32),
        child=np.array([1, 1, 2], np.int32),
        roots=np.array([0], np.int32),
        depth=1,
    )
    table = np.array([[9, 0.5], [9, 0.6]], np.float32)
    assert trees.odds(table).tolist() == [-2.0, 2.0]
    assert chance(trees.odds(table)) == pytest.approx([0.1192, 0.8808], abs=1e-3)


def test_lines_the_first_trees_are_sure_of_are_asked_no_further() -> None:
    stump = {"column": [0, 0, 0], "bound": [0.5, -5.0, 0.01], "child": [1, 1, 2]}
    number = 60
    trees = Trees(
        column=np.tile(np.array(stump["column"], np.int16), number),
        bound=np.tile(np.array(stump["bound"], np.float32), number),
        child=np.concatenate([np.array(stump["child"], np.int32) + 3 * n for n in range(number)]),
        roots=np.arange(number, dtype=np.int32) * 3,
        depth=1,
    )
    sure, unsure = trees.odds(np.array([[0.0], [1.0]], np.float32)).tolist()
    assert sure < -100
    assert unsure == pytest.approx(0.01 * number)
