"""The site's folder: old page or new, never half of one, wherever the power fails."""

import errno
import gzip
import os
import re
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import brotli
import pytest

from copydesk.errors import BadRecord
from copydesk.newsroom.printing import disk
from copydesk.newsroom.printing import folder as folder_module
from copydesk.newsroom.printing.disk import Disk, Place
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.packing import Pack
from copydesk.press.paper import Page
from newsroom.printing.press_for_tests import FailingDisk, ForgetfulDisk, PowerCut, files

HTML = "text/html; charset=utf-8"
OLD, NEW = b"<p>old</p>" * 100, b"<p>new</p>" * 100


def page(path: str, content: bytes, *, status: int = 200) -> Page:
    return Page(path=path, media_type=HTML, content=content, status=status)


def lay(root: Path, pages: list[Page], gone: list[str], *, stamp: int, disk: Disk | None) -> int:
    folder = SiteFolder(root, disk)
    with folder.alone():
        return folder.lay(pages, gone, stamp=stamp)


def linking(*paths: str, words: bytes) -> bytes:
    links = b"".join(b'<a href="/%b">' % path.encode() for path in paths)
    return links + words * 100


def old_site(root: Path) -> None:
    front = linking("a/index.html", "b/index.html", "gone/index.html", words=b"old")
    pages = [page("index.html", front), page("a/index.html", OLD), page("b/index.html", OLD)]
    lay(root, [*pages, page("gone/index.html", OLD)], [], stamp=1, disk=None)


def new_pages() -> list[Page]:
    return [
        page("a/index.html", NEW),
        page("index.html", linking("a/index.html", "c/d/index.html", words=b"new")),
        page("c/d/index.html", linking("c/e/index.html", words=b"new")),
        page("c/e/index.html", NEW),
        page("b/index.html", NEW, status=410),
    ]


def change(root: Path, disk: Disk | None = None) -> None:
    lay(root, new_pages(), ["gone/index.html"], stamp=2, disk=disk)


