"""A reader's connection: pages from memory, streams to the hub, the desk's addresses to the desk.

We frame requests ourselves: a head ends at its empty line, a body has its length, and the next
request is not looked at before this one is answered. The parser sees one whole head at a time.
What anybody sends ahead, leaves unread or never ends is bounded in bytes and, by `Hall.sweep`, in
time.
"""

import asyncio
from typing import cast

from copydesk.newsroom.front.answer import Answer, short, without_body
from copydesk.newsroom.front.counter import EXPECT, READS, STREAM, come_back
from copydesk.newsroom.front.hall import Hall
from copydesk.newsroom.front.head import MOST_SENT, Heads, Request, refusal
from copydesk.newsroom.front.pouring import Pouring
from copydesk.newsroom.front.relay import Relay
from copydesk.newsroom.front.streaming import own_socket, since, stream_head

END = b"\r\n\r\n"
LARGEST_HEAD = 32 * 1024
MOST_AHEAD = 64 * 1024
# Seconds: for a whole head, also on an idle connection; for a body; for an answer to be read;
# for the desk to answer; after we have hung up on someone who still sends.
HEAD_TIME, BODY_TIME, READING_TIME, DESK_TIME, LINGER = 15.0, 120.0, 60.0, 300.0, 5.0


class Door(asyncio.Protocol):
    """A reader's connection."""

    __slots__ = (
        "_ahead",
        "_busy",
        "_hall",
        "_heads",
        "_is_ending",
        "_is_paused",
        "_left",
        "_ready",
        "_since",
        "_transport",
        "_wants_more",
    )

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._ready = hall.counter.ready
        self._heads = Heads()
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
        if is_free and self._busy is None:
            found = self._ready.by_head(data)
            if found is not None:
                self._since = self._hall.now
                self._transport.write(found)
                return
            if data.find(END) == len(data) - len(END) > 0:
                if len(data) > LARGEST_HEAD or not self._asked(data):
                    self._keep(data)
                return
        if not self._is_ending:
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
        request = self._heads.read(head, may_keep=not self._hall.is_closing)
        self._since = self._hall.now
        if request is None:
            self._refuse(short(400))
            return True
        if request.keeps and request.method == b"GET" and self._is_ready(head, request):
            return True
        return self._answered(request)

    def _is_ready(self, head: bytes, request: Request) -> bool:
        """Send the answer that lies ready, and have it found by the bytes of the head next time."""
        found = self._ready.find(request.target, request.told)
        if found is None or b"," in request.told.get(b"host", b","):
            return False
        self._ready.keep_head(head, found)
        self._transport.write(found)
        return True

    def _answered(self, request: Request) -> bool:
        refused = refusal(request)
        if refused is not None:
            self._refuse(refused)
        elif self._hall.counter.is_for_desk(request.target):
            self._hand_on(request)
        elif request.path == STREAM and request.method in READS:
            return self._stream(request)
        else:
            found = self._hall.counter.answer(request.method, request.target, request.told)
            self._left = request.length
            self._send(found, request)
        return True

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
        self._left = request.length
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
        _, _, query = request.target.partition(b"?")
        head = stream_head(self._hall.counter.site.part.headers)
        own = own_socket(self._transport)
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
