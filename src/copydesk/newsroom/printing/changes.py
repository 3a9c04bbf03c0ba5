"""Many files changed as one: all or none of them, also after a crash or a power cut.

What is to change is written into a folder of its own and synced, then a list of it. The list is
the point of no return: before it lies there nothing has changed; once it does, whoever comes next
carries it out to its end. Every step of carrying out may be repeated.

Readers' order: what is new gets its name first, then what is replaced, then the rest goes. So no
page leads to one that is not there, at any step. `docs/decisions/0013` says what was weighed.
"""

import secrets
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from copydesk.newsroom.printing.disk import Disk
from copydesk.story.record import Record

COMING, LIST, NUMBER = ".coming", "list", ".number"
WAS = "was-"  # begins the names of what was replaced


class Named(Record, frozen=True):
    """A file that lies ready under `ready`, and the path it gets."""

    ready: str
    path: str


class Changes(Record, frozen=True):
    """What gets its name, in this order, and what goes after that."""

    named: tuple[Named, ...]
    away: tuple[str, ...]


class File(Record, frozen=True):
    """A file to come: its path under the root, and its time stamp in nanoseconds."""

    path: str
    content: bytes
    stamp: int


class ChangeSet:
    """The change sets of one folder, one at a time."""

    def __init__(self, root: Path, disk: Disk) -> None:
        self.root = root
        self.disk = disk
        self._coming = root / COMING
        self._list = self._coming / LIST

    def make(self, files: Sequence[File], away: Iterable[str]) -> None:
        """Lay these files in their order and take the others away, all or nothing."""
        token = secrets.token_hex(6)  # an old list that a power cut brings back names no new file
        self.root.mkdir(parents=True, exist_ok=True)
        self.disk.make(self._coming)
        # Names as plain text: a Path takes longer to make than its file to look up.
        named, ready = [], []
        for place, file in enumerate(files):
            named.append(Named(ready=f"{token}-{place}", path=file.path))
            ready.append(f"{self._coming}/{named[-1].ready}")
            self.disk.write(ready[-1], file.content, file.stamp)
        self.disk.sync([*ready, self._coming])
        changes = Changes(named=tuple(named), away=tuple(away))
        self._decide(changes, token)
        self._carry_out(changes, is_repeated=False)

    def is_open(self) -> bool:
        """Whether a change set was begun and not ended; one glance at the disk."""
        return self._list.exists()

    def finish(self) -> None:
        """Carry out what a crash left undone, or forget what was never decided."""
        if self.is_open():
            self._carry_out(
                msgspec.json.decode(self._list.read_bytes(), type=Changes), is_repeated=True
            )
        if self._coming.is_dir():
            for left in sorted(self._coming.iterdir()):
                if not left.name.startswith(WAS):
                    self.disk.unlink(left)

    def sweep(self) -> None:
        """Free what was replaced; beside whatever else is done, for nobody asks for it again."""
        for left in self._coming.glob(f"{WAS}*"):
            self.disk.unlink(left)

    def _decide(self, changes: Changes, token: str) -> None:
        listed = self._coming / f"{token}-{LIST}"
        self.disk.write(listed, msgspec.json.encode(changes), 0)
        self.disk.sync([listed])
        self.disk.rename(listed, self._list)
        self.disk.sync([self._coming])

    def _carry_out(self, changes: Changes, *, is_repeated: bool) -> None:
        self._make_folders(changes, is_repeated=is_repeated)
        was = f"{self._coming}/{WAS}{secrets.token_hex(6)}"
        self._say(is_under_way=True)
        for place, file in enumerate(changes.named):
            ready, path = f"{self._coming}/{file.ready}", f"{self.root}/{file.path}"
            if not is_repeated or Path(ready).exists():
                self.disk.keep(path, f"{was}-{place}")
                self.disk.rename(ready, path)
        for place, name in enumerate(changes.away):
            if (self.root / name).exists():
                self.disk.rename(self.root / name, f"{was}-away-{place}")
        self._say(is_under_way=False)
        paths = (*(file.path for file in changes.named), *changes.away)
        self._sync({self.root / folder for folder in {path.rpartition("/")[0] for path in paths}})
        self.disk.unlink(self._list)

    def _make_folders(self, changes: Changes, *, is_repeated: bool) -> None:
        """Make the folders that are not there, and their names last before one holds a file."""
        wanted = _above(file.path for file in changes.named)
        folders = [self.root / name for name in sorted(wanted)]
        missing = folders if is_repeated else [one for one in folders if not one.is_dir()]
        for folder in missing:
            self.disk.make(folder)
        self._sync({folder.parent for folder in missing})

    def _sync(self, folders: set[Path]) -> None:
        self.disk.sync([folder for folder in sorted(folders) if folder.is_dir()])

    def _say(self, *, is_under_way: bool) -> None:
        """Tell readers' side: odd while names change, even while the site is whole."""
        place = self.root / NUMBER
        with place.open("r+b" if place.exists() else "w+b") as file:
            held = file.read(8)
            now = struct.unpack("<q", held)[0] if len(held) == 8 else 0  # bytes
            file.seek(0)
            file.write(struct.pack("<q", (now | 1) if is_under_way else (now | 1) + 1))


def _above(paths: Iterable[str]) -> set[str]:
    """All folders below the root that these files lie in, and those above them."""
    found = set[str]()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
