"""What a reading process and whoever holds it tell each other over a socket."""

import socket
from typing import Final

import msgspec

from copydesk.bulk.rows import StoryRow
from copydesk.story.house import House
from copydesk.story.record import Record

LENGTH: Final = 8  # bytes of a message's length, which goes before it


class Terms(Record, frozen=True):
    """How pages are read: by whose choices, in how many seconds and bytes of memory each."""

    house: House = House()
    seconds: float = 20.0
    memory: int = 2 * 1024 * 1024 * 1024


class Done(Record, frozen=True, tag="done"):
    """The capture has been read; all its rows were sent. `left_out` is what of it was refused."""

    left_out: str = ""


class Refused(Record, frozen=True, tag="refused"):
    """The capture cannot be read; rows of it that were sent do not count."""

    reason: str


class Sent(Record, frozen=True, tag="row"):
    """A row of the capture."""

    row: StoryRow


def pack(message: StoryRow | Done | Refused | Terms) -> bytes:
    """A message as bytes."""
    return msgspec.msgpack.encode(Sent(row=message) if isinstance(message, StoryRow) else message)


def unpack(message: bytes) -> StoryRow | Done | Refused:
    """A message that a reading process sent."""
    found = msgspec.msgpack.decode(message, type=Sent | Done | Refused)
    return found.row if isinstance(found, Sent) else found


def send(connection: socket.socket, message: bytes) -> None:
    """Send a message; it may be large."""
    connection.sendall(len(message).to_bytes(LENGTH) + message)


def receive(connection: socket.socket) -> bytes:
    """The next message, b"" when the other side is gone. Raises `TimeoutError`."""
    length = _exactly(connection, LENGTH)
    return _exactly(connection, int.from_bytes(length)) if length else b""


def _exactly(connection: socket.socket, size: int) -> bytes:
    taken = bytearray()
    while len(taken) < size:
        try:
            more = connection.recv(min(size - len(taken), 1 << 20))
        except ConnectionError:
            return b""
        if not more:
            return b""
        taken += more
    return bytes(taken)
