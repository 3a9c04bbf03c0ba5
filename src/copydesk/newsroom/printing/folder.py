"""The site's folder: pages written beside the ones that lie there, synced, renamed into place.

A reader sees the old page or the new one, never half of one, also after a power cut. Text has
compressed siblings (`.br`, `.gz`) of the same time stamp; a tombstone lies at `410.html` in the
folder of the page that is no more, which is all that a web server has to know (`docs/serving.md`).
"""

import fcntl
import gzip
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import brotli

from copydesk.errors import BadRecord
from copydesk.press.paper import Page

INDEX, TOMBSTONE = "index.html", "410.html"
CODINGS = (".br", ".gz")
NEVER = -1  # the time stamp of what does not exist
SMALLEST = 256  # below, a compressed copy saves no packet
TEXT = ("text/", "application/", "image/svg+xml")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One file to lay, with its compressed siblings, and the files that must not lie beside it."""

    path: str
    content: bytes
    is_text: bool
    instead_of: tuple[str, ...] = ()


class SiteFolder:
    """The folder readers' pages lie in. One press at a time: `alone` first."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until no other press works on this folder, then keep others out."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / ".press").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def lay(self, pages: Iterable[Page], gone: Iterable[str] = (), *, stamp: int) -> int:
        """Put pages in place in their order, then take away what is gone; counts what changed.

        All pages are on the disk before the first is renamed: a full disk changes nothing, and
        fronts never wait long for the story they name. `stamp` is the time in nanoseconds.
        """
        sheets = [sheet for sheet in map(sheet_of, pages) if not self._lies(sheet)]
        ready = [self._beside(sheet, stamp) for sheet in sheets]
        for files in ready:
            for path in files:
                self.put(path)
        away = [path for sheet in sheets for path in sheet.instead_of]
        away += [name for files in ready for name in _outdated(files)]
        away += [name for path in gone for name in (path, _buried(path))]
        taken = [path for path in away if self._take(path)]
        self._sync({self._at(sheet.path).parent for sheet in sheets})
        self._sync({self._at(path).parent for path in taken})
        return len(sheets) + len(taken)

    def beside(self, path: str, content: bytes, stamp: int) -> None:
        """Write a file beside its place and sync it."""
        place = self._at(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        coming = _coming(place)
        with coming.open("wb") as file:
            file.write(content)
            file.flush()
            os.utime(file.fileno(), ns=(stamp, stamp))
            os.fsync(file.fileno())

    def put(self, path: str) -> None:
        """Rename a file that was written beside into its place."""
        place = self._at(path)
        _coming(place).replace(place)

    def take_away(self, path: str) -> None:
        """Let nothing lie at this path."""
        self._at(path).unlink(missing_ok=True)

    def sync(self, folder: Path) -> None:
        """Make the names in a folder last."""
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def _beside(self, sheet: Sheet, stamp: int) -> list[str]:
        """All files of a sheet, the plain one last: when it changes its siblings are there."""
        contents = {sheet.path + end: packed for end, packed in _packed(sheet).items()}
        contents[sheet.path] = sheet.content
        for path, content in contents.items():
            self.beside(path, content, stamp)
        return list(contents)

    def _lies(self, sheet: Sheet) -> bool:
        """Whether exactly this already lies there, and nothing that must not."""
        place = self._at(sheet.path)
        if not place.is_file() or place.read_bytes() != sheet.content:
            return False
        stamp = place.stat().st_mtime_ns if _is_packed(sheet) else NEVER
        if any(_stamp(self._at(sheet.path + end)) != stamp for end in CODINGS):
            return False
        return not any(self._at(path).exists() for path in sheet.instead_of)

    def _take(self, path: str) -> bool:
        """Take a file and its siblings away, the file last: while it lies, this is not done."""
        names = [*(path + end for end in CODINGS), path]
        lying = [name for name in names if self._at(name).exists()]
        for name in lying:
            self.take_away(name)
        return bool(lying)

    def _sync(self, folders: set[Path]) -> None:
        """Sync folders and all above them up to the root, for any of them may be new."""
        above = {parent for folder in folders for parent in folder.parents if self._holds(parent)}
        for folder in sorted(folders | above, reverse=True):
            if folder.is_dir():
                self.sync(folder)

    def _holds(self, folder: Path) -> bool:
        return folder.is_relative_to(self.root)

    def _at(self, path: str) -> Path:
        parts = path.split("/")
        if any(part in {"", ".", ".."} or "\0" in part or "\\" in part for part in parts):
            raise BadRecord(place=repr(path), reason="no path of a file on the site")
        return self.root.joinpath(*parts)


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


def _is_packed(sheet: Sheet) -> bool:
    return sheet.is_text and len(sheet.content) >= SMALLEST


def _packed(sheet: Sheet) -> dict[str, bytes]:
    """Levels that cost a millisecond a page: publishing must not wait for the last per cent."""
    if not _is_packed(sheet):
        return {}
    return {
        ".br": brotli.compress(sheet.content, quality=5),
        ".gz": gzip.compress(sheet.content, compresslevel=6, mtime=0),
    }


def _outdated(files: list[str]) -> list[str]:
    """The siblings an earlier form of a file may have left, when this one has none."""
    return [files[-1] + end for end in CODINGS if files[-1] + end not in files]


def _coming(place: Path) -> Path:
    return place.with_name(f".{place.name}.coming")


def _stamp(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return NEVER
