"""The one base of all records."""

from typing import Any, TypeVar, dataclass_transform

import msgspec
from msgspec.structs import replace as _replace


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="type",
):
    """A frozen value; unknown fields are refused when it is read from JSON."""


R = TypeVar("R", bound="Record")


def replace(record: R, **changes: Any) -> R:  # noqa: ANN401  # any field's type
    """The same record with some fields changed."""
    return _replace(record, **changes)
