"""The site's folder: what an act changes is changed together, whatever fails (`changes`).

Text has compressed siblings (`.br`, `.gz`) of the same time stamp; a tombstone lies at `410.html`
in the folder of the page that is no more, which is all that a web server has to know
(`docs/serving.md`).
"""

import fcntl
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from copydesk.errors import BadRecord
from copydesk.newsroom.printing.changes import ChangeSet, File
from copydesk.newsroom.printing.disk import Disk
from copydesk.newsroom.printing.packing import BEST, CODINGS, LARGEST, is_packed, packed
from copydesk.press.paper import Page

INDEX, TOMBSTONE = "index.html", "410.html"
NEVER = -1  # the time stamp of what does not exist
TEXT = ("text/", "application/", "image/svg+xml")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One file to lay, with its compressed siblings, and the files that must not lie beside it."""

    path: str
    content: bytes
    is_text: bool
    instead_of: tuple[str, ...] = ()

    @property
    def is_packed(self) -> bool:
        """Whether compressed copies lie beside it."""
        return is_packed(self.content, is_text=self.is_text)


class SiteFolder:
    """The folder readers' pages lie in. One press at a time: `alone` first."""

    def __init__(self, root: Path, disk: Disk | None = None) -> None:
        self.root = root
        self.disk = disk or Disk()
        self._changes = ChangeSet(root, self.disk)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until no other press works on this folder, keep others out, end what one left."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / ".press").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._changes.finish()
            yield

    def is_half_changed(self) -> bool:
        """Whether a change set was decided and not carried out; `alone` does."""
        return self._changes.is_open()

    def sweep(self) -> None:
        """Free what was replaced; nobody has to wait for it, and it for nobody."""
        self._changes.sweep()

    def lay(self, pages: Iterable[Page], gone: Iterable[str] = (), *, stamp: int) -> int:
        """Put pages in place and take away what is gone, all or nothing; counts what changed.

        `stamp` is the time in nanoseconds.
        """
        sheets = [sheet for sheet in map(sheet_of, pages) if not self._lies(sheet)]
        sheets.sort(key=lambda sheet: self._stamp(sheet.path) != NEVER)
        files = [file for sheet in sheets for file in _files(sheet, stamp)]
        paths = {file.path for file in files}
        away = [path for sheet in sheets for path in sheet.instead_of]
        away += [path for sheet in sheets if not sheet.is_packed for path in _siblings(sheet.path)]
        away += [name for path in gone for name in (path, _buried(path))]
        taken = [path for path in dict.fromkeys(away) if path not in paths and self._any(path)]
        if files or taken:
            self._changes.make(files, [name for path in taken for name in _all_of(path)])
        return len(sheets) + len(taken)

    def add(self, page: Page, *, stamp: int) -> None:
        """Lay a file that never changes under its name and that no page leads to yet."""
        place = self._at(page.path)
        place.parent.mkdir(parents=True, exist_ok=True)
        coming = place.with_name(f".{secrets.token_hex(6)}.coming")
        self.disk.write(coming, page.content, stamp)
        self.disk.sync([coming])
        self.disk.rename(coming, place)
        self.disk.sync([place.parent])

    def pack_better(self, path: str) -> bool:
        """Lay the best compressed copies of a file; False where it changed or went meanwhile.

        The work is done before the folder is asked for, so that no act waits for it. The file
        itself is laid anew with them: whoever holds it in memory sees by that to look again.
        """
        place = self._at(path)
        try:
            stamp, content = place.stat().st_mtime_ns, place.read_bytes()
        except FileNotFoundError:
            return False
        if not is_packed(content, is_text=True) or len(content) > LARGEST:
            return True
        best = packed(content, BEST)
        with self.alone():
            if _stamp(place) != stamp or place.read_bytes() != content:
                return False
            held = {end: self._at(path + end) for end in best}
            files = [
                File(path=path + end, content=content, stamp=stamp)
                for end, content in best.items()
                if held[end].exists() and held[end].stat().st_size > len(content)
            ]
            if files:
                self._changes.make([*files, File(path=path, content=content, stamp=stamp)], ())
        return True

    def _lies(self, sheet: Sheet) -> bool:
        """Whether exactly this already lies there, and nothing that must not."""
        place = self._at(sheet.path)
        try:
            held = place.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        if held.st_size != len(sheet.content) or place.read_bytes() != sheet.content:
            return False
        stamp = held.st_mtime_ns
        wanted = stamp if sheet.is_packed else NEVER
        if any(self._stamp(path) != wanted for path in _siblings(sheet.path)):
            return False
        return not any(self._stamp(path) != NEVER for path in sheet.instead_of)

    def _any(self, path: str) -> bool:
        return any(self._stamp(name) != NEVER for name in _all_of(path))

    def _stamp(self, path: str) -> int:
        return _stamp(f"{self.root}/{_checked(path)}")

    def _at(self, path: str) -> Path:
        return self.root / _checked(path)


def sheet_of(page: Page) -> Sheet:
    """The file a page is laid as: a tombstone lies beside the place of the page that was."""
    is_text = page.media_type.startswith(TEXT)
    if page.status != 410:
        instead = (_buried(page.path),) if page.path.endswith(INDEX) else ()
        return Sheet(path=page.path, content=page.content, is_text=is_text, instead_of=instead)
    if Path(page.path).name != INDEX:
        raise BadRecord(place=page.path, reason="only a folder's index can have a tombstone")
    return Sheet(
        path=_buried(page.path),
        content=page.content,
        is_text=is_text,
        instead_of=(page.path,),
    )


def _buried(path: str) -> str:
    return path.removesuffix(INDEX) + TOMBSTONE if path.endswith(INDEX) else path


def _files(sheet: Sheet, stamp: int) -> list[File]:
    """All files of a sheet, the plain one last: when it changes its siblings are there."""
    copies = packed(sheet.content) if sheet.is_packed else {}
    contents = {sheet.path + end: copy for end, copy in copies.items()}
    contents[sheet.path] = sheet.content
    return [File(path=path, content=held, stamp=stamp) for path, held in contents.items()]


def _siblings(path: str) -> list[str]:
    return [path + end for end in CODINGS]


def _all_of(path: str) -> list[str]:
    """A file's siblings and the file, last: while it lies, this is not done."""
    if path.endswith(CODINGS):
        return [path]
    return [*_siblings(path), path]


def _stamp(file: Path | str) -> int:
    try:
        return os.stat(file).st_mtime_ns  # noqa: PTH116  # asked of ten names a page
    except (FileNotFoundError, NotADirectoryError):
        return NEVER


def _checked(path: str) -> str:
    """The path, if it stays in the folder."""
    parts = path.split("/")
    if any(part in {"", ".", ".."} or "\0" in part or "\\" in part for part in parts):
        raise BadRecord(place=repr(path), reason="no path of a file on the site")
    return path
