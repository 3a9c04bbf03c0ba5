"""A request to the desk, over a connection of its own: made anew, not passed through.

What the desk gets is written here from what was parsed: one request, its length, and who asks, as
we know it. Headers that belong to one connection stay on theirs. What the desk answers is parsed
and written anew in the same way. A desk that is not there is told to the reader calmly.
"""

import asyncio
import socket
from typing import Protocol, cast

import httptools

from copydesk.bus.near import near
from copydesk.newsroom.front.answer import PLAIN, Answer, Header, answer, written
from copydesk.newsroom.front.asked import Asked
from copydesk.newsroom.front.client import FOR, PROTO, client
from copydesk.newsroom.front.counter import come_back
from copydesk.newsroom.front.hall import Hall
from copydesk.newsroom.front.head import Request

MOST_WAITING = 64 * 1024
COME_BACK = b"10"  # seconds
# Where the press has laid pages of its own for this: of a part of the desk's addresses, of all.
PRINTED_FOR = {b"search": "search-closed.html"}
PRINTED = "503.html"
OF_ONE_CONNECTION = frozenset(
    (
        *(b"connection", b"keep-alive", b"proxy-connection", b"proxy-authenticate"),
        *(b"proxy-authorization", b"te", b"trailer", b"transfer-encoding", b"upgrade"),
        *(b"content-length", b"expect"),
    )
)
OURS_TO_SAY = frozenset(
    (FOR, PROTO, b"x-forwarded-host", b"x-forwarded-port", b"forwarded", b"x-real-ip")
)
AWAY = (
    b"<!doctype html><html lang=en><meta charset=utf-8>"
    b"<meta name=viewport content='width=device-width'><title>Back in a moment</title>"
    b"<h1>Back in a moment</h1><p>This part of the site is being started again. "
    b"Please try again in a minute; if you sent something, go back and send it once more.</p>"
    b"<p><a href='/'>All pages can be read as always.</a></p>\n"
)


class Asker(Protocol):
    """Whose connection it is."""

    def answered(self, *, keeps: bool) -> None:
        """The answer is through."""

    def broken_off(self) -> None:
        """The desk broke off in the middle of its answer."""

    def unavailable(self, found: Answer, request: Request) -> None:
        """The desk did not answer at all."""

    def hold_on(self) -> None:
        """Take no more of the body for now."""

    def go_on_sending(self) -> None:
        """Take more of the body."""


