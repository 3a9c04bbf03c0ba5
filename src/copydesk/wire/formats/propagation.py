"""Copy from another copydesk, or who keeps to its profile: ninjs with the change that it carries.

The item is read as what it is, by whatever form knows it. What its envelope says of it is laid
upon it: the signal, the notice for desks, what was wrong and what is right as data.
"""

import json

from copydesk.story.record import replace
from copydesk.story.story import Capture, Item, Status
from copydesk.wire.carried import MEDIA_TYPE, Envelope, envelope, is_named
from copydesk.wire.charset import peek
from copydesk.wire.format import Format
from copydesk.wire.mail import nested
from copydesk.wire.upstream import signals

NINJS = "application/vnd.iptc.ninjs+json"
WEIGHT: tuple[Status, ...] = ("usable", "withheld", "canceled")


def sniff(head: bytes, media_type: str) -> bool:
    """An object that names the profile, or is said to be of it."""
    text = peek(head).lstrip("\ufeff \t\r\n")
    return text.startswith("{") and (is_named(text) or MEDIA_TYPE in media_type.lower())


def read(capture: Capture) -> tuple[Item, ...]:
    """The item in a message, and those of its pictures that come as items of their own.

    Raises `UnreadableCapture`.
    """
    sent = envelope(capture)
    content = json.dumps(sent.item, ensure_ascii=False).encode("utf-8", "replace")
    items = nested.read(capture, content, media_type=NINJS)
    own = items[-1].guid if items else ""
    return tuple(_signalled(one, sent) if one.guid == own else one for one in items)


def _signalled(item: Item, sent: Envelope) -> Item:
    """The item with what its envelope says of it; the heavier status holds."""
    notices = [change.notice for change in sent.changes if change.notice not in item.desk_note]
    return replace(
        item,
        status=max(item.status, sent.status, key=WEIGHT.index),
        advice=sent.advice,
        desk_note=signals.joined(*notices, item.desk_note),
        changes=sent.changes,
        passages=sent.passages,
    )


FORMAT = Format(name="propagation", media_types=(MEDIA_TYPE,), sniff=sniff, read=read, is_copy=True)
