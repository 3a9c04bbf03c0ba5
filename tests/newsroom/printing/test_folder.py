"""The site's folder: old page or new, never half of one, wherever the power fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from copydesk.errors import BadRecord
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.press.paper import Page
from newsroom.printing.press_for_tests import Failing, PowerCut, files

HTML = "text/html; charset=utf-8"
OLD, NEW = b"<p>old</p>" * 100, b"<p>new</p>" * 100


def page(path: str, content: bytes, *, status: int = 200) -> Page:
    return Page(path=path, media_type=HTML, content=content, status=status)


def old_site(root: Path) -> None:
    pages = [page("index.html", OLD), page("a/index.html", OLD), page("b/index.html", OLD)]
    SiteFolder(root).lay([*pages, page("gone/index.html", OLD)], stamp=1)


def new_pages() -> list[Page]:
    return [
        page("a/index.html", NEW),
        page("c/index.html", NEW),
        page("index.html", NEW),
        page("b/index.html", NEW, status=410),
    ]


def crashes(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """The site after a crash before each step in turn."""
    for step in range(1000):
        root = tmp_path / str(step)
        old_site(root)
        try:
            Failing(root, step).lay(new_pages(), ["gone/index.html"], stamp=2)
        except PowerCut:
            yield step, root
        else:
            assert step > 20
            return


def test_repeating_after_a_crash_at_any_step_gives_the_same_site(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    old_site(whole)
    SiteFolder(whole).lay(new_pages(), ["gone/index.html"], stamp=2)
    for step, root in crashes(tmp_path):
        SiteFolder(root).lay(new_pages(), ["gone/index.html"], stamp=2)
        assert files(root) == files(whole), f"crash before step {step}"


def test_no_crash_leaves_half_a_page(tmp_path: Path) -> None:
    for _, root in crashes(tmp_path):
        plain = {name: held for name, held in files(root).items() if name.endswith(".html")}
        assert set(plain.values()) <= {OLD, NEW}


def test_before_the_first_page_is_laid_all_are_on_the_disk(tmp_path: Path) -> None:
    order: list[str] = []

    class Noting(SiteFolder):
        def beside(self, path: str, content: bytes, stamp: int) -> None:
            order.append("beside")
            super().beside(path, content, stamp)

        def put(self, path: str) -> None:
            order.append("put")
            super().put(path)

    Noting(tmp_path).lay(new_pages(), stamp=1)
    assert order == sorted(order)


def test_what_lies_there_already_is_not_touched(tmp_path: Path) -> None:
    old_site(tmp_path)
    before = (tmp_path / "index.html").stat()
    assert SiteFolder(tmp_path).lay([page("index.html", OLD)], stamp=9) == 0
    assert (tmp_path / "index.html").stat().st_mtime_ns == before.st_mtime_ns


def test_a_missing_compressed_copy_is_laid_again(tmp_path: Path) -> None:
    old_site(tmp_path)
    (tmp_path / "index.html.br").unlink()
    SiteFolder(tmp_path).lay([page("index.html", OLD)], stamp=9)
    assert (tmp_path / "index.html.br").is_file()


def test_compressed_copies_carry_the_time_of_the_page(tmp_path: Path) -> None:
    old_site(tmp_path)
    names = ("index.html", "index.html.br", "index.html.gz")
    assert {(tmp_path / name).stat().st_mtime_ns for name in names} == {1}


def test_a_page_grown_small_leaves_no_old_compressed_copy(tmp_path: Path) -> None:
    old_site(tmp_path)
    SiteFolder(tmp_path).lay([page("index.html", b"<p>short</p>")], stamp=2)
    assert not (tmp_path / "index.html.br").exists()


def test_a_tombstone_takes_the_place_of_the_page_and_its_copies(tmp_path: Path) -> None:
    old_site(tmp_path)
    SiteFolder(tmp_path).lay([page("a/index.html", b"withdrawn", status=410)], stamp=2)
    assert sorted(file.name for file in (tmp_path / "a").iterdir()) == ["410.html"]


def test_a_page_that_is_gone_takes_its_tombstone_along(tmp_path: Path) -> None:
    SiteFolder(tmp_path).lay([page("a/index.html", b"withdrawn", status=410)], stamp=2)
    SiteFolder(tmp_path).lay([], ["a/index.html"], stamp=3)
    assert list((tmp_path / "a").iterdir()) == []


@pytest.mark.parametrize("path", ["../out.html", "/etc/x", "a//b", "a/./b", "", "a\\..\\b", "a\0"])
def test_a_page_can_not_lie_outside_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(BadRecord, match="no path of a file"):
        SiteFolder(tmp_path / "site").lay([page(path, NEW)], stamp=1)


def test_only_an_index_can_be_buried(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match="tombstone"):
        SiteFolder(tmp_path).lay([page("feed.xml", b"x", status=410)], stamp=1)
