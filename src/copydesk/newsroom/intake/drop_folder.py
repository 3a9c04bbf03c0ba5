"""The drop folder: sources lay files into a folder of their own, and we take them.

    DROP_ROOT/SOURCE/FILE       taken when it has lain still for a moment
    DROP_ROOT/FILE              the same, from nobody in particular
    DROP_ROOT/.taken/...        where it lies afterwards
    FILE.refused.txt            why a file is left; it is looked at again when it changes, or
                                when the note is taken away

A name that begins with a dot or ends in `.part` or `.tmp` is still being written; whoever writes
a file under such a name and renames it is sure that no half of it is taken.
"""

import datetime as dt
import logging
import mimetypes
import os
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from copydesk.errors import UnreadableCapture
from copydesk.newsroom.intake import troubles
from copydesk.newsroom.intake.label import label
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from copydesk.newsroom.intake.receiving import receive

log = logging.getLogger(__name__)

STILL = dt.timedelta(seconds=1)
FILES_A_SWEEP = 100
NOTE = ".refused.txt"
NOT_FOR_US = (".part", ".tmp", ".filepart", ".crdownload", NOTE)
TAKEN = ".taken"
# Bytes; file systems take 255, and we add to it.
LONG_NAME = 200


@dataclass(frozen=True)
class _Glance:
    """How a file looked, and since when it has looked like this."""

    size: int
    changed: int
    since: dt.datetime


# What this process saw in its last sweep. Lost with it: then a file is taken one sweep later.
_glances: dict[Path, _Glance] = {}


def sweep_drop_folder(now: dt.datetime) -> list[CaptureRow]:
    """Take every file that lies still; each is moved away once its capture is committed."""
    root = Path(settings.DROP_ROOT)
    sources = {source.key: source for source in SourceRow.objects.all()}
    _make_folders(root, sources)
    found = list(_files(root))
    for gone in _glances.keys() - set(found):
        del _glances[gone]
    taken: list[CaptureRow] = []
    for path in found:
        if len(taken) == FILES_A_SWEEP:
            break
        if _lies_still(path, now) and not _is_noted(path):
            source = sources.get(path.parent.name) if path.parent != root else None
            taken.extend(_take(path, source=source, now=now))
    _tell(root, sources)
    return taken


def _make_folders(root: Path, sources: dict[str, SourceRow]) -> None:
    (root / TAKEN).mkdir(mode=0o750, parents=True, exist_ok=True)
    for key, source in sources.items():
        if source.way == SourceRow.Way.DROP and Path(key).name == key and key[0] != ".":
            (root / key).mkdir(mode=0o770, exist_ok=True)


def _files(root: Path) -> Iterator[Path]:
    """Whatever was laid down, one folder deep, in the order of names."""
    for entry in _entries(root):
        if entry.is_dir() and not entry.is_symlink():
            yield from _entries(entry)
        else:
            yield entry


def _entries(folder: Path) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        log.warning("drop.folder_unreadable", extra={"folder": str(folder), "reason": str(error)})
        return []
    return [each for each in entries if each.name[0] != "." and not each.name.endswith(NOT_FOR_US)]


def _lies_still(path: Path, now: dt.datetime) -> bool:
    try:
        status = path.lstat()
    except OSError:
        return False
    seen = _glances.get(path)
    if seen is None or (seen.size, seen.changed) != (status.st_size, status.st_mtime_ns):
        _glances[path] = _Glance(size=status.st_size, changed=status.st_mtime_ns, since=now)
        return False
    return now - seen.since >= STILL


def _take(path: Path, *, source: SourceRow | None, now: dt.datetime) -> list[CaptureRow]:
    try:
        content = _read(path)
    except UnreadableCapture as refused:
        _leave(path, refused.reason)
        return []
    if not _lies_still(path, now):  # somebody wrote on while we read
        return []
    media_type, _ = mimetypes.guess_type(f"x{path.suffix}")
    capture = receive(
        content, place=_place(path), at=now, source=source, media_type=media_type or ""
    )
    _put_away(path, capture.sha256, now)
    return [capture]


def _read(path: Path) -> bytes:
    """The file's bytes. Raises `UnreadableCapture`: too large, a link, a device, not ours to read.

    A link is not followed: it could lead to any file of this machine.
    """
    place, limit = _place(path), settings.CAPTURE_MAX_BYTES
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadableCapture(place=place, reason="this is no plain file")
            content = file.read(limit + 1)
    except OSError as error:
        reason = f"the file cannot be read: {error.strerror}"
        raise UnreadableCapture(place=place, reason=reason) from error
    if len(content) > limit:
        reason = f"larger than {limit // 1024} KiB"
        raise UnreadableCapture(place=place, reason=reason)
    return content


def _place(path: Path) -> str:
    folder = f"{path.parent.name}/" if path.parent != Path(settings.DROP_ROOT) else ""
    return label(f"drop:{folder}{path.name}", limit=400)


def _put_away(path: Path, sha256: str, now: dt.datetime) -> None:
    root = Path(settings.DROP_ROOT)
    folder = root / TAKEN / path.parent.relative_to(root)
    name = f"{now:%Y%m%dT%H%M%S}-{sha256[:8]}-{_short(path.name)}"
    try:
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        path.rename(folder / name)
    except OSError as error:
        _leave(path, f"taken, but it cannot be moved away: {error.strerror}")
    else:
        _glances.pop(path, None)
        _note(path).unlink(missing_ok=True)


def _note(path: Path) -> Path:
    return path.with_name(_short(path.name) + NOTE)


def _short(name: str) -> str:
    """A name that leaves room for more; of a long one the end, which tells the kind of file."""
    encoded = os.fsencode(name)
    if len(encoded) <= LONG_NAME:
        return name
    return f"{zlib.crc32(encoded):08x}-{os.fsdecode(encoded[-LONG_NAME + 9 :])}"


def _is_noted(path: Path) -> bool:
    try:
        return _note(path).lstat().st_mtime_ns >= path.lstat().st_mtime_ns
    except OSError:
        return False


def _leave(path: Path, reason: str) -> None:
    """Say beside the file why it is left there.

    Whoever lays files down may lay a link under the note's name: it is not written through.
    """
    log.warning("drop.left", extra={"place": _place(path), "reason": reason})
    try:
        _note(path).unlink(missing_ok=True)
        with _note(path).open("x", encoding="utf-8") as note:
            note.write(reason + "\n")
    except OSError as error:
        log.warning("drop.note_failed", extra={"place": _place(path), "reason": str(error)})


def _tell(root: Path, sources: dict[str, SourceRow]) -> None:
    """Show at each source what is left in its folder, in place of what was told before."""
    for key, source in sources.items():
        if source.way != SourceRow.Way.DROP:
            continue
        left = [path for path in _entries(root / key) if _is_noted(path)]
        names = ", ".join(label(path.name, limit=60) for path in left[:5])
        trouble = troubles.IN_FOLDER % {"n": len(left), "names": names} if left else ""
        if trouble != source.trouble:
            SourceRow.objects.filter(pk=source.pk).update(trouble=trouble)
