"""Why stories go out in these tests, and a site folder that fails."""

from pathlib import Path

from copydesk.newsroom.desk.publishing import Intent
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.story.change import ChangeKind

NEW = Intent(kind=ChangeKind.NEW, by="Edith")
UPDATE = Intent(kind=ChangeKind.UPDATE, by="Edith")
KILL = Intent(kind=ChangeKind.TAKEDOWN, text="Withdrawn: the claim was false.", by="Edith")


class PowerCut(BaseException):
    """The machine is off."""


class Failing(SiteFolder):
    """A folder whose machine goes off before the step of this number."""

    def __init__(self, root: Path, steps: int = 10**9) -> None:
        super().__init__(root)
        self.left = steps

    def _step(self) -> None:
        if self.left == 0:
            raise PowerCut
        self.left -= 1

    def beside(self, path: str, content: bytes, stamp: int) -> None:
        self._step()
        super().beside(path, content, stamp)

    def put(self, path: str) -> None:
        self._step()
        super().put(path)

    def take_away(self, path: str) -> None:
        self._step()
        super().take_away(path)

    def sync(self, folder: Path) -> None:
        self._step()
        super().sync(folder)


def files(root: Path) -> dict[str, bytes]:
    """What lies on a site, hidden files left aside."""
    return {
        str(file.relative_to(root)): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    }