class Relay(asyncio.Protocol):
    """One request at the desk."""

    def __init__(
        self, hall: Hall, asker: Asker, reader: asyncio.Transport, request: Request
    ) -> None:
        self._hall, self._asker, self._reader, self._request = hall, asker, reader, request
        self._desk: asyncio.Transport | None = None
        self._waiting: list[bytes] = []
        self._held = 0
        self._parser = httptools.HttpResponseParser(self)
        self._headers: list[Header] = []
        self._is_begun = self._is_over = self._is_chunked = False

    # --- what the reader's connection tells ---

    def begin(self, peer: str) -> None:
        """Ask the desk; `peer` is the address the reader's connection comes from."""
        hall = self._hall
        if hall.at_desk >= hall.most_at_desk:
            self._is_over = True
            self._asker.unavailable(come_back(), self._request)
            return
        hall.at_desk += 1
        self._waiting.append(_asked(self._request, peer, hall.trusted))
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.setblocking(False)
        try:
            with near(hall.desk.parent) as folder:
                line.connect(f"{folder}/{hall.desk.name}")
        except OSError:
            line.close()
            self._fail()
            return
        hall.start(self._open(line))

    def send(self, piece: bytes) -> None:
        """Hand on a piece of the body."""
        if self._desk is not None:
            self._desk.write(piece)
            return
        self._waiting.append(piece)
        self._held += len(piece)
        if self._held > MOST_WAITING:
            self._asker.hold_on()

    def pause(self) -> None:
        """The reader does not keep up."""
        if self._desk is not None:
            self._desk.pause_reading()

    def resume(self) -> None:
        """The reader has caught up."""
        if self._desk is not None:
            self._desk.resume_reading()

    def give_up(self) -> None:
        """The reader is gone."""
        if not self._is_over:
            self._over()

    # --- what the connection to the desk tells ---

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The desk is there."""
        self._desk = cast(asyncio.Transport, transport)
        if self._is_over:
            self._desk.abort()
            return
        self._desk.writelines(self._waiting)
        if self._held > MOST_WAITING:
            self._asker.go_on_sending()
        self._waiting.clear()

    def connection_lost(self, exc: Exception | None) -> None:
        """The desk hung up, before its answer was through if we have not noticed yet."""
        del exc
        if not self._is_over:
            self._fail()

    def data_received(self, data: bytes) -> None:
        """Some of the answer."""
        if self._is_over:
            return
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self._fail()

    def pause_writing(self) -> None:
        """The desk does not keep up."""
        self._asker.hold_on()

    def resume_writing(self) -> None:
        """The desk has caught up."""
        if not self._is_over:
            self._asker.go_on_sending()

    # --- what the parser tells ---

    def on_message_begin(self) -> None:
        """A head begins."""
        self._headers = []
        self._reason = b""

    def on_status(self, reason: bytes) -> None:
        """The words beside the status."""
        self._reason += reason

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header."""
        self._headers.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        """The end of a head."""
        status = self._parser.get_status_code()
        if status < 200 or self._is_over:
            return
        lines = [*_own(self._headers), *self._framing(status)]
        if not any(name == b"date" for name, _ in lines):
            lines.append((b"date", self._hall.counter.ready.date[6:-2]))
        self._is_begun = True
        self._reader.write(b"HTTP/1.1 %d %b\r\n%b\r\n" % (status, self._reason, written(lines)))
        if self._request.method == b"HEAD":
            self._finish()

    def on_body(self, body: bytes) -> None:
        """A piece of the answer."""
        if self._is_over or not self._is_begun:
            return
        self._reader.write(b"%x\r\n%b\r\n" % (len(body), body) if self._is_chunked else body)

    def on_message_complete(self) -> None:
        """The answer is through, unless it only announced one."""
        if not self._is_begun or self._is_over:
            return
        if self._is_chunked:
            self._reader.write(b"0\r\n\r\n")
        self._finish()

    # --- what is done ---

    def _finish(self) -> None:
        self._over()
        self._asker.answered(keeps=self._request.keeps)

    def _framing(self, status: int) -> list[Header]:
        """How the reader knows where the answer ends."""
        last = [] if self._request.keeps else [(b"connection", b"close")]
        length = [line for line in self._headers if line[0] == b"content-length"][:1]
        has_body = self._request.method != b"HEAD" and status not in (204, 304)
        if length or not has_body:
            return [*(length if status != 204 else []), *last]
        self._is_chunked = not self._request.is_old
        return [*([(b"transfer-encoding", b"chunked")] if self._is_chunked else []), *last]

    async def _open(self, line: socket.socket) -> None:
        try:
            loop = asyncio.get_running_loop()
            await loop.create_unix_connection(lambda: self, sock=line)
        except OSError:
            line.close()
            if not self._is_over:
                self._fail()

    def _fail(self) -> None:
        is_begun = self._is_begun
        self._over()
        if is_begun:
            self._asker.broken_off()
        else:
            self._asker.unavailable(away(self._printed()), self._request)

    def _printed(self) -> Answer | None:
        """What the press has laid for this."""
        site = self._hall.counter.site
        asked = Asked(path=b"/", accepts=self._request.told.get(b"accept-encoding"))
        part = PRINTED_FOR.get(self._request.path[1:].partition(b"/")[0])
        own = site.status_page(part, asked, 503) if part else None
        return own or site.status_page(PRINTED, asked, 503)

    def _over(self) -> None:
        self._is_over = True
        self._hall.at_desk -= 1
        self._waiting.clear()
        if self._desk is not None:
            self._desk.abort()


def away(printed: Answer | None = None) -> Answer:
    """What a reader is told while the desk is not there: the press's words, or ours."""
    for_now = [(b"retry-after", COME_BACK), (b"cache-control", b"no-store")]
    if printed is not None:
        lines = [line for line in printed.headers if line[0] != b"cache-control"]
        return answer(503, [*lines, *for_now], body=printed.body)
    lines = [
        (b"content-type", PLAIN.replace(b"plain", b"html")),
        (b"content-length", b"%d" % len(AWAY)),
        (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
        (b"x-content-type-options", b"nosniff"),
    ]
    return answer(503, [*lines, *for_now], body=AWAY)


def _asked(request: Request, peer: str, trusted: frozenset[str]) -> bytes:
    """The head the desk gets."""
    address, scheme = client(peer, request.headers, trusted)
    lines = [line for line in _own(request.headers) if line[0] not in OURS_TO_SAY]
    lines += [(FOR, address.encode()), (PROTO, scheme.encode()), (b"connection", b"close")]
    if b"content-length" in request.told:
        lines.append((b"content-length", b"%d" % request.length))
    return b"%b %b HTTP/1.1\r\n%b\r\n" % (request.method, request.target, written(lines))


def _own(headers: list[Header]) -> list[Header]:
    """Headers that go on: none that belong to one connection, none that Django reads as another.

    With an underscore a name would become another's: `x_forwarded_for`.
    """
    lines = [(name.lower(), value) for name, value in headers]
    named = b",".join(value for name, value in lines if name == b"connection").lower()
    away = OF_ONE_CONNECTION | {name.strip() for name in named.split(b",")}
    return [line for line in lines if line[0] not in away and b"_" not in line[0]]
