"""Readers' streams, held without a task or a queue for each: an event is built once and written
to every connection from one loop.

A reader who comes back with the number of the last line seen gets what came since, once, in
order; of each story only the newest line, so that nothing withdrawn is ever sent again.
"""

from collections.abc import Iterable
from typing import Protocol

from copydesk.story.codec import to_json
from copydesk.story.edition import Bulletin

MOST_REMEMBERED = 500  # stories a returning reader can be brought up to date on
MOST_UNREAD = 64 * 1024  # bytes waiting for one reader: some 200 lines
RETRY = b"retry: 3000\n\n"
BEAT = b":\n\n"


class Stream(Protocol):
    """A reader's connection, as `asyncio.Transport` has it."""

    def write(self, data: bytes) -> None:
        """Send, or keep until it can be sent."""

    def get_write_buffer_size(self) -> int:
        """How many bytes wait to be sent."""

    def close(self) -> None:
        """Send what waits, then hang up."""

    def abort(self) -> None:
        """Hang up at once."""


class Hub:
    """All open streams, and the lines that a returning reader may have missed."""

    def __init__(self, *, most: int, remembered: int = MOST_REMEMBERED) -> None:
        self.most = most
        self.number = 0
        self._remembered = remembered
        self._forgotten = 0  # the highest number that is no longer among the lines
        self._lines: dict[str, tuple[int, bytes]] = {}
        self._streams: set[Stream] = set()

    def __len__(self) -> int:
        return len(self._streams)

    @property
    def is_full(self) -> bool:
        """Whether new readers must poll the ticker file instead."""
        return len(self._streams) >= self.most

    def begin(self, bulletins: Iterable[Bulletin], *, forgotten: int = 0) -> None:
        """Remember what was announced before; `forgotten` is the number just before the first."""
        self._forgotten = self.number = forgotten
        for bulletin in bulletins:
            self._remember(bulletin)

    def join(self, stream: Stream, since: int | None = None) -> None:
        """Take a reader in; `since` is the number of the last line seen."""
        stream.write(RETRY + self.missed(since))
        self._streams.add(stream)

    def leave(self, stream: Stream) -> None:
        """Let a reader go."""
        self._streams.discard(stream)

    def tell(self, bulletins: Iterable[Bulletin]) -> None:
        """Send new lines to all; what was told before is not told again."""
        news = b"".join(self._remember(bulletin) for bulletin in bulletins)
        if news:
            self._write(news)

    def beat(self) -> None:
        """Show that the line is open, and find out who is gone."""
        self._write(BEAT)

    def close(self) -> None:
        """Hang up on all; they come back by themselves."""
        for stream in self._streams:
            stream.close()
        self._streams.clear()

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

    def _write(self, content: bytes) -> None:
        lost = [stream for stream in self._streams if not _sent(stream, content)]
        self._streams.difference_update(lost)


def _sent(stream: Stream, content: bytes) -> bool:
    """Write to a reader, or drop one who does not read: the browser comes back and resumes."""
    if stream.get_write_buffer_size() > MOST_UNREAD:
        stream.abort()
        return False
    stream.write(content)
    return True


def _event(bulletin: Bulletin) -> bytes:
    """JSON has no bare line ends, so a headline can never begin a field of its own."""
    kind = bulletin.kind.encode()
    return b"id: %d\nevent: %b\ndata: %b\n\n" % (bulletin.number, kind, to_json(bulletin))


def _reset(number: int) -> bytes:
    return b'event: reset\nid: %d\ndata: {"number":%d}\n\n' % (number, number)
