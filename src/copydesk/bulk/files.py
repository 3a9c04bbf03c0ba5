"""Files of this machine and of object stores, opened the same way."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final
from urllib.parse import quote, unquote

from copydesk.errors import CopydeskError

FAR: Final = re.compile(r"(?:s3|gs|gcs|hdfs|abfs|abfss|file)://")
AHEAD: Final = 8 * 1024 * 1024  # bytes asked of an object store at once
PLAIN: Final = "/:@!$&'()*+,;=~"  # what stands in a path of an address as it is (RFC 3986, 3.3)


@dataclass(frozen=True, kw_only=True)
class Found:
    """A file: where it is, how large, and a stamp that changes when it does."""

    place: str
    size: int
    stamp: str

    @property
    def name(self) -> str:
        """The place in lower case, without what a store is told beside it (?region=...)."""
        return bare(self.place).lower()


def find(place: str) -> Iterator[Found]:
    """The files at a place, in the order of their names; of a folder all below, hidden ones not.

    Raises `CopydeskError` where there is nothing.
    """
    if FAR.match(place):
        yield from _far(place)
        return
    path = Path(place)
    if path.is_dir():
        for each in sorted(path.rglob("*")):
            if each.is_file() and not _is_hidden(each.relative_to(path).parts):
                yield _near(each)
    elif path.is_file():
        yield _near(path)
    else:
        raise CopydeskError(place=place, reason="there is no such file or folder")


def open_file(place: str) -> BinaryIO:
    """A file to read from, at any place of it. Raises `OSError`."""
    if not FAR.match(place):
        return Path(place).open("rb")
    system, path = _system(place)
    file = system.open_input_file(path)
    whole = Excerpt(lambda at, size: bytes(file.read_at(size, at)), 0, int(file.size()))
    return io.BufferedReader(whole, AHEAD)


def bare(place: str) -> str:
    """A place without what a store is told beside it."""
    return unquote(place.partition("?")[0]) if FAR.match(place) else place


def _near(path: Path) -> Found:
    status = path.stat()
    stamp = f"{status.st_size} {status.st_mtime_ns}"
    return Found(place=str(path), size=status.st_size, stamp=stamp)


def _is_hidden(parts: tuple[str, ...]) -> bool:
    return any(part.startswith(".") for part in parts)


def _far(place: str) -> Iterator[Found]:
    from pyarrow import fs

    system, path = _system(place)
    scheme = place[: place.index("://") + 3]
    _, sign, options = place.partition("?")
    try:
        info = system.get_file_info(path)
        found = [info]
        if info.type == fs.FileType.Directory:
            found = system.get_file_info(fs.FileSelector(path, recursive=True))
    except OSError as error:
        raise CopydeskError(place=place, reason=str(error)) from error
    if info.type == fs.FileType.NotFound:
        raise CopydeskError(place=place, reason="there is no such file or folder")
    for each in sorted(found, key=lambda one: str(one.path)):
        below = each.path[len(path) :].strip("/").split("/")
        if each.is_file and not _is_hidden(tuple(below)):
            stamp = f"{each.size} {each.mtime_ns}"
            address = scheme + quote(each.path, safe=PLAIN) + sign + options
            yield Found(place=address, size=each.size, stamp=stamp)


def _system(place: str) -> Any:  # noqa: ANN401  # pyarrow has no types
    """The store of a place and the path within; names need not be written as addresses are."""
    from pyarrow import fs

    path, sign, options = place.partition("?")
    try:
        return fs.FileSystem.from_uri(quote(path, safe=PLAIN + "%") + sign + options)
    except (OSError, ValueError) as error:
        raise CopydeskError(place=place, reason=str(error)) from error


class Excerpt(io.RawIOBase):
    """Some bytes of a file, or of what can be asked for its bytes, as a file of its own."""

    def __init__(self, read_at: Callable[[int, int], bytes], begin: int, size: int) -> None:
        self._read_at, self._begin, self._size = read_at, begin, size
        self._at = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401  # any buffer
        """Fill a buffer; fewer bytes at the end."""
        size = max(0, min(len(buffer), self._size - self._at))
        part = self._read_at(self._begin + self._at, size) if size else b""
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place."""
        self._at = offset + (0, self._at, self._size)[whence]
        return self._at

    def tell(self) -> int:
        """Where we are."""
        return self._at
