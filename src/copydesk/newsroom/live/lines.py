"""The lines that have been announced, as a file that the readers' side follows without a database.

The first line tells the number just before the first bulletin, each line after it is a bulletin as
JSON, in the order of their numbers. The worker adds to the end of it, and puts another in its
place when it starts and when the file has grown long. A last line without its end is not there yet.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from copydesk.story.codec import from_json, to_json
from copydesk.story.edition import Bulletin
from copydesk.story.record import Record


class After(Record, frozen=True):
    """The number just before the first line of a file."""

    after: int


@dataclass(frozen=True, kw_only=True)
class News:
    """What a look at the file gave: lines, and where they begin a file anew, what came before."""

    bulletins: tuple[Bulletin, ...] = ()
    after: int | None = None


class LinesFile:
    """The file as its writer has it: one worker at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def begin(self, bulletins: Iterable[Bulletin], *, after: int) -> None:
        """Put a new file in place."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        coming = self._path.with_name(f".{self._path.name}.coming")
        coming.write_bytes(_written((After(after=after), *bulletins)))
        coming.replace(self._path)

    def add(self, bulletins: Iterable[Bulletin]) -> None:
        """Add lines to the end."""
        file = os.open(self._path, os.O_WRONLY | os.O_APPEND)
        try:
            os.write(file, _written(bulletins))
        finally:
            os.close(file)


class LinesReader:
    """The file as the readers' side follows it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None  # held, so that no other file gets its inode
        self._read = 0

    def news(self) -> News:
        """What has come since the last look. Raises `OSError`, `BadRecord`."""
        try:
            is_new = self._open()
        except FileNotFoundError:
            return News()
        assert self._file is not None
        self._file.seek(self._read)
        content = self._file.read()
        whole = content[: content.rfind(b"\n") + 1]
        self._read += len(whole)
        return _news(whole.splitlines(), is_new=is_new and bool(whole))

    def close(self) -> None:
        """Give the file back."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open(self) -> bool:
        """Have the file open that lies there now; whether none of it has been read."""
        if self._file is not None:
            now, held = self._path.stat(), os.fstat(self._file.fileno())
            if os.path.samestat(now, held):
                return not self._read
        self.close()
        self._file, self._read = self._path.open("rb"), 0
        return True


def _news(lines: list[bytes], *, is_new: bool) -> News:
    if not is_new:
        return News(bulletins=tuple(from_json(line, Bulletin) for line in lines))
    first, *rest = lines
    bulletins = tuple(from_json(line, Bulletin) for line in rest)
    return News(bulletins=bulletins, after=from_json(first, After).after)


def _written(records: Iterable[Record]) -> bytes:
    return b"".join(to_json(record) + b"\n" for record in records)
