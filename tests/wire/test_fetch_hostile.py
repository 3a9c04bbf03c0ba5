"""Whatever a server does, a fetch ends in time, in little memory, with a reason."""

import re
import time
import tracemalloc
from collections.abc import Iterator

import pytest

from copydesk.errors import FetchFailed, RefusedAddress
from copydesk.wire.http.fetch import Policy, Validators, fetch
from wire.captured import AT
from wire.hostile_server import WAYS, HostileServer, running

DEADLINE = 0.5
# Many times what a busy machine needs: how promptly a fetch ends is measured under bench/.
GRACE = 60.0
MOST_MEMORY = 32 * 1024 * 1024
# Those that could fill the memory; to watch it makes everything slower.
GREEDY = [name for name in WAYS if name.startswith(("endless", "flood", "bomb", "cookie", "huge"))]


@pytest.fixture(scope="module")
def server() -> Iterator[HostileServer]:
    """A hostile server on the loopback."""
    with running() as made:
        yield made


def refused(server: HostileServer, name: str) -> str:
    """Why a fetch of a way to misbehave ended."""
    policy = Policy(allow=(server.place,), deadline=DEADLINE, max_bytes=1_000_000)
    with pytest.raises((FetchFailed, RefusedAddress)) as ended:
        fetch(server.address(name), state=Validators(), policy=policy, at=AT)
    return ended.value.reason


@pytest.mark.parametrize("name", WAYS)
def test_a_hostile_answer_ends_in_time_with_its_reason(server: HostileServer, name: str) -> None:
    start = time.monotonic()
    reason = refused(server, name)
    assert time.monotonic() - start < DEADLINE + GRACE
    assert re.search(WAYS[name].reason, reason), reason


@pytest.mark.parametrize("name", GREEDY)
def test_a_hostile_answer_takes_little_memory(server: HostileServer, name: str) -> None:
    tracemalloc.start()
    try:
        refused(server, name)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MOST_MEMORY
