"""By which names an item is known, so that one that comes again is known again.

Sources change http to https, add parameters that count clicks, write the revision into the
identifier, or give a new identifier to the same address.
"""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from copydesk.story.story import Item

# Parameters that say where a click came from, never which page is meant.
TRACKING = re.compile(
    r"(?:utm_.*|at_(?:medium|campaign|custom\d*|link.*|format|ptr.*|bbc.*)|mc_[ce]id|pk_.*|piwik_.*"
    r"|mtm_.*|hsa_.*|_hs\w+|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid|wbraid|gbraid|icid"
    r"|ncid|ocid|cmpid|xtor|rss|ftag|smid|smtyp|ref|ref_src|referrer"
    r"|traffic_source|s_cid|sr_share|__twitter_impression|spm|wt_.*|ito|ns_.*)",
    re.IGNORECASE,
)
TRACKED = re.compile(r"(?:utm_|at_|xtor|ref|rss|cid|ns_)", re.IGNORECASE)
# NewsML 1.2: urn:newsml:provider:date:id:RevisionUpdate; the item is what stands before.
NEWSML = re.compile(r"(urn:newsml:[^:]+:\d{8}(?:T[^:]+)?:.+):\d+[A-Za-z]?", re.IGNORECASE)
# A line's own count of its messages, which begins anew each day.
SHORT = re.compile(r"[A-Za-z]{0,3}\d{1,5}")
LONGEST = 500


def unversioned(name: str) -> str:
    """An identifier as sent, without the revision that NewsML writes at its end."""
    name = name.strip()
    found = NEWSML.fullmatch(name)
    return (found[1] if found else name)[:LONGEST]


def canonical(name: str) -> str:
    """An identifier or address without what may differ from one delivery to the next."""
    name = unversioned(name)
    if not re.match(r"https?://", name, re.IGNORECASE):
        return name[:LONGEST]
    try:
        parts = urlsplit(name)
        query = urlencode(
            [
                pair
                for pair in parse_qsl(parts.query, keep_blank_values=True)
                if not TRACKING.fullmatch(pair[0])
            ]
        )
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return name[:LONGEST]
    fragment = "" if TRACKED.match(parts.fragment) else parts.fragment
    path = parts.path.rstrip("/") or "/"
    tail = (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
    return f"//{host}{port}{path}{tail}"[:LONGEST]


def names_of(item: Item, shared: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The canonical names of an item, its own identifier first.

    Its address is one of them unless other items of the delivery have it too (`shared`), or it
    is a front page.
    """
    link = canonical(item.link) if item.link else ""
    is_own = link.startswith("//") and link not in shared and not re.fullmatch(r"//[^/]*/", link)
    others = (canonical(one) for one in item.alternative_ids if not SHORT.fullmatch(one))
    said = (canonical(item.guid), *others, link if is_own else "")
    return tuple(dict.fromkeys(name for name in said if name))


def shared_links(items: Iterable[Item]) -> frozenset[str]:
    """The addresses that several different items of a delivery have: they name none of them."""
    by_guid = {canonical(item.guid): canonical(item.link) for item in items if item.link}
    return frozenset(link for link, count in Counter(by_guid.values()).items() if count > 1)