@pytest.fixture
def old(tmp_path: Path) -> dict[str, bytes]:
    """The files before the change."""
    old_site(tmp_path / "old")
    return files(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> dict[str, bytes]:
    """The files after the change."""
    old_site(tmp_path / "new")
    change(tmp_path / "new")
    return files(tmp_path / "new")


def killed_at(step: int, root: Path) -> bool:
    """Change the site in a process of its own that is killed before this step, if it comes."""
    process = os.fork()
    if process == 0:
        change(root, FailingDisk(step, lambda: os.kill(os.getpid(), signal.SIGKILL)))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL


@dataclass
class Killed:
    """The site after a kill: as it lay, when somebody looked, when the change was repeated."""

    as_it_lay: dict[str, bytes]
    looked_at: dict[str, bytes]
    repeated: dict[str, bytes]
    left_over: list[Path]


@pytest.fixture(scope="module")
def kills(tmp_path_factory: pytest.TempPathFactory) -> list[Killed]:
    """What a kill before each step in turn comes to."""
    found = []
    for step in range(1000):
        root = tmp_path_factory.mktemp("killed")
        old_site(root)
        if not killed_at(step, root):
            break
        lay = files(root)
        with SiteFolder(root).alone():
            looked_at = files(root)
        change(root)
        SiteFolder(root).sweep()
        found.append(Killed(lay, looked_at, files(root), list((root / ".coming").iterdir())))
    assert len(found) > 30
    return found


def test_killed_at_any_step_the_site_is_the_old_one_or_the_new_as_soon_as_somebody_looks(
    kills: list[Killed], old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    outcomes = [killed.looked_at for killed in kills]
    assert all(outcome in (old, new) for outcome in outcomes)
    assert outcomes.index(new) == outcomes.count(old)  # once decided, never back


def test_a_change_set_repeated_after_a_kill_at_any_step_is_whole(
    kills: list[Killed], new: dict[str, bytes]
) -> None:
    assert all(killed.repeated == new for killed in kills)
    assert not [left for killed in kills for left in killed.left_over]


def test_at_no_step_does_a_page_lead_to_one_that_is_not_there(kills: list[Killed]) -> None:
    for killed in kills:
        reached, seen = ["index.html"], set[str]()
        while reached:
            path = reached.pop()
            buried = path.replace("index.html", "410.html")
            content = killed.as_it_lay.get(path) or killed.as_it_lay[buried]
            if path not in seen:
                seen.add(path)
                reached += re.findall(r'href="/([^"]+)"', content.decode())


def test_no_kill_leaves_half_a_page(kills: list[Killed], old: dict[str, bytes]) -> None:
    new = {file.path.replace("b/index", "b/410"): file.content for file in new_pages()}
    for killed in kills:
        pages = {name: held for name, held in killed.as_it_lay.items() if name.endswith(".html")}
        assert all(held in (old.get(name), new.get(name)) for name, held in pages.items())


@pytest.mark.parametrize("keeps", ["none", "all", "some"])
def test_a_power_cut_at_any_step_leaves_the_old_site_or_the_new(
    tmp_path: Path, old: dict[str, bytes], new: dict[str, bytes], keeps: str
) -> None:
    luck = Random(keeps)
    is_kept = {"none": lambda: False, "all": lambda: True}.get(keeps, lambda: luck.random() < 0.5)
    for step in range(1000):
        root = tmp_path / f"live-{step}"
        old_site(root)
        disk = ForgetfulDisk(root)
        disk.left = step
        try:
            change(root, disk)
        except PowerCut:
            left = tmp_path / f"left-{step}"
            disk.leave(left, is_kept)
            with SiteFolder(left).alone():
                assert files(left) in (old, new), step
        else:
            disk.leave(tmp_path / "end", is_kept)
            with SiteFolder(tmp_path / "end").alone():
                assert files(tmp_path / "end") == new
            return


def test_what_is_replaced_or_taken_away_is_freed_when_there_is_time(tmp_path: Path) -> None:
    old_site(tmp_path)
    change(tmp_path)
    site = files(tmp_path)
    kept = [file.read_bytes() for file in (tmp_path / ".coming").iterdir()]
    assert kept.count(OLD) == 3  # a and b are replaced, and one is gone
    SiteFolder(tmp_path).sweep()
    assert not list((tmp_path / ".coming").iterdir())
    assert files(tmp_path) == site


def test_a_file_system_without_second_names_is_served_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new: dict[str, bytes]
) -> None:
    def refused(*names: object) -> None:
        raise OSError(errno.EPERM, "no second names here")

    monkeypatch.setattr("os.link", refused)
    old_site(tmp_path / "site")
    change(tmp_path / "site")
    assert files(tmp_path / "site") == new


def test_the_number_is_odd_while_names_change_and_even_and_higher_after(tmp_path: Path) -> None:
    def number() -> int:
        return int.from_bytes((tmp_path / ".number").read_bytes(), "little")

    old_site(tmp_path)
    before = number()
    during: list[int] = []

    class Noting(Disk):
        def rename(self, old: Place, new: Place) -> None:
            super().rename(old, new)
            during.append(number())

    change(tmp_path, Noting())
    assert before % 2 == number() % 2 == 0
    assert number() == before + 2
    assert set(during[1:]) == {before + 1}  # the first is the list's own name


def test_the_best_copies_take_the_place_of_the_fast_ones(tmp_path: Path) -> None:
    words = b" ".join(b"%d" % (n * n) for n in range(3000))
    lay(tmp_path, [page("index.html", words)], [], stamp=1, disk=None)
    fast = files(tmp_path)
    seen = (tmp_path / "index.html").stat().st_ino
    assert SiteFolder(tmp_path).pack_better("index.html")
    best = files(tmp_path)
    assert len(best["index.html.br"]) < len(fast["index.html.br"])
    assert len(best["index.html.gz"]) <= len(fast["index.html.gz"])
    assert gzip.decompress(best["index.html.gz"]) == brotli.decompress(best["index.html.br"])
    assert best["index.html"] == words
    assert {place.stat().st_mtime_ns for place in tmp_path.glob("index*")} == {1}
    assert (tmp_path / "index.html").stat().st_ino != seen  # holders in memory look again


def test_a_page_changed_while_it_is_packed_better_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, [page("index.html", OLD)], [], stamp=1, disk=None)
    folder = SiteFolder(tmp_path)
    pack = folder_module.packed

    def slowly(content: bytes, levels: Mapping[str, Pack]) -> dict[str, bytes]:
        monkeypatch.undo()
        lay(tmp_path, [page("index.html", NEW)], [], stamp=2, disk=None)
        return pack(content, levels)

    monkeypatch.setattr(folder_module, "packed", slowly)
    assert not folder.pack_better("index.html")
    assert brotli.decompress((tmp_path / "index.html.br").read_bytes()) == NEW
    assert folder.pack_better("index.html")
    assert folder.pack_better("index.html")  # nothing is left to do
    assert not folder.pack_better("nobody.html")


