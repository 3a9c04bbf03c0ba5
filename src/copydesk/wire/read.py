"""From a capture to the items in it."""

import re
import zlib
from functools import cache
from importlib.metadata import entry_points

from copydesk.errors import UnreadableCapture
from copydesk.story.record import replace
from copydesk.story.story import Capture, Item
from copydesk.wire import FORMATS
from copydesk.wire.format import Format

HEAD = 4096
MOST_UNPACKED = 32 * 1024 * 1024
MOST_ITEMS = 5_000  # each becomes a story at the desk; a feed of empty items holds a million
GROUP = "copydesk.formats"
# What pictures, archives, films and office files begin with.
BINARY = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"\x7fELF", "a program"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
)
MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0\0\xfe\xff")
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read(capture: Capture, *, switched_off: frozenset[str] = frozenset()) -> tuple[Item, ...]:
    """The items in a capture, in document order.

    Raises `UnreadableCapture` where no format knows it, the one that does cannot read it, or
    there are more items than any wire delivers at once.
    """
    capture = unpacked(capture)
    head = capture.content[:HEAD]
    _readable(capture, head)
    for format in formats():
        if format.name not in switched_off and format.sniff(head, capture.media_type):
            return _within_reason(format.read(capture), capture)
    raise UnreadableCapture(place=capture.place, reason=_unknown(capture, head))


def _within_reason(items: tuple[Item, ...], capture: Capture) -> tuple[Item, ...]:
    if len(items) > MOST_ITEMS:
        reason = f"{len(items)} items; a delivery holds {MOST_ITEMS} at most"
        raise UnreadableCapture(place=capture.place, reason=reason)
    return items


@cache
def formats() -> tuple[Format, ...]:
    """The built-in formats, then those other packages bring by entry point."""
    brought = tuple(point.load() for point in entry_points(group=GROUP))
    return FORMATS + tuple(format for format in brought if isinstance(format, Format))


def unpacked(capture: Capture) -> Capture:
    """What a gzip file holds; the capture itself stays as it came."""
    if not capture.content.startswith(b"\x1f\x8b"):
        return capture
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        content = unpacker.decompress(capture.content, MOST_UNPACKED)
    except zlib.error as error:
        raise UnreadableCapture(place=capture.place, reason="broken gzip data") from error
    if unpacker.unconsumed_tail:
        limit = f"gzip data that unpacks to more than {MOST_UNPACKED // 1024 // 1024} MiB"
        raise UnreadableCapture(place=capture.place, reason=limit)
    return replace(capture, content=content)


def _readable(capture: Capture, head: bytes) -> None:
    if not capture.content.strip():
        raise UnreadableCapture(place=capture.place, reason="the capture is empty")
    for start, what in BINARY:
        if head.startswith(start):
            raise UnreadableCapture(place=capture.place, reason=f"{what}, not copy")


def _unknown(capture: Capture, head: bytes) -> str:
    if is_binary(head):
        return "binary data, not copy"
    said = f" (said to be {capture.media_type})" if capture.media_type else ""
    return f"no format reads this{said}"


def is_binary(head: bytes) -> bool:
    """Whether bytes are no text: control characters that no charset of text explains."""
    if head.startswith(MARKS) or not head:
        return False
    return len(CONTROLS.findall(head)) > len(head) // 50
