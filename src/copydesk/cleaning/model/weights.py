"""The model's one data file: arrays by name, read without running anything.

A msgpack map from name to element type, shape and little-endian bytes. Types and sizes are
checked before an array is made, so that a damaged file is an error and nothing worse.
"""

from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from copydesk.errors import BadRecord
from copydesk.story.record import Record

SHIPPED = "line-model.bin"
MODEL = "COPYDESK_CLEANING_MODEL"
LARGEST = 5_000_000  # bytes
_TYPES = frozenset({"<f4", "<f2", "<i2", "<i4", "|u1", "|i1"})


class Stored(Record, frozen=True):
    """An array as it is written."""

    kind: str
    shape: tuple[int, ...]
    content: bytes


Arrays = dict[str, npt.NDArray[Any]]


def pack(arrays: Arrays) -> bytes:
    """The file of these arrays, the same bytes for the same arrays."""
    stored = {
        name: Stored(
            kind=array.dtype.newbyteorder("<").str,
            shape=array.shape,
            content=np.ascontiguousarray(array, array.dtype.newbyteorder("<")).tobytes(),
        )
        for name, array in sorted(arrays.items())
    }
    return msgspec.msgpack.encode(stored)


def unpack(content: bytes, *, place: str) -> Arrays:
    """The arrays of a file. Raises `BadRecord` naming `place` and what is wrong."""
    try:
        stored = msgspec.msgpack.decode(content, type=dict[str, Stored])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadRecord(place=place, reason=f"no line model: {error}") from error
    return {name: _array(one, f"{place}: {name}") for name, one in stored.items()}


def _array(stored: Stored, place: str) -> npt.NDArray[Any]:
    if stored.kind not in _TYPES:
        raise BadRecord(place=place, reason=f"arrays of {stored.kind!r} are not read")
    kind = np.dtype(stored.kind)
    size = kind.itemsize
    for length in stored.shape:
        size *= length
    if any(length < 0 for length in stored.shape) or size != len(stored.content):
        raise BadRecord(place=place, reason="shape and content do not agree")
    return np.frombuffer(stored.content, kind).reshape(stored.shape)


def load(path: str = "") -> Arrays:
    """The arrays of the shipped model, or of another file. Raises `BadRecord`, `OSError`."""
    if path:
        content = Path(path).read_bytes()[: LARGEST + 1]
    else:
        content = files("copydesk.cleaning.model").joinpath(SHIPPED).read_bytes()
    if len(content) > LARGEST:
        raise BadRecord(place=path or SHIPPED, reason=f"more than {LARGEST} bytes")
    return unpack(content, place=path or SHIPPED)
