"""A running front on a free port of this machine, with a desk that only echoes."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from copydesk.newsroom.front import parts
from copydesk.newsroom.front.app import Front
from copydesk.newsroom.front.counter import Counter
from copydesk.newsroom.front.server import server
from copydesk.newsroom.front.shelf import Shelf
from copydesk.newsroom.live.hub import Hub
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.press.paper import Page

STAMP = 1_772_625_600_000_000_000
WORDS = b"<!doctype html><title>Ferry back</title>" + b"<p>The ferry runs again.</p>" * 40


class Silence:
    """No news."""

    async def look(self) -> None:
        """Nothing."""

    async def run(self) -> None:
        """Nothing, for ever."""
        await asyncio.Event().wait()

    def close(self) -> None:
        """Nothing to give back."""


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """A desk that says how much it was sent."""
    size, more = 0, True
    while more:
        message = await receive()
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
    body = f"desk {scope['method']} {scope['path']} {size}".encode()
    headers = [(b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class Running:
    """A server in a thread of its own."""

    def __init__(self, root: Path, *, most: int) -> None:
        self.folder = SiteFolder(root / "site")
        self.lay("ferry/index.html", WORDS)
        self.hub = Hub(most=most)
        counter = Counter(
            site=Shelf(parts.site(self.folder.root)),
            static=Shelf(parts.static(root / "static")),
            media=Shelf(parts.media(root / "media")),
            hub=self.hub,
            room=frozenset({b"desk", b"report"}),
        )
        self.front = Front(counter, desk=echo, news=Silence)
        self.server = server(self.front)
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listening.getsockname()[1]
        self.loop: asyncio.AbstractEventLoop | None = None
        self.begun = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()
        self.begun.wait(10)

    def lay(self, path: str, content: bytes) -> None:
        """Print a page."""
        page = Page(path=path, media_type="text/html; charset=utf-8", content=content)
        self.folder.lay([page], stamp=STAMP)

    def connect(self) -> socket.socket:
        """A reader's connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def in_loop(self, act: Any, *given: Any) -> None:
        """Do something in the server's loop, and wait for it."""
        done = threading.Event()

        def do() -> None:
            act(*given)
            done.set()

        assert self.loop is not None
        self.loop.call_soon_threadsafe(do)
        assert done.wait(10)

    def stop(self) -> None:
        """Close the server, in order."""
        self.server.should_exit = True
        self.thread.join(10)
        assert not self.thread.is_alive()

    def _run(self) -> None:
        async def live() -> None:
            self.loop = asyncio.get_running_loop()
            self.loop.call_later(0, self.begun.set)
            await self.server.serve(sockets=[self.listening])

        self._with_uvloop(live())

    def _with_uvloop(self, life: Any) -> None:
        factory = self.server.config.get_loop_factory()
        with asyncio.Runner(loop_factory=factory) as runner:
            runner.run(life)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A server with room for three streams."""
    made = Running(tmp_path, most=3)
    yield made
    made.stop()
