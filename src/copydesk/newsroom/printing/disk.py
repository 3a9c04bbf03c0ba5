"""The calls by which the press changes a disk, all in one place: what a crash can come between."""

import os
from pathlib import Path


class Disk:
    """Files written and synced, names changed, folders synced."""

    def write(self, place: Path, content: bytes, stamp: int) -> None:
        """Write a file whole and sync it; its name lasts once its folder is synced."""
        with place.open("wb") as file:
            file.write(content)
            file.flush()
            os.utime(file.fileno(), ns=(stamp, stamp))
            os.fsync(file.fileno())

    def rename(self, old: Path, new: Path) -> None:
        """Give a file its name, in place of what has it now."""
        old.replace(new)

    def unlink(self, place: Path) -> None:
        """Let nothing have this name."""
        place.unlink(missing_ok=True)

    def make(self, folder: Path) -> None:
        """Make one folder, unless it is there."""
        folder.mkdir(exist_ok=True)

    def sync(self, folder: Path) -> None:
        """Make the names in a folder last."""
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
