"""Hosts in every notation: no packet to a refused address, by name, by number, or on the way."""
# ruff: noqa: E501  # an attack a line

import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

import pytest

from copydesk.errors import FetchFailed, RefusedAddress
from copydesk.wire.http.address import target
from copydesk.wire.http.fetch import Policy, Validators, fetch
from hostile.vectors import KNOWN

INNER = [
    "127.0.0.1", "127.255.255.254", "10.0.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254",
    "169.254.170.2", "100.100.100.200", "0.0.0.0", "192.0.0.192", "198.19.255.255", "240.0.0.1",
    "255.255.255.255", "224.0.0.251",
]  # fmt: skip


def spellings(number: str) -> Iterator[str]:
    """One IPv4 address in every notation some reader of addresses takes."""
    four = ipaddress.IPv4Address(number)
    a, b, c, d = four.packed
    whole = int(four)
    yield from (f"{whole}", f"{whole:#x}", f"{whole:#o}".replace("0o", "0"), f"{whole + 2**32}")
    yield from (f"{a}.{whole % 2**24}", f"{a}.{b}.{c * 256 + d}", f"{a:#x}.{b:#x}.{c:#x}.{d:#x}")
    yield from (f"0{a:o}.0{b:o}.0{c:o}.0{d:o}", f"{a:#x}.{b}.0{c:o}.{d}", f"{a:08x}.{b}.{c}.{d}")
    yield from (f"{a}.{b}.{c}.{d}.", f"{a:03}.{b:03}.{c:03}.{d:03}", f"0{a}.{b}.{c}.{d}")
    yield number.translate({48 + n: 0xFF10 + n for n in range(10)})
    yield from (number.replace(".", dot) for dot in "\u3002\uff0e\uff61%")
    yield number.replace("1", "①").replace("2", "②").replace("0", "⓪")
    yield from (
        "".join(f"%{ord(one):02x}" for one in number),
        f"{number}%00",
        f"{number}%2f.a.example",
    )
    yield from (
        f"a.example@{number}",
        f"a:b@{number}",
        f"a.example\\@{number}",
        f"{number}\\.a.example",
    )
    yield from (
        f"a.example%40{number}",
        f"{number}\t",
        f"\t{number}",
        "12\t7.0.0.1",
        f"{number}\u200b",
    )
    yield from (f"{number}:22", f"{number}:6379", f"{number}:80:80", f"{number}:", f"{number}:0")
    yield from (
        f"{number}#@a.example",
        f"{number}?@a.example",
        f"[{number}]",
        f"{number},a.example",
    )
    yield from _wrapped(four)


def _wrapped(four: ipaddress.IPv4Address) -> Iterator[str]:
    whole, words = int(four), f"{int(four) >> 16:x}:{int(four) & 0xFFFF:x}"
    yield from (f"[::ffff:{four}]", f"[::ffff:{words}]", f"[::{four}]", f"[::{words}]")
    yield from (f"[::ffff:0:{words}]", f"[64:ff9b::{four}]", f"[64:ff9b:1::{words}]")
    yield from (
        f"[2002:{words}::1]",
        f"[0:0:0:0:0:FFFF:{words.upper()}]",
        f"[::ffff:{four}%25eth0]",
    )
    teredo = (0x20010000 << 96) | (whole ^ 0xFFFFFFFF)
    yield f"[{ipaddress.IPv6Address(teredo)}]"
    yield from (f"[fe80::5efe:{words}]", f"[2001:db8::5efe:{words}]", f"[::ffff:{four}", "[[::1]]")


NAMES = [
    "localhost", "LOCALHOST", "localhost.", "a.localhost", "localhost.localdomain", "ip6-localhost",
    "printer", "db.internal", "metadata.google.internal", "metadata", "instance-data", "kubernetes.default.svc",
    "kubernetes.default.svc.cluster.local", "host.docker.internal", "router.lan", "nas.home", "wiki.corp", "x.intranet",
    "1.0.0.127.in-addr.arpa", "a.home.arpa", "x.onion", "loca\u00adlhost", "ⓛocalhost", "ｌｏｃａｌｈｏｓｔ",
    "local\u200bhost", "localhost%00.a.example", "localhost\u3002", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]",
    "[::1%25lo]", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "[fec0::1]", "[2001:db8::1]",
    "[100::1]", "[5f00::1]", "[::127.0.0.1]", "[v1.a]", "[]", "", ".", "..", "a..b", "-a.example", "a b.example",
    "a\r\nHost: b", "xn--", "xn--a\u00e4.example", "a." * 130, "\u0661\u0662\u0667.0.0.1", "127.0.0.1.",
]  # fmt: skip
SCHEMES = [
    "file:///etc/passwd", "ftp://a.example/", "gopher://a.example:70/_x", "dict://a.example:2628/",
    "ldap://a.example/", "tftp://a.example/", "jar:http://a.example!/", "netdoc:///etc/passwd",
    "data:text/plain,x", "javascript:a()", "blob:http://a.example/", "view-source:http://a.example/",
    "ws://a.example/", "unix:///run/x.sock", "smb://a.example/", "phar://a", "php://input", "expect://id",
    "http:a.example", "http:/127.0.0.1/", "http:\\\\127.0.0.1\\", "////127.0.0.1/", "http:///127.0.0.1/",
    "http://", "https://", "://127.0.0.1/", "http//127.0.0.1", "\x00http://a.example/", "http://a.example:80\x00",
    "http://a.example:443/", "https://a.example:80/", "http://a.example:-80/", "http://a.example:8e1/",
    "http://a.example:65616/", "http://a.example:٨٠/", "http://a.example: 80/", "HTTP+UNIX://a/",
]  # fmt: skip
ADDRESSES = [
    *(f"{scheme}://{host}/" for number in INNER for host in spellings(number) for scheme in ("http", "https")),
    *(f"http://{name}/feed" for name in NAMES),
    *SCHEMES,
]  # fmt: skip


