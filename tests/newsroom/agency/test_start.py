"""When the sample started."""

import datetime as dt
from pathlib import Path

import pytest

from copydesk.errors import BadRecord
from copydesk.newsroom.agency.start import read_start, write_start

START = dt.datetime(2026, 11, 23, 8, 0, 0, tzinfo=dt.UTC)


def test_a_sample_that_was_never_started_has_no_start(tmp_path: Path) -> None:
    assert read_start(tmp_path / "sample-start") is None


def test_the_start_is_remembered(tmp_path: Path) -> None:
    write_start(tmp_path / "sample-start", START)
    assert read_start(tmp_path / "sample-start") == START


def test_a_second_start_goes_on_from_the_first(tmp_path: Path) -> None:
    write_start(tmp_path / "sample-start", START)
    write_start(tmp_path / "sample-start", START + dt.timedelta(days=1))
    assert read_start(tmp_path / "sample-start") == START


@pytest.mark.parametrize("content", [b"yesterday", b"", b"\xff\xfe", b"2026-11-23T08:00:00"])
def test_a_spoilt_note_of_the_start_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "sample-start"
    file.write_bytes(content)
    with pytest.raises(BadRecord, match="sample-start"):
        read_start(file)
