"""Where the fetcher may go: the public web by http and https, and what the house allows by name.

Pure: an address is judged as written here, and again by what its name resolves to at the moment
of connecting (`is_public`).
"""

import ipaddress
import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from copydesk.errors import RefusedAddress
from copydesk.story.record import Record

PORTS = {"http": 80, "https": 443}
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff\\]")
NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")
NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+", re.IGNORECASE)
# Names that never lead to the public web (RFC 6761, 6762, 8375, 9476 and common practice).
INSIDE = frozenset({
    "localhost", "local", "internal", "intranet", "lan", "home", "corp", "localdomain", "arpa",
    "test", "invalid", "onion", "alt", "private",
})  # fmt: skip
LONGEST_HOST = 253
SAFE_IN_PATH = "/%:@!$&'()*+,;=~-._[]"
SAFE_IN_QUERY = SAFE_IN_PATH + "?"

# IPv6 ranges that carry an IPv4 address: where its four bytes stand, and whether they are inverted.
CARRIERS = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 12, False),
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 12, False),
    (ipaddress.IPv6Network("64:ff9b::/96"), 12, False),
    (ipaddress.IPv6Network("64:ff9b:1::/48"), 12, False),
    (ipaddress.IPv6Network("2002::/16"), 2, False),
    (ipaddress.IPv6Network("2001::/32"), 12, True),
    (ipaddress.IPv6Network("::/96"), 12, False),
)
CLOSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
        "192.52.193.0/24", "192.88.99.0/24", "192.175.48.0/24", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "168.63.129.16/32",
        "100::/64", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10",
        "fec0::/10", "ff00::/8",
    )
)  # fmt: skip


class Target(Record, frozen=True):
    """An address taken apart and written anew: `url` is what is asked for."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def place(self) -> str:
        """Host and port, as an allow list names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


def target(address: str, *, allow: tuple[str, ...] = (), base: str = "") -> Target:
    """The address as it may be asked for. Raises `RefusedAddress` with the reason.

    `allow` names exceptions as exact "host:port"; `base` is the address a redirect came from.
    """
    address = address.strip(" \t\r\n")
    if UNSEEN.search(address):
        raise RefusedAddress(place=address[:200], reason="white space, controls or backslashes")
    try:
        parts = urlsplit(urljoin(base, address) if base else address)
        port = parts.port
    except ValueError as error:
        raise RefusedAddress(place=address[:200], reason=f"no sound address: {error}") from error
    if parts.scheme not in PORTS:
        raise RefusedAddress(place=address[:200], reason="neither http nor https")
    if "@" in parts.netloc:
        raise RefusedAddress(place=address[:200], reason="a name or password in the address")
    host = _host(parts, address)
    found = Target(
        url=_written(parts, host, port),
        scheme=parts.scheme,
        host=host,
        port=PORTS[parts.scheme] if port is None else port,
    )
    if found.place not in allow:
        _public_by_name(found)
    return found


def is_public(address: str) -> bool:
    """Whether a numeric address lies on the public internet, whatever it is wrapped in."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if "%" in address:
            return False
        carried = _carried(ip)
        if carried is not None:
            return _is_open(carried)
    return _is_open(ip)


def _is_open(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    refused = (
        ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved
    )
    return not refused and ip.is_global and not any(ip in network for network in CLOSED)


def _carried(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    for network, start, inverted in CARRIERS:
        if ip in network:
            four = ip.packed[start : start + 4]
            return ipaddress.IPv4Address(bytes(b ^ 0xFF for b in four) if inverted else four)
    return None


def _host(parts: SplitResult, address: str) -> str:
    """The host in its one plain form: a numeric address, or a name in ASCII."""
    host = parts.hostname or ""
    if not host or "%" in host or len(host) > LONGEST_HOST:
        raise RefusedAddress(place=address[:200], reason="no host, or one in disguise")
    if ":" in host:
        return str(ipaddress.IPv6Address(host)) if _is_v6(host) else _no(address)
    try:
        host = host.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        _no(address)
    if NUMBER.fullmatch(host.rpartition(".")[2]):
        return host if _is_plain_v4(host) else _no(address)
    return host if NAME.fullmatch(host) else _no(address)


def _no(address: str) -> str:
    raise RefusedAddress(place=address[:200], reason="no host, or one in disguise")


def _is_v6(host: str) -> bool:
    try:
        ipaddress.IPv6Address(host)
    except ValueError:
        return False
    return True


def _is_plain_v4(host: str) -> bool:
    try:
        return str(ipaddress.IPv4Address(host)) == host
    except ValueError:
        return False


def _public_by_name(found: Target) -> None:
    if found.port != PORTS[found.scheme]:
        raise RefusedAddress(place=found.url, reason=f"port {found.port}")
    if ":" in found.host or NUMBER.fullmatch(found.host.rpartition(".")[2]):
        if not is_public(found.host):
            raise RefusedAddress(place=found.url, reason="a private or reserved address")
    elif "." not in found.host or found.host.rpartition(".")[2] in INSIDE:
        raise RefusedAddress(place=found.url, reason="a name of the inner network")


def _written(parts: SplitResult, host: str, port: int | None) -> str:
    host = f"[{host}]" if ":" in host else host
    place = host if port in (None, PORTS[parts.scheme]) else f"{host}:{port}"
    path = quote(parts.path or "/", safe=SAFE_IN_PATH)
    query = f"?{quote(parts.query, safe=SAFE_IN_QUERY)}" if parts.query else ""
    return f"{parts.scheme}://{place}{path}{query}"
