"""The site's number, by which a copy in memory is known to be good without a look at its file.

`ROOT/.number` holds eight bytes, a number, least significant byte first: odd while the press
changes names in the folder, even while the site is whole, and another after each change set
(`printing/changes.py`). It is raised before the press says that it is done. Where there is no
such file, or while it is odd, every copy is compared with its file.
"""

import os
from contextlib import suppress
from pathlib import Path

NAME = ".number"
SIZE = 8


class Turn:
    """The number as it was last seen."""

    def __init__(self, root: Path) -> None:
        self._path = root / NAME
        self._file = -1
        self._seen = b""
        self.look_again()

    def has_moved(self) -> bool:
        """Whether files may have changed since this was last asked, or are changing now."""
        if self._file < 0:
            return True
        now = os.pread(self._file, SIZE, 0)
        if now and now == self._seen:
            return False
        self._seen = b"" if not now or now[0] & 1 else now
        return True

    def look_again(self) -> None:
        """Trust what was seen no longer, nor the file that was open: the folder may be another."""
        self.close()
        with suppress(OSError):
            self._file = os.open(self._path, os.O_RDONLY | os.O_CLOEXEC)

    def close(self) -> None:
        """Give the file back."""
        self._seen = b""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
