"""Content credentials in a picture file: found and named, not judged [C2PA 2.1, annex A].

A signed store of manifests lies in boxes [JUMBF, ISO 19566-5]: in segments APP11 of a JPEG, in a
chunk of PNG and WebP, in a box of AVIF and HEIF. Whether the signature holds is not asked: it
speaks of the bytes that came, which readers never get. Nothing ever raises.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from copydesk.wire import jpeg

APP11 = 0xEB
PNG = b"\x89PNG\r\n\x1a\n"
BMFF_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
STORE = "c2pa"
ASSERTIONS = "c2pa.assertions"
HAS_LABEL = 0x02
MOST_BOXES = 5_000
LONGEST = 200  # characters of a label
Box = tuple[bytes, bytes]


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """A store of manifests: the active one's label, how many there are, what it asserts."""

    label: str
    manifests: int = 1
    assertions: tuple[str, ...] = ()

    @property
    def named(self) -> str:
        """The label and the assertions in one line."""
        told = f" ({', '.join(self.assertions)})" if self.assertions else ""
        return f"{self.label}{told}"


def find(content: bytes) -> Credentials | None:
    """The credentials in a picture file; None where there are none."""
    for store in _stores(content):
        for label, children in _labelled(_boxes(store)):
            manifests = list(_labelled(_boxes(children))) if label == STORE else []
            if manifests:
                active, parts = manifests[-1]
                held = [inner for name, inner in _labelled(_boxes(parts)) if name == ASSERTIONS]
                named = [name for inner in held for name, _ in _labelled(_boxes(inner))]
                return Credentials(
                    label=active, manifests=len(manifests), assertions=tuple(named[:20])
                )
    return None


def _stores(content: bytes) -> Iterator[bytes]:
    """What could be a store, by the kind of file."""
    if content.startswith(b"\xff\xd8"):
        yield from _in_jpeg(content)
    elif content.startswith(PNG):
        yield from (held for name, held in _chunks(content, 8, "big") if name == b"caBX")
    elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        yield from (held for name, held in _chunks(content, 12, "little") if name == b"C2PA")
    elif content[4:8] == b"ftyp":
        for name, held in _boxes(content):
            if name == b"uuid" and held.startswith(BMFF_UUID):
                start = held.find(b"jumb", 16, 200)
                yield held[start - 4 :] if start > 0 else b""


def _in_jpeg(content: bytes) -> Iterator[bytes]:
    """Boxes put together: each piece has the box's number, its own, and the box's head again."""
    bodies = (body for code, body in jpeg.parts(content) if code == APP11)
    pieces = [body for body in bodies if body.startswith(b"JP") and len(body) > 16]
    pieces.sort(key=lambda body: (body[2:4], body[4:8]))
    for _, group in groupby(pieces, key=lambda body: body[2:4]):
        first, *others = group
        head = 24 if first[8:12] == b"\x00\x00\x00\x01" else 16
        yield first[8:] + b"".join(body[head:] for body in others)


def _chunks(content: bytes, at: int, order: str) -> Iterator[Box]:
    """Chunks of PNG (length, name, content, checksum) or RIFF (name, length, content)."""
    is_png = order == "big"
    for _ in range(MOST_BOXES):
        if at + 8 > len(content):
            return
        first, second = content[at : at + 4], content[at + 4 : at + 8]
        length = int.from_bytes(first if is_png else second, "big" if is_png else "little")
        yield second if is_png else first, content[at + 8 : at + 8 + length]
        at += 8 + length + (4 if is_png else length % 2)


def _boxes(content: bytes) -> Iterator[Box]:
    """Boxes one after another: length, type, content; length 0 is all that is left."""
    at = 0
    for _ in range(MOST_BOXES):
        if at + 8 > len(content):
            return
        length, head = int.from_bytes(content[at : at + 4], "big"), 8
        if length == 1:
            length, head = int.from_bytes(content[at + 8 : at + 16], "big"), 16
        end = at + length if length else len(content)
        if end < at + head:
            return
        yield content[at + 4 : at + 8], content[at + head : end]
        at = end


def _labelled(boxes: Iterator[Box]) -> Iterator[tuple[str, bytes]]:
    """Those boxes that describe themselves by a label, with what follows the description."""
    for name, held in boxes:
        kind, description = next(_boxes(held), (b"", b"")) if name == b"jumb" else (b"", b"")
        if kind == b"jumd" and len(description) > 17 and description[16] & HAS_LABEL:
            label = description[17 : 17 + LONGEST].partition(b"\x00")[0]
            yield label.decode("utf-8", "replace"), held[8 + len(description) :]
