"""An HTTP answer as archives keep it (RFC 9112): status, media type, and the body unpacked."""

import re
import zlib
from dataclasses import dataclass
from importlib.util import find_spec

from copydesk.errors import UnreadableCapture

LARGEST = 16 * 1024 * 1024  # bytes of a body, unpacked
LONGEST_HEAD = 256 * 1024
STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]{0,4096})?\r?\n")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.IGNORECASE)
NEWLINE = re.compile(rb"\r?\n")


@dataclass(frozen=True, kw_only=True)
class HttpAnswer:
    """The head of an answer; `rest` is its body as it was sent."""

    status: int
    fields: dict[str, str]
    rest: bytes

    @property
    def media_type(self) -> str:
        """What the answer says it is, in lower case, without parameters."""
        return self.fields.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The charset it says it is in, or ""."""
        found = CHARSET.search(self.fields.get("content-type", ""))
        return found[1] if found else ""


def answer(block: bytes, place: str) -> HttpAnswer:
    """The answer in a record's block. Raises `UnreadableCapture` where it is none."""
    status = STATUS.match(block)
    if status is None:
        raise UnreadableCapture(place=place, reason="this is no HTTP answer", format="warc")
    end = END_OF_HEAD.search(block, 0, LONGEST_HEAD)
    head = block[: end.start() if end else LONGEST_HEAD].decode("latin-1")
    fields: dict[str, str] = {}
    for line in head.splitlines()[1:]:
        name, _, value = line.partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    rest = block[end.end() :] if end else b""
    return HttpAnswer(status=int(status[1]), fields=fields, rest=rest)


def body(came: HttpAnswer, place: str) -> bytes:
    """The body with chunks joined and packing undone.

    Crawlers often undo both and leave the fields: what does not look packed is taken as it is.
    Raises `UnreadableCapture`: larger than 16 MiB, or packed in a way nobody here undoes.
    """
    content = came.rest
    if "chunked" in came.fields.get("transfer-encoding", "").lower():
        content = _joined(content)
    codings = came.fields.get("content-encoding", "").lower().split(",")
    for coding in reversed([each.strip() for each in codings][:4]):
        content = _unpacked(content, coding, place)
    if len(content) > LARGEST:
        raise _refused(place, f"larger than {LARGEST // 1024 // 1024} MiB")
    return content


def _joined(content: bytes) -> bytes:
    """Chunks joined (RFC 9112, 7.1); the very bytes where they are not in chunks."""
    parts: list[bytes] = []
    at = 0
    while size := SIZE.match(content, at):
        length = int(size[1], 16)
        if length == 0:
            return b"".join(parts)
        parts.append(content[size.end() : size.end() + length])
        at = size.end() + length
        if at >= len(content):  # the crawler broke off in the midst of a chunk
            return b"".join(parts)
        end = NEWLINE.match(content, at)
        at = end.end() if end else len(content)
        if end is None:
            return content
    return content if at < len(content) or not parts else b"".join(parts)


def _unpacked(content: bytes, coding: str, place: str) -> bytes:
    if coding in ("", "identity") or not content:
        return content
    if coding in ("gzip", "x-gzip"):
        is_packed = content.startswith(b"\x1f\x8b")
        return _inflated(content, zlib.MAX_WBITS | 16, place) if is_packed else content
    if coding == "deflate":
        return _deflate(content, place)
    if coding == "br":
        return _brotli(content, place)
    if _is_text(content):
        return content
    raise _refused(place, f"packed in a way that is not undone here: {coding[:40]}")


def _inflated(content: bytes, bits: int, place: str) -> bytes:
    unpacker = zlib.decompressobj(bits)
    try:
        found = unpacker.decompress(content, LARGEST + 1)
    except zlib.error as error:
        raise _refused(place, f"broken packing: {error}") from error
    if len(found) > LARGEST:
        raise _refused(place, f"unpacks to more than {LARGEST // 1024 // 1024} MiB")
    return found


def _deflate(content: bytes, place: str) -> bytes:
    """zlib as the standard says, bare deflate as some servers send, or nothing of the sort."""
    is_zlib = content[0] & 0x0F == 8 and len(content) > 1 and int.from_bytes(content[:2]) % 31 == 0
    if not is_zlib and _is_text(content):
        return content
    return _inflated(content, zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS, place)


def _brotli(content: bytes, place: str) -> bytes:
    if find_spec("brotli") is None:
        raise _refused(place, "packed by brotli: pip install brotli")
    import brotli

    unpacker = brotli.Decompressor()
    parts: list[bytes] = []
    size, packed = 0, content
    try:
        while size <= LARGEST and not unpacker.is_finished():
            part = unpacker.process(packed, output_buffer_limit=256 * 1024)
            packed = b""
            if not part and unpacker.can_accept_more_data():
                break
            parts.append(part)
            size += len(part)
    except brotli.error as error:
        if _is_text(content):
            return content
        raise _refused(place, "broken packing: brotli") from error
    if size > LARGEST:
        raise _refused(place, f"unpacks to more than {LARGEST // 1024 // 1024} MiB")
    return b"".join(parts)


def _is_text(content: bytes) -> bool:
    """Whether bytes begin as markup or text that was unpacked already."""
    head = content[:512].lstrip()
    return head[:1] in b"<{[" or all(byte > 31 or byte in b"\t\n\r" for byte in head)


def _refused(place: str, reason: str) -> UnreadableCapture:
    return UnreadableCapture(place=place, reason=reason, format="warc")
