"""Link headers of an answer (RFC 8288): the hub of a feed, and the name it knows the feed by."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from copydesk.story.record import Record

# One link: an address in angle brackets, then parameters up to the comma before the next.
LINK = re.compile(r"<([^<>]{0,4096})>([^<]{0,4096})")
REL = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]{0,256})\"|([^\s;,\"]{1,256}))", re.IGNORECASE)
MOST = 20


class WebLink(Record, frozen=True):
    """An address that an answer names, and what it is to what was asked for, in lower case."""

    rel: str
    href: str


def links(headers: Iterable[str], *, base: str) -> tuple[WebLink, ...]:
    """The links in Link headers, resolved against the answer's address; http and https only.

    A link of several relations counts once for each; at most 20 are kept.
    """
    found: list[WebLink] = []
    for header in headers:
        for address, parameters in LINK.findall(header):
            rel = REL.search(parameters)
            href = _resolved(address.strip(), base)
            if rel and href:
                names = (rel[1] or rel[2]).lower().split()
                found += (WebLink(rel=name, href=href) for name in names)
    return tuple(dict.fromkeys(found))[:MOST]


def named(found: Iterable[WebLink], rel: str) -> tuple[str, ...]:
    """The addresses of one relation, in order."""
    return tuple(link.href for link in found if link.rel == rel)


def _resolved(address: str, base: str) -> str:
    try:
        whole = urljoin(base, address)
    except ValueError:
        return ""
    return whole if whole.lower().startswith(("http://", "https://")) else ""
