"""A path short enough for a socket, whatever the folder is called."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The kernel's limit for the path of a socket is 108 bytes on Linux, 104 elsewhere.
LONGEST_PATH = 100
LONGEST_NAME = 40


@contextmanager
def near(folder: Path) -> Iterator[str]:
    """The folder by its own path, or where that is too long by that of a descriptor of it."""
    path = str(folder.absolute())
    if len(os.fsencode(path)) + LONGEST_NAME <= LONGEST_PATH:
        yield path
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{descriptor}"
    finally:
        os.close(descriptor)
