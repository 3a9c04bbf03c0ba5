"""A reader's connection that becomes a stream: its head, where it goes on, its socket."""

import asyncio
import os
import socket
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs

from copydesk.newsroom.front.answer import Answer, Header, answer
from copydesk.newsroom.front.counter import LAST_SEEN

UNSENT = 32 * 1024  # bytes that the system keeps for a stream


def stream_head(more: Iterable[Header]) -> Answer:
    """The head of a stream."""
    lines = [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
        (b"connection", b"close"),
        *more,
    ]
    return answer(200, lines)


def since(query: bytes, told: Mapping[bytes, bytes]) -> int | None:
    """The number of the last line a returning reader has seen; None for a new one."""
    asked = parse_qs(query.decode("latin-1")).get("since", [""])[0]
    number = told.get(LAST_SEEN, b"").decode("latin-1").strip() or asked
    return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None


def own_socket(transport: asyncio.Transport) -> socket.socket:
    """The transport's socket, to be kept when the transport is gone.

    A reader who is gone is noticed within a minute; what waits in the system is bounded.
    """
    own = socket.socket(fileno=os.dup(transport.get_extra_info("socket").fileno()))
    own.setblocking(False)
    own.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, UNSENT)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        own.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 60_000)
    return own
