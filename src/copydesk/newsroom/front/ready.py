"""Whole answers, ready to be written in one piece: most readers want the same few pages.

One is good for the second that stands in its date, and only as long as the site's number stays:
a page that was withdrawn is never sent once the press has said so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate

from copydesk.newsroom.front.answer import Answer
from copydesk.newsroom.front.shelf import Coded
from copydesk.newsroom.front.turn import Turn

MOST, LARGEST = 512, 64 * 1024  # answers, bytes of each: at most 32 MiB
MOST_HEADS, LONGEST_HEAD = 2048, 2048  # heads known by their bytes: at most 4 MiB
HOST, ACCEPTS, HELD = b"host", b"accept-encoding", b"if-none-match"
END = b"\r\n"


@dataclass(slots=True, frozen=True)
class Ready:
    """A page in one coding: its tag, the answer that gives it, the answer that nothing changed."""

    etag: bytes
    full: bytes
    unchanged: bytes


class ReadyAnswers:
    """What was asked for in this second, by address and the codings a reader takes."""

    def __init__(self, turn: Turn) -> None:
        self.date = b""
        self._turn = turn
        self._held: dict[tuple[bytes, bytes | None], Ready] = {}
        self._by_head: dict[bytes, bytes] = {}

    def by_head(self, head: bytes) -> bytes | None:
        """The answer to a head that is to the byte one that was parsed within this second.

        A browser's head says the same every time, and to parse it costs as much as all the rest.
        """
        found = self._by_head.get(head)
        if found is not None and self._turn.has_moved():
            self.forget()
            return None
        return found

    def keep_head(self, head: bytes, found: bytes) -> None:
        """Have the answer that `find` gave for a head ready for its bytes."""
        if len(self._by_head) < MOST_HEADS and len(head) <= LONGEST_HEAD:
            self._by_head[head] = found

    def find(self, target: bytes, told: Mapping[bytes, bytes]) -> bytes | None:
        """The answer to a plain GET, all of it; None where it has to be made."""
        if self._turn.has_moved():
            self.forget()
            return None
        accepts = told.get(ACCEPTS)
        ready = self._held.get((target, accepts))
        if ready is None:
            return None
        others = len(told) - (HOST in told) - (accepts is not None)
        if not others:
            return ready.full
        return ready.unchanged if others == 1 and told.get(HELD) == ready.etag else None

    def keep(self, target: bytes, accepts: bytes | None, coded: Coded) -> None:
        """Have this ready; it was read after `find` looked at the number: no change is missed."""
        if coded.full.file is not None or len(coded.full.body) > LARGEST:
            return
        if len(self._held) >= MOST:
            self.forget()
        self._held[target, accepts] = Ready(
            etag=coded.etag, full=self.written(coded.full), unchanged=self.written(coded.unchanged)
        )

    def written(self, found: Answer, *, last: bool = False) -> bytes:
        """An answer as it goes over the wire; after the `last` we hang up."""
        end = b"connection: close\r\n\r\n" if last else END
        return b"".join((found.head, self.date, end, found.body))

    def next_second(self, now: float) -> None:
        """Another date; and what was ready is looked at again."""
        self.date = b"date: " + formatdate(now, usegmt=True).encode() + END
        self._turn.look_again()
        self.forget()

    def forget(self) -> None:
        self._held.clear()
        self._by_head.clear()

    def close(self) -> None:
        """Give back what was held."""
        self._turn.close()
