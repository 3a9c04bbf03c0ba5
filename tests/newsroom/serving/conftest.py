"""A running door on a free port of this machine, with a desk that only echoes behind it."""

import asyncio
import contextlib
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
import uvloop

from copydesk.newsroom.front import server
from copydesk.newsroom.front.server import Plan, serve
from copydesk.newsroom.live.follow import Follower
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.web import listen
from copydesk.press.paper import Page

STAMP = 1_772_625_600_000_000_000
WORDS = b"<!doctype html><title>Ferry back</title>" + b"<p>The ferry runs again.</p>" * 40


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """A desk that says how much it was sent; at `/desk/head/` what it was told, in `/desk/large/`
    five megabytes in pieces."""
    size, more = 0, True
    while more:
        message = await receive()
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
    if scope["path"] == "/desk/large/":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(80):
            await send({"type": "http.response.body", "body": b"x" * 65536, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
        return
    body = f"desk {scope['method']} {scope['path']} {size}".encode()
    if scope["path"] == "/desk/head/":
        lines = [[name.decode(), value.decode()] for name, value in scope["headers"]]
        body = json.dumps(lines).encode()
    headers = [(b"content-length", b"%d" % len(body)), (b"connection", b"keep-alive")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class Running:
    """A door and a desk in a thread of their own."""

    def __init__(self, root: Path, *, most: int) -> None:
        self.folder = SiteFolder(root / "site")
        self.folder.root.mkdir()
        self.lay("ferry/index.html", WORDS)
        self.desk_socket = root / "desk.socket"
        plan = Plan(
            site=str(self.folder.root),
            static=str(root / "static"),
            media=str(root / "media"),
            bells=str(root / "bells"),
            lines=str(root / "lines.jsonl"),
            desk=str(self.desk_socket),
            room=("desk", "report", "search"),
        )
        self.hall = server.hall(plan)
        self.hub = self.hall.hub
        self.hub.most = most
        self.bells, self.lines = Path(plan.bells), Path(plan.lines)
        config = uvicorn.Config(echo, lifespan="off", log_level="critical")
        self.desk = uvicorn.Server(config)
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listening.getsockname()[1]
        self.loop: asyncio.AbstractEventLoop | None = None
        self.begun = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()
        assert self.begun.wait(10)

    def lay(self, path: str, content: bytes, *, status: int = 200) -> None:
        """Print a page."""
        kind = "text/html; charset=utf-8" if path.endswith("html") else "video/mp4"
        page = Page(path=path, media_type=kind, content=content, status=status)
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

    def tell(self, bulletins: Any) -> None:
        """Have the hub tell these lines to all."""

        def do() -> None:
            self.hub.tell(bulletins)
            while self.hub.turn():
                continue

        self.in_loop(do)

    def close_desk(self) -> None:
        """The desk goes away."""
        self.desk_socket.unlink()

    def stop(self) -> None:
        """Close the server, in order."""
        if self.thread.is_alive():
            assert self.loop is not None
            self.loop.call_soon_threadsafe(self.door.cancel)
            self.thread.join(15)
        assert not self.thread.is_alive()

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(self._live())

    async def _live(self) -> None:
        self.loop = asyncio.get_running_loop()
        with listen(self.desk_socket) as line:
            desk = self.loop.create_task(self.desk.serve(sockets=[line]))
            follower = Follower(self.hub, self.lines)
            work = serve(self.hall, follower, self.bells, self.listening)
            self.door = self.loop.create_task(work)
            self.loop.call_later(0.05, self.begun.set)
            with contextlib.suppress(asyncio.CancelledError):
                await self.door
            self.desk.should_exit = True
            await desk


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A server with room for three streams."""
    made = Running(tmp_path, most=3)
    yield made
    made.stop()
