"""A message of RFC 5322 and its parts (MIME, RFC 2045), within bounds of size, depth and number."""

import email.policy
import re
from collections.abc import Callable, Iterator
from email.message import Message
from email.parser import BytesParser

from copydesk.errors import UnreadableCapture
from copydesk.story.record import Record
from copydesk.wire import charset, plain

LARGEST = 16 * 1024 * 1024
MOST_LINES = 400_000
MOST_FIELDS = 10_000
MOST_MULTIPARTS = 20
MOST_COMPARED = 3_000_000  # every line, with the boundary of each multipart it lies in
MOST_BOUNDARIES = 5_000
MOST_PARTS = 200
LONGEST_HEADER = 4_000
FIELD = re.compile(rb"^[!-9;-~]{1,80}:", re.MULTILINE)


class Bounded(email.policy.Compat32):
    """The policy of messages from strangers: no header longer than any real one."""

    # typing.override is new in Python 3.12.
    def header_source_parse(  # type: ignore[explicit-override]
        self, sourcelines: list[str]
    ) -> tuple[str, str]:
        """Name and value of a header, the value cut where no honest sender would be."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


class Part(Record, frozen=True):
    """A leaf of a message: its bytes and what is said of them."""

    content: bytes
    media_type: str
    charset: str = ""
    name: str = ""
    cid: str = ""
    location: str = ""
    description: str = ""
    is_attached: bool = False
    is_flowed: bool = False

    @property
    def text(self) -> str:
        """The words of a text part; soft line ends (RFC 3676) are taken back."""
        text = charset.decode(self.content, http=self.charset).text
        return unflowed(text) if self.is_flowed else text


class Parts(Record, frozen=True):
    """The copy of a message, in its best form, and what goes with it."""

    copy: tuple[Part, ...] = ()
    others: tuple[Part, ...] = ()


def parsed(content: bytes, *, place: str) -> Message:
    """The message in some bytes. Raises `UnreadableCapture` beyond the bounds of any real mail."""
    lines, multiparts = content.count(b"\n"), content.lower().count(b"multipart/")
    counts = (
        (len(content), LARGEST, "bytes"),
        (lines, MOST_LINES, "lines"),
        (sum(1 for _ in FIELD.finditer(content)), MOST_FIELDS, "headers"),
        (multiparts, MOST_MULTIPARTS, "multiparts"),
        (lines * multiparts, MOST_COMPARED, "lines in multiparts"),
        (content.count(b"\n--"), MOST_BOUNDARIES, "boundaries"),
    )
    for count, most, what in counts:
        if count > most:
            raise UnreadableCapture(place=place, reason=f"{count} {what} of mail", format="email")
    try:
        return BytesParser(policy=Bounded()).parsebytes(content)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        reason = f"the message cannot be taken apart: {type(error).__name__}"
        raise UnreadableCapture(place=place, reason=reason, format="email") from error


def header(message: Message, name: str) -> str:
    """A header's words, decoded (RFC 2047, RFC 6532); the first where it stands twice."""
    return next(iter(headers(message, name)), "")


def headers(message: Message, name: str) -> list[str]:
    """The words of all headers of a name."""
    raws = (value for key, value in message.raw_items() if key.lower() == name)
    return [_words(name, raw) for raw in raws]


def addresses(message: Message, name: str) -> tuple[tuple[str, str], ...]:
    """Name and address of each mailbox in a header; the words as a name where it holds none."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    try:
        found = email.policy.default.header_fetch_parse(name, raw).addresses[:20]
        return tuple((plain.squeeze(one.display_name), one.addr_spec) for one in found)
    except Exception:  # noqa: BLE001 - see `_words`
        return ((plain.squeeze(raw)[:200], ""),)


def parts_of(message: Message, *, place: str) -> Parts:
    """The copy and all else; of alternatives only the richest that is text."""
    found = Parts()
    for count, (copy, other) in enumerate(_walk(message)):
        if count >= MOST_PARTS:
            reason = f"more than {MOST_PARTS} parts in a message"
            raise UnreadableCapture(place=place, reason=reason, format="email")
        found = Parts(copy=found.copy + copy, others=found.others + other)
    return found


def unflowed(text: str) -> str:
    """Text of format=flowed (RFC 3676) with one line a paragraph."""
    pieces: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        stuffed = line.removeprefix(" ")
        is_soft = stuffed.endswith(" ") and stuffed != "-- "
        pieces += (stuffed,) if is_soft else (stuffed, "\n")
    return "".join(pieces).removesuffix("\n")


def _words(name: str, raw: object) -> str:
    words = str(raw).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return plain.squeeze(str(email.policy.default.header_fetch_parse(name, words)))
    except Exception:  # noqa: BLE001 - the library's parser fails on some of what strangers send
        return plain.squeeze(words)


def _walk(part: Message) -> Iterator[tuple[tuple[Part, ...], tuple[Part, ...]]]:
    kind = part.get_content_type()
    children = _children(part)
    if kind == "message/rfc822" and children:
        yield (), (_enclosed(part, children[0]),)
    elif kind == "multipart/alternative":
        yield from _best([list(_walk(child)) for child in children])
    elif children:
        for child in children:
            yield from _walk(child)
    else:
        leaf = _leaf(part)
        is_copy = leaf.media_type in ("text/plain", "text/html") and not leaf.is_attached
        yield ((leaf,), ()) if is_copy else ((), (leaf,))


def _children(part: Message) -> list[Message]:
    held = part.get_payload() if part.is_multipart() else None
    return [one for one in held if isinstance(one, Message)] if isinstance(held, list) else []


def _best(
    ways: list[list[tuple[tuple[Part, ...], tuple[Part, ...]]]],
) -> Iterator[tuple[tuple[Part, ...], tuple[Part, ...]]]:
    """Of several forms of one text the last that has HTML, else the last that has any copy."""
    held = [[part for copy, _ in way for part in copy] for way in ways]
    rich = [at for at, parts in enumerate(held) if any(p.media_type == "text/html" for p in parts)]
    some = rich or [at for at, parts in enumerate(held) if parts]
    for at, way in enumerate(ways):
        for copy, others in way:
            yield copy if some and at == some[-1] else (), others


def _enclosed(part: Message, inside: Message) -> Part:
    try:
        content = inside.as_bytes()
    except (UnicodeError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        content = b""
    name = _said(part.get_filename) or header(inside, "subject")
    return Part(content=content, media_type="message/rfc822", name=name, is_attached=True)


def _leaf(part: Message) -> Part:
    payload = part.get_payload(decode=True)
    name = _safe(_said(part.get_filename))
    return Part(
        content=payload if isinstance(payload, bytes) else b"",
        media_type=part.get_content_type(),
        charset=_said(part.get_content_charset),
        name=name,
        cid=header(part, "content-id").strip("<> "),
        location=header(part, "content-location"),
        description=header(part, "content-description"),
        is_attached=part.get_content_disposition() == "attachment" or bool(name),
        is_flowed=str(part.get_param("format", "")).lower() == "flowed",
    )


def _said(ask: Callable[[], str | None]) -> str:
    """What the library makes of a parameter; "" where its charset is none (RFC 2231)."""
    try:
        return ask() or ""
    except (LookupError, ValueError):
        return ""


def _safe(name: str) -> str:
    return _words("subject", name)[:200]
