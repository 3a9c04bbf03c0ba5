"""ninjs in the answer of an agency's interface: `{"data": {"item": {...}}}`, or a list of them.

Agencies' content services answer with what was asked, by whom, and the items inside; only these
are copy, and each is read as what it is.
"""

import json
import re
from typing import Any

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Capture, Item
from copydesk.wire.charset import peek
from copydesk.wire.format import Format
from copydesk.wire.jsontree import objects, parse
from copydesk.wire.mail import nested
from copydesk.wire.refusals import each_readable, refuse

WRAPPED = re.compile(r'"data"\s*:\s*\{')
INSIDE = re.compile(r'"items?"\s*:\s*[\[{]')
NAMED = re.compile(r'"(?:uri|guid)"\s*:')
MOST, MOST_ITEMS = 500, 5_000
NINJS = "application/vnd.iptc.ninjs+json"


def sniff(head: bytes, media_type: str) -> bool:
    """An object without an id of its own, with items below `data`."""
    text = peek(head).lstrip("\ufeff \t\r\n")
    found = WRAPPED.search(text) if text.startswith("{") else None
    if found is None or NAMED.search(text, 0, found.start()):
        return False
    return INSIDE.search(text, found.end()) is not None


def read(capture: Capture) -> tuple[Item, ...]:
    """The items in an answer; a broken one is refused by itself, as is what is too much.

    Raises `UnreadableCapture` where there is none, or all are broken.
    """
    sent = parse(capture, format="envelope")
    found = [one for data in objects(sent.get("data")) for one in _entries(data)]
    if not found:
        reason = "no items below data"
        raise UnreadableCapture(place=capture.place, reason=reason, format="envelope")
    if len(found) > MOST:
        reason = f"{len(found) - MOST} of {len(found)} items; an answer holds {MOST} at most"
        refuse(capture.place, reason)
    parts = ((f"{capture.place}#{n}", one) for n, one in enumerate(found[:MOST], 1))

    def inner(one: dict[str, Any]) -> tuple[Item, ...]:
        return nested.read(capture, json.dumps(one).encode(), media_type=NINJS)

    return each_readable(parts, inner, most=MOST_ITEMS)


def _entries(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The items of `data`, each bare or once more below `item`."""
    listed = [*objects(data.get("item")), *objects(data.get("items"))]
    return [inner for one in listed for inner in (objects(one.get("item")) or [one])]


FORMAT = Format(name="envelope", media_types=(), sniff=sniff, read=read)
