"""uvicorn as we run it: with the fast lane before it, saying nothing but errors."""

import uvicorn

from copydesk.newsroom.front.app import Front
from copydesk.newsroom.front.lane import Lane

STOP_WITHIN = 5
BACKLOG = 2048


def server(front: Front) -> uvicorn.Server:
    """A server for the whole site; give it its listening sockets."""
    config = uvicorn.Config(
        front,
        http=Lane,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_graceful_shutdown=STOP_WITHIN,
    )
    return uvicorn.Server(config)
