"""A bell within one process, for tests and for a newsroom that is one process."""

import socket
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path

from copydesk.bus.listening import MESSAGE, SocketWaiter


class MemoryBell:
    """Rings for those who got their waiter from this very bell."""

    def __init__(self) -> None:
        """A bell nobody waits for yet."""
        self._lock = threading.Lock()
        self._mouths: list[socket.socket] = []

    def ring(self) -> None:
        """Tell all who wait now; a waiter that has not listened for long is told already."""
        with self._lock:
            for mouth in self._mouths:
                with suppress(BlockingIOError, ConnectionError):
                    mouth.send(MESSAGE)

    def waiter(self) -> SocketWaiter:
        """Begin to wait."""
        mouth, ear = socket.socketpair(type=socket.SOCK_DGRAM)
        mouth.setblocking(False)
        with self._lock:
            self._mouths.append(mouth)
        return SocketWaiter(ear, closed=lambda: self._forget(mouth))

    def _forget(self, mouth: socket.socket) -> None:
        with self._lock:
            self._mouths.remove(mouth)
        mouth.close()


@cache
def hang(folder: Path) -> MemoryBell:
    """The one bell of this process for a folder; the folder is only its name."""
    del folder
    return MemoryBell()
