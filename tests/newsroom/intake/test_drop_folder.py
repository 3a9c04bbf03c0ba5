"""The drop folder."""

import datetime as dt
import os
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django import Settings

from copydesk.newsroom.intake import store
from copydesk.newsroom.intake.actions import sweep_drop_folder
from copydesk.newsroom.intake.models import CaptureRow, SourceRow

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def later(seconds: float) -> dt.datetime:
    return NOON + dt.timedelta(seconds=seconds)


def lay(name: str, content: bytes = b"Copy.") -> Path:
    path = Path(settings.DROP_ROOT) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def sweep_twice() -> list[CaptureRow]:
    return [*sweep_drop_folder(NOON), *sweep_drop_folder(later(2))]


def agency(way: str = "drop") -> SourceRow:
    return SourceRow.objects.create(key="meridian", name="Meridian Press", way=way)


def test_a_file_that_lies_still_is_taken_for_the_source_of_its_folder() -> None:
    source = agency()
    lay("meridian/first.txt", b"The ferry sails.")
    (capture,) = sweep_twice()
    assert capture.source == source
    assert capture.place == "drop:meridian/first.txt"
    assert capture.media_type == "text/plain"
    assert store.content(capture.sha256) == b"The ferry sails."
    source.refresh_from_db()
    assert source.last_delivery == later(2)


def test_a_file_is_not_taken_at_first_sight() -> None:
    lay("first.txt")
    assert sweep_drop_folder(NOON) == []
    assert sweep_drop_folder(later(0.5)) == []
    assert len(sweep_drop_folder(later(1))) == 1


def test_a_file_that_grows_is_left_until_it_stops() -> None:
    path = lay("first.txt", b"The fer")
    sweep_drop_folder(NOON)
    path.write_bytes(b"The ferry sails.")
    assert sweep_drop_folder(later(2)) == []
    (capture,) = sweep_drop_folder(later(4))
    assert store.content(capture.sha256) == b"The ferry sails."


@pytest.mark.parametrize("name", [".first.txt", "first.txt.part", "first.tmp", "x.filepart"])
def test_a_file_still_being_written_is_not_taken(name: str) -> None:
    lay(name)
    assert sweep_twice() == []


def test_a_file_renamed_into_place_is_taken() -> None:
    path = lay("first.txt.part")
    sweep_drop_folder(NOON)
    path.rename(path.with_suffix(""))
    sweep_drop_folder(later(1))
    assert len(sweep_drop_folder(later(2))) == 1


def test_what_was_taken_lies_in_the_taken_folder() -> None:
    path = lay("meridian/first.txt")
    sweep_twice()
    assert not path.exists()
    (taken,) = (Path(settings.DROP_ROOT) / ".taken" / "meridian").iterdir()
    assert taken.name.endswith("-first.txt")
    assert sweep_drop_folder(later(4)) == []


def test_the_folder_of_an_unknown_source_gives_copy_from_nobody() -> None:
    lay("strangers/first.txt")
    (capture,) = sweep_twice()
    assert capture.source is None
    assert capture.place == "drop:strangers/first.txt"


def test_every_source_that_drops_finds_its_folder() -> None:
    agency()
    sweep_drop_folder(NOON)
    assert (Path(settings.DROP_ROOT) / "meridian").is_dir()


def test_the_same_file_dropped_again_is_one_delivery() -> None:
    lay("first.txt")
    (first,) = sweep_twice()
    lay("first.txt")
    sweep_drop_folder(later(4))
    (second,) = sweep_drop_folder(later(6))
    assert first == second
    assert CaptureRow.objects.count() == 1


def test_a_file_too_large_stays_with_a_note_and_is_shown_at_its_source(
    settings: Settings,
) -> None:
    settings.CAPTURE_MAX_BYTES = 1024
    source = agency()
    path = lay("meridian/flood.txt", b"x" * 1025)
    assert sweep_twice() == []
    assert path.exists()
    assert path.with_name("flood.txt.refused.txt").read_text() == "larger than 1 KiB\n"
    source.refresh_from_db()
    assert source.trouble == "1 left in the drop folder: flood.txt"


def test_a_file_with_a_note_is_looked_at_again_when_the_note_is_taken_away(
    settings: Settings,
) -> None:
    settings.CAPTURE_MAX_BYTES = 4
    path = lay("meridian/first.txt", b"Copy.")
    source = agency()
    sweep_twice()
    settings.CAPTURE_MAX_BYTES = 5
    assert sweep_drop_folder(later(4)) == []
    path.with_name("first.txt.refused.txt").unlink()
    assert len(sweep_drop_folder(later(6))) == 1
    source.refresh_from_db()
    assert source.trouble == ""


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret-key"
    secret.write_text("ours alone")
    link = Path(settings.DROP_ROOT) / "first.txt"
    link.parent.mkdir(parents=True)
    link.symlink_to(secret)
    assert sweep_twice() == []
    assert link.is_symlink()
    assert "cannot be read" in link.with_name("first.txt.refused.txt").read_text()


def test_a_note_is_not_written_through_a_link(settings: Settings, tmp_path: Path) -> None:
    settings.CAPTURE_MAX_BYTES = 4
    secret = tmp_path / "secret-key"
    secret.write_text("ours alone")
    path = lay("flood.txt", b"x" * 5)
    path.with_name("flood.txt.refused.txt").symlink_to(secret)
    os.utime(path.with_name("flood.txt.refused.txt"), (1, 1), follow_symlinks=False)
    sweep_twice()
    assert secret.read_text() == "ours alone"


def test_a_pipe_does_not_hold_the_sweep_up() -> None:
    Path(settings.DROP_ROOT).mkdir(parents=True)
    os.mkfifo(Path(settings.DROP_ROOT) / "pipe")
    assert sweep_twice() == []
    assert (Path(settings.DROP_ROOT) / "pipe.refused.txt").read_text() == "this is no plain file\n"


def test_a_folder_within_a_folder_stays_with_a_note() -> None:
    lay("meridian/deep/first.txt")
    assert sweep_twice() == []
    assert (Path(settings.DROP_ROOT) / "meridian" / "deep.refused.txt").exists()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xe9.txt", "drop:caf\ufffd.txt"),
        ("a\u202egpj.txt".encode(), "drop:a\ufffdgpj.txt"),
        (b"line\nbreak.txt", "drop:line\ufffdbreak.txt"),
        (b"<script>.txt", "drop:<script>.txt"),
        (b"x" * 240 + b".txt", "drop:" + "x" * 240 + ".txt"),
    ],
)
def test_hostile_names_are_taken_and_shown_harmless(name: bytes, shown: str) -> None:
    lay("meridian/.keep")
    handle = os.open(os.fsencode(settings.DROP_ROOT) + b"/" + name, os.O_CREAT | os.O_WRONLY)
    os.close(handle)
    (capture,) = sweep_twice()
    assert capture.place == shown
