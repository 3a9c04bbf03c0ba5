"""Records of a web archive (WARC, ISO 28500), one by one, whatever state the file is in.

Lengths are never trusted: a record counts when what follows it is the end, or the next record.
A bad one is told with its place, and reading goes on at the next line that begins a record or
the next gzip member that does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.wire.archive.window import Member, Members, Stream, Window

LARGEST = 16 * 1024 * 1024  # bytes of one record, as of a page
LONGEST_HEAD = 64 * 1024
GLANCE = 16 * 1024  # bytes kept of a record that is too large, to tell what it would have been
VERSION = re.compile(rb"WARC/\d\.\d{1,3}[ \t]*\r?\n")
MARK = re.compile(rb"\s{0,8}WARC/\d\.\d{1,3}[ \t]*\r?\n")
LINE = re.compile(rb"\nWARC/\d\.\d{1,3}[ \t]{0,8}\r?\n(?=[A-Za-z])")
LONGEST_LINE = 32
# Two line ends, as the standard asks; or fewer, as some write, and then the next record or the end.
NEXT = re.compile(rb"\r\n\r\n|[\r\n]{0,8}(?:WARC/\d\.|\Z)")
NOT_BLANK = re.compile(rb"[^\r\n]")
END_OF_HEAD = re.compile(rb"\r?\n\r?\n|\nWARC/")  # the latter: this head broke off
FOLD = re.compile(rb"\r?\n[ \t]+")


@dataclass(frozen=True, kw_only=True)
class ArchiveRecord:
    """One record: its fields (names in lower case) and its block; `offset` is where it begins.

    In a packed file that is where its gzip member begins. A block that is larger than `LARGEST`
    is cut to a glance, `size` says how large it claims to be.
    """

    offset: int
    fields: dict[str, str]
    block: bytes
    size: int

    @property
    def kind(self) -> str:
        """`response`, `request`, `resource`, `revisit`, `warcinfo` and so on."""
        return self.fields["warc-type"].lower()


@dataclass(frozen=True, kw_only=True)
class BadPlace:
    """Bytes of an archive that are no record, and why; `offset` as of a record."""

    offset: int
    reason: str


def is_archive(head: bytes) -> bool:
    """Whether bytes begin as an unpacked WARC file does."""
    return MARK.match(head) is not None


def records(file: Stream, start: int, end: int) -> Iterator[ArchiveRecord | BadPlace]:
    """The records that begin between two places of a file, packed by gzip or not.

    Any cuts of a file into ranges give all its records once: so may parts be read side by side.
    """
    file.seek(0)
    if not file.read(2).startswith(b"\x1f\x8b"):
        yield from _plain(file, start, end)
        return
    for member in Members(file, start, end, mark=MARK):
        if isinstance(member, Member):
            for each in _in_window(Window(member.pull)):
                yield _placed(each, member.offset)
        else:
            yield BadPlace(offset=member[0], reason=member[1])


def _placed(each: ArchiveRecord | BadPlace, offset: int) -> ArchiveRecord | BadPlace:
    if isinstance(each, BadPlace):
        return BadPlace(offset=offset, reason=each.reason)
    return ArchiveRecord(offset=offset, fields=each.fields, block=each.block, size=each.size)


def _plain(file: Stream, start: int, end: int) -> Iterator[ArchiveRecord | BadPlace]:
    """Records of an unpacked file; those of a range begin at a line of it that starts one."""
    begin = max(0, start - 1)
    file.seek(begin)
    window = Window(lambda: file.read(64 * 1024), begin)
    if start and not _go_on(window):
        return
    for each in _in_window(window):
        if each.offset >= end:
            return
        yield each


def _go_on(window: Window) -> bool:
    """Go to the next line that begins a record."""
    found = window.find(LINE, LONGEST_LINE)
    if found:
        window.drop(1)
    return found


def _in_window(window: Window) -> Iterator[ArchiveRecord | BadPlace]:
    while window.find(NOT_BLANK, 1):
        yield (each := _one(window))
        if isinstance(each, BadPlace) and not _go_on(window):
            return
    if window.damage:
        yield BadPlace(offset=window.offset, reason=window.damage)


def _one(window: Window) -> ArchiveRecord | BadPlace:
    """The record the window begins with; of a bad one only what cannot begin another is let go."""
    offset = window.offset
    fields, head = _fields(window)
    window.drop(head)
    if fields is None:
        return BadPlace(offset=offset, reason=window.damage or "no record begins here")
    digits = fields.get("content-length", "")
    if "warc-type" not in fields or not (digits.isascii() and digits.isdigit()):
        return BadPlace(offset=offset, reason="a record without type or length")
    size = int(digits[:18])
    block = min(size, LARGEST)
    at_hand = window.has(block + 16)
    if size > LARGEST:
        glance = window.peek(0, GLANCE)
        _go_on(window)
        return ArchiveRecord(offset=offset, fields=fields, block=glance, size=size)
    if reason := _amiss(window, size, at_hand):
        return BadPlace(offset=offset, reason=reason)
    whole = window.peek(0, size)
    window.drop(size)
    return ArchiveRecord(offset=offset, fields=fields, block=whole, size=size)


def _amiss(window: Window, size: int, at_hand: int) -> str:
    """What is wrong with a block of `size` bytes, by what follows it; "" where it is sound."""
    if at_hand < size:
        return window.damage or f"it breaks off after {at_hand} of {size} bytes"
    follows = window.peek(size, size + 16)
    if not NEXT.match(follows):
        return "its length is wrong"
    return window.damage if not follows.strip(b"\r\n") else ""


def _fields(window: Window) -> tuple[dict[str, str] | None, int]:
    """The fields of a record's head and its size; None and what to let go of where it is none."""
    if not VERSION.match(window.peek(0, min(LONGEST_LINE, window.has(LONGEST_LINE)))):
        return None, 0
    start, end = window.search(END_OF_HEAD, LONGEST_HEAD)
    if start < 0 or window.peek(start, end)[-1:] != b"\n":
        return None, LONGEST_HEAD // 2 if start < 0 and window.has(LONGEST_HEAD) else 0
    head = FOLD.sub(b" ", window.peek(0, start)).decode("utf-8", "replace")
    fields: dict[str, str] = {}
    for line in head.splitlines()[1:]:
        name, _, value = line.partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    return fields, end