class Reached(AssertionError):
    """A socket was to be connected to an inner address."""


@pytest.fixture
def knocks(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Whom sockets were to reach; every name leads to this machine, and nothing is sent."""
    found: list[object] = []

    def look_up(host: str, port: int, *_: object, **__: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    def reach(made: socket.socket, *place: object) -> None:
        if made.family != socket.AF_UNIX:
            found.append(place)
            raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    for act in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, act, reach)
    return found


def asked(address: str, *, allow: tuple[str, ...] = ()) -> str:
    """How a fetch that must come to nothing ends."""
    policy = Policy(deadline=5, allow=allow)
    with pytest.raises((RefusedAddress, FetchFailed)) as ended:
        fetch(address, state=Validators(), policy=policy, at=KNOWN.now)
    return f"{type(ended.value).__name__}: {ended.value.reason}"


def test_no_notation_of_an_inner_address_costs_a_packet(knocks: list[object]) -> None:
    for address in dict.fromkeys(ADDRESSES):
        asked(address)
    assert knocks == []


def test_inner_numbers_are_refused_by_their_notation_alone() -> None:
    for number, make in product(INNER, (0, 1, 2, 3)):
        host = list(spellings(number))[make]
        with pytest.raises(RefusedAddress):
            target(f"http://{host}/")


@pytest.mark.parametrize(
    "found",
    [
        ["127.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["127.0.0.1", "93.184.216.34"],
        ["93.184.216.34", "::1"], ["2606:4700::1111", "fd00::1"], ["::ffff:10.0.0.1"], ["64:ff9b::a00:1"],
        ["93.184.216.34", "169.254.169.254"], ["fe80::1%lo"], ["2002:7f00:1::"], ["0.0.0.0"],
    ],
)  # fmt: skip
def test_a_name_with_one_inner_number_among_others_is_refused(
    knocks: list[object], monkeypatch: pytest.MonkeyPatch, found: list[str]
) -> None:
    def look_up(host: str, port: int, *_: object, **__: object) -> list[object]:
        return [
            (socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port))
            for one in found
        ]  # fmt: skip

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert "private or reserved" in asked("http://isle.example/")
    assert knocks == []


def test_a_name_that_changes_its_number_is_connected_to_as_it_was_judged(
    knocks: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["93.184.216.34", *["127.0.0.1"] * 50])

    def look_up(host: str, port: int, *_: object, **__: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    asked("http://isle.example/")
    assert knocks == [(("93.184.216.34", 80),)]


@contextmanager
def answering(*answers: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """A server on this machine that gives these answers in turn, and what it was asked."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            for answer in answers:
                try:
                    made, _ = server.accept()
                except OSError:
                    return
                with made:
                    heard.append(made.recv(65_536))
                    made.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1], heard
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_inside_reaches_nobody(status: int) -> None:
    with answering(b"HTTP/1.1 200 OK\r\n\r\n") as (inner, heard):
        places = [f"http://127.0.0.1:{inner}/", f"//localhost:{inner}/", f"http://[::1]:{inner}/"]
        places += [
            f"http://[::ffff:7f00:1]:{inner}/",
            f"http://2130706433:{inner}/",
            "file:///etc/passwd",
        ]
        moves = [
            f"HTTP/1.1 {status} Moved\r\nLocation: {one}\r\nContent-Length: 0\r\n\r\n"
            for one in places
        ]
        with answering(*(one.encode() for one in moves)) as (outer, _):
            allow = (f"127.0.0.1:{outer}",)
            ends = [asked(f"http://127.0.0.1:{outer}/", allow=allow) for _ in places]
        assert all(end.startswith("RefusedAddress") for end in ends), ends
        assert heard == []


def test_a_listener_on_this_machine_hears_nothing_of_any_notation() -> None:
    with answering(b"HTTP/1.1 200 OK\r\n\r\n") as (port, heard):
        hosts = [host for host in spellings("127.0.0.1") if ":" not in host or host.startswith("[")]
        for host in [*hosts, "localhost", "[::1]", "127.1", "0", "[::]"]:
            asked(f"http://{host}:{port}/")
        assert heard == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0x7f.1"])
def test_an_exception_for_one_port_opens_no_other(host: str) -> None:
    with answering(b"HTTP/1.1 200 OK\r\n\r\n") as (port, heard):
        assert asked(f"http://{host}:{port}/", allow=(f"{host}:{port + 1}", "127.0.0.1:1"))
        assert heard == []