def test_what_lies_there_already_is_not_touched(tmp_path: Path) -> None:
    old_site(tmp_path)
    before = (tmp_path / "a/index.html").stat()
    assert lay(tmp_path, [page("a/index.html", OLD)], [], stamp=9, disk=None) == 0
    assert (tmp_path / "a/index.html").stat().st_mtime_ns == before.st_mtime_ns


def test_a_missing_compressed_copy_is_laid_again(tmp_path: Path) -> None:
    old_site(tmp_path)
    (tmp_path / "a/index.html.br").unlink()
    lay(tmp_path, [page("a/index.html", OLD)], [], stamp=9, disk=None)
    assert (tmp_path / "a/index.html.br").is_file()


def test_compressed_copies_carry_the_time_of_the_page(tmp_path: Path) -> None:
    old_site(tmp_path)
    names = ("index.html", "index.html.br", "index.html.gz")
    assert {(tmp_path / name).stat().st_mtime_ns for name in names} == {1}


def test_a_page_grown_small_leaves_no_old_compressed_copy(tmp_path: Path) -> None:
    old_site(tmp_path)
    lay(tmp_path, [page("index.html", b"<p>short</p>")], [], stamp=2, disk=None)
    assert not (tmp_path / "index.html.br").exists()


def test_a_tombstone_takes_the_place_of_the_page_and_its_copies(tmp_path: Path) -> None:
    old_site(tmp_path)
    lay(tmp_path, [page("a/index.html", b"withdrawn", status=410)], [], stamp=2, disk=None)
    assert sorted(file.name for file in (tmp_path / "a").iterdir()) == ["410.html"]


def test_a_page_that_is_gone_takes_its_tombstone_along(tmp_path: Path) -> None:
    lay(tmp_path, [page("a/index.html", b"withdrawn", status=410)], [], stamp=2, disk=None)
    lay(tmp_path, [], ["a/index.html"], stamp=3, disk=None)
    assert list((tmp_path / "a").iterdir()) == []


@pytest.mark.parametrize("path", ["../out.html", "/etc/x", "a//b", "a/./b", "", "a\\..\\b", "a\0"])
def test_a_page_can_not_lie_outside_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(BadRecord, match="no path of a file"):
        SiteFolder(tmp_path / "site").lay([page(path, NEW)], stamp=1)


def test_only_an_index_can_be_buried(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match="tombstone"):
        SiteFolder(tmp_path).lay([page("feed.xml", b"x", status=410)], stamp=1)


SYNC_ALL = disk.SYNC_ALL  # as it is before the fixture takes it away


def test_many_files_are_made_to_last_with_one_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list[int]()
    monkeypatch.setattr(disk, "SYNC_ALL", told.append)
    places = [tmp_path / f"{number}.html" for number in range(40)]
    for place in places:
        Disk().write(place, OLD, 1)
    Disk().sync(places)
    Disk().sync(places[:3])
    assert len(told) == 1


def test_a_disk_that_could_not_write_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "SYNC_ALL", lambda handle: -1)
    with pytest.raises(OSError, match=str(tmp_path)):
        Disk().sync([tmp_path] * 40)


@pytest.mark.skipif(SYNC_ALL is None, reason="no syncfs(2) here")
def test_a_whole_file_system_is_synced_by_the_system_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "SYNC_ALL", SYNC_ALL)
    Disk().sync([tmp_path] * 40)
