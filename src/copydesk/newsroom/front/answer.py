"""What is sent back: a status, header lines ready to be written, content."""

import http
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Header = tuple[bytes, bytes]
PLAIN = b"text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`head` is the status line and all headers but the date, each with its line end.

    The content is `body`, or, where it is too large to be held in memory, `part` of `file`.
    """

    status: int
    headers: tuple[Header, ...]
    head: bytes
    body: bytes = b""
    file: Path | None = None
    part: tuple[int, int] = (0, 0)


def answer(
    status: int,
    headers: Iterable[Header],
    *,
    body: bytes = b"",
    file: Path | None = None,
    part: tuple[int, int] = (0, 0),
) -> Answer:
    """An answer with its head built."""
    lines = tuple(headers)
    phrase = http.HTTPStatus(status).phrase.encode()
    head = b"HTTP/1.1 %d %b\r\n" % (status, phrase)
    head += b"".join(b"%b: %b\r\n" % line for line in lines)
    return Answer(status=status, headers=lines, head=head, body=body, file=file, part=part)


def short(status: int, *more: Header) -> Answer:
    """An answer that says no more than its status."""
    body = http.HTTPStatus(status).phrase.encode() + b"\n"
    own = ((b"content-type", PLAIN), (b"content-length", b"%d" % len(body)))
    return answer(status, (*own, *more), body=body)


def without_body(full: Answer) -> Answer:
    """The same head with nothing after it, for HEAD."""
    return Answer(status=full.status, headers=full.headers, head=full.head)
