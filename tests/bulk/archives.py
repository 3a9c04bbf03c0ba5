"""Web archives made from what a test writes down; every page in them is fictional and ours."""

import gzip
import zlib
from pathlib import Path

BODY = (
    "The harbour board of Port Anselm said on Tuesday that the ferry to the outer islands will "
    "sail again, after divers repaired the pier that a storm had damaged three weeks earlier."
)
MORE = (
    "“We were lucky with the weather, and luckier still with our divers,” Ines Marlow, who chairs "
    "the board, told reporters at the pier."
)
NEWS = "https://isle.example/news/{}"


def page(number: int, *, padding: int = 0) -> bytes:
    """A page of a paper that does not exist; another one for every number."""
    fill = f"<!-- {'x' * padding} -->" if padding else ""
    return (
        f"<!doctype html><html lang=en><head><title>Ferry {number} sails again</title></head>"
        f"<body><article><h1>Ferry {number} sails again</h1><p>By Tomas Reed</p><p>{BODY}</p>"
        f"<p>{MORE}</p><p>Boat {number} was the first to leave.</p></article>{fill}</body></html>"
    ).encode()


def answered(
    body: bytes, *, status: str = "200 OK", media_type: str = "text/html", more: str = ""
) -> bytes:
    """An HTTP answer as it went over the wire; `more` are whole header lines."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}\r\n"
    return head.encode("latin-1") + body


def record(
    block: bytes,
    *,
    place: str = NEWS.format(0),
    kind: str = "response",
    content_type: str = "application/http; msgtype=response",
    length: int | None = None,
) -> bytes:
    """A record of WARC 1.1; `length` is what it claims where that is not the truth."""
    size = len(block) if length is None else length
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Date: 2026-03-04T12:00:00Z\r\n"
        f"WARC-Record-ID: <urn:page:{zlib.crc32(place.encode())}>\r\n"
        f"WARC-Target-URI: {place}\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {size}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def of_page(number: int, *, padding: int = 0) -> bytes:
    """The record of a page."""
    return record(answered(page(number, padding=padding)), place=NEWS.format(number))


def packed(*parts: bytes) -> bytes:
    """One gzip member a record, as archives are packed."""
    return b"".join(gzip.compress(part, 6, mtime=0) for part in parts)


def write(path: Path, *numbers: int, padding: int = 0) -> Path:
    """A file of the pages of these numbers, packed where its name says so."""
    parts = [of_page(number, padding=padding) for number in numbers]
    path.write_bytes(packed(*parts) if path.suffix == ".gz" else b"".join(parts))
    return path
