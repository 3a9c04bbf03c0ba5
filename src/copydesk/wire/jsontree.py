"""JSON from strangers: one object, no NaN, no half characters, bounded in size and depth."""

import json
import re
from typing import Any, NoReturn

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Capture
from copydesk.wire.charset import decode

LARGEST = 16 * 1024 * 1024
# What costs memory is not letters but values: an empty object takes thirty times its two bytes.
MOST_NESTED, MOST_VALUES = 150_000, 1_500_000
LONGEST_NUMBER = 400
SURROGATE = re.compile("[\ud800-\udfff]")


def parse(capture: Capture, *, format: str) -> dict[str, Any]:
    """The object in a capture.

    Raises `UnreadableCapture`: what is too large, too full or broken is refused as a whole, for
    JSON tells its parts from one another only when it has been read to its end.
    """
    if len(capture.content) > LARGEST:
        reason = f"larger than {LARGEST // 1024 // 1024} MiB"
        raise UnreadableCapture(place=capture.place, reason=reason, format=format)
    text = decode(capture.content, http=capture.charset).text
    if text.count("{") + text.count("[") > MOST_NESTED or text.count(",") > MOST_VALUES:
        raise UnreadableCapture(place=capture.place, reason="too many values", format=format)
    try:
        found = json.loads(text, parse_constant=_refuse, parse_float=_decimal, parse_int=_whole)
    except json.JSONDecodeError as error:
        reason = f"broken JSON: {error.msg} (line {error.lineno}, column {error.colno})"
        raise _refusal(capture, format, reason, error.pos) from error
    except RecursionError as error:
        raise _refusal(capture, format, "JSON nested too deep", -1) from error
    except ValueError as error:
        raise _refusal(capture, format, f"broken JSON: {error}", -1) from error
    if not isinstance(found, dict):
        raise _refusal(capture, format, "the JSON is not an object", 0)
    if "\\u" in text and _has_half_character(found):
        raise _refusal(capture, format, "broken JSON: half of a surrogate pair", -1)
    return found


def string(value: object) -> str:
    """A value as text: numbers are written out, anything else that is not text is ""."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return str(value)
    return value if isinstance(value, str) else ""


def objects(value: object) -> list[dict[str, Any]]:
    """The objects in a list, or the one object where a list should be."""
    if isinstance(value, dict):
        return [value]
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def number(value: object) -> int:
    """A whole number, 0 where there is none."""
    digits = string(value).strip().removesuffix(".0")
    return int(digits) if digits.isdecimal() and len(digits) < 10 else 0


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")


def _decimal(digits: str) -> float:
    found = float(digits)
    if found in (float("inf"), float("-inf")):
        raise ValueError("a number out of range")
    return found


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError("a number out of range")
    return int(digits)


def _has_half_character(found: dict[str, Any]) -> bool:
    return SURROGATE.search(json.dumps(found, ensure_ascii=False)) is not None


def _refusal(capture: Capture, format: str, reason: str, offset: int) -> UnreadableCapture:
    return UnreadableCapture(place=capture.place, reason=reason, format=format, offset=offset)
