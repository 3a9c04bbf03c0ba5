"""The web process: one port for readers and desk, on a listening socket it is given."""

import resource
import socket
from pathlib import Path
from typing import cast

from django.conf import settings
from django.urls import get_resolver

from copydesk.newsroom.asgi import application as django_app
from copydesk.newsroom.front import parts
from copydesk.newsroom.front.app import App, Front
from copydesk.newsroom.front.counter import Counter
from copydesk.newsroom.front.server import server
from copydesk.newsroom.front.shelf import Shelf
from copydesk.newsroom.lifeline import end_with_parent
from copydesk.newsroom.live.follow import Follower
from copydesk.newsroom.live.hub import Hub

MOST_STREAMS = 20_000
SPARE_FILES = 256  # for files, the database, and readers who ask for pages


def front() -> Front:
    """The whole site with the settings' folders."""
    hub = Hub(most=most_streams())
    counter = Counter(
        site=Shelf(parts.site(Path(settings.PRESS_ROOT))),
        static=Shelf(parts.static(Path(settings.STATIC_ROOT))),
        media=Shelf(parts.media(Path(settings.MEDIA_ROOT))),
        hub=hub,
        room=room(),
    )
    return Front(counter, desk=cast(App, django_app), news=lambda: Follower(hub))


def room() -> frozenset[bytes]:
    """The first parts of the addresses Django answers: desk, report and the like."""
    routes = (str(pattern.pattern) for pattern in get_resolver().url_patterns)
    return frozenset(route.partition("/")[0].encode() for route in routes) - {b""}


def most_streams() -> int:
    """As many streams as the system's limit on open files leaves room for."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and soft < hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        soft = hard
    return max(1, min(MOST_STREAMS, soft - SPARE_FILES))


def main(listening: socket.socket) -> None:
    """Serve until told to stop."""
    end_with_parent()
    server(front()).run(sockets=[listening])
