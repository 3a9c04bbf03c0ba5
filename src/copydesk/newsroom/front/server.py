"""The readers' side as a process: one loop, one port, no database."""

import asyncio
import contextlib
import resource
import signal
import socket
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import uvloop

from copydesk.newsroom.front import parts
from copydesk.newsroom.front.counter import Counter
from copydesk.newsroom.front.door import Door
from copydesk.newsroom.front.hall import MOST_CONNECTIONS, Hall
from copydesk.newsroom.front.ready import ReadyAnswers
from copydesk.newsroom.front.shelf import Shelf
from copydesk.newsroom.front.turn import Turn
from copydesk.newsroom.live.follow import Follower
from copydesk.newsroom.live.hub import Hub
from copydesk.newsroom.live.ring import Ring
from copydesk.story.record import Record

BACKLOG = 2048
STOP_WITHIN = 5.0
SWEEP_EVERY = 2.0
MOST_STREAMS = 20_000
SPARE_FILES = 64  # for pages that are read, the bell, the desk's socket


class Plan(Record, frozen=True):
    """Where everything is: folders, the desk's socket, the first parts of the desk's addresses,
    the origins whose frames pages may open, the site's own address and the hubs of its feeds."""

    site: str
    static: str
    media: str
    bells: str
    lines: str
    desk: str
    room: tuple[str, ...]
    frames: tuple[str, ...] = ()
    trusted: tuple[str, ...] = ("127.0.0.1", "::1")
    url: str = ""
    hubs: tuple[str, ...] = ()


def hall(plan: Plan) -> Hall:
    """All that connections share, as planned."""
    streams, connections = bounds()
    site = Path(plan.site)
    counter = Counter(
        site=Shelf(parts.site(site, plan.frames, url=plan.url, hubs=plan.hubs)),
        static=Shelf(parts.static(Path(plan.static))),
        media=Shelf(parts.media(Path(plan.media))),
        ready=ReadyAnswers(Turn(site)),
        room=frozenset(part.encode() for part in plan.room),
    )
    return Hall(
        counter=counter,
        hub=Hub(most=streams, ring=Ring.opened()),
        desk=Path(plan.desk),
        trusted=frozenset(plan.trusted),
        most=connections,
    )


def bounds() -> tuple[int, int]:
    """As many streams, and other connections, as the limit on open files leaves room for."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard == resource.RLIM_INFINITY or soft < hard:
        wanted = 2 * MOST_STREAMS if hard == resource.RLIM_INFINITY else hard
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    connections = max(16, min(MOST_CONNECTIONS, soft // 4))
    # Each request to the desk takes a second file.
    return max(1, min(MOST_STREAMS, soft - 2 * connections - SPARE_FILES)), connections


async def serve(hall: Hall, follower: Follower, bells: Path, listening: socket.socket) -> None:
    """Serve until the task is cancelled, then end in order."""
    loop = asyncio.get_running_loop()
    hall.tick()
    follower.look()
    server = await loop.create_server(lambda: Door(hall), sock=listening, backlog=BACKLOG)
    beside = [
        loop.create_task(work) for work in (_keep_time(hall), _sweep(hall), follower.run(bells))
    ]
    try:
        await asyncio.gather(*beside)
    finally:
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
        server.close()
        await _close(hall)


def main(plan: Plan, listening: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT."""
    made = hall(plan)
    follower = Follower(made.hub, Path(plan.lines))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_until_told(serve(made, follower, Path(plan.bells), listening)))


async def _until_told(work: Coroutine[Any, Any, None]) -> None:
    loop = asyncio.get_running_loop()
    task = loop.create_task(work)
    for told in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(told, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def _keep_time(hall: Hall) -> None:
    while True:
        hall.tick()
        await asyncio.sleep(1.0)


async def _sweep(hall: Hall) -> None:
    while True:
        await asyncio.sleep(SWEEP_EVERY)
        hall.sweep(asyncio.get_running_loop().time())


async def _close(hall: Hall) -> None:
    """Let answers that are on their way arrive, a few seconds; hang up on all others."""
    hall.is_closing = True
    hall.counter.ready.forget()
    hall.hub.close()
    for connection in tuple(hall.connections):
        connection.hang_up_when_done()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(STOP_WITHIN):
            while hall.connections:
                await asyncio.sleep(0.05)
    hall.counter.ready.close()
