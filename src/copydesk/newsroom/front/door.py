"""A reader's connection: pages from memory, streams to the hub, the desk's addresses to the desk.

We frame requests ourselves: a head ends at its empty line, a body has its length, and the next
request is not looked at before this one is answered. The parser sees one whole head at a time.
What anybody sends ahead, leaves unread or never ends is bounded in bytes and, by `Hall.sweep`, in
time.
"""

import asyncio
import os
import socket
from typing import cast

import httptools

from copydesk.newsroom.front.answer import Answer, Header, short, without_body
from copydesk.newsroom.front.counter import (
    BODY,
    EXPECT,
    READS,
    STREAM,
    come_back,
    matters,
    since,
    stream_head,
)
from copydesk.newsroom.front.hall import Hall
from copydesk.newsroom.front.pouring import Pouring
from copydesk.newsroom.front.relay import Relay, Request

END = b"\r\n\r\n"
LARGEST_HEAD = 32 * 1024
MOST_AHEAD = 64 * 1024
MOST_SENT = 256 * 1024  # what a reader may send: a report is text
MOST_SENT_TO_DESK = 48 * 1024 * 1024  # what an editor, a partner or a hub may: captures, pictures
# Seconds: for a whole head, also on an idle connection; for a body; for an answer to be read;
# for the desk to answer; after we have hung up on someone who still sends.
HEAD_TIME, BODY_TIME, READING_TIME, DESK_TIME, LINGER = 15.0, 120.0, 60.0, 300.0, 5.0
UNSENT = 32 * 1024  # what the system keeps for a stream


