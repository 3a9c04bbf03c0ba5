"""A file too large for memory, on its way to a reader, a piece at a time as the reader takes it."""

import asyncio
import os
from typing import Protocol

from copydesk.newsroom.front.answer import Answer, mark_of

PIECE = 64 * 1024


class Taker(Protocol):
    """Whose connection it is."""

    def answered(self, *, keeps: bool) -> None:
        """All is sent."""

    def broken_off(self) -> None:
        """It can not be sent to its end."""


class Pouring:
    """The part of a file that is still to be sent."""

    def __init__(
        self, taker: Taker, transport: asyncio.Transport, found: Answer, *, keeps: bool
    ) -> None:
        assert found.file is not None
        self._taker, self._transport, self._keeps = taker, transport, keeps
        self._begin, self._end = found.part
        self._mark = found.mark
        self._path = found.file
        self._file = -1
        self._is_paused = False

    def pause(self) -> None:
        """The reader does not keep up."""
        self._is_paused = True

    def resume(self) -> None:
        """Send as much as the reader takes."""
        self._is_paused = False
        while self._begin < self._end and not self._is_paused:
            piece = self._piece()
            if not piece:  # it is another by now, or was cut short under our hands
                self.give_up()
                self._taker.broken_off()
                return
            self._begin += len(piece)
            self._transport.write(piece)
        if self._begin >= self._end:
            self.give_up()
            self._taker.answered(keeps=self._keeps)

    def give_up(self) -> None:
        """Nothing more is sent."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _piece(self) -> bytes:
        try:
            if self._file < 0:
                self._file = os.open(self._path, os.O_RDONLY | os.O_CLOEXEC)
                if mark_of(os.fstat(self._file)) != self._mark:
                    return b""
            return os.pread(self._file, min(PIECE, self._end - self._begin), self._begin)
        except OSError:
            return b""
