"""Why stories go out in these tests, and disks that fail."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from copydesk.newsroom.desk.publishing import Intent
from copydesk.newsroom.printing.disk import Disk, Place
from copydesk.story.change import ChangeKind

NEW = Intent(kind=ChangeKind.NEW, by="Edith")
UPDATE = Intent(kind=ChangeKind.UPDATE, by="Edith")
KILL = Intent(kind=ChangeKind.TAKEDOWN, text="Withdrawn: the claim was false.", by="Edith")


class PowerCut(BaseException):
    """The machine is off."""


def cut() -> None:
    """End as a machine does that is switched off."""
    raise PowerCut


class FailingDisk(Disk):
    """A disk whose machine goes off before the call of this number."""

    def __init__(self, left: int = 10**9, end: Callable[[], None] = cut) -> None:
        self.left = left
        self.end = end

    def _step(self) -> None:
        if self.left == 0:
            self.end()
        self.left -= 1

    def write(self, place: Place, content: bytes, stamp: int) -> None:
        self._step()
        super().write(place, content, stamp)

    def rename(self, old: Place, new: Place) -> None:
        self._step()
        super().rename(old, new)

    def keep(self, place: Place, name: Place) -> None:
        self._step()
        super().keep(place, name)

    def unlink(self, place: Path) -> None:
        self._step()
        super().unlink(place)

    def make(self, folder: Path) -> None:
        self._step()
        super().make(folder)

    def sync(self, places: Collection[Place]) -> None:
        self._step()
        super().sync(places)


@dataclass
class Written:
    """What a file holds now, and what of it a power cut leaves for sure."""

    content: bytes
    sure: bytes = b""


Held = dict[Path, Written | None]


@dataclass
class Unsynced:
    """A change of names that a power cut may undo until one of its folders is synced."""

    folders: frozenset[Path]
    do: Callable[[Held], None]


class ForgetfulDisk(FailingDisk):
    """Knows what a power cut would leave: only what was synced is sure.

    `sure` holds files, and folders with None. Names changed and not synced may be there or not,
    each by itself, files not synced may be empty: the worst that POSIX allows.
    """

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root
        found = [file for file in root.rglob("*") if file.name not in {".number", ".press"}]
        self.now: Held = {file: self._as_it_lies(file) for file in found}
        self.sure = dict(self.now)
        self.unsure: list[Unsynced] = []

    def write(self, place: Place, content: bytes, stamp: int) -> None:
        super().write(place, content, stamp)
        file = Path(place)
        written = self.now[file] = Written(content)
        self._later(lambda held: held.update({file: written}), file)

    def rename(self, old: Place, new: Place) -> None:
        super().rename(old, new)
        was, will_be = Path(old), Path(new)
        moved = self.now[will_be] = self.now.pop(was)
        self._later(lambda h: (h.pop(was, None), h.update({will_be: moved})), was, will_be)

    def unlink(self, place: Path) -> None:
        super().unlink(place)
        self.now.pop(place, None)
        self._later(lambda held: held.pop(place, None), place)

    def make(self, folder: Path) -> None:
        is_new = not folder.exists()
        super().make(folder)
        if is_new:
            self.now[folder] = None
            self._later(lambda held: held.update({folder: None}), folder)

    def sync(self, places: Collection[Place]) -> None:
        super().sync(places)
        synced = [Path(place) for place in places]
        for written in map(self.now.get, synced):
            if written:
                written.sure = written.content
        for change in self.unsure:
            if not change.folders.isdisjoint(synced):
                change.do(self.sure)
        self.unsure = [one for one in self.unsure if one.folders.isdisjoint(synced)]

    def leave(self, root: Path, is_kept: Callable[[], bool]) -> None:
        """Put what is left after a power cut into another folder."""
        held = dict(self.sure)
        for change in self.unsure:
            if is_kept():
                change.do(held)
        root.mkdir()
        folders = {place for place, written in held.items() if written is None} | {self.root}
        for place in sorted(held):
            if any(above not in folders for above in place.parents if self._holds(above)):
                continue
            there, written = root / place.relative_to(self.root), held[place]
            if written is None:
                there.mkdir()
            else:
                there.write_bytes(written.content if is_kept() else written.sure)

    def _as_it_lies(self, file: Path) -> Written | None:
        return Written(file.read_bytes(), file.read_bytes()) if file.is_file() else None

    def _holds(self, folder: Path) -> bool:
        return folder.is_relative_to(self.root)

    def _later(self, do: Callable[[Held], object], *places: Path) -> None:
        folders = frozenset(place.parent for place in places)
        self.unsure.append(Unsynced(folders, lambda held: (do(held), None)[1]))


def files(root: Path) -> dict[str, bytes]:
    """What lies on a site, hidden files left aside."""
    names = {file: str(file.relative_to(root)) for file in sorted(root.rglob("*"))}
    return {
        name: file.read_bytes()
        for file, name in names.items()
        if file.is_file() and not file.name.startswith(".") and not name.startswith(".coming/")
    }
