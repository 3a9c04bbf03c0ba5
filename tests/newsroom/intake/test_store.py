"""The captures folder."""

import hashlib
from pathlib import Path

import pytest
from pytest_django import Settings

from copydesk.newsroom.intake import store


@pytest.fixture(autouse=True)
def captures(settings: Settings, tmp_path: Path) -> Path:
    settings.CAPTURES_ROOT = tmp_path / "captures"
    return tmp_path / "captures"


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_kept_comes_back_byte_for_byte() -> None:
    came = bytes(range(256)) * 4
    assert store.content(store.keep(came)) == came


def test_a_delivery_of_nothing_is_kept_too() -> None:
    assert store.content(store.keep(b"")) == b""


def test_a_capture_lies_two_folders_deep_under_its_hash(captures: Path) -> None:
    sha256 = store.keep(b"copy")
    assert sha256 == hashlib.sha256(b"copy").hexdigest()
    assert files(captures) == [captures / sha256[:2] / sha256[2:4] / sha256]


def test_identical_bytes_are_kept_once(captures: Path) -> None:
    store.keep(b"copy")
    (first,) = files(captures)
    before = first.stat().st_ino
    store.keep(b"copy")
    (second,) = files(captures)
    assert second.stat().st_ino == before


def test_nobody_may_write_into_a_kept_capture(captures: Path) -> None:
    store.keep(b"copy")
    (path,) = files(captures)
    assert path.stat().st_mode & 0o777 == 0o440


def test_a_damaged_capture_is_named_not_given_out(captures: Path) -> None:
    sha256 = store.keep(b"copy")
    (path,) = files(captures)
    path.chmod(0o600)
    path.write_bytes(b"cop")
    with pytest.raises(store.DamagedCapture, match="not those that came") as raised:
        store.content(sha256)
    assert raised.value.place == sha256


def test_a_damaged_capture_is_mended_when_the_same_bytes_come_again(captures: Path) -> None:
    sha256 = store.keep(b"copy")
    (path,) = files(captures)
    path.chmod(0o600)
    path.write_bytes(b"cop")
    store.keep(b"copy")
    assert store.content(sha256) == b"copy"


def test_a_lost_capture_is_named() -> None:
    with pytest.raises(store.DamagedCapture, match="no file of this name"):
        store.content("0" * 64)


@pytest.mark.parametrize("name", ["", "../../secret-key", "g" * 64, "A" * 64, "0" * 63 + "\x00"])
def test_only_a_hash_names_a_capture(name: str) -> None:
    with pytest.raises(store.DamagedCapture, match="no name of a capture"):
        store.content(name)


def test_a_full_disk_leaves_no_half_capture(captures: Path, tmp_path: Path) -> None:
    sha256 = hashlib.sha256(b"copy").hexdigest()
    captures.mkdir()
    (captures / sha256[:2]).write_bytes(b"a file where a folder should be")
    with pytest.raises(OSError, match=r"exists|directory"):
        store.keep(b"copy")
    assert files(captures) == [captures / sha256[:2]]