class Door(asyncio.Protocol):
    """A reader's connection."""

    __slots__ = (
        "_ahead",
        "_busy",
        "_hall",
        "_headers",
        "_heads",
        "_is_ending",
        "_is_paused",
        "_keeps",
        "_left",
        "_parser",
        "_ready",
        "_since",
        "_transport",
        "_url",
        "_wants_more",
    )

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._ready = hall.counter.ready
        self._parser = httptools.HttpRequestParser(self)
        self._ahead = b""
        self._left = 0  # bytes of the body of this request that are still to come
        self._busy: Relay | Pouring | None = None
        self._is_paused = self._is_ending = False
        self._wants_more = True
        self._since = hall.now

    # --- what the loop tells ---

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A reader is there."""
        self._transport = cast(asyncio.Transport, transport)
        self._hall.connections.add(self)
        if len(self._hall.connections) > self._hall.most:
            self._transport.write(self._ready.written(come_back(), last=True))
            self._end()

    def connection_lost(self, exc: Exception | None) -> None:
        """A reader is gone."""
        del exc
        self._hall.connections.discard(self)
        self._is_ending = True
        if self._busy is not None:
            busy, self._busy = self._busy, None
            busy.give_up()

    def data_received(self, data: bytes) -> None:
        """Answer what is whole; keep the rest. Most readers send one whole head."""
        is_free = not (self._ahead or self._left or self._is_paused or self._is_ending)
        if is_free and self._busy is None and data.find(END) == len(data) - len(END) > 0:
            if len(data) <= LARGEST_HEAD and self._asked(data):
                return
            self._keep(data)
        elif not self._is_ending:
            ahead, self._ahead = self._ahead, b""
            self._take(ahead + data if ahead else data)

    def eof_received(self) -> bool:
        """A reader who will say no more may still wait for an answer."""
        self._wants_more = False
        return (self._busy is not None or self._is_paused) and not self._left

    def pause_writing(self) -> None:
        """The reader does not keep up."""
        self._is_paused = True
        if self._busy is not None:
            self._busy.pause()

    def resume_writing(self) -> None:
        """The reader has caught up."""
        self._is_paused = False
        self._since = self._hall.now
        if self._busy is not None:
            self._busy.resume()
        elif not self._is_ending:
            self._go_on()

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
        self._heads += 1
        self._keeps = self._parser.should_keep_alive()

    def on_body(self, body: bytes) -> None:
        """A body within what we took for a head: there were two heads."""
        del body
        self._heads += 1

    # --- what is asked ---

    def _take(self, data: bytes) -> None:
        """Answer all requests that are whole, in their order."""
        start, size = 0, len(data)
        while start < size and not self._is_ending:
            if self._left:
                start = self._take_body(data, start)
                continue
            if self._busy is not None or self._is_paused:
                break
            while data[start : start + 2] == b"\r\n":
                start += 2  # an empty line before a request is no request
            end = data.find(END, start) + len(END)
            if end < len(END) or end - start > LARGEST_HEAD:
                break
            head = data if end - start == size else data[start:end]
            if not self._asked(head):
                break
            start = end
        self._keep(data[start:] if start else data)

    def _keep(self, rest: bytes) -> None:
        if self._is_ending:
            self._ahead = b""
            return
        self._ahead = rest
        is_free = self._busy is None and not self._is_paused and not self._left
        if is_free and len(rest) > LARGEST_HEAD:
            self._refuse(short(431))
        elif is_free and rest and not rest[:1].isupper():
            self._refuse(short(400))  # a greeting in another tongue, as of TLS, has no empty line
        elif len(rest) > MOST_AHEAD:
            self._transport.pause_reading()

    def _asked(self, head: bytes) -> bool:
        """Answer one request, or begin to; False where it has to be asked again a moment later."""
        self._heads = 0
        parser = self._parser
        try:
            parser.feed_data(head)
        except httptools.HttpParserUpgrade:
            self._parser = httptools.HttpRequestParser(self)  # we speak nothing but HTTP
        except httptools.HttpParserError:
            self._refuse(short(400))
            return True
        if self._heads != 1 or parser.get_http_version() not in ("1.1", "1.0"):
            self._refuse(short(400))
            return True
        told = matters(self._headers)
        keeps = self._keeps and not self._hall.is_closing
        if keeps and parser.get_method() == b"GET":
            ready = self._ready.find(self._url, told)
            if ready is not None and b"," not in told.get(b"host", b","):
                self._since = self._hall.now
                self._transport.write(ready)
                return True
        return self._answered(parser, told, keeps)

    def _answered(
        self, parser: httptools.HttpRequestParser, told: dict[bytes, bytes], keeps: bool
    ) -> bool:
        self._since = self._hall.now
        is_old = parser.get_http_version() == "1.0"
        request = Request(
            method=parser.get_method(),
            target=self._url,
            headers=self._headers,
            told=told,
            keeps=keeps and not is_old,
            is_old=is_old,
        )
        refusal = _refusal(request)
        if refusal is not None:
            self._refuse(refusal)
        elif self._hall.counter.is_for_desk(request.target):
            self._hand_on(request)
        elif request.path == STREAM and request.method in READS:
            return self._stream(request)
        else:
            found = self._hall.counter.answer(request.method, request.target, told)
            self._begin_body(request)
            self._send(found, request)
        return True

    def _begin_body(self, request: Request) -> None:
        self._left = request.length
        if self._left:
            self._parser = httptools.HttpRequestParser(self)  # this one waits for the body

    def _take_body(self, data: bytes, start: int) -> int:
        """Hand on what came of a body; one that was not asked for is passed over."""
        piece = data[start : start + self._left]
        self._left -= len(piece)
        if isinstance(self._busy, Relay):
            self._busy.send(piece)
        return start + len(piece)

    # --- what is answered ---

    def _send(self, found: Answer, request: Request) -> None:
        found = without_body(found) if request.method == b"HEAD" else found
        self._transport.write(self._ready.written(found, last=not request.keeps))
        if found.file is not None:
            self._busy = Pouring(self, self._transport, found, keeps=request.keeps)
            self._busy.resume()
        elif not request.keeps:
            self._end()

    def _hand_on(self, request: Request) -> None:
        self._begin_body(request)
        peer = self._transport.get_extra_info("peername")
        relay = self._busy = Relay(self._hall, self, self._transport, request)
        if self._left and request.told.get(EXPECT, b"").lower() == b"100-continue":
            self._transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        relay.begin(str(peer[0]) if peer else "")

    def _stream(self, request: Request) -> bool:
        """Give the socket to the hub, and forget this connection."""
        hub = self._hall.hub
        if hub.is_full or request.is_old or request.method != b"GET" or self._hall.is_closing:
            self._send(come_back(), request)
            return True
        if self._transport.get_write_buffer_size():
            self._transport.set_write_buffer_limits(0)  # we are told when it is empty
            return False
        held = self._transport.get_extra_info("socket")
        own = os.dup(held.fileno())
        _, _, query = request.target.partition(b"?")
        head = stream_head(self._hall.counter.site.part.headers)
        _tune(own)
        hub.join(own, self._ready.written(head), since(query, request.told))
        self._is_ending = True
        self._transport.abort()
        return True

    def answered(self, *, keeps: bool) -> None:
        """What kept us busy is through."""
        self._busy = None
        self._since = self._hall.now
        if self._left > MOST_SENT or not keeps or self._hall.is_closing:
            self._end()
        elif not self._is_paused:
            self._go_on()

    def broken_off(self) -> None:
        """What kept us busy ended in the middle of an answer: only hanging up says so."""
        self._busy = None
        self._transport.abort()

    def hold_on(self) -> None:
        """Take no more of the body for now."""
        self._transport.pause_reading()

    def go_on_sending(self) -> None:
        """Take more of the body."""
        self._transport.resume_reading()

    def unavailable(self, found: Answer, request: Request) -> None:
        """The desk did not answer: say so."""
        found = without_body(found) if request.method == b"HEAD" else found
        self._transport.write(self._ready.written(found, last=not request.keeps))
        self.answered(keeps=request.keeps)

    def _go_on(self) -> None:
        self._transport.resume_reading()
        data, self._ahead = self._ahead, b""
        self._take(data)
        if not self._wants_more and self._busy is None and not self._is_paused:
            self._end()

    # --- how it ends ---

    def hang_up_if_overdue(self, now: float) -> None:
        """Close a connection whose reader neither asks, nor sends, nor reads for too long."""
        if now - self._since > self._patience():
            self._transport.abort()

    def _patience(self) -> float:
        if self._transport.get_write_buffer_size():
            return READING_TIME
        if self._is_ending:
            return LINGER
        if self._left:
            return BODY_TIME
        return HEAD_TIME if self._busy is None else DESK_TIME

    def hang_up_when_done(self) -> None:
        """Close it now, or when the answer is through."""
        if self._busy is None:
            self._end()

    def _refuse(self, found: Answer) -> None:
        self._transport.write(self._ready.written(found, last=True))
        self._left = max(self._left, 1)  # more may be under way
        self._end()

    def _end(self) -> None:
        """Hang up. Who still sends is listened to a while, or would not get our last words."""
        self._is_ending = True
        self._since = self._hall.now
        if self._left and self._wants_more:
            self._transport.write_eof()
            self._transport.resume_reading()
        else:
            self._transport.close()


def _refusal(request: Request) -> Answer | None:
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


def _tune(stream: int) -> None:
    """A reader who is gone is noticed within a minute; what waits in the system is bounded."""
    with socket.socket(fileno=os.dup(stream)) as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, UNSENT)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            held.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 60_000)
