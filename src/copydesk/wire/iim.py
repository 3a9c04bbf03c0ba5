"""The words that a photograph carries (IPTC-NAA Information Interchange Model 4.2, in JPEG).

They lie in segments APP13, in Photoshop's resource 0x0404, as datasets: 0x1C, record, number,
length in two bytes or more, value. Only these segments are read, no picture is decoded.
"""

from collections.abc import Iterator

from copydesk.wire import charset

MARKER = b"Photoshop 3.0\x00"
RESOURCE = b"8BIM"
IPTC = 0x0404
START_OF_SCAN = 0xDA
BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
MOST_SEGMENTS = 2_000
MOST_DATASETS = 5_000
LARGEST = 4 * 1024 * 1024
UTF8 = b"\x1b%G"
CODED_CHARACTER_SET = (1, 90)


def datasets(jpeg: bytes) -> dict[tuple[int, int], list[str]]:
    """The values of each dataset by record and number, in order; empty where there are none.

    Never raises; a block that breaks off gives what came before the break.
    """
    block = b"".join(_resource(b"".join(_segments(jpeg))))[:LARGEST]
    raw = list(_datasets(block))
    is_utf8 = any(key == CODED_CHARACTER_SET and value == UTF8 for key, value in raw)
    found: dict[tuple[int, int], list[str]] = {}
    for key, value in raw:
        words = charset.decode(value, http="utf-8" if is_utf8 else "").text
        found.setdefault(key, []).append(words.replace("\x00", "").strip())
    return found


def size(jpeg: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the frame header; (0, 0) where there is none."""
    for code, body in _parts(jpeg):
        if 0xC0 <= code <= 0xCF and code not in (0xC4, 0xC8, 0xCC) and len(body) >= 5:
            return int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")
    return 0, 0


def _segments(jpeg: bytes) -> Iterator[bytes]:
    for code, body in _parts(jpeg):
        if code == 0xED and body.startswith(MARKER):
            yield body[len(MARKER) :]


def _parts(jpeg: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments before the picture itself: marker code and content."""
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


def _resource(block: bytes) -> Iterator[bytes]:
    """The content of the resources that hold IIM."""
    at = block.find(RESOURCE)
    while 0 <= at <= len(block) - 12:
        number = int.from_bytes(block[at + 4 : at + 6], "big")
        name = block[at + 6] + 1
        start = at + 6 + name + name % 2
        length = int.from_bytes(block[start : start + 4], "big")
        if number == IPTC:
            yield block[start + 4 : start + 4 + length]
        after = start + 4 + length + length % 2
        at = block.find(RESOURCE, after)


def _datasets(block: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    at = 0
    for _ in range(MOST_DATASETS):
        if at + 5 > len(block) or block[at] != 0x1C:
            return
        key = (block[at + 1], block[at + 2])
        length = int.from_bytes(block[at + 3 : at + 5], "big")
        at += 5
        if length & 0x8000:  # an extended dataset: so many bytes of length follow
            count = min(length & 0x7FFF, 8)
            length = int.from_bytes(block[at : at + count], "big")
            at += count
        yield key, block[at : at + length]
        at += length
