"""The head of a request: parsed whole, one at a time, and refused where two could read it two ways.

The parser never sees a body, nor a second head: we frame requests ourselves (`door`).
"""

from dataclasses import dataclass

import httptools

from copydesk.newsroom.front.answer import Answer, Header, short
from copydesk.newsroom.front.counter import BODY, matters

MOST_SENT = 256 * 1024  # what a reader may send: a report is text
MOST_SENT_TO_DESK = 48 * 1024 * 1024  # what an editor, a partner or a hub may: captures, pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A head, parsed. `told` are the headers that matter, `headers` all as they came."""

    method: bytes
    target: bytes
    headers: list[Header]
    told: dict[bytes, bytes]
    keeps: bool
    is_old: bool

    @property
    def path(self) -> bytes:
        """The target without its query."""
        return self.target.partition(b"?")[0]

    @property
    def length(self) -> int:
        """Bytes of its body."""
        return int(self.told.get(b"content-length", b"0"))


class Heads:
    """The parser of one connection."""

    __slots__ = ("_count", "_headers", "_keeps", "_parser", "_url")

    def __init__(self) -> None:
        self._parser = httptools.HttpRequestParser(self)

    def read(self, head: bytes, *, may_keep: bool) -> Request | None:
        """The request whose whole head this is; None where it is no head, or more than one."""
        self._count = 0
        parser = self._parser
        try:
            parser.feed_data(head)
        except httptools.HttpParserUpgrade:
            self._parser = httptools.HttpRequestParser(self)  # we speak nothing but HTTP
        except httptools.HttpParserError:
            return None
        version = parser.get_http_version()
        if self._count != 1 or version not in ("1.1", "1.0"):
            return None
        told = matters(self._headers)
        if BODY[0] in told or BODY[1] in told:
            self._parser = httptools.HttpRequestParser(self)  # this one waits for the body
        is_old = version == "1.0"
        return Request(
            method=parser.get_method(),
            target=self._url,
            headers=self._headers,
            told=told,
            keeps=self._keeps and may_keep and not is_old,
            is_old=is_old,
        )

    # --- what the parser tells ---

    def on_message_begin(self) -> None:
        """A head begins."""
        self._headers: list[Header] = []

    def on_url(self, url: bytes) -> None:
        """The target of the request."""
        self._url = url

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header."""
        self._headers.append((name, value))

    def on_headers_complete(self) -> None:
        """The end of a head."""
        self._count += 1
        self._keeps = self._parser.should_keep_alive()

    def on_body(self, body: bytes) -> None:
        """A body within what we took for a head: there were two heads."""
        del body
        self._count += 1


def refusal(request: Request) -> Answer | None:
    """What can not be framed, or is larger than we take, is not read."""
    host = request.told.get(b"host", b"" if request.is_old else None)
    length = request.told.get(BODY[0], b"0")
    if host is None or b"," in host or not length.isdigit():
        return short(400)
    if BODY[1] in request.told:
        return short(411)
    is_for_desk = request.target.startswith((b"/desk/", b"/wire/"))
    most = MOST_SENT_TO_DESK if is_for_desk else MOST_SENT
    return short(413) if len(length) > 18 or int(length) > most else None
