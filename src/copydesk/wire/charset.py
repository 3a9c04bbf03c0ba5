"""Bytes to text: which charset a capture is in, and how we know.

The ladder, from the surest sign to the weakest: a byte order mark, what HTTP said, what the
document says of itself, strict UTF-8, windows-1252, and a detector where that is not likely. A
rung whose charset does not fit the bytes is passed over, so a wrong label costs nothing.
"""

import codecs
import re
from functools import lru_cache
from typing import Literal

from copydesk.story.record import Record
from copydesk.wire.detect import detected, larger

KnownBy = Literal["mark", "http", "document", "fit", "guess"]

# Longer marks first: the mark of UTF-32 LE begins with that of UTF-16 LE.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Markup and JSON begin with two ASCII characters, which tell an encoding without a mark (XML 1.0,
# appendix F; RFC 4627, section 3).
WIDE = (
    (re.compile(rb"[<{\[]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[<{\[]"), "utf-32-be"),
    (re.compile(rb"[<{\[]\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0[<{\[]\0[^\0]"), "utf-16-be"),
)
WIDE_NAMES = ("utf-16", "utf-32")
DECLARED = (
    re.compile(
        rb"""<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:+-]{2,40})["']""", re.IGNORECASE
    ),
    re.compile(
        rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:+-]{2,40})""", re.IGNORECASE
    ),
)
# Labels that in the wild mean windows-1252 (WHATWG Encoding).
WESTERN = frozenset({"ascii", "iso8859-1", "cp1252"})
# Codecs of Python that are no charsets of text, or that change more than bytes to characters.
NOT_TEXT = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "undefined"}
)
HEAD = 1024


class Decoded(Record, frozen=True):
    """The text of a capture, the charset it was read in, and how that was known."""

    text: str
    charset: str
    known_by: KnownBy


def decode(content: bytes, *, http: str = "") -> Decoded:
    """The text of some bytes; never fails, since windows-1252 reads anything."""
    marked = _by_mark(content)
    if marked is not None:
        return marked
    labels: tuple[tuple[str, KnownBy], ...] = ((http, "http"), (declared(content), "document"))
    for label, known_by in labels:
        found = _by_label(content, label, known_by)
        if found is not None:
            return found
    text = _strict(content, "utf-8")
    if text is not None:
        return Decoded(text=text, charset="utf-8", known_by="fit")
    if _mostly_utf8(content):
        return Decoded(text=content.decode("utf-8", "replace"), charset="utf-8", known_by="guess")
    name = detected(content)
    text = _nearly(content, name) if name else None
    if text is not None:
        return Decoded(text=text, charset=name, known_by="guess")
    return Decoded(text=western(content), charset="cp1252", known_by="guess")


@lru_cache(maxsize=4)  # every format asks for it in turn
def peek(head: bytes) -> str:
    """The first bytes of a capture as text, for sniffing; unreadable characters are replaced."""
    for mark, name in MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(name, "replace")
    return head.decode(_wide(head) or "utf-8", "replace")


def declared(content: bytes) -> str:
    """What the first kilobyte says of its charset, or "" where it says nothing."""
    wide = _wide(content)
    if wide:
        return wide
    for pattern in DECLARED:
        found = pattern.search(content, 0, HEAD)
        if found:
            return found[1].decode("ascii")
    return ""


def western(content: bytes) -> str:
    """windows-1252 as browsers read it: the five unused bytes are control characters."""
    return codecs.charmap_decode(content, "strict", WINDOWS_1252)[0]


# `replace` gives U+FFFD for the bytes that windows-1252 leaves unused.
WINDOWS_1252 = "".join(
    chr(byte) if (one := bytes((byte,)).decode("cp1252", "replace")) == "\ufffd" else one
    for byte in range(256)
)


def _by_mark(content: bytes) -> Decoded | None:
    for mark, name in MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(name, "replace")
            return Decoded(text=text, charset=name, known_by="mark")
    return None


def _by_label(content: bytes, label: str, known_by: KnownBy) -> Decoded | None:
    name = _codec(label)
    if not name or (name.startswith(WIDE_NAMES) and b"\0" not in content[:HEAD]):
        return None  # markup of two or four bytes a letter has zeros; without, the label lies
    if name in WESTERN:
        # Bytes that are sound UTF-8 are UTF-8 whatever the label says: by chance next to never.
        text = _strict(content, "utf-8")
        if text is not None:
            return Decoded(text=text, charset="utf-8", known_by="fit")
        if _mostly_utf8(content):
            return None
        return Decoded(text=western(content), charset="cp1252", known_by=known_by)
    text = _strict(content, name)
    if text is None and name != "utf-8" and not _mostly_utf8(content):
        text = _nearly(content, name)
    return None if text is None else Decoded(text=text, charset=name, known_by=known_by)


def _codec(label: str) -> str:
    try:
        found = codecs.lookup(label.strip().strip("\"'").lower())
    except (LookupError, ValueError):
        return ""
    is_text = getattr(found, "_is_text_encoding", True) and found.name not in NOT_TEXT
    # "utf-16" without a mark is little endian in practice; Python would take this machine's.
    name = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(found.name, found.name)
    return larger(name) * is_text


def _wide(content: bytes) -> str:
    for pattern, name in WIDE:
        if pattern.match(content):
            return name
    return ""


def _strict(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _nearly(content: bytes, name: str) -> str | None:
    """The text where hardly a byte does not fit: one stray byte must not spoil all others."""
    text = content.decode(name, "replace")
    high = sum(map(len, HIGH.findall(content)))
    return text if text.count("\ufffd") * 100 <= high else None


def _mostly_utf8(content: bytes) -> bool:
    """UTF-8 with a few broken bytes (cut off, or a stray paste), rather than another charset."""
    broken = content.decode("utf-8", "replace").count("�")
    sound = sum(1 for _ in MULTIBYTE.finditer(content))
    return sound > 2 * broken


HIGH = re.compile(rb"[\x80-\xff]+")
MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
