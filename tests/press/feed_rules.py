"""What the W3C's feed validator holds against a feed, as rules of our own.

RSS 2.0 with the RSS Advisory Board's profile, Atom 1.0 (RFC 4287), JSON Feed 1.1.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from typing_extensions import override

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
RFC_822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    r"\d{4} \d\d:\d\d:\d\d ([+-]\d{4}|GMT)"
)
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# What the validator calls a security risk in content, or of no use in a feed reader.
REFUSED = frozenset({
    "script", "style", "iframe", "object", "embed", "form", "input", "button", "link", "meta",
    "base", "svg", "applet", "frame", "frameset",
})  # fmt: skip
VOID = frozenset({"br", "img", "hr", "wbr", "source", "col"})


def faults(path: str, content: bytes) -> list[str]:
    """What is wrong with the feed at a path, by its ending."""
    if path.endswith(".json"):
        return list(_json(json.loads(content)))
    tree = etree.fromstring(content)
    return list(_rss(tree) if path.endswith(".rss") else _atom(tree))


def _rss(rss: Any) -> Iterator[str]:
    channel = rss.find("channel")
    if rss.get("version") != "2.0" or channel is None:
        yield "no RSS 2.0"
        return
    yield from (
        f"channel: no {name}"
        for name in ("title", "link", "description")
        if not _said(channel, name)
    )
    yield from _language(_said(channel, "language"))
    own = [one for one in channel.findall(f"{ATOM}link") if one.get("rel") == "self"]
    if len(own) != 1 or not is_whole(own[0].get("href", "")):
        yield "no self link"
    items = channel.findall("item")
    yield from _unique([_said(item, "guid") for item in items])
    for item in items:
        yield from _rss_item(item)


def _rss_item(item: Any) -> Iterator[str]:
    if not _said(item, "title") and not _said(item, "description"):
        yield "an item with neither title nor description"
    if not is_whole(_said(item, "link")):
        yield f"link {_said(item, 'link')!r} is not whole"
    if item.find("guid").get("isPermaLink") != "false" and not is_whole(_said(item, "guid")):
        yield "a permalink that is no address"
    if not RFC_822.fullmatch(_said(item, "pubDate")):
        yield f"pubDate {_said(item, 'pubDate')!r}"
    else:
        parsedate_to_datetime(_said(item, "pubDate"))
    yield from markup(_said(item, CONTENT))


def _atom(feed: Any) -> Iterator[str]:
    if feed.tag != f"{ATOM}feed":
        yield "no Atom 1.0"
        return
    for name in ("id", "title", "updated"):
        if len(feed.findall(ATOM + name)) != 1:
            yield f"feed: not one {name}"
    yield from _language(feed.get(LANG, ""))
    if [one.get("rel") for one in feed.findall(f"{ATOM}link")].count("self") != 1:
        yield "no self link"
    has_author = bool(feed.findtext(f"{ATOM}author/{ATOM}name", "").strip())
    entries = feed.findall(f"{ATOM}entry")
    yield from _unique([_said(entry, f"{ATOM}id") for entry in entries])
    for entry in entries:
        yield from _atom_entry(entry, has_author=has_author)


def _atom_entry(entry: Any, *, has_author: bool) -> Iterator[str]:
    for name in ("id", "title", "updated"):
        if len(entry.findall(ATOM + name)) != 1:
            yield f"entry: not one {name}"
    if not has_author and entry.find(f"{ATOM}author") is None:
        yield "an entry without author"
    for name in ("updated", "published"):
        if not RFC_3339.fullmatch(_said(entry, ATOM + name)):
            yield f"{name} {_said(entry, ATOM + name)!r}"
    if not urlsplit(_said(entry, f"{ATOM}id")).scheme:
        yield "an id that is no IRI"
    links = [one for one in entry.findall(f"{ATOM}link") if one.get("rel") == "alternate"]
    if len({(one.get("type"), one.get("hreflang")) for one in links}) != len(links):
        yield "two alternate links alike"
    yield from (f"link {one.get('href')}" for one in links if not is_whole(one.get("href", "")))
    yield from markup(_said(entry, f"{ATOM}content"))


def _json(feed: dict[str, Any]) -> Iterator[str]:
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield "no JSON Feed 1.1"
    yield from (f"no {name}" for name in ("title", "items") if name not in feed)
    for name in ("home_page_url", "feed_url"):
        if not is_whole(feed.get(name, "")):
            yield f"{name} is not whole"
    yield from _language(feed.get("language", ""))
    yield from _unique([item.get("id", "") for item in feed["items"]])
    for item in feed["items"]:
        yield from _json_item(item)


def _json_item(item: dict[str, Any]) -> Iterator[str]:
    if not (item.get("content_html") or item.get("content_text")):
        yield "an item without content"
    for name in ("url", "image", "external_url"):
        if name in item and not is_whole(item[name]):
            yield f"{name} {item[name]!r} is not whole"
    for name in ("date_published", "date_modified"):
        if not RFC_3339.fullmatch(item.get(name, "")):
            yield f"{name} {item.get(name)!r}"
    if any(not author.get("name") for author in item.get("authors", [])):
        yield "an author without name"
    yield from markup(item.get("content_html", ""))


def _language(code: str) -> Iterator[str]:
    if not LANGUAGE.fullmatch(code):
        yield f"language {code!r}"


def _unique(ids: list[str]) -> Iterator[str]:
    if len(set(ids)) != len(ids) or not all(ids):
        yield "ids that are empty or not unique"


def markup(html: str) -> list[str]:
    """What is wrong with the markup in an entry: unsound, unsafe, or with addresses of our site."""
    reader = _Markup()
    reader.feed(html)
    reader.close()
    return reader.faults + [f"<{tag}> is left open" for tag in reader.open]


class _Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in REFUSED:
            self.faults.append(f"<{tag}> in content")
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.faults.append(f"{name} on <{tag}>")
            is_mail = (value or "").startswith(("mailto:", "tel:"))
            if name in ("href", "src") and not is_mail and not is_whole(value or ""):
                self.faults.append(f"{name} {value!r} is not whole")

    @override
    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


def is_whole(address: str) -> bool:
    """Whether an address leads somewhere from anywhere."""
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in address


def _said(element: Any, name: str) -> str:
    return (element.findtext(name) or "").strip()


def is_moment(text: str) -> bool:
    """Whether this is a moment by RFC 3339 that the calendar has."""
    return bool(RFC_3339.fullmatch(text)) and dt.datetime.fromisoformat(text).tzinfo is not None
