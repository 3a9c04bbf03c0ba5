"""What is given on the command line, cut into work units of about the same size.

An archive is cut into ranges of bytes, which `wire.warc` reads side by side without a record lost
or read twice; plain files are taken together. A unit is what is done again after a crash.
"""

import struct
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Final, Literal

from copydesk.bulk.files import Found, find, open_file
from copydesk.errors import CopydeskError
from copydesk.story.record import Record

ARCHIVE: Final = (".warc", ".warc.gz")
ZIP: Final = (".zip", ".wacz")
NOT_READ: Final = (".arc", ".arc.gz", ".warc.zst", ".warc.bz2", ".warc.xz")
TO_CONVERT: Final = "an archive in a form that is not read: make it a .warc.gz first"
FILES_A_UNIT: Final = 256
MOST_ENTRIES: Final = 1_000_000
LARGEST_LIST: Final = 256 * 1024 * 1024  # bytes of a zip's list of contents
EVERYTHING: Final = 1 << 62  # an end behind all that an archive may hold
END_OF_ZIP: Final = b"PK\x05\x06"


class Part(Record, frozen=True):
    """Some copy of a file: all of it, an entry of a zip, or a range of an archive.

    `entry` is the entry's name, `header` the place of its local header, -1 outside zips, `packed`
    its size there. `start` and `end` count in the archive itself. `trouble` is why the file
    cannot be cut into parts, and is refused.
    """

    kind: Literal["archive", "file"]
    file: str
    size: int
    start: int = 0
    end: int = 0
    entry: str = ""
    header: int = -1
    packed: int = 0
    trouble: str = ""

    @property
    def name(self) -> str:
        """The file, and the entry in it."""
        return f"{self.file}!{self.entry}" if self.entry else self.file


class Unit(Record, frozen=True):
    """What one worker does in one go; `size` in bytes as they lie there."""

    parts: tuple[Part, ...]
    size: int


def plan(found: Iterable[Found], unit_size: int) -> Iterator[Unit]:
    """The units of some files, in order."""
    waiting: list[Part] = []
    for part in _parts(found, unit_size):
        if part.kind == "archive":
            yield Unit(parts=(part,), size=part.size)
            continue
        waiting.append(part)
        if len(waiting) == FILES_A_UNIT or sum(each.size for each in waiting) >= unit_size:
            yield _together(waiting)
            waiting = []
    if waiting:
        yield _together(waiting)


def given(places: Sequence[str]) -> Iterator[Found]:
    """The files at all places, each once."""
    seen: set[str] = set()
    for place in places:
        for each in find(place):
            if each.place not in seen:
                seen.add(each.place)
                yield each


def _together(parts: Sequence[Part]) -> Unit:
    return Unit(parts=tuple(parts), size=sum(part.size for part in parts))


def _parts(found: Iterable[Found], unit_size: int) -> Iterator[Part]:
    for each in found:
        if each.name.endswith(ARCHIVE):
            yield from _ranges(Part(kind="archive", file=each.place, size=each.size), unit_size)
        elif each.name.endswith(NOT_READ):
            yield Part(kind="file", file=each.place, size=each.size, trouble=TO_CONVERT)
        elif each.name.endswith(ZIP):
            try:
                yield from _entries(each, unit_size)
            except CopydeskError as error:
                yield Part(kind="file", file=each.place, size=each.size, trouble=error.reason)
        else:
            yield Part(kind="file", file=each.place, size=each.size)


def _ranges(whole: Part, unit_size: int) -> Iterator[Part]:
    for start in range(0, max(1, whole.size), unit_size):
        end = min(start + unit_size, whole.size)
        yield Part(
            kind="archive", file=whole.file, size=end - start, start=start, end=end,
            entry=whole.entry, header=whole.header, packed=whole.packed,
        )  # fmt: skip


def _entries(found: Found, unit_size: int) -> Iterator[Part]:
    """The copy in a zip. Of a WACZ, the archives in its folder `archive`; names are only names."""
    with open_file(found.place) as file:
        entries = _listed(file, found)
    names = {each.filename for each in entries}
    is_wacz = "datapackage.json" in names and any(name.startswith("archive/") for name in names)
    for each in entries:
        is_archive = each.filename.lower().endswith(ARCHIVE)
        if each.is_dir() or (is_wacz and not (is_archive and each.filename.startswith("archive/"))):
            continue
        part = Part(
            kind="archive" if is_archive else "file", file=found.place, size=each.compress_size,
            entry=each.filename[:1000], header=each.header_offset, packed=each.compress_size,
            end=EVERYTHING,
        )  # fmt: skip
        is_stored = is_archive and each.compress_type == zipfile.ZIP_STORED
        yield from _ranges(part, unit_size) if is_stored else (part,)


def _listed(file: BinaryIO, found: Found) -> list[zipfile.ZipInfo]:
    """The entries of a zip; none of what the list says is taken for true but where they lie."""
    try:
        _fits(file, found)
        with zipfile.ZipFile(file) as opened:
            entries = opened.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError) as error:
        raise CopydeskError(place=found.place, reason=f"no zip: {error}") from error
    if len(entries) > MOST_ENTRIES or sum(each.compress_size for each in entries) > found.size:
        raise CopydeskError(place=found.place, reason="a zip whose entries overlap")
    return entries


def _fits(file: BinaryIO, found: Found) -> None:
    """That the list of contents, which is read whole, is not as large as a bomb."""
    file.seek(max(0, found.size - 65_557))
    tail = file.read(65_557)
    at = tail.rfind(END_OF_ZIP)
    if at < 0:
        raise ValueError("it has no list of contents")
    (size,) = struct.unpack_from("<I", tail, at + 12)
    if size > LARGEST_LIST and size != 0xFFFFFFFF:
        raise ValueError("its list of contents is too large")
    if size == 0xFFFFFFFF and found.size < 1 << 31:
        raise ValueError("its list of contents is too large")
    file.seek(0)
