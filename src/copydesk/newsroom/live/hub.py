"""Readers' streams: a socket and a number each, no task, no queue, no object of ours.

An event is built once and sent to every socket from one loop, some hundred sockets at a turn, so
that readers who ask for pages meanwhile are not kept waiting; with one call of the kernel a turn
where it has a ring. What a socket does not take is kept for it, within bounds. A reader who comes
back with the number of the last line seen gets what came since, once, in order; of each story only
the newest line, so that nothing withdrawn is sent again.
"""

import errno
import selectors
from collections import deque
from collections.abc import Iterable
from socket import socket

from copydesk.newsroom.live.ring import AT_ONCE, Ring
from copydesk.story.codec import to_json
from copydesk.story.edition import Bulletin

MOST_REMEMBERED = 500  # stories a returning reader can be brought up to date on
MOST_UNREAD = 64 * 1024  # bytes waiting for one reader: some 200 lines
MOST_UNREAD_BY_ALL = 64 * 1024 * 1024
AT_A_TURN = AT_ONCE  # sockets written to before others have their turn: a millisecond or two
RETRY = b"retry: 3000\n\n"
BEAT = b":\n\n"
READ, READ_AND_WRITE = selectors.EVENT_READ, selectors.EVENT_READ | selectors.EVENT_WRITE


