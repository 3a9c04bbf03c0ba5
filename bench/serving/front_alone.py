"""Our door without a desk behind it, for the bench: `front_alone.py SITE PORT`.

A line of JSON on its standard input is a bulletin, sent to all readers.
"""

import asyncio
import socket
import sys
from pathlib import Path

import uvloop

from copydesk.newsroom.front.server import Plan, hall, serve
from copydesk.newsroom.live.follow import Follower


def main() -> None:
    root, port = Path(sys.argv[1]), int(sys.argv[2])
    away = str(root / "none")
    plan = Plan(
        site=str(root),
        static=away,
        media=away,
        bells=str(root.parent / "bells"),
        lines=str(root.parent / "lines.jsonl"),
        desk=away,
        room=(),
    )
    made = hall(plan)
    listening = socket.create_server(("127.0.0.1", port), backlog=2048)
    follower = Follower(made.hub, Path(plan.lines))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(made, follower, Path(plan.bells), listening))


if __name__ == "__main__":
    main()
