"""Files of one part of the tree, held in memory with their answers built, and asked for by readers.

A copy is good as long as the file on the disk is the one that was read (inode, time, size), so a
page is new the moment it is renamed in. `ready` saves that look at the disk where it can.
"""

import hashlib
import os
import re
import stat
from collections import OrderedDict
from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path

import zstandard

from copydesk.newsroom.front.answer import (
    Answer,
    Header,
    Mark,
    answer,
    mark_of,
    of_file,
    short,
    without_body,
)
from copydesk.newsroom.front.asked import Asked, codings, holds, is_since, part_of, place_of
from copydesk.newsroom.front.parts import CARD, Part
from copydesk.newsroom.front.reserving import Reserving

INDEX, TOMBSTONE, NOT_FOUND = "index.html", "410.html", "404.html"
# A page names its card before it is drawn; the paper's own stands in, and no cache keeps that.
NOT_DRAWN_YET, COVER = re.compile(CARD), "cards/paper.png"
SIBLINGS = {"br": ".br", "gzip": ".gz"}
PACKED = tuple(SIBLINGS.values())
TEXT = (b"text/", b"application/json", b"application/xml", b"application/rss", b"image/svg")
LARGEST = 1024 * 1024  # a file above is read from the disk while it is sent
MEMORY = 128 * 1024 * 1024


@dataclass(slots=True)
class Coded:
    """A file in one coding, with the answers that give it and that say nothing changed."""

    etag: bytes
    changed: int
    changed_words: bytes
    full: Answer
    head: Answer
    unchanged: Answer


@dataclass(slots=True)
class Held:
    """A file as it was read: its mark on the disk, its answers by coding, and whether machines may
    mine it."""

    mark: Mark
    size: int
    changed: int
    changed_words: bytes
    coded: dict[str, Coded] = field(default_factory=dict)
    reserved: tuple[Header, ...] = ()


class Shelf:
    """One part of the tree as readers ask for it."""

    def __init__(self, part: Part, *, memory: int = MEMORY) -> None:
        self.part = part
        self.memory = memory
        self._root = str(part.root)
        self._held: OrderedDict[str, Held] = OrderedDict()
        self._size = 0
        self._reserving = Reserving(part.root)
        lines = ((b"vary", b"accept-encoding"), *part.headers)
        self._unacceptable = _always(short(406, *lines))

    def answer(self, asked: Asked) -> Answer | None:
        """The file at an address, its tombstone, or the way to its folder; else None."""
        coded = self.coded(asked)
        return self.instead(asked) if coded is None else chosen(coded, asked)

    def coded(self, asked: Asked) -> Coded | None:
        """The file at an address in the coding the reader likes best; 406 where it takes none."""
        path = self._path(asked)
        if path is None:
            return None
        is_folder = not path or path.endswith("/")
        place = path + INDEX if is_folder else path
        held = self._file(place)
        if held is None:
            return None
        return self._liked(place, held, asked) or self._unacceptable

    def instead(self, asked: Asked) -> Answer | None:
        """Where no file lies: its tombstone, or the way to the folder of that name; else None."""
        path = self._path(asked)
        if path is None or not self.part.has_pages:
            return None
        if not path or path.endswith("/"):
            return self.status_page(path + TOMBSTONE, asked, 410)
        if NOT_DRAWN_YET.fullmatch(path):
            return self.status_page(COVER, asked, 200)
        return _to_folder(asked) if Path(self._root, path).is_dir() else None

    def not_found(self, asked: Asked) -> Answer:
        """The page that says nothing is there, in the language of that part of the paper."""
        part, _, rest = (self._path(asked) or "").partition("/")
        if part and rest and (own := self.status_page(f"{part}/{NOT_FOUND}", asked, 404)):
            return own
        return self.status_page(NOT_FOUND, asked, 404) or short(404, *self.part.headers)

    def status_page(self, path: str, asked: Asked, status: int) -> Answer | None:
        """A pressed page sent with a status that tells caches not to keep it as the page itself."""
        held = self._file(path)
        if held is None:
            return None
        coded = self._liked(path, held, asked) or held.coded["identity"]
        kept = [line for line in coded.full.headers if line[0] not in (b"etag", b"last-modified")]
        full = answer(status, kept, body=coded.full.body)
        return without_body(full) if asked.is_head else full

    def _path(self, asked: Asked) -> str | None:
        path = place_of(asked.path)
        if path is None or path.endswith(PACKED):
            return None
        is_folder = not path or path.endswith("/")
        return None if is_folder and not self.part.has_pages else path

    def _file(self, path: str) -> Held | None:
        place = f"{self._root}/{path}"
        try:
            found = os.stat(place)  # noqa: PTH116  # on every request: a Path costs as much again
        except (OSError, ValueError):
            return None
        held = self._held.get(path)
        if held is not None and held.mark == mark_of(found):
            return held
        return self._read(path, found) if stat.S_ISREG(found.st_mode) else None

    def _read(self, path: str, found: os.stat_result) -> Held | None:
        place = Path(self._root, path)
        if not place.resolve().is_relative_to(self.part.root.resolve()):
            return None
        changed = int(found.st_mtime)
        words = formatdate(changed, usegmt=True).encode()
        held = Held(mark=mark_of(found), size=0, changed=changed, changed_words=words)
        if self.part.has_pages and self._reserving.look_again():
            self._forget()
        if found.st_size > LARGEST:
            held.reserved = self._reserving.headers(b"", is_page=False)
            held.coded["identity"] = self._large(path, place, found, held)
            return held
        try:
            contents = {"identity": place.read_bytes(), **_siblings(place, found.st_mtime_ns)}
        except OSError:
            return None
        is_page = path.endswith(".html")
        held.reserved = self._reserving.headers(contents["identity"], is_page=is_page)
        for coding, content in contents.items():
            held.coded[coding] = self._coded(path, coding, content, held)
        held.size = sum(map(len, contents.values()))
        self._keep(path, held)
        return held

    def _liked(self, path: str, held: Held, asked: Asked) -> Coded | None:
        """In the coding the reader likes best of those there are, or that can be made."""
        made = {"zstd"} if "gzip" in held.coded else set()
        for coding in codings(asked.accepts):
            if coding in made and coding not in held.coded:
                self._add_zstd(path, held)
            if coding in held.coded:
                return held.coded[coding]
        return None

    def _add_zstd(self, path: str, held: Held) -> None:
        """Few like it best, and it is quick: a tenth of a millisecond, once for each file held."""
        content = zstandard.compress(held.coded["identity"].full.body, 3)
        held.coded["zstd"] = self._coded(path, "zstd", content, held)
        held.size += len(content)
        self._size += len(content)

    def _coded(self, path: str, coding: str, content: bytes, held: Held) -> Coded:
        digest = hashlib.sha256(content).hexdigest()[:24]
        etag = b'"%b-%b"' % (digest.encode(), coding.encode())
        headers = self._headers(path, etag, held)
        own: list[Header] = [(b"content-length", b"%d" % len(content))]
        own += [(b"content-encoding", coding.encode())] if coding != "identity" else []
        full = answer(200, [*own, (b"content-type", self._kind(path)), *headers], body=content)
        return _coded(etag, held, full, headers)

    def _large(self, path: str, place: Path, found: os.stat_result, held: Held) -> Coded:
        """A file too large to be held: its tag is made of its mark, which no other content has."""
        etag = b'"%x-%x-%x"' % held.mark
        headers = self._headers(path, etag, held)
        size = found.st_size
        own = [(b"content-length", b"%d" % size), (b"content-type", self._kind(path))]
        full = of_file(answer(200, [*own, *headers]), place, (0, size), held.mark)
        return _coded(etag, held, full, headers)

    def _headers(self, path: str, etag: bytes, held: Held) -> list[Header]:
        return [
            (b"etag", etag),
            (b"last-modified", held.changed_words),
            (b"cache-control", self.part.cache_control(path)),
            *([(b"vary", b"accept-encoding")] if self._kind(path).startswith(TEXT) else []),
            (b"accept-ranges", b"bytes"),
            *self.part.links(path),
            *held.reserved,
            *self.part.headers,
        ]

    def _forget(self) -> None:
        """What holds for all files has changed, and stands in the answers that are held."""
        self._held.clear()
        self._size = 0

    def _kind(self, path: str) -> bytes:
        return self.part.media_type(path).encode()

    def _keep(self, path: str, held: Held) -> None:
        """Hold it, and let the oldest go when there is no more room."""
        if old := self._held.pop(path, None):
            self._size -= old.size
        self._held[path] = held
        self._size += held.size
        while self._size > self.memory:
            _, oldest = self._held.popitem(last=False)
            self._size -= oldest.size


