"""Where the fetcher may go, judged without any connection."""

import ipaddress
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import RefusedAddress
from copydesk.wire.http.address import is_public, target

CLOSED = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "255.255.255.255", "224.0.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.7",
    "168.63.129.16", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "2001:db8::1", "fec0::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b:1::a00:1",
    "2002:7f00:1::", "2002:a9fe:a9fe::", "2001:0:0:0:0:0:80ff:fffe", "::127.0.0.1", "fe80::1%eth0",
    "::ffff:0:127.0.0.1", "not an address", "",
]  # fmt: skip
OPEN = ["93.184.216.34", "1.1.1.1", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"]


@pytest.mark.parametrize("address", CLOSED)
def test_a_private_or_reserved_number_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_a_number_of_the_public_web_is(address: str) -> None:
    assert is_public(address)


@given(st.integers(0, 2**32 - 1))
def test_an_address_is_judged_the_same_in_whatever_it_is_wrapped(number: int) -> None:
    plain = ipaddress.IPv4Address(number)
    mapped = ipaddress.IPv6Address((0xFFFF << 32) | number)
    sixtofour = ipaddress.IPv6Address((0x2002 << 112) | (number << 80))
    teredo = ipaddress.IPv6Address((0x20010000 << 96) | (number ^ 0xFFFFFFFF))
    judged = {is_public(str(one)) for one in (plain, mapped, sixtofour, teredo)}
    assert len(judged) == 1


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "gopher://x.example/", "ftp://x.example/", "http://", "https:///x",
        "", "http://user:pw@x.example/", "http://x.example@127.0.0.1/", "http://x.example:22/",
        "http://x.example:8080/", "http://2130706433/", "http://0x7f.1/", "http://017700000001/",
        "http://127.1/", "http://[::1]/", "http://[::ffff:7f00:1]/", "http://localhost/",
        "http://printer/", "http://db.internal/", "http://x.example\\@127.0.0.1/",
        "http://127.0.0.1%2f.x.example/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/",
        "http://x.example:99999/", "http://x\r\n.example/", "https://x.example:80/", "http://a..b/",
        "http://[fe80::1%25eth0]/", f"http://{'a.' * 130}example/", f"http://{'ä' * 5000}.example/",
    ],
)  # fmt: skip
def test_an_address_in_disguise_is_refused(address: str) -> None:
    with pytest.raises(RefusedAddress):
        target(address)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("HTTPS://X.Example/a b?q=ä", None),
        ("https://x.example", "https://x.example/"),
        ("http://x.example:80/a?b=c#d", "http://x.example/a?b=c"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("https://x.example./", "https://x.example/"),
        ("http://[2606:2800:220:1::1946]:80", "http://[2606:2800:220:1::1946]/"),
    ],
)  # fmt: skip
def test_an_address_is_written_anew(address: str, written: str | None) -> None:
    if written is None:
        with pytest.raises(RefusedAddress):
            target(address)
    else:
        assert target(address).url == written


def test_an_exception_holds_for_exactly_its_host_and_port() -> None:
    allow = ("127.0.0.1:8801", "[::1]:8801", "agency.internal:80")
    assert target("http://127.0.0.1:8801/feed", allow=allow).place == "127.0.0.1:8801"
    assert target("http://[::1]:8801/feed", allow=allow).port == 8801
    assert target("http://agency.internal/feed", allow=allow).host == "agency.internal"
    for address in ("http://127.0.0.1:8802/", "http://127.0.0.2:8801/", "https://agency.internal/"):
        with pytest.raises(RefusedAddress):
            target(address, allow=allow)


def test_a_redirect_is_judged_like_any_address() -> None:
    base = "https://x.example/a/b"
    assert target("../c", base=base).url == "https://x.example/c"
    with pytest.raises(RefusedAddress):
        target("//169.254.169.254/latest", base=base)


PUBLIC_IN_BENCH = ("example.", "r3dir.me", "httpbin.org", "example2.com")


def test_no_attack_on_inner_networks_gets_through(shared: Path) -> None:
    path = shared / "bench/attacks/ssrf.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        payload = json.loads(line)["payload"]
        try:
            found = target(payload)
        except RefusedAddress:
            continue
        is_name = any(part in found.host for part in PUBLIC_IN_BENCH)
        assert is_name or is_public(found.host), payload


@given(st.text("htps:/@[].0127xaF%\\#? \t.:", max_size=40).map(lambda rest: f"http://{rest}"))
def test_any_address_is_written_plainly_or_refused(address: str) -> None:
    try:
        found = target(address)
    except RefusedAddress:
        return
    assert target(found.url) == found
    assert found.url.isascii()
