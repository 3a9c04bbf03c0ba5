"""The parts of a JPEG file before the picture itself: its words and its size lie there.

Markers and lengths only [ITU-T T.81, annex B]; no picture is decoded, and nothing ever raises.
"""

from collections.abc import Iterator

START_OF_SCAN = 0xDA
APP1 = 0xE1
BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
MOST_SEGMENTS = 2_000
XMP = b"http://ns.adobe.com/xap/1.0/\x00"


def parts(jpeg: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments before the picture: marker code and content."""
    at = 2
    for _ in range(MOST_SEGMENTS):
        if at + 4 > len(jpeg) or jpeg[at] != 0xFF:
            return
        code = jpeg[at + 1]
        if code == START_OF_SCAN:
            return
        if code == 0xFF or code in BARE:
            at += 1 if code == 0xFF else 2
            continue
        length = max(2, int.from_bytes(jpeg[at + 2 : at + 4], "big"))
        yield code, jpeg[at + 4 : at + 2 + length]
        at += 2 + length


def size(jpeg: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the frame header; (0, 0) where there is none."""
    for code, body in parts(jpeg):
        if 0xC0 <= code <= 0xCF and code not in (0xC4, 0xC8, 0xCC) and len(body) >= 5:
            return int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")
    return 0, 0


def xmp(jpeg: bytes) -> bytes:
    """The file's XMP packet, b"" where it has none [ISO 16684-3]."""
    packets = (body for code, body in parts(jpeg) if code == APP1 and body.startswith(XMP))
    return next(packets, b"").removeprefix(XMP)
