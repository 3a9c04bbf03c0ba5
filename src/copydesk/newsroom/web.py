"""The desk's web process: Django behind the door, on a Unix socket only the door knows.

It trusts what the door says of who asks, for nobody else can reach it (`front/relay.py`).
"""

import os
import socket
import stat
from contextlib import suppress
from pathlib import Path

import uvicorn
from django.conf import settings
from django.urls import get_resolver

from copydesk.bus.near import near
from copydesk.newsroom.asgi import application
from copydesk.newsroom.desk.house import hubs, imprint
from copydesk.newsroom.front.server import Plan
from copydesk.newsroom.lifeline import end_with_parent
from copydesk.press.embedding import frame_origins

STOP_WITHIN = 5
BACKLOG = 256


def plan() -> Plan:
    """What the door has to know of this room."""
    return Plan(
        site=str(settings.PRESS_ROOT),
        static=str(settings.STATIC_ROOT),
        media=str(settings.MEDIA_ROOT),
        bells=str(settings.BELL_ROOT),
        lines=str(settings.LINES),
        desk=str(settings.DESK_SOCKET),
        room=tuple(sorted(room())),
        frames=frame_origins(imprint()),
        trusted=tuple(settings.TRUSTED_PROXIES),
        url=settings.SITE_URL,
        hubs=hubs(),
    )


def room() -> frozenset[str]:
    """The first parts of the addresses Django answers: desk, report and the like."""
    routes = (str(pattern.pattern) for pattern in get_resolver().url_patterns)
    return frozenset(route.partition("/")[0] for route in routes) - {""}


def listen(path: Path) -> socket.socket:
    """A socket at this path for this user alone, in place of what an earlier process left."""
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    path.parent.mkdir(parents=True, exist_ok=True)
    with near(path.parent) as folder:
        with suppress(FileNotFoundError):
            if stat.S_ISSOCK(path.lstat().st_mode):
                path.unlink()
        before = os.umask(0o177)
        try:
            listening.bind(f"{folder}/{path.name}")
        finally:
            os.umask(before)
    listening.listen(BACKLOG)
    return listening


def main() -> None:
    """Serve until told to stop."""
    end_with_parent()
    config = uvicorn.Config(
        application,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        forwarded_allow_ips="*",
        backlog=BACKLOG,
        timeout_graceful_shutdown=STOP_WITHIN,
    )
    uvicorn.Server(config).run(sockets=[listen(Path(settings.DESK_SOCKET))])
