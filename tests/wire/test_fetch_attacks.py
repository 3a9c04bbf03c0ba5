"""No attack on inner networks costs a single packet; no public address is refused wrongly."""

import ipaddress
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from copydesk.errors import FetchFailed, RefusedAddress
from copydesk.wire.http.address import is_public, target
from copydesk.wire.http.fetch import Policy, Validators, fetch
from wire.captured import AT

BASE = "https://isle.example/feed"
INNER = "10.66.0.1"
# The loop's own signalling between its ends, which never leaves the process.
OWN = frozenset({socket.AF_UNIX})


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whom sockets were to connect to; names all lead to the inner network, and none connects."""
    found: list[str] = []

    def look_up(host: str, port: int, *_: object, **__: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (INNER, port))]

    def connect(made: socket.socket, place: tuple[str, int]) -> None:
        if made.family not in OWN:
            found.append(place[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect)
    monkeypatch.setattr(socket.socket, "sendto", connect)
    return found


def payloads(shared: Path, name: str) -> Iterator[str]:
    """The shared attacks of one kind."""
    path = shared / f"bench/attacks/{name}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        yield str(json.loads(line)["payload"])


def try_to_fetch(address: str) -> None:
    """A fetch that must come to nothing."""
    with pytest.raises((RefusedAddress, FetchFailed)):
        fetch(address, state=Validators(), policy=Policy(deadline=5), at=AT)


@pytest.mark.parametrize("name", ["ssrf", "redirect", "url"])
def test_no_attack_costs_a_packet_to_where_we_must_not_go(
    shared: Path, asked: list[str], name: str
) -> None:
    for payload in payloads(shared, name):
        try_to_fetch(payload)
        try:
            led = target(payload, base=BASE).url
        except RefusedAddress:
            continue
        try_to_fetch(led)
    assert [number for number in asked if not is_public(number)] == []


def test_a_name_that_leads_inside_costs_no_packet(asked: list[str]) -> None:
    with pytest.raises(RefusedAddress, match=INNER):
        fetch(BASE, state=Validators(), policy=Policy(), at=AT)
    assert asked == []


def test_a_number_is_connected_to_as_it_was_judged(asked: list[str]) -> None:
    with pytest.raises(FetchFailed):
        fetch("http://8.9.33.7/", state=Validators(), policy=Policy(), at=AT)
    assert asked == ["8.9.33.7"]


def test_a_name_that_is_never_looked_up_does_not_hold_us(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(20) and [])
    start = time.monotonic()
    with pytest.raises(FetchFailed, match="not done within"):
        fetch(BASE, state=Validators(), policy=Policy(deadline=0.2), at=AT)
    took = time.monotonic() - start
    over.set()
    assert took < 4


SPREAD = [f"{first}.9.33.7" for first in range(1, 224) if first not in (10, 127)]
# The neighbours of what is closed.
EDGES = [
    "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
    "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255",
    "192.169.0.0", "192.0.1.1", "192.0.3.1", "198.17.255.255", "198.20.0.0", "198.51.99.255",
    "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255", "168.63.129.17",
]  # fmt: skip
SIX = [
    "2001:200::1", "2003::1", "2400:cb00::1", "2600::1", "2606:4700::1111", "2620:fe::fe",
    "2804::1", "2a00:1450::1", "2a02:ec80::1", "2c0f:f248::1", "2001:db7::1", "2001:db9::1",
]  # fmt: skip


@pytest.mark.parametrize("number", [*SPREAD, *EDGES])
def test_a_public_number_is_not_refused_in_any_form(number: str) -> None:
    four = ipaddress.IPv4Address(number)
    forms = [
        number,
        f"::ffff:{number}",
        f"64:ff9b::{number}",
        str(ipaddress.IPv6Address((0x2002 << 112) | (int(four) << 80) | 1)),
    ]
    assert all(is_public(form) for form in forms)
    assert target(f"http://{number}/feed").host == number


@pytest.mark.parametrize("number", SIX)
def test_a_public_number_of_the_new_kind_is_not_refused(number: str) -> None:
    assert target(f"https://[{number}]/").host == str(ipaddress.IPv6Address(number))
