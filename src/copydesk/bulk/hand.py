"""A reading process and its holder's side: a page that hangs or kills costs only itself."""

import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

import msgspec

from copydesk.bulk.messages import Done, Refused, Terms, pack, receive, send, unpack
from copydesk.bulk.rows import StoryRow
from copydesk.errors import CopydeskError, UnreadableCapture
from copydesk.story.story import Capture

READER = (sys.executable, "-m", "copydesk.bulk.reader")
STARTS_WITHIN = 60.0  # seconds a process may need for its start


class ReadRows(NamedTuple):
    """What came of a capture: its stories, and what of it was refused ("" where nothing was)."""

    stories: list[StoryRow]
    left_out: str = ""


class Hand:
    """One reading process, begun when it is needed and begun anew when it has ended."""

    def __init__(self, terms: Terms, command: Sequence[str] = READER) -> None:
        self._terms = terms
        self._command = tuple(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None

    def read(self, capture: Capture) -> ReadRows:
        """The stories of a capture.

        Raises `UnreadableCapture`: refused, too slow, or the process did not survive it; and
        `CopydeskError` where no process can be started.
        """
        line = self._begin()
        line.settimeout(self._terms.seconds)
        try:
            send(line, msgspec.msgpack.encode(capture))
            return self._rows(line, capture.place)
        except TimeoutError as error:
            self.close()
            reason = f"it took longer than {self._terms.seconds:g} s"
            raise UnreadableCapture(place=capture.place, reason=reason) from error
        except OSError as error:
            raise UnreadableCapture(place=capture.place, reason=self._ended()) from error

    def close(self) -> None:
        """End the process."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process = self._line = None

    def _rows(self, line: socket.socket, place: str) -> ReadRows:
        rows: list[StoryRow] = []
        while message := receive(line):
            line.settimeout(self._terms.seconds)
            match unpack(message):
                case StoryRow() as row:
                    rows.append(row)
                case Refused(reason=reason):
                    raise UnreadableCapture(place=place, reason=reason)
                case Done(left_out=left_out):
                    return ReadRows(rows, left_out)
        raise UnreadableCapture(place=place, reason=self._ended())

    def _begin(self) -> socket.socket:
        if self._process is None or self._line is None:
            ours, theirs = socket.socketpair()
            with theirs:
                number = theirs.fileno()
                self._process = subprocess.Popen(  # noqa: S603 - our own module
                    [*self._command, str(number)],
                    pass_fds=(number,),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            self._line = ours
            ours.settimeout(STARTS_WITHIN)
            send(ours, pack(self._terms))
            if not receive(ours):
                raise CopydeskError(place="reading process", reason=self._ended())
        return self._line

    def _ended(self) -> str:
        """How the process ended, in words."""
        process = self._process
        code = 0
        if process is not None:
            with suppress(subprocess.TimeoutExpired):
                code = process.wait(5)
        self.close()
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return f"the process that read it ended ({how})"