class Hub:
    """All open streams, and the lines that a returning reader may have missed."""

    def __init__(
        self, *, most: int, remembered: int = MOST_REMEMBERED, ring: Ring | None = None
    ) -> None:
        self.most = most
        self._ring = ring
        self.number = 0
        self._remembered = remembered
        self._forgotten = 0  # the highest number that is no longer among the lines
        self._lines: dict[str, tuple[int, bytes]] = {}
        # Of each socket the first send that is its own: what was sent before it joined it never
        # gets. `_joined` is the highest of them.
        self._streams: dict[socket, int] = {}
        self._joined = 0
        self._unread: dict[socket, bytearray] = {}
        self._unread_by_all = 0
        self._sends = 0
        self._to_send: deque[tuple[int, bytes]] = deque()
        self._left: list[socket] = []  # who gets the first of what is to be sent
        self._begun = 0  # how many of them have it
        self._everyone: list[socket] | None = None  # kept from send to send while nobody comes
        self._selector = selectors.DefaultSelector()

    def __len__(self) -> int:
        return len(self._streams)

    @property
    def is_full(self) -> bool:
        """Whether new readers must poll the ticker file instead."""
        return len(self._streams) >= self.most

    @property
    def is_busy(self) -> bool:
        """Whether `turn` has something to do."""
        return bool(self._to_send)

    def fileno(self) -> int:
        """A descriptor that can be read when a reader has left or can be sent more: `look`."""
        number = self._selector.fileno()
        assert isinstance(number, int)
        return number

    def begin(self, bulletins: Iterable[Bulletin], *, forgotten: int = 0) -> None:
        """Remember what was announced before; `forgotten` is the number just before the first."""
        self._lines.clear()
        self._forgotten = self.number = forgotten
        for bulletin in bulletins:
            self._remember(bulletin)

    def join(self, stream: socket, head: bytes = b"", since: int | None = None) -> None:
        """Take a reader's socket, which does not block; `since` is the last line seen."""
        self._streams[stream] = self._joined = self._sends + 1
        self._everyone = None
        self._selector.register(stream, READ)
        self._send((stream,), head + RETRY + self.missed(since))

    def tell(self, bulletins: Iterable[Bulletin]) -> None:
        """Send new lines to all; what was told before is not told again."""
        news = b"".join(self._remember(bulletin) for bulletin in bulletins)
        if news:
            self._broadcast(news)

    def reset(self) -> None:
        """Have all load the list anew."""
        self._broadcast(_reset(self.number))

    def beat(self) -> None:
        """Show that the line is open, and find out who is gone."""
        if not self._to_send:
            self._broadcast(BEAT)

    def turn(self) -> bool:
        """Send on to some hundred readers; whether more are waiting."""
        if not self._to_send:
            return False
        number, content = self._to_send[0]
        now = self._left[self._begun : self._begun + AT_A_TURN]
        self._begun += AT_A_TURN
        if self._joined > number:
            now = [stream for stream in now if self._streams.get(stream, self._joined) <= number]
        if self._unread:
            now = self._keep_for_slow(now, content)
        if self._ring is not None:
            self._send_at_once(self._ring, now, content)
        else:
            self._send(now, content)
        if self._begun >= len(self._left):
            self._to_send.popleft()
            self._begin_send()
        return bool(self._to_send)

    def look(self) -> None:
        """Let go of readers who have left; send on to those who can be sent to again."""
        for key, events in self._selector.select(0):
            stream = key.fileobj
            assert isinstance(stream, socket)
            if events & selectors.EVENT_READ and _has_left(stream):
                self._leave(stream)
            elif events & selectors.EVENT_WRITE:
                self._send_kept(stream)

    def close(self) -> None:
        """Hang up on all; they come back by themselves."""
        for stream in tuple(self._streams):
            self._leave(stream)
        self._selector.close()
        if self._ring is not None:
            self._ring.close()

    def missed(self, since: int | None) -> bytes:
        """What a reader has not seen; a `reset` where that can no longer be told line by line."""
        if since is None or since == self.number:
            return b""
        if since < self._forgotten or since > self.number:
            return _reset(self.number)
        return b"".join(event for number, event in self._lines.values() if number > since)

    def _remember(self, bulletin: Bulletin) -> bytes:
        if bulletin.number <= self.number:
            return b""
        event = _event(bulletin)
        self.number = bulletin.number
        self._lines.pop(bulletin.story, None)
        self._lines[bulletin.story] = (bulletin.number, event)
        if len(self._lines) > self._remembered:
            self._forgotten, _ = self._lines.pop(next(iter(self._lines)))
        return event

    def _broadcast(self, content: bytes) -> None:
        self._sends += 1
        self._to_send.append((self._sends, content))
        if len(self._to_send) == 1:
            self._begin_send()

    def _begin_send(self) -> None:
        if self._everyone is None:
            self._everyone = list(self._streams)
        self._left, self._begun = self._everyone, 0

    def _send(self, streams: Iterable[socket], content: bytes) -> None:
        """Send to sockets for which nothing waits: a loop of nothing but the system's work."""
        size = len(content)
        for stream in streams:
            try:
                sent = stream.send(content)
            except BlockingIOError:
                sent = 0
            except OSError:
                self._leave(stream)
                continue
            if sent < size:
                self._keep(stream, content[sent:])

    def _send_at_once(self, ring: Ring, streams: list[socket], content: bytes) -> None:
        """As `_send`, with one call; if it fails they are hung up on, and come back for it."""
        size = len(content)
        try:
            taken = ring.send(streams, content)
        except OSError:
            ring.close()
            self._ring = None
            taken = [-errno.EIO] * len(streams)
        if taken.count(size) == len(streams):
            return
        for stream, sent in zip(streams, taken, strict=True):
            if 0 <= sent < size or sent == -errno.EAGAIN:
                self._keep(stream, content[max(sent, 0) :])
            elif sent < 0:
                self._leave(stream)

    def _keep_for_slow(self, streams: list[socket], content: bytes) -> list[socket]:
        """Keep it for those who have not read what came before; the others."""
        unread = self._unread
        for stream in [stream for stream in streams if stream in unread]:
            self._keep(stream, content)
        return [stream for stream in streams if stream not in unread]

    def _keep(self, stream: socket, content: bytes) -> None:
        """Keep what a socket did not take, or drop a reader who does not read."""
        unread = self._unread.get(stream)
        if unread is None:
            unread = self._unread[stream] = bytearray()
            self._selector.modify(stream, READ_AND_WRITE)
        unread += content
        self._unread_by_all += len(content)
        if len(unread) > MOST_UNREAD or self._unread_by_all > MOST_UNREAD_BY_ALL:
            self._leave(stream)

    def _send_kept(self, stream: socket) -> None:
        unread = self._unread[stream]
        try:
            sent = stream.send(unread)
        except BlockingIOError:
            return
        except OSError:
            self._leave(stream)
            return
        del unread[:sent]
        self._unread_by_all -= sent
        if not unread:
            del self._unread[stream]
            self._selector.modify(stream, READ)

    def _leave(self, stream: socket) -> None:
        if self._streams.pop(stream, None) is None:
            return  # it left while what it is sent now was on its way to others
        self._everyone = None
        self._unread_by_all -= len(self._unread.pop(stream, b""))
        self._selector.unregister(stream)
        stream.close()


def _has_left(stream: socket) -> bool:
    """Whether a reader hung up; what is said on a stream besides is not listened to."""
    try:
        return not stream.recv(4096)
    except BlockingIOError:
        return False
    except OSError:
        return True


def _event(bulletin: Bulletin) -> bytes:
    """JSON has no bare line ends, so a headline can never begin a field of its own."""
    kind = b"correction" if bulletin.kind == "minor" else bulletin.kind.encode()
    return b"id: %d\nevent: %b\ndata: %b\n\n" % (bulletin.number, kind, to_json(bulletin))


def _reset(number: int) -> bytes:
    return b'event: reset\nid: %d\ndata: {"number":%d}\n\n' % (number, number)
