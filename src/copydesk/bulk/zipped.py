"""An entry of a zip, opened by where it lies: no name is ever used, no length believed."""

import io
import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from copydesk.bulk.files import Excerpt
from copydesk.bulk.places import Part
from copydesk.errors import UnreadableCapture

CHUNK: Final = 256 * 1024
HELD: Final = 8 * 1024 * 1024  # bytes of an unpacked entry in memory; more lie on the disk
GRACE: Final = 64 * 1024 * 1024  # bytes an entry may unpack to whatever it was packed in
MOST_TIMES: Final = 50
STORED, DEFLATED = 0, 8


@contextmanager
def inside(file: BinaryIO, part: Part) -> Iterator[BinaryIO]:
    """The bytes of a part: the file's own, or of a zip's entry, stored or packed.

    Raises `UnreadableCapture`: locked, packed in another way, broken, or a bomb.
    """
    if part.header < 0:
        yield file
        return
    method, begin = _local(file, part)

    def read_at(at: int, size: int) -> bytes:
        file.seek(at)
        return file.read(size)

    packed = io.BufferedReader(Excerpt(read_at, begin, part.packed), CHUNK)
    if method == STORED:
        yield packed
        return
    with tempfile.SpooledTemporaryFile(HELD) as plain:
        for piece in _inflated(packed, part):
            plain.write(piece)
        plain.seek(0)
        yield plain  # type: ignore[misc]  # all of a file that is asked for


def _local(file: BinaryIO, part: Part) -> tuple[int, int]:
    """How an entry is packed and where its bytes begin, by its local header."""
    file.seek(part.header)
    head = file.read(30)
    if len(head) < 30 or not head.startswith(b"PK\x03\x04"):
        raise UnreadableCapture(place=part.name, reason="the zip has no entry where it says")
    flags, method = struct.unpack_from("<HH", head, 6)
    name, extra = struct.unpack_from("<HH", head, 26)
    if flags & 1:
        raise UnreadableCapture(place=part.name, reason="an entry of a zip that is locked")
    if method not in (STORED, DEFLATED):
        reason = f"an entry packed in a way that is not undone here ({method})"
        raise UnreadableCapture(place=part.name, reason=reason)
    return method, part.header + 30 + name + extra


def _inflated(packed: BinaryIO, part: Part) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    taken = given = 0
    rest = b""
    while not unpacker.eof:
        rest = rest or packed.read(CHUNK)
        if not rest:
            raise UnreadableCapture(place=part.name, reason="an entry of a zip that breaks off")
        try:
            piece = unpacker.decompress(rest, CHUNK)
        except zlib.error as error:
            reason = "an entry of a zip that is broken"
            raise UnreadableCapture(place=part.name, reason=reason) from error
        taken += len(rest) - len(unpacker.unconsumed_tail)
        rest = unpacker.unconsumed_tail
        given += len(piece)
        if given > GRACE + MOST_TIMES * taken:
            reason = f"an entry of a zip that unpacks to more than {MOST_TIMES} times its size"
            raise UnreadableCapture(place=part.name, reason=reason)
        yield piece
