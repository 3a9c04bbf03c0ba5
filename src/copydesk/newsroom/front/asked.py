"""What a reader asks for: the path, the codings, the copy already held."""

import re
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from copydesk.story.record import Record

LONGEST = 1024
CODINGS = (
    "br",
    "zstd",
    "gzip",
    "identity",
)  # smallest first: what we send when a reader likes them alike
SAME = {"x-gzip": "gzip"}  # RFC 9110, 8.4.1.3
LEAST = 0.001  # the smallest weight that can be said
_QUALITY = re.compile(r"q=(1(?:\.0{0,3})?|0(?:\.[0-9]{0,3})?)")
_RANGE = re.compile(rb"bytes=([0-9]{0,18})-([0-9]{0,18})")


class Asked(Record, frozen=True):
    """A request for a file, and the headers that matter for it; b"" where there is none."""

    path: bytes
    query: bytes = b""
    is_head: bool = False
    accepts: bytes | None = None
    held: bytes = b""
    held_since: bytes = b""
    range: bytes = b""
    range_of: bytes = b""


# The headers that matter, and the field each goes to.
FIELDS = {
    b"accept-encoding": "accepts",
    b"if-none-match": "held",
    b"if-modified-since": "held_since",
    b"range": "range",
    b"if-range": "range_of",
}


@lru_cache(maxsize=4096)
def place_of(path: bytes) -> str | None:
    """The path under a root that an address stands for, or None where it may stand for none.

    Every part is a plain name in UTF-8: no way up, no hidden file, no control character, no
    backslash. A slash at the end stays, as the sign of a folder.
    """
    if not path.startswith(b"/") or len(path) > LONGEST:
        return None
    try:
        plain = unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        return None
    if "\\" in plain or any(ord(letter) < 32 or ord(letter) == 127 for letter in plain):
        return None
    parts = plain[1:].removesuffix("/").split("/") if plain != "/" else []
    return plain[1:] if all(map(_is_name, parts)) else None


@lru_cache(maxsize=1024)
def codings(accepts: bytes | None) -> tuple[str, ...]:
    """The codings a reader takes, best first [RFC 9110, 12.5.3].

    Plain is among them, for want of better, unless the reader excludes it: `identity;q=0`, or
    `*;q=0` where plain is not named. So there may be none.
    """
    if accepts is None:
        return ("identity",)
    wishes = dict(_wish(part) for part in accepts.decode("latin-1").lower().split(",")[:50])
    others = wishes.get("*", 0.0)
    liked = {name: wishes.get(name, others) for name in CODINGS}
    if "identity" not in wishes and "*" not in wishes:
        liked["identity"] = LEAST / 2
    return tuple(sorted((name for name in CODINGS if liked[name]), key=lambda name: -liked[name]))


def holds(held: bytes, etag: bytes) -> bool:
    """Whether a list of entity tags names this one; weak ones count for reading."""
    if held.strip() == b"*":
        return True
    return any(one.strip().removeprefix(b"W/") == etag for one in held.split(b","))


def is_since(since: bytes, changed: int) -> bool:
    """Whether a time in a header is not before `changed`, in seconds of the epoch."""
    try:
        return parsedate_to_datetime(since.decode("latin-1")).timestamp() >= changed
    except (ValueError, OverflowError):
        return False


def part_of(wanted: bytes, size: int) -> tuple[int, int] | None:
    """The bytes of a range, end not included; None where it is none we can read.

    (0, 0) where nothing of it lies within the file.
    """
    match = _RANGE.fullmatch(wanted)
    if match is None or match.groups() == (b"", b""):
        return None
    first, last = match.groups()
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1 if last else size)
        if last and int(last) < int(first):
            return None
    return (start, end) if start < end else (0, 0)


def _is_name(part: str) -> bool:
    return bool(part) and (not part.startswith(".") or part == ".well-known")


def _wish(part: str) -> tuple[str, float]:
    name, *rest = (piece.strip(" \t") for piece in part.split(";"))
    name = SAME.get(name, name)
    match = _QUALITY.fullmatch(rest[0]) if rest else None
    if rest and match is None:
        return name, 0.0
    return name, float(match[1]) if match else 1.0
