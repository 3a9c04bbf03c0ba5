"""Bare text: a paste, an e-mail's body, a file in the drop folder. One capture, one item.

The text goes on exactly as it came; the cleaner finds headline, dateline and furniture in it.
What it says to desks ("EDITORS: Please KILL ...", "1st Ld-Writethru") is told beside it.
"""

import re

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Body, Capture, Item
from copydesk.wire.charset import decode, peek
from copydesk.wire.format import Format
from copydesk.wire.upstream.advised import advised

LARGEST = 4 * 1024 * 1024
CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
OTHER_FORM = re.compile(r"\s*(?:[{\[]\s*[\"{\[\]}]|<[?!A-Za-z])")


def sniff(head: bytes, media_type: str) -> bool:
    """Anything that reads as text and is no markup, unless it is said to be plain text."""
    if media_type and not media_type.lower().startswith(("text/", "application/octet-stream")):
        return False
    text = peek(head)
    if len(CONTROLS.findall(text)) > len(text) // 20 or "\x00" in text:
        return False
    return media_type.lower().startswith("text/plain") or not OTHER_FORM.match(text)


def read(capture: Capture) -> tuple[Item, ...]:
    """One item with the whole text as its body."""
    if len(capture.content) > LARGEST:
        reason = f"larger than {LARGEST // 1024 // 1024} MiB of text"
        raise UnreadableCapture(place=capture.place, reason=reason, format="text")
    text = decode(capture.content, http=capture.charset).text
    body = Body(text=text, media_type="text/plain", is_page=True)
    guid = f"sha256:{capture.sha256}"
    item = Item(guid=guid, body=body, source=capture.source, format="text")
    return (advised(item, text),)


FORMAT = Format(name="text", media_types=("text/plain",), sniff=sniff, read=read)
