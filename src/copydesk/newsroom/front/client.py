"""Who asks: the reader's own address and scheme, also behind proxies that we trust."""

from collections.abc import Iterable
from ipaddress import ip_address

from copydesk.newsroom.front.answer import Header

FOR, PROTO = b"x-forwarded-for", b"x-forwarded-proto"


def client(peer: str, headers: Iterable[Header], trusted: frozenset[str]) -> tuple[str, str]:
    """Address and scheme.

    Of the list a proxy sends the last address counts that is no proxy's: what stands before it
    anybody may have written. `*` trusts whoever connects, and takes the last.
    """
    if peer not in trusted and "*" not in trusted:
        return peer, "http"
    told = {FOR: "", PROTO: ""}
    for name, value in headers:
        key = name.lower()
        if key in told:
            told[key] = (
                f"{told[key]},{value.decode('latin-1')}" if told[key] else value.decode("latin-1")
            )
    scheme = told[PROTO].rpartition(",")[2].strip().lower()
    return _last(told[FOR], trusted) or peer, scheme if scheme in ("http", "https") else "http"


def _last(listed: str, trusted: frozenset[str]) -> str:
    found = ""
    for one in reversed(listed.split(",")[-20:]):
        name = one.strip()
        try:
            ip_address(name)
        except ValueError:
            break
        found = name
        if found not in trusted:
            break
    return found
