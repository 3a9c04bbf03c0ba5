"""Waiting at a socket."""

import selectors
import socket
from collections.abc import Callable
from contextlib import suppress

MESSAGE = b"."


class SocketWaiter:
    """Waits at a datagram socket; `closed` is told when the waiting ends."""

    def __init__(self, ear: socket.socket, *, closed: Callable[[], None]) -> None:
        """Listen at a socket that is bound."""
        ear.setblocking(False)
        self._ear = ear
        self._closed = closed

    def fileno(self) -> int:
        """The socket's descriptor."""
        return self._ear.fileno()

    def wait(self, timeout: float) -> bool:
        """Wait for a ring and take all that came."""
        if timeout > 0:
            with selectors.DefaultSelector() as selector:
                selector.register(self._ear, selectors.EVENT_READ)
                selector.select(timeout)
        return self._take_all()

    def close(self) -> None:
        """Give the socket back; a second time changes nothing."""
        if self._ear.fileno() >= 0:
            self._ear.close()
            self._closed()

    def _take_all(self) -> bool:
        heard = False
        with suppress(BlockingIOError):
            while self._ear.recv(16):
                heard = True
        return heard
