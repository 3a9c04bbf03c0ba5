"""From the rows to the readers: wait for the bell, read what is new, tell the hub."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import DatabaseError, close_old_connections

from copydesk.bus.bell import Waiter
from copydesk.newsroom.intake import bell
from copydesk.newsroom.live import rows
from copydesk.newsroom.live.hub import MOST_REMEMBERED, Hub

log = logging.getLogger(__name__)

T = TypeVar("T")
LOOK_EVERY = 1.0  # seconds, for a bell may be lost
BEAT_EVERY = 20.0  # seconds, below the half minute after which proxies hang up


class Follower:
    """Tells a hub what is announced, for as long as it runs. The database has its own thread."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self._rung = asyncio.Event()
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live")
        self._begun = False

    async def run(self) -> None:
        """Follow until cancelled."""
        with contextlib.closing(bell.waiter()) as waiter, self._watching(waiter):
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._beat())
                while True:
                    self._rung.clear()
                    await self.look()
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self._rung.wait(), LOOK_EVERY)

    async def look(self) -> None:
        """Tell what is new. A database that does not answer is asked again at the next look."""
        try:
            if not self._begun:
                lines, before = await self._read(lambda: rows.newest(MOST_REMEMBERED))
                self.hub.begin(lines, forgotten=before)
                self._begun = True
            while news := await self._read(lambda: rows.since(self.hub.number)):
                self.hub.tell(news)
        except DatabaseError as error:
            log.warning("ticker_not_read reason=%s", error)

    def close(self) -> None:
        """Give the database's thread back."""
        self._reader.shutdown(wait=False)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_EVERY)
            self.hub.beat()

    async def _read(self, ask: Callable[[], T]) -> T:
        def asked() -> T:
            close_old_connections()
            return ask()

        return await asyncio.get_running_loop().run_in_executor(self._reader, asked)

    @contextlib.contextmanager
    def _watching(self, waiter: Waiter) -> Iterator[None]:
        """Have the loop look at the bell; without one only the time passes."""
        loop, file = asyncio.get_running_loop(), waiter.fileno()

        def rung() -> None:
            waiter.wait(0)
            self._rung.set()

        if file >= 0:
            loop.add_reader(file, rung)
        try:
            yield
        finally:
            if file >= 0:
                loop.remove_reader(file)
