"""What a taker did with a message, told back to who sent it: `urn:copydesk:receipt:1`.

Signed like a message, with the same secret (`docs/propagation.md`).
"""

import datetime as dt
from typing import Annotated, Final, Literal

import msgspec

from copydesk.errors import BadRecord
from copydesk.story.codec import from_json, to_json
from copydesk.story.record import Record, replace

PROFILE: Final = "urn:copydesk:receipt:1"
MEDIA_TYPE = "application/vnd.copydesk.receipt+json"
LARGEST = 256 * 1024
DEEPEST = 8

DateTime = Annotated[dt.datetime, msgspec.Meta(tz=True)]
Name = Annotated[str, msgspec.Meta(max_length=300)]
Words = Annotated[str, msgspec.Meta(max_length=2000)]
Address = Annotated[str, msgspec.Meta(max_length=2000, pattern=r"^(https?://\S+)?$")]
Number = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]
# What was done, in one word: published, updated, corrected, released, withheld, killed,
# unpublished (it was never before the public), declined, late.
How = Annotated[str, msgspec.Meta(max_length=20, pattern="^[a-z_]*$")]


class Passed(Record, frozen=True, forbid_unknown_fields=False):
    """How far the change has come at a taker of the taker's, and at those after it."""

    house: Name
    state: Annotated[str, msgspec.Meta(max_length=20, pattern="^[a-z_]+$")]
    how: How = ""
    address: Address = ""
    edition: Number = 0
    at: DateTime | None = None
    downstream: tuple["Passed", ...] = ()


class Receipt(Record, frozen=True, forbid_unknown_fields=False):
    """`id` is the message's; `address` and `edition` are the taker's own, `at` when it acted.

    `written` is when the taker wrote the receipt: a later one holds.
    """

    profile: Literal["urn:copydesk:receipt:1"]
    id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    state: Literal["acknowledged", "acted", "refused"]
    written: DateTime
    house: Name = ""
    how: How = ""
    reason: Words = ""
    address: Address = ""
    edition: Number = 0
    at: DateTime | None = None
    downstream: tuple[Passed, ...] = ()


def write(receipt: Receipt) -> bytes:
    """A receipt as JSON; houses more than eight deep are left out."""
    return to_json(replace(receipt, downstream=without_end(receipt.downstream, DEEPEST)))


def read(content: bytes, *, place: str = "receipt") -> Receipt:
    """A receipt from JSON. Raises `BadRecord`; what it does not know it leaves aside."""
    if len(content) > LARGEST:
        raise BadRecord(place=place, reason=f"larger than {LARGEST} bytes")
    try:
        receipt = from_json(content, Receipt, place=place)
    except RecursionError as error:
        raise BadRecord(place=place, reason="nested too deep") from error
    if depth(receipt.downstream) > DEEPEST:
        raise BadRecord(place=place, reason=f"more than {DEEPEST} houses in a row")
    return receipt


def depth(passed: tuple[Passed, ...]) -> int:
    """How many houses stand in a row at most."""
    level, deep = list(passed), 0
    while level:
        deep += 1
        level = [after for one in level for after in one.downstream]
    return deep


def without_end(passed: tuple[Passed, ...], deepest: int) -> tuple[Passed, ...]:
    """The same without those further than so many houses away."""
    if deepest <= 0:
        return ()
    return tuple(
        replace(one, downstream=without_end(one.downstream, deepest - 1)) for one in passed
    )
