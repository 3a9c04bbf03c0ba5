"""A few bytes at a time out of a stream that may be endless, broken, or a bomb.

`Members` unpacks gzip files member by member (RFC 1952, 2.2) and goes on behind a broken one;
`Window` is the place a reader of records looks through: what has been looked at is let go.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

CHUNK = 64 * 1024
GRACE = 64 * 1024 * 1024  # bytes a member may unpack to whatever it was packed in
MOST_TIMES = 200  # how many bytes one packed byte may become beyond that; pages reach 50
MOST_TRIES = 20_000  # places that look like a member's start and are none, before we give up
# Magic, deflate, flags without reserved bits, time, then the two bytes writers of gzip set.
START = re.compile(rb"\x1f\x8b\x08[\x00-\x1f][\x00-\xff]{4}[\x00-\x04][\x00-\x0d\xff]")


class Stream(Protocol):
    """A file that is read from any place: of this machine, in a zip, in an object store."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size`; none at the end."""
        ...

    def seek(self, offset: int, /) -> int:
        """Go to a place counted from the beginning."""
        ...


class Window:
    """The bytes in sight: filled from `pull`, let go by `drop`; `offset` is where they begin.

    `damage` says why the stream broke off, "" while it is sound.
    """

    def __init__(self, pull: Callable[[], bytes], offset: int = 0) -> None:
        self.offset = offset
        self.damage = ""
        self._pull = pull
        self._bytes = bytearray()
        self._at = 0
        self._ended = False

    def has(self, size: int) -> int:
        """How many bytes are in sight, at least `size` unless the stream ends before."""
        while len(self._bytes) - self._at < size and not self._ended:
            try:
                more = self._pull()
            except zlib.error:
                more, self.damage = b"", "broken gzip data"
            except EOFError as error:
                more, self.damage = b"", str(error)
            self._ended = not more
            self._bytes += more
        return len(self._bytes) - self._at

    def peek(self, start: int, end: int) -> bytes:
        """Some of the bytes in sight, counted from the first."""
        return bytes(memoryview(self._bytes)[self._at + start : self._at + end])

    def search(self, pattern: re.Pattern[bytes], most: int) -> tuple[int, int]:
        """Where a pattern first matches in the next `most` bytes, from and to; (-1, -1) nowhere."""
        end = self._at + min(most, self.has(most))
        found = pattern.search(self._bytes, self._at, end)
        return (found.start() - self._at, found.end() - self._at) if found else (-1, -1)

    def drop(self, size: int) -> None:
        """Let go of bytes at the beginning."""
        self._at += size
        self.offset += size
        if self._at > CHUNK and self._at > len(self._bytes) // 2:
            del self._bytes[: self._at]
            self._at = 0

    def find(self, pattern: re.Pattern[bytes], longest: int) -> bool:
        """Go to the next match, which is `longest` bytes at most; without one, to the end."""
        size = self.has(CHUNK)
        while True:
            found = pattern.search(self._bytes, self._at)
            if found is not None:
                self.drop(found.start() - self._at)
                return True
            self.drop(max(0, size - longest))
            before, size = min(size, longest), self.has(CHUNK)
            if size == before:
                self.drop(size)
                return False


class Member:
    """One member of a gzip file: unpacked piece by piece, at `offset` in the packed file."""

    def __init__(self, members: "Members", offset: int) -> None:
        self.offset = offset
        self.taken = 0  # packed bytes
        self._members = members
        self._given = 0
        self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)

    @property
    def is_whole(self) -> bool:
        """Whether its end has been reached, check sum and all."""
        return self._unpacker.eof

    def pull(self) -> bytes:
        """The next unpacked bytes; none at its end.

        Raises `zlib.error` where it is broken, `EOFError` where it breaks off or is a bomb.
        """
        while not self._unpacker.eof:
            packed = self._members.raw(self.offset + self.taken)
            if not packed:
                raise EOFError("the gzip data breaks off")
            unpacked = self._unpacker.decompress(packed, CHUNK)
            left = self._unpacker.unused_data or self._unpacker.unconsumed_tail
            self.taken += len(packed) - len(left)
            self._given += len(unpacked)
            self._members.given += len(unpacked)
            if self._given > GRACE + MOST_TIMES * self.taken:
                raise EOFError(f"gzip data that unpacks to more than {MOST_TIMES} times its size")
            if unpacked:
                return unpacked
        return b""


class Members:
    """The members of a gzip file that begin between `start` and `end`, with what is damaged.

    After a broken member the search goes on for the next that unpacks to something beginning
    with `mark`.
    """

    def __init__(self, file: Stream, start: int, end: int, *, mark: re.Pattern[bytes]) -> None:
        self.given = 0
        self._file, self._start, self._end = file, start, end
        self._mark = mark
        self._tries = 0
        self._read_at, self._read = 0, b""

    def raw(self, offset: int, least: int = 1) -> bytes:
        """Packed bytes at a place: as many as are at hand, or a chunk; fewer at the file's end."""
        at_hand = self._read_at + len(self._read) - offset
        if offset < self._read_at or at_hand < least:
            self._file.seek(offset)
            self._read_at, self._read = offset, self._file.read(CHUNK)
        return self._read[offset - self._read_at :]

    def __iter__(self) -> Iterator[Member | tuple[int, str]]:
        """Members in order; a place and a reason for bytes that are none."""
        offset = self._next(self._start) if self._start else 0
        while offset < self._end:
            head = self.raw(offset, 16)
            if not head.strip(b"\0"):
                offset = offset + len(head) if head else self._end
                continue
            if head.startswith(b"\x1f\x8b"):
                member = Member(self, offset)
                yield member
                offset = offset + member.taken if member.is_whole else self._next(offset + 1)
            else:
                yield offset, "no gzip data"
                offset = self._next(offset + 1)
            if self._is_enough(offset):
                yield offset, "too damaged, or packed too often: the rest is left"
                return

    def _is_enough(self, offset: int) -> bool:
        most = 16 * GRACE + MOST_TIMES * (offset - self._start)
        return self._tries >= MOST_TRIES or self.given > most

    def _next(self, offset: int) -> int:
        """Where the next member that begins with the mark begins; the end where there is none."""
        while offset < self._end and self._tries < MOST_TRIES:
            chunk = self.raw(offset, 16)
            for found in START.finditer(chunk):
                self._tries += 1
                if self._begins(offset + found.start()):
                    return offset + found.start()
            if len(chunk) < 16:
                return self._end
            offset += len(chunk) - 9
        return min(offset, self._end)

    def _begins(self, offset: int) -> bool:
        try:
            packed = self.raw(offset, 2048)
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(packed, 256)
        except zlib.error:
            return False
        return self._mark.match(head) is not None
