"""Records to JSON and back, and their JSON Schema (draft 2020-12)."""

from typing import Any, TypeVar

import msgspec

from copydesk.errors import BadRecord
from copydesk.story.record import Record

R = TypeVar("R", bound=Record)


def to_json(record: Record | list[Record] | tuple[Record, ...]) -> bytes:
    """One line of JSON; fields that hold their default are left out."""
    return msgspec.json.encode(record)


def from_json(content: bytes | str, kind: type[R], *, place: str = "JSON") -> R:
    """A record from JSON.

    Raises `BadRecord` with the path of the wrong or unknown field.
    """
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadRecord(place=place, reason=str(error)) from error


def to_plain(record: Record) -> Any:  # noqa: ANN401  # whatever JSON can hold
    """Dicts, lists, strings and numbers, for stores that keep JSON themselves."""
    return msgspec.to_builtins(record)


def from_plain(value: Any, kind: type[R], *, place: str = "value") -> R:  # noqa: ANN401  # JSON
    """A record from what `to_plain` gave. Raises `BadRecord`."""
    try:
        return msgspec.convert(value, type=kind)
    except msgspec.ValidationError as error:
        raise BadRecord(place=place, reason=str(error)) from error


def schema(kind: type[Record]) -> dict[str, Any]:
    """The JSON Schema of a record."""
    return msgspec.json.schema(kind)
