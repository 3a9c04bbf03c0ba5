"""From the file of lines to the readers: wait for the bell, read what is new, tell the hub."""

import asyncio
import contextlib
import logging
from collections.abc import Iterator
from pathlib import Path

from copydesk.bus.bell import Waiter
from copydesk.bus.datagram import DatagramBell
from copydesk.errors import BadRecord
from copydesk.newsroom.live.hub import Hub
from copydesk.newsroom.live.lines import LinesReader, News

log = logging.getLogger(__name__)

LOOK_EVERY = 1.0  # seconds, for a bell may be lost
BEAT_EVERY = 20.0  # seconds, below the half minute after which proxies hang up


class Follower:
    """Tells a hub what is announced. No database is asked, so none can keep readers waiting."""

    def __init__(self, hub: Hub, lines: Path) -> None:
        self.hub = hub
        self._lines = LinesReader(lines)
        self._has_begun = False
        self._is_sending = False

    async def run(self, bells: Path) -> None:
        """Follow until cancelled."""
        loop = asyncio.get_running_loop()
        loop.add_reader(self.hub.fileno(), self.hub.look)
        try:
            with self._listening(bells):
                await self._keep_looking(loop)
        finally:
            loop.remove_reader(self.hub.fileno())
            self._lines.close()

    async def _keep_looking(self, loop: asyncio.AbstractEventLoop) -> None:
        next_beat = loop.time() + BEAT_EVERY
        while True:
            self.look()
            if loop.time() > next_beat:
                next_beat += BEAT_EVERY
                self.hub.beat()
                self.send()
            await asyncio.sleep(LOOK_EVERY)

    def look(self) -> None:
        """Tell what is new. A file that cannot be read is read at the next look."""
        try:
            self._tell(self._lines.news())
        except (OSError, BadRecord) as error:
            log.warning("lines_not_read reason=%s", error)
        self.send()

    def send(self) -> None:
        """Have the loop send on, turn by turn."""
        if self.hub.is_busy and not self._is_sending:
            self._is_sending = True
            asyncio.get_running_loop().call_soon(self._turn)

    def _turn(self) -> None:
        self._is_sending = False
        self.hub.turn()
        self.send()

    def _tell(self, news: News) -> None:
        """Go on where we are; begin anew where the file is of another time, or we missed lines."""
        if news.after is not None:
            newest = news.bulletins[-1].number if news.bulletins else news.after
            if not self._has_begun or not news.after <= self.hub.number <= newest:
                self._has_begun = True
                self.hub.begin(news.bulletins, forgotten=news.after)
                self.hub.reset()
        self.hub.tell(news.bulletins)

    @contextlib.contextmanager
    def _listening(self, bells: Path) -> Iterator[None]:
        """Have the loop listen to the bell; where none can be hung up only the time passes."""
        try:
            waiter: Waiter = DatagramBell(bells).waiter()
        except OSError:
            yield
            return
        loop = asyncio.get_running_loop()

        def rung() -> None:
            waiter.wait(0)
            self.look()

        loop.add_reader(waiter.fileno(), rung)
        try:
            yield
        finally:
            loop.remove_reader(waiter.fileno())
            waiter.close()
