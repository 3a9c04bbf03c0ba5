"""The fast lane: most readers are answered within uvicorn's parser, before ASGI is set up.

Files are written from memory in one piece. A stream's connection is handed to the hub and costs
no task. Whatever is not a plain read goes on to uvicorn as if this were not here. A connection
is bounded in what it may send before its request is whole, and in time (`Front` sweeps).
"""

from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from copydesk.newsroom.front.answer import Answer, short
from copydesk.newsroom.front.counter import BODY, STREAM, matters, since

LARGEST_HEAD = 32 * 1024
# Seconds: for a whole head, also on an idle connection; for a body; for an answer to be read.
HEAD_TIME, BODY_TIME, READING_TIME = 15.0, 120.0, 60.0


class Lane(HttpToolsProtocol):
    """A reader's connection."""

    # uvicorn's own, of which we read and set these
    parser: Any
    scope: Any
    headers: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # uvicorn's own
        super().__init__(*args, **kwargs)
        self.front = self.config.app
        self.counter = self.front.counter
        self.is_streaming = False
        self._is_answered = False
        self._waits_for_head = True
        self._head_size = 0
        self._since = self.loop.time()

    def connection_made(self, transport: Any) -> None:  # asyncio's transport
        """A reader is there."""
        super().connection_made(transport)
        self.front.lanes.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """A reader is gone."""
        self.front.lanes.discard(self)
        if self.is_streaming:
            self.counter.hub.leave(self.transport)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Parse what came, unless the connection is a stream, on which nothing more is heard."""
        if self.is_streaming or self.transport.is_closing():
            return
        super().data_received(data)
        if self._waits_for_head:
            self._head_size += len(data)
            if self._head_size > LARGEST_HEAD and not self.transport.is_closing():
                self._hang_up(short(431))
        self._lighten()

    def on_message_begin(self) -> None:
        """A request begins; ASGI's record of it is made only when it is handed on."""
        self._waits_for_head = True
        self.url = b""
        self.expect_100_continue = False
        self.headers = []

    def on_headers_complete(self) -> None:
        """Answer at once what can be; hand on the rest."""
        self._waits_for_head = False
        self._head_size = 0
        self._since = self.loop.time()
        self._is_answered = self.is_streaming or self._answered()
        if not self._is_answered:
            self._hand_on()

    def on_body(self, body: bytes) -> None:
        """Bodies belong to requests that were handed on."""
        if not self._is_answered:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """A request is whole; the next may come."""
        if self._is_answered:
            self._waits_for_head = True
        else:
            super().on_message_complete()

    def on_response_complete(self) -> None:
        """An answer from behind is through."""
        self._waits_for_head = True
        self._since = self.loop.time()
        super().on_response_complete()

    def hang_up_if_overdue(self, now: float) -> None:
        """Close a connection whose reader neither asks, nor sends, nor reads for too long."""
        waited = now - self._since
        if self.is_streaming or self.transport.is_closing():
            return
        if self.transport.get_write_buffer_size():
            if waited > READING_TIME:
                self.transport.abort()
        elif self._waits_for_head:
            if waited > HEAD_TIME:
                self.transport.close()
        elif waited > BODY_TIME and self.cycle is not None and self.cycle.more_body:
            self.transport.close()

    def _lighten(self) -> None:
        """Thousands of streams wait: each is kept small."""
        if self.is_streaming:
            self.parser = self.scope = self.headers = None

    def _hand_on(self) -> None:
        url, headers, expects = self.url, self.headers, self.expect_100_continue
        super().on_message_begin()
        self.url, self.expect_100_continue = url, expects
        self.headers.extend(headers)
        super().on_headers_complete()

    def _answered(self) -> bool:
        """Whether this could be answered here: a plain read, with nothing before it unread."""
        method = self.parser.get_method()
        is_free = self.cycle is None or (self.cycle.response_complete and not self.pipeline)
        if method not in (b"GET", b"HEAD") or not is_free or self.flow.write_paused:
            return False
        if self.parser.get_http_version() != "1.1" or self.parser.should_upgrade():
            return False
        told = matters(self.headers)
        if BODY[0] in told or BODY[1] in told:
            return False
        if method == b"GET" and self.url.partition(b"?")[0] == STREAM:
            self._stream(told)
            return True
        found = self.counter.answer(method, self.url, told)
        if found is None or found.file is not None:
            return False
        self._write(found)
        return True

    def _write(self, found: Answer) -> None:
        keeps = self.parser.should_keep_alive()
        end = b"\r\n" if keeps else b"connection: close\r\n\r\n"
        self.transport.write(b"".join((found.head, self._date(), end, found.body)))
        self.server_state.total_requests += 1
        if not keeps:
            self.transport.close()

    def _stream(self, told: dict[bytes, bytes]) -> None:
        head = self.counter.stream_head()
        if head.status != 200:
            self._write(head)
            return
        self.is_streaming = True
        _, _, query = self.url.partition(b"?")
        self.transport.write(head.head + self._date() + b"\r\n")
        self.counter.hub.join(self.transport, since(query, told))

    def _hang_up(self, found: Answer) -> None:
        self.transport.write(found.head + b"connection: close\r\n\r\n" + found.body)
        self.transport.close()

    def _date(self) -> bytes:
        date: bytes = self.front.date(self.server_state.default_headers)
        return date
