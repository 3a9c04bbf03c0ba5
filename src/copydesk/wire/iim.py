"""The words that a photograph carries (IPTC-NAA Information Interchange Model 4.2, in JPEG).

They lie in segments APP13, in Photoshop's resource 0x0404, as datasets: 0x1C, record, number,
length in two bytes or more, value. Only these segments are read, no picture is decoded.
"""

import hashlib
from collections.abc import Iterator

from copydesk.wire import charset, jpeg

MARKER = b"Photoshop 3.0\x00"
RESOURCE = b"8BIM"
IPTC = 0x0404
DIGEST = 0x0425
MOST_DATASETS = 5_000
LARGEST = 4 * 1024 * 1024
UTF8 = b"\x1b%G"
CODED_CHARACTER_SET = (1, 90)


def datasets(content: bytes) -> dict[tuple[int, int], list[str]]:
    """The values of each dataset by record and number, in order; empty where there are none.

    Never raises; a block that breaks off gives what came before the break.
    """
    raw = list(_datasets(_resource(content, IPTC)[:LARGEST]))
    is_utf8 = any(key == CODED_CHARACTER_SET and value == UTF8 for key, value in raw)
    found: dict[tuple[int, int], list[str]] = {}
    for key, value in raw:
        words = charset.decode(value, http="utf-8" if is_utf8 else "").text
        found.setdefault(key, []).append(words.replace("\x00", "").strip())
    return found


def is_newer(content: bytes) -> bool:
    """Whether a program that knows no XMP changed the datasets after the XMP was written.

    Whoever writes both leaves a digest of the datasets; where it no longer fits, they go before
    XMP, else XMP goes before them [IPTC Photo Metadata Mapping Guidelines; MWG 2.0, 3.3].
    """
    told = _resource(content, DIGEST)
    block = _resource(content, IPTC)
    digest = hashlib.md5(block, usedforsecurity=False).digest()
    return len(told) == 16 and any(told) and told != digest


def _resource(content: bytes, wanted: int) -> bytes:
    block = b"".join(_segments(content))
    return b"".join(content for number, content in _resources(block) if number == wanted)


def _segments(content: bytes) -> Iterator[bytes]:
    for code, body in jpeg.parts(content):
        if code == 0xED and body.startswith(MARKER):
            yield body[len(MARKER) :]


def _resources(block: bytes) -> Iterator[tuple[int, bytes]]:
    """Photoshop's resources: number and content."""
    at = block.find(RESOURCE)
    while 0 <= at <= len(block) - 12:
        number = int.from_bytes(block[at + 4 : at + 6], "big")
        name = block[at + 6] + 1
        start = at + 6 + name + name % 2
        length = int.from_bytes(block[start : start + 4], "big")
        yield number, block[start + 4 : start + 4 + length]
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
