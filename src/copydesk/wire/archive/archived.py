"""What an archive's record is to the wire: a capture, nothing of ours, or a refusal."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Capture
from copydesk.wire.archive import http_answer
from copydesk.wire.archive.warc import LARGEST, ArchiveRecord

# Records that tell how the archive was made; they hold nothing that was public.
ABOUT: Final = frozenset({"warcinfo", "request", "metadata"})
KINDS: Final = frozenset({"response", "resource", "conversion"})
# Media types that no form of copy comes in; everything else is asked for.
NOT_COPY: Final = (
    "image/", "video/", "audio/", "font/", "model/", "text/css", "text/javascript", "text/dns",
    "text/ecmascript", "application/javascript", "application/x-javascript",
    "application/ecmascript", "application/font", "application/x-font", "application/vnd.ms-font",
    "application/pdf", "application/zip", "application/wasm", "application/x-shockwave-flash",
    "application/manifest+json", "application/json+protobuf", "application/ocsp",
    "application/pkix", "application/x-chrome", "application/grpc", "binary/",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Skipped:
    """A record that is no copy, and why: not a loss, but counted."""

    place: str
    reason: str


def place_of(record: ArchiveRecord) -> str:
    """The address a record is of (WARC 1.0 wrote it between angle brackets)."""
    return record.fields.get("warc-target-uri", "").strip("<>")[:2000]


def capture_of(record: ArchiveRecord, at: dt.datetime) -> Capture | Skipped:
    """The record's capture; `at` is when it was made unless the record says.

    Raises `UnreadableCapture`: in segments, too large, no HTTP answer, packed in an unknown way.
    """
    place = place_of(record)
    if record.kind not in KINDS:
        return Skipped(place=place, reason=f"{record.kind[:40]} record")
    if urlsplit_path(place) == "/robots.txt":
        return Skipped(place=place, reason="robots.txt")
    said = record.fields.get("content-type", "").lower()
    if record.kind == "response" and said.startswith("application/http"):
        return _answered(record, place, at)
    media_type = said.partition(";")[0].strip()
    if said.startswith(NOT_COPY) or place.lower().startswith("dns:"):
        return Skipped(place=place, reason=media_type or "a name's address")
    _whole(record, place)
    return _capture(record.block, place, _moment(record, at), media_type, "")


def urlsplit_path(place: str) -> str:
    """The path of an address, "" where it is none."""
    try:
        return urlsplit(place).path
    except ValueError:
        return ""


def _answered(record: ArchiveRecord, place: str, at: dt.datetime) -> Capture | Skipped:
    came = http_answer.answer(record.block, place)
    if came.status != 200:
        return Skipped(place=place, reason=f"HTTP {came.status}")
    if came.media_type.startswith(NOT_COPY):
        return Skipped(place=place, reason=came.media_type[:80])
    _whole(record, place)
    content = http_answer.body(came, place)
    if not content:
        return Skipped(place=place, reason="nothing was sent")
    return _capture(content, place, _moment(record, at), came.media_type, came.charset)


def _whole(record: ArchiveRecord, place: str) -> None:
    if record.size > LARGEST:
        reason = f"larger than {LARGEST // 1024 // 1024} MiB, or so it claims"
        raise UnreadableCapture(place=place, reason=reason, format="warc")
    if record.fields.get("warc-segment-number"):
        raise UnreadableCapture(place=place, reason="it comes in segments", format="warc")


def _moment(record: ArchiveRecord, at: dt.datetime) -> dt.datetime:
    try:
        found = dt.datetime.fromisoformat(record.fields.get("warc-date", ""))
    except ValueError:
        return at
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _capture(content: bytes, place: str, at: dt.datetime, media_type: str, charset: str) -> Capture:
    return Capture(
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        media_type=media_type,
        place=place,
        at=at,
        charset=charset,
    )
