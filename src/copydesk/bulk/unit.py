"""One record after another out of a work unit: captures, what is no copy, what cannot be read."""

import datetime as dt
import hashlib
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from copydesk.bulk.files import bare, open_file
from copydesk.bulk.places import Part, Unit
from copydesk.bulk.zipped import inside
from copydesk.errors import UnreadableCapture
from copydesk.story.story import Capture
from copydesk.wire.archive.archived import ABOUT, Skipped, capture_of
from copydesk.wire.archive.warc import ArchiveRecord, BadPlace, records

LARGEST: Final = 64 * 1024 * 1024  # bytes of a plain file
# Only what Python itself knows: the same on every machine.
TYPES: Final = mimetypes.MimeTypes(filenames=())
What = Capture | Skipped | UnreadableCapture


@dataclass(frozen=True, kw_only=True)
class Came:
    """Something that came: from which file, from where in it, and what it is.

    `left` is the share of the unit that is still to come, 1 to 0.
    """

    file: str
    offset: int
    what: What
    left: float


def came(unit: Unit, at: dt.datetime) -> Iterator[Came]:
    """All that comes out of a unit, in order; nothing is held but the one in hand.

    `at` is the moment of what does not tell its own. Raises `OSError` where a file is not there.
    """
    before = 0
    for part in unit.parts:
        for offset, what in _archive(part, at) if part.kind == "archive" else _file(part, at):
            done = before + min(max(0, offset - part.start), part.size)
            left = 1 - done / max(1, unit.size)
            yield Came(file=part.name, offset=offset, what=what, left=left)
        before += part.size


def _archive(part: Part, at: dt.datetime) -> Iterator[tuple[int, What]]:
    try:
        with open_file(part.file) as file, inside(file, part) as archive:
            for record in records(archive, part.start, part.end):
                if isinstance(record, BadPlace):
                    place = f"{part.name}@{record.offset}"
                    yield record.offset, UnreadableCapture(place=place, reason=record.reason)
                elif record.kind not in ABOUT:
                    yield record.offset, _recorded(record, at)
    except UnreadableCapture as error:
        yield part.start, error
    except PermissionError as error:
        yield part.start, UnreadableCapture(place=part.name, reason=str(error.strerror))


def _recorded(record: ArchiveRecord, at: dt.datetime) -> What:
    try:
        return capture_of(record, at)
    except UnreadableCapture as error:
        return error


def _file(part: Part, at: dt.datetime) -> Iterator[tuple[int, What]]:
    try:
        if part.trouble:
            raise UnreadableCapture(place=part.name, reason=part.trouble)
        with open_file(part.file) as file, inside(file, part) as copy:
            content = copy.read(LARGEST + 1)
        if len(content) > LARGEST:
            reason = f"larger than {LARGEST // 1024 // 1024} MiB"
            raise UnreadableCapture(place=part.name, reason=reason)
    except UnreadableCapture as error:
        yield 0, error
        return
    except (PermissionError, FileNotFoundError) as error:
        yield 0, UnreadableCapture(place=part.name, reason=str(error.strerror))
        return
    media_type, _ = TYPES.guess_type((part.entry or bare(part.file)).rpartition("/")[2])
    capture = Capture(
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        media_type=media_type or "",
        place=part.name,
        at=at,
    )
    yield 0, capture