def _coded(etag: bytes, held: Held, full: Answer, headers: list[Header]) -> Coded:
    return Coded(
        etag=etag,
        changed=held.changed,
        changed_words=held.changed_words,
        full=full,
        head=without_body(full),
        unchanged=answer(304, headers),
    )


def _siblings(place: Path, stamp: int) -> dict[str, bytes]:
    """Compressed copies that were laid with the file; others are of another content."""
    found = {}
    for coding, ending in SIBLINGS.items():
        sibling = place.with_name(place.name + ending)
        try:
            if sibling.stat().st_mtime_ns == stamp:
                found[coding] = sibling.read_bytes()
        except OSError:
            continue
    return found


def _always(found: Answer) -> Coded:
    """What is answered whatever copy the reader holds."""
    return Coded(
        etag=b"",
        changed=0,
        changed_words=b"",
        full=found,
        head=without_body(found),
        unchanged=found,
    )


def chosen(coded: Coded, asked: Asked) -> Answer:
    """The file, the word that it has not changed, or a part of it."""
    if asked.held:
        if holds(asked.held, coded.etag):
            return coded.unchanged
    elif asked.held_since and (
        asked.held_since == coded.changed_words or is_since(asked.held_since, coded.changed)
    ):
        return coded.unchanged
    if asked.is_head:
        return coded.head
    is_whole = coded.full.status == 200
    wants_part = (
        is_whole and asked.range and asked.range_of in (b"", coded.etag, coded.changed_words)
    )
    return _part(coded, asked.range) if wants_part else coded.full


def _part(coded: Coded, wanted: bytes) -> Answer:
    full = coded.full
    size = full.part[1] or len(full.body)
    part = part_of(wanted, size)
    if part is None:
        return full
    start, end = part
    lines = [line for line in full.headers if line[0] != b"content-length"]
    if start == end:
        return short(416, (b"content-range", b"bytes */%d" % size))
    lines += [
        (b"content-length", b"%d" % (end - start)),
        (b"content-range", b"bytes %d-%d/%d" % (start, end - 1, size)),
    ]
    found = answer(206, lines, body=full.body[start:end])
    return found if full.file is None else of_file(found, full.file, part, full.mark)


def _to_folder(asked: Asked) -> Answer:
    query = b"?" + asked.query if asked.query else b""
    return short(308, (b"location", asked.path + b"/" + query), (b"cache-control", b"no-cache"))
