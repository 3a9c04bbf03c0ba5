"""The parts of the tree that readers and editors are sent files from, and the headers of each."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from copydesk.newsroom.front.answer import Header

MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
# Files of the site whose name says more than its ending.
BY_NAME = {
    "feed.json": "application/feed+json",
    "story.ninjs.json": "application/ninjs+json",
    "story.newsml.xml": "application/vnd.iptc.g2.newsmessage+xml",
    "story.nitf.xml": "application/nitf+xml",
    "opensearch.xml": "application/opensearchdescription+xml",
}
UNKNOWN = "application/octet-stream"
FEEDS = frozenset(("feed.rss", "feed.atom", "feed.json"))
IN_ADDRESSES = "/%&=#-._~:"  # as the press writes addresses in ASCII

NO_SNIFF: Header = (b"x-content-type-options", b"nosniff")
FOR_READERS: tuple[Header, ...] = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        b"connect-src 'self'; form-action 'self'; font-src 'self'; base-uri 'none'; "
        b"frame-ancestors 'none'",
    ),
    NO_SNIFF,
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
)


def for_readers(frames: tuple[str, ...]) -> tuple[Header, ...]:
    """The headers of pages whose embeds or adverts open in frames of these origins."""
    (name, policy), *others = FOR_READERS
    sources = b" ".join(origin.encode() for origin in frames)
    return ((name, policy + (b"; frame-src " + sources if frames else b"")), *others)


FOR_PICTURES: tuple[Header, ...] = (
    (b"content-security-policy", b"default-src 'none'; sandbox"),
    NO_SNIFF,
    (b"referrer-policy", b"no-referrer"),
)

FOR_EVER = b"public, max-age=31536000, immutable"
ASK_AGAIN = b"public, max-age=0, must-revalidate"
AN_HOUR = b"public, max-age=3600"
A_MOMENT = b"public, max-age=2"
PRIVATE = b"private, max-age=3600"

CARD = r"cards/(?:[\w-]+-|(?:[^/]+/)*)[0-9a-f]{20}\.png"
# A name made of its content, as the press gives to style sheets, scripts and pictures.
_HASHED = re.compile(
    r"(static/[^/]+\.[0-9a-f]{12,64}\.[a-z0-9]+|pictures/[0-9a-f]{16,64}-[^/]+"
    r"|" + CARD + ")"
)


@dataclass(frozen=True, kw_only=True)
class Part:
    """A folder of files: its root, its headers, how long copies of them may be kept; of the site
    its `url` and the `hubs` that tell of its feeds."""

    root: Path
    headers: tuple[Header, ...]
    keep: bytes = ASK_AGAIN
    has_pages: bool = False
    only_pictures: bool = False
    url: str = ""
    hubs: tuple[str, ...] = ()

    def cache_control(self, path: str) -> bytes:
        """How long a reader or a cache may use a copy without asking."""
        if self.has_pages and _HASHED.fullmatch(path):
            return FOR_EVER
        return A_MOMENT if self.has_pages and path.startswith("live/") else self.keep

    def links(self, path: str) -> tuple[Header, ...]:
        """Of a feed, who tells of its news and under what name (W3C WebSub, section 4)."""
        if not self.hubs or path.rpartition("/")[2] not in FEEDS:
            return ()
        own = f"{self.url}/{quote(path, safe=IN_ADDRESSES)}"
        said = [*((hub, "hub") for hub in self.hubs), (own, "self")]
        line = ", ".join(f'<{address}>; rel="{rel}"' for address, rel in said)
        return ((b"link", line.encode("ascii", "ignore")),)

    def media_type(self, path: str) -> str:
        """What a file is, by its name alone."""
        kind = MEDIA_TYPES.get(Path(path).suffix.lower(), UNKNOWN)
        if self.has_pages and (named := BY_NAME.get(path.rpartition("/")[2])):
            return named
        is_shown = kind.startswith("image/") and kind != MEDIA_TYPES[".svg"]
        return UNKNOWN if self.only_pictures and not is_shown else kind


def site(
    root: Path, frames: tuple[str, ...] = (), *, url: str = "", hubs: tuple[str, ...] = ()
) -> Part:
    """What the press prints, whose content may open in it at a click, who tells of its feeds."""
    return Part(root=root, headers=for_readers(frames), has_pages=True, url=url, hubs=hubs)


def static(root: Path) -> Part:
    """Style and scripts of the desk."""
    return Part(root=root, headers=FOR_READERS, keep=AN_HOUR)


def media(root: Path) -> Part:
    """Pictures as the desk holds them: they came from strangers."""
    return Part(root=root, headers=FOR_PICTURES, keep=PRIVATE, only_pictures=True)
