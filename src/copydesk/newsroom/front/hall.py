"""What all connections of the readers' side share."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from copydesk.newsroom.front.counter import Counter
from copydesk.newsroom.live.hub import Hub

MOST_CONNECTIONS, MOST_AT_DESK = 4096, 256


class Connection(Protocol):
    """A reader's connection."""

    def hang_up_if_overdue(self, now: float) -> None:
        """Close it when it has kept us waiting too long."""

    def hang_up_when_done(self) -> None:
        """Close it when what is asked has been answered."""


@dataclass(kw_only=True)
class Hall:
    """Counter and hub, the way to the desk, and who is here. `now` is the loop's time, roughly."""

    counter: Counter
    hub: Hub
    desk: Path
    trusted: frozenset[str] = frozenset({"127.0.0.1", "::1"})
    most: int = MOST_CONNECTIONS
    most_at_desk: int = MOST_AT_DESK
    now: float = 0.0
    at_desk: int = 0
    is_closing: bool = False
    connections: set[Connection] = field(default_factory=set)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def tick(self) -> None:
        """Another second: another date, and nothing held longer than that is trusted unseen."""
        self.now = asyncio.get_running_loop().time()
        self.counter.ready.next_second(time.time())

    def sweep(self, now: float) -> None:
        """Close connections that keep us waiting."""
        for connection in tuple(self.connections):
            connection.hang_up_if_overdue(now)

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Have something done beside."""
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
