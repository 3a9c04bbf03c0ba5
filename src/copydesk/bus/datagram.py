"""A bell across the processes of one machine: a folder of Unix datagram sockets, one a waiter.

Who rings sends a byte to every socket in the folder and waits for nobody. A socket whose process
is gone refuses the byte and is taken away.
"""

import errno
import os
import secrets
import socket
from contextlib import suppress
from pathlib import Path

from copydesk.bus.listening import MESSAGE, SocketWaiter
from copydesk.bus.near import near

SUFFIX = ".bell"


class DatagramBell:
    """A bell that hangs in a folder of the local file system; made if it is not there."""

    def __init__(self, folder: Path) -> None:
        """A bell in this folder."""
        self._folder = folder

    def ring(self) -> None:
        """Tell all who wait now, in whatever process."""
        names = self._names()
        if not names:
            return
        with (
            socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as mouth,
            near(self._folder) as folder,
        ):
            mouth.setblocking(False)
            for name in names:
                self._tell(mouth, f"{folder}/{name}", name)

    def waiter(self) -> SocketWaiter:
        """Begin to wait, at a socket of one's own."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{os.getpid()}-{secrets.token_hex(6)}{SUFFIX}"
        ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            with near(self._folder) as folder:
                ear.bind(f"{folder}/{name}")
        except OSError:
            ear.close()
            raise
        return SocketWaiter(ear, closed=lambda: self._remove(name))

    def _names(self) -> list[str]:
        try:
            return [path.name for path in self._folder.iterdir() if path.suffix == SUFFIX]
        except (FileNotFoundError, NotADirectoryError):
            return []

    def _tell(self, mouth: socket.socket, address: str, name: str) -> None:
        try:
            mouth.sendto(MESSAGE, address)
        except (BlockingIOError, FileNotFoundError):
            return  # it has been told and not yet looked, or it has just left
        except OSError as error:
            if error.errno == errno.ECONNREFUSED:
                self._remove(name)
            elif error.errno != errno.ENOBUFS:
                raise

    def _remove(self, name: str) -> None:
        with suppress(FileNotFoundError):
            (self._folder / name).unlink()
