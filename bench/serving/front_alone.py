"""Our front without a desk behind it, for the bench: `front_alone.py SITE PORT`.

`/tell/N` sends line N to all readers.
"""

import asyncio
import datetime as dt
import resource
import socket
import sys
from pathlib import Path
from typing import Any

from copydesk.newsroom.front import parts
from copydesk.newsroom.front.app import Front
from copydesk.newsroom.front.counter import Counter
from copydesk.newsroom.front.server import server
from copydesk.newsroom.front.shelf import Shelf
from copydesk.newsroom.live.hub import Hub
from copydesk.story.edition import Bulletin

HUB = Hub(most=20_000)


class Silence:
    """No news of itself."""

    async def look(self) -> None:
        """Nothing."""

    async def run(self) -> None:
        """Nothing, for ever."""
        await asyncio.Event().wait()

    def close(self) -> None:
        """Nothing."""


async def tell(scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401  # ASGI
    """Send a line."""
    number = int(scope["path"].rpartition("/")[2])
    at = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
    headline = "Ferry back in service after eleven days, the harbour office said on Tuesday"
    line = Bulletin(
        number=number, at=at, story=f"s{number}", kind="new", headline=headline, path="/2026/"
    )
    HUB.tell([line])
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def main() -> None:
    root, port = Path(sys.argv[1]), int(sys.argv[2])
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    counter = Counter(
        site=Shelf(parts.site(root)),
        static=Shelf(parts.static(root / "none")),
        media=Shelf(parts.media(root / "none")),
        hub=HUB,
        room=frozenset({b"tell"}),
    )
    listening = socket.create_server(("127.0.0.1", port), backlog=2048)
    server(Front(counter, desk=tell, news=Silence)).run(sockets=[listening])


if __name__ == "__main__":
    main()
