"""From a capture to the items in it."""

import re
import zlib
from collections.abc import Iterator
from functools import cache, partial
from importlib.metadata import entry_points

from copydesk.errors import UnreadableCapture
from copydesk.story.record import Record, replace
from copydesk.story.story import Body, Capture, Item
from copydesk.wire import FORMATS, plain, refusals
from copydesk.wire.format import Format
from copydesk.wire.mail import nested
from copydesk.wire.refusals import Refusal, refuse

HEAD = 4096
MOST_UNPACKED = 32 * 1024 * 1024
MOST_MEMBERS = 20_000  # of a gzip file; web archives have one a record
PIECE = 64 * 1024
MOST_ITEMS = 5_000  # each becomes a story at the desk; a feed of empty items holds a million
# Of one item's copy: beyond the longest book-length reports, tables of all results of a nation.
LONGEST_COPY, MOST_LINES = 500_000, 20_000
LONGEST_NAME = 200  # of an item's name in a refusal
IN_BULK = "large archives: copydesk archive read"
GROUP = "copydesk.formats"
# What pictures, archives, films and office files begin with.
BINARY = (
    (b"\x89PNG", "a PNG picture"),
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


class Delivery(Record, frozen=True):
    """What came of a capture: its items in document order, and what of it could not be read."""

    items: tuple[Item, ...]
    refusals: tuple[Refusal, ...] = ()

    @property
    def left_out(self) -> str:
        """The refusals in a line, "" where all was read."""
        return refusals.summary(self.refusals)


def deliver(capture: Capture, *, switched_off: frozenset[str] = frozenset()) -> Delivery:
    """The items in a capture with the refusals of those parts that cannot be read.

    Raises `UnreadableCapture` where that is all of it.
    """
    with refusals.heard() as heard:
        items = read(capture, switched_off=switched_off)
    delivery = Delivery(items=items, refusals=heard.all(capture.place))
    if delivery.refusals and not items:
        raise UnreadableCapture(place=capture.place, reason=delivery.left_out)
    return delivery


def read(capture: Capture, *, switched_off: frozenset[str] = frozenset()) -> tuple[Item, ...]:
    """The items in a capture, in document order; `deliver` also tells what was left out.

    Raises `UnreadableCapture` where no format knows it, or the one that does cannot read it.
    """
    capture = unpacked(capture)
    head = capture.content[:HEAD]
    _readable(capture, head)
    for format in formats():
        if format.name not in switched_off and format.sniff(head, capture.media_type):
            with nested.read_by(partial(read, switched_off=switched_off)):
                items = _as_copy(format.read(capture)) if format.is_copy else format.read(capture)
            if format.holds is not None:
                items += _held(format.holds(capture), capture, switched_off | {format.name})
            return _within_reason(items, capture)
    raise UnreadableCapture(place=capture.place, reason=_unknown(capture, head))


def _as_copy(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items whose form carries nothing but copy, unless a whole page was put into it."""
    return tuple(
        replace(one, body=replace(one.body, is_copy=not one.body.is_page)) for one in items
    )


def _held(
    parts: Iterator[Capture], capture: Capture, switched_off: frozenset[str]
) -> tuple[Item, ...]:
    """The items of the captures that a capture holds; one that cannot be read stops no other."""
    found: list[Item] = []
    refused: list[str] = []
    size = 0
    for part in parts:
        size += len(part.content)
        if size > MOST_UNPACKED or len(found) > MOST_ITEMS:
            refuse(part.place, "this and what follows is more than a delivery may hold; " + IN_BULK)
            break
        try:
            found += read(part, switched_off=switched_off)
        except UnreadableCapture as error:
            refused.append(error.reason)
            refuse(error.place, error.reason)
    if refused and not found:
        reason = f"nothing in it can be read ({len(refused)} refused; the first: {refused[0]})"
        raise UnreadableCapture(place=capture.place, reason=reason)
    return tuple(found)


def _within_reason(items: tuple[Item, ...], capture: Capture) -> tuple[Item, ...]:
    """The items without those whose copy is longer than any, and as many as are taken at once.

    Raises `UnreadableCapture` where none is left.
    """
    taken = items[:MOST_ITEMS]
    too_long = {
        n: reason
        for n, item in enumerate(taken)
        if len(item.body.text) > MOST_LINES and (reason := _too_long(item.body))
    }
    if too_long and len(too_long) == len(taken):
        reason = next(iter(too_long.values()))
        raise UnreadableCapture(place=capture.place, reason=reason, format=taken[0].format)
    for n, reason in too_long.items():
        refuse(f"{capture.place}#{taken[n].guid[:LONGEST_NAME]}", reason)
    if len(items) > MOST_ITEMS:
        left = f"{len(items) - MOST_ITEMS} of {len(items)} items"
        refuse(capture.place, f"{left}; a delivery holds {MOST_ITEMS} at most")
    return tuple(item for n, item in enumerate(taken) if n not in too_long)


def _too_long(body: Body) -> str:
    """Why copy is longer than any, or ""; how long a page's own is, shows only in cleaning."""
    is_text = body.media_type == "text/plain"
    if is_text and (lines := body.text.count("\n")) > MOST_LINES:
        return f"copy of {lines} lines; a story has {MOST_LINES} at most"
    if len(body.text) <= LONGEST_COPY or (body.is_page and not is_text):
        return ""
    size = len(body.text if is_text else plain.gist(body.text))
    return f"copy of {size} characters; a story has {LONGEST_COPY} at most" * (size > LONGEST_COPY)


@cache
def formats() -> tuple[Format, ...]:
    """The built-in formats, then those other packages bring by entry point."""
    brought = tuple(point.load() for point in entry_points(group=GROUP))
    return FORMATS + tuple(format for format in brought if isinstance(format, Format))


def unpacked(capture: Capture) -> Capture:
    """What a gzip file holds, all its members joined; the capture itself stays as it came."""
    packed = memoryview(capture.content)
    content = bytearray()
    at, members = 0, 0
    while bytes(packed[at : at + 2]) == b"\x1f\x8b":
        members += 1
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while at < len(packed) and not unpacker.eof and len(content) <= MOST_UNPACKED:
            piece = packed[at : at + PIECE]
            try:
                content += unpacker.decompress(piece, PIECE)
            except zlib.error as error:
                raise UnreadableCapture(place=capture.place, reason="broken gzip data") from error
            at += len(piece) - len(unpacker.unused_data or unpacker.unconsumed_tail)
        if len(content) > MOST_UNPACKED or members > MOST_MEMBERS:
            limit = f"gzip data that unpacks to more than {MOST_UNPACKED // 1024 // 1024} MiB"
            raise UnreadableCapture(place=capture.place, reason=limit)
    return replace(capture, content=bytes(content)) if members else capture


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
