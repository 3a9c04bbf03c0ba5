"""The ring: the same sends as one by one, and what each socket took."""

import errno
import socket
from collections.abc import Iterator

import pytest

from copydesk.newsroom.live import ring as ring_module
from copydesk.newsroom.live.hub import Hub
from copydesk.newsroom.live.ring import AT_ONCE, NoRingError, Ring


@pytest.fixture
def ring() -> Iterator[Ring]:
    """A ring, closed when the test is over."""
    made = Ring.opened()
    if made is None:
        pytest.skip("this system has no io_uring")
    yield made
    made.close()


def pairs(count: int) -> list[tuple[socket.socket, socket.socket]]:
    made = [socket.socketpair() for _ in range(count)]
    for own, theirs in made:
        own.setblocking(False)
        theirs.setblocking(False)
    return made


@pytest.mark.parametrize("count", [1, 3, AT_ONCE])
def test_each_socket_gets_the_content_once(ring: Ring, count: int) -> None:
    made = pairs(count)
    for number in range(5):  # the ring goes round
        content = b"line %d" % number
        assert ring.send([own for own, _ in made], content) == [len(content)] * count
        assert [theirs.recv(99) for _, theirs in made] == [content] * count
    for own, theirs in made:
        own.close()
        theirs.close()


def test_who_does_not_take_it_is_told_by_place(ring: Ring) -> None:
    (own, theirs), (full, unread), (closed, other), (left, gone) = pairs(4)
    while True:
        try:
            full.send(bytes(65536))
        except BlockingIOError:
            break
    closed.close()
    gone.close()
    found = ring.send([full, own, closed, left], b"x")
    assert found == [-errno.EAGAIN, 1, -errno.EBADF, -errno.EPIPE]
    assert theirs.recv(9) == b"x"
    for each in (own, theirs, full, unread, other, left):
        each.close()


def test_a_slow_socket_takes_a_part(ring: Ring) -> None:
    ((own, theirs),) = pairs(1)
    own.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    (taken,) = ring.send([own], bytes(1 << 20))
    assert 0 < taken < 1 << 20 or taken == -errno.EAGAIN
    own.close()
    theirs.close()


def test_without_one_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> tuple[int, tuple[int, ...]]:
        raise NoRingError(errno.EPERM, "io_uring_setup")

    monkeypatch.setattr(ring_module, "_set_up", refused)
    assert Ring.opened() is None


def test_who_is_unsure_is_hung_up_on_and_the_rest_goes_on_one_by_one(
    ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(streams: object, content: bytes) -> list[int]:
        raise NoRingError(errno.EIO, "io_uring_enter")

    own_ring = Ring.opened()
    assert own_ring is not None
    monkeypatch.setattr(own_ring, "send", broken)
    hub = Hub(most=9, ring=own_ring)
    (first, theirs), (second, others) = pairs(2)
    hub.join(first)
    theirs.recv(999)
    hub.beat()
    hub.turn()
    assert theirs.recv(9) == b""  # hung up on
    hub.join(second)
    others.recv(999)
    hub.beat()
    hub.turn()
    assert others.recv(9) == b":\n\n"
    hub.close()
    theirs.close()
    others.close()
