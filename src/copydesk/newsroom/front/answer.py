"""What is sent back: a status, header lines ready to be written, content."""

import http
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

Header = tuple[bytes, bytes]
Mark = tuple[int, int, int]  # inode, time in nanoseconds, size
PLAIN = b"text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`head` is the status line and all headers but the date, each with its line end.

    The content is `body`, or, where it is too large to be held in memory, `part` of `file`, as
    long as that is the one with this `mark`.
    """

    status: int
    headers: tuple[Header, ...]
    head: bytes
    body: bytes = b""
    file: Path | None = None
    part: tuple[int, int] = (0, 0)
    mark: Mark | None = None


def mark_of(found: os.stat_result) -> Mark:
    """By what a file is known to be the one that was read."""
    return (found.st_ino, found.st_mtime_ns, found.st_size)


def answer(status: int, headers: Iterable[Header], *, body: bytes = b"") -> Answer:
    """An answer with its head built."""
    lines = tuple(headers)
    phrase = http.HTTPStatus(status).phrase.encode()
    head = b"HTTP/1.1 %d %b\r\n" % (status, phrase)
    return Answer(status=status, headers=lines, head=head + written(lines), body=body)


def written(lines: Iterable[Header]) -> bytes:
    """Headers as they go over the wire, each with its line end."""
    return b"".join(b"%b: %b\r\n" % line for line in lines)


def of_file(full: Answer, file: Path, part: tuple[int, int], mark: Mark | None) -> Answer:
    """The same head, followed by a part of a file."""
    return replace(full, body=b"", file=file, part=part, mark=mark)


def short(status: int, *more: Header) -> Answer:
    """An answer that says no more than its status."""
    body = http.HTTPStatus(status).phrase.encode() + b"\n"
    own = ((b"content-type", PLAIN), (b"content-length", b"%d" % len(body)))
    return answer(status, (*own, *more), body=body)


def without_body(full: Answer) -> Answer:
    """The same head with nothing after it, for HEAD."""
    return Answer(status=full.status, headers=full.headers, head=full.head)
