"""Which hub tells of a feed's news, by the feed itself (W3C WebSub, section 4; JSON Feed 1.1).

Links in the answer's headers go before these; they are read by the fetcher.
"""

import html
import json
import re
from urllib.parse import urljoin

from copydesk.story.record import Record

# Of a feed's head only: its links stand before its entries.
HEAD = 65_536
LINK = re.compile(rb"<(?:[a-z][\w.-]{0,20}:)?link\b([^<>]{1,2000})>", re.IGNORECASE)
PART = re.compile(r"([\w:.-]{1,20})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
ENTRY = re.compile(rb"<(?:[a-z][\w.-]{0,20}:)?(?:item|entry)\b", re.IGNORECASE)
MOST = 4


class Named(Record, frozen=True):
    """The hubs of a feed, and the topic: the name the hub knows the feed by. "" where not said."""

    hubs: tuple[str, ...] = ()
    topic: str = ""


def named_in(content: bytes, *, base: str) -> Named:
    """What a feed says of its hubs. Never raises; a hub that is no web address is none."""
    if content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _in_json(content, base)
    head = content[:HEAD]
    first = ENTRY.search(head)
    hubs: list[str] = []
    topic = ""
    for found in LINK.finditer(head, 0, first.start() if first else len(head)):
        said = _parts(found[1])
        rels, address = said.get("rel", "").lower().split(), _web(said.get("href", ""), base)
        if "hub" in rels and address:
            hubs.append(address)
        if "self" in rels and not topic:
            topic = address
    return Named(hubs=tuple(dict.fromkeys(hubs))[:MOST], topic=topic)


def _parts(raw: bytes) -> dict[str, str]:
    text = raw.decode("utf-8", "replace")
    return {name.lower(): html.unescape(a or b) for name, a, b in PART.findall(text)}


def _in_json(content: bytes, base: str) -> Named:
    try:
        sent = json.loads(content)
    except (ValueError, RecursionError):
        return Named()
    if not isinstance(sent, dict) or not isinstance(sent.get("hubs"), list):
        return Named()
    named = (one for one in sent["hubs"] if isinstance(one, dict))
    told = (one.get("url") for one in named if str(one.get("type", "")).lower() == "websub")
    hubs = (_web(url, base) for url in told if isinstance(url, str))
    topic = sent.get("feed_url")
    return Named(
        hubs=tuple(dict.fromkeys(filter(None, hubs)))[:MOST],
        topic=_web(topic, base) if isinstance(topic, str) else "",
    )


def _web(address: str, base: str) -> str:
    try:
        whole = urljoin(base, address.strip())
    except ValueError:
        return ""
    is_web = whole.lower().startswith(("http://", "https://"))
    return whole if address.strip() and is_web and len(whole) <= 2000 else ""
