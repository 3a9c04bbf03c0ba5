"""A small sound document of every form the wire reads, with most of its fields. All fictional."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "specimens"
G2 = "application/vnd.iptc.g2.newsmessage+xml"
KINDS = {
    "rss": "application/rss+xml", "rdf": "application/rdf+xml", "atom": "application/atom+xml",
    "cdf": "application/x-cdf", "wxr": "application/rss+xml", "nitf": "text/vnd.iptc.nitf",
    "newsml-g2": G2, "newsml-g2-item": "application/xml", "newsml-1.2": "application/xml",
    "jsonfeed": "application/feed+json", "ninjs": "application/json", "envelope": "",
    "ninjs-3": "application/ninjs+json", "anpa": "", "iptc7901": "", "page": "text/html",
    "text": "text/plain", "email": "message/rfc822", "mailbox": "application/mbox",
    "warc": "application/warc", "photo": "image/jpeg",
}  # fmt: skip


@dataclass(frozen=True)
class Specimen:
    """One document and what its transport says it is."""

    content: bytes
    media_type: str


SPECIMENS = {
    name: Specimen(content=(FOLDER / name).read_bytes(), media_type=media_type)
    for name, media_type in KINDS.items()
}
