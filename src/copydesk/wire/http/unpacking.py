"""The body of an answer, counted in decoded bytes while it comes, so that no bomb goes off."""

import zlib
from collections.abc import AsyncIterator
from typing import Protocol

from copydesk.errors import FetchFailed

CHUNK = 65_536
PLAIN = frozenset({"", "identity"})
PACKED = frozenset({"gzip", "x-gzip", "deflate"})
GZIP = b"\x1f\x8b"


class Unpacker(Protocol):
    """What zlib gives to unpack with, step by step."""

    @property
    def unconsumed_tail(self) -> bytes:
        """What was not yet unpacked."""

    @property
    def unused_data(self) -> bytes:
        """What follows after the end."""

    @property
    def eof(self) -> bool:
        """Whether the end has been reached."""

    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes:
        """The next piece, at most so long."""


async def content(
    chunks: AsyncIterator[bytes], coding: str, *, place: str, max_bytes: int
) -> bytes:
    """All of a body, unpacked. Raises `FetchFailed` where it is too large or badly packed."""
    coding = coding.strip().lower()
    if coding not in PLAIN | PACKED:
        reason = f"packed in a way we did not ask for: {coding[:100]}"
        raise FetchFailed(place=place, reason=reason)
    pieces = chunks if coding in PLAIN else _unpacked(chunks, place=place, max_bytes=max_bytes)
    taken = bytearray()
    async for piece in pieces:
        taken += piece
        if len(taken) > max_bytes:
            raise FetchFailed(place=place, reason=f"larger than {max_bytes} bytes")
    return bytes(taken)


async def _unpacked(
    chunks: AsyncIterator[bytes], *, place: str, max_bytes: int
) -> AsyncIterator[bytes]:
    """The body unpacked in small steps; gzip may come in several members (RFC 1952)."""
    unpacker: Unpacker | None = None
    sent = 0
    async for chunk in chunks:
        sent += len(chunk)
        if sent > max_bytes:
            raise FetchFailed(place=place, reason=f"larger than {max_bytes} bytes")
        rest = chunk
        while rest:
            if unpacker is None or (unpacker.eof and rest.startswith(GZIP)):
                unpacker = _unpacker(rest)
            if unpacker.eof:
                break  # what follows the end is padding
            yield _step(unpacker, rest, place)
            rest = unpacker.unconsumed_tail or unpacker.unused_data
    if unpacker is not None and not unpacker.eof:
        raise FetchFailed(place=place, reason="the packed answer breaks off")


def _step(unpacker: Unpacker, rest: bytes, place: str) -> bytes:
    try:
        return unpacker.decompress(rest, CHUNK)
    except zlib.error as error:
        raise FetchFailed(place=place, reason=f"broken packing: {error}") from error


def _unpacker(start: bytes) -> Unpacker:
    """By the first bytes: gzip, zlib, or the bare deflate some servers send."""
    if start.startswith(GZIP):
        return zlib.decompressobj(zlib.MAX_WBITS | 16)
    is_zlib = len(start) > 1 and start[0] & 0x0F == 8 and (start[0] << 8 | start[1]) % 31 == 0
    return zlib.decompressobj(zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)
