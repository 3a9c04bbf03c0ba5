"""The whole site as one ASGI application: counter first, the desk for what it does not know.

Under any ASGI server it serves files and desk. Streams are held by the lane (`lane`), which our
own server puts before it; elsewhere readers are told to poll `/live/ticker.json`.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from typing import Any, Protocol

from copydesk.newsroom.front.answer import Answer, short
from copydesk.newsroom.front.counter import COME_BACK, READS, STREAM, Counter, matters

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

PIECE = 64 * 1024
MOST_SENT = 256 * 1024  # what a reader may send: a report is text
MOST_SENT_TO_DESK = 48 * 1024 * 1024  # what an editor, a partner or a hub may: captures, pictures
SWEEP_EVERY = 2.0


class Lane(Protocol):
    """A reader's connection."""

    def hang_up_if_overdue(self, now: float) -> None:
        """Close a connection that has kept us waiting too long."""


class News(Protocol):
    """What tells the hub of new lines while the server runs."""

    async def look(self) -> None:
        """Tell what is new now."""

    async def run(self) -> None:
        """Go on telling until cancelled."""

    def close(self) -> None:
        """Give back what was held."""


class Front:
    """Readers' files, the ticker's stream, and behind them the desk."""

    def __init__(self, counter: Counter, *, desk: App, news: Callable[[], News]) -> None:
        self.counter = counter
        self.lanes: set[Lane] = set()
        self._dated: list[tuple[bytes, bytes]] = []
        self._date = b""
        self._desk = desk
        self._news = news

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or live from start to stop."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    def date(self, lines: list[tuple[bytes, bytes]]) -> bytes:
        """The headers every answer has, built once for each second's list of them."""
        if lines is not self._dated:
            self._dated = lines
            self._date = b"".join(b"%b: %b\r\n" % line for line in lines)
        return self._date

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        path, query = scope["raw_path"], scope["query_string"]
        method, told = scope["method"].encode(), matters(scope["headers"])
        if path == STREAM and method in READS:
            await _send(short(503, (b"retry-after", b"%d" % COME_BACK)), send)
            return
        target = path + b"?" + query if query else path
        found = self.counter.answer(method, target, told) or _refusal(path, told)
        if found is None:
            await self._desk(scope, receive, send)
        else:
            await _send(found, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        async with self._running():
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})

    @contextlib.asynccontextmanager
    async def _running(self) -> AsyncIterator[None]:
        news = self._news()
        await news.look()
        tasks = [asyncio.create_task(news.run()), asyncio.create_task(self._sweep())]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self.counter.hub.close()
            news.close()

    async def _sweep(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(SWEEP_EVERY)
            now = loop.time()
            for lane in tuple(self.lanes):
                lane.hang_up_if_overdue(now)


def _refusal(path: bytes, told: dict[bytes, bytes]) -> Answer | None:
    """Bodies are bounded before Django reads them, which would put them on the disk."""
    length = told.get(b"content-length", b"")
    if not length:
        is_open = b"transfer-encoding" in told
        return short(411, (b"connection", b"close")) if is_open else None
    most = MOST_SENT_TO_DESK if path.startswith((b"/desk/", b"/wire/")) else MOST_SENT
    return short(413, (b"connection", b"close")) if int(length) > most else None


async def _send(found: Answer, send: Send) -> None:
    start = {"type": "http.response.start", "status": found.status, "headers": found.headers}
    await send(start)
    if found.file is None:
        await send({"type": "http.response.body", "body": found.body})
        return
    begin, end = found.part
    with found.file.open("rb") as file:
        file.seek(begin)
        while begin < end:
            piece = file.read(min(PIECE, end - begin))
            if not piece:
                break  # cut short under our hands: the server hangs up, the length was not kept
            begin += len(piece)
            await send({"type": "http.response.body", "body": piece, "more_body": begin < end})
