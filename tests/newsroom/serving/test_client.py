"""Who asks, also behind proxies."""

import pytest

from copydesk.newsroom.front.client import client

OWN = frozenset({"127.0.0.1", "::1", "10.0.0.5"})


@pytest.mark.parametrize(
    ("peer", "listed", "found"),
    [
        ("203.0.113.9", b"198.51.100.7", "203.0.113.9"),
        ("127.0.0.1", b"198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", b"192.0.2.1, 198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", b"192.0.2.1, 198.51.100.7, 10.0.0.5", "198.51.100.7"),
        ("127.0.0.1", b"10.0.0.5", "10.0.0.5"),
        ("127.0.0.1", b"", "127.0.0.1"),
        ("127.0.0.1", b"unknown", "127.0.0.1"),
        ("127.0.0.1", b"192.0.2.1, <script>", "127.0.0.1"),
        ("::1", b"2001:db8::7", "2001:db8::7"),
    ],
)
def test_the_last_address_that_is_no_proxys_counts(peer: str, listed: bytes, found: str) -> None:
    lines = [(b"X-Forwarded-For", listed)] if listed else []
    assert client(peer, lines, OWN)[0] == found


def test_a_chain_in_two_headers_is_one_chain() -> None:
    lines = [(b"x-forwarded-for", b"192.0.2.1"), (b"x-forwarded-for", b"198.51.100.7")]
    assert client("127.0.0.1", lines, OWN)[0] == "198.51.100.7"


def test_whoever_connects_is_believed_only_where_that_is_said() -> None:
    lines = [(b"x-forwarded-for", b"198.51.100.7"), (b"x-forwarded-proto", b"https")]
    assert client("203.0.113.9", lines, OWN) == ("203.0.113.9", "http")
    assert client("203.0.113.9", lines, frozenset({"*"})) == ("198.51.100.7", "https")


@pytest.mark.parametrize(
    ("said", "scheme"), [(b"https", "https"), (b"HTTPS", "https"), (b"ftp", "http")]
)
def test_the_scheme_is_one_of_two(said: bytes, scheme: str) -> None:
    assert client("127.0.0.1", [(b"x-forwarded-proto", said)], OWN)[1] == scheme
