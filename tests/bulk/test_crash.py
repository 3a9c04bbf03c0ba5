"""A reading that was killed goes on where it was, and every capture is there exactly once."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from bulk.archives import write
from bulk.tables import rows
from cli.conftest import Run, run  # noqa: F401 - the fixture
from copydesk.bulk.run import reading
from wire.captured import AT

PAGES = 60


def begin(given: Path, out: Path) -> "subprocess.Popen[bytes]":
    command = [
        sys.executable, "-c", "from copydesk.cli import main; main()", "archive", "read",
        str(given), "--out", str(out), "--unit", "4", "--processes", "2",
    ]  # fmt: skip
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def done(out: Path) -> int:
    """How many units are done."""
    if not (out / "journal.sqlite3").exists():
        return 0
    with closing(sqlite3.connect(f"file:{out}/journal.sqlite3?mode=ro", uri=True)) as db:
        try:
            found = db.execute("SELECT count(*) FROM units WHERE state = 'done'").fetchone()
        except sqlite3.OperationalError:  # it is just being made
            return 0
    return int(found[0])


def wait_for(units: int, out: Path, process: "subprocess.Popen[bytes]") -> None:
    """Until so many units are done, or all of it."""
    deadline = time.monotonic() + 120
    while done(out) < units and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.mark.parametrize("whom", ["the reading", "all of its processes"])
def test_a_reading_that_is_killed_goes_on_and_has_each_capture_once(
    tmp_path: Path, whom: str
) -> None:
    given, out = tmp_path / "in", tmp_path / "out"
    given.mkdir()
    write(given / "a.warc.gz", *range(PAGES))
    write(given / "b.warc", *range(PAGES // 2, PAGES + 10))
    for units in (2, 7):
        process = begin(given, out)
        wait_for(units, out, process)
        kill = os.kill if whom == "the reading" else os.killpg
        with suppress(ProcessLookupError):
            kill(process.pid, signal.SIGKILL)
        process.wait()
    last = begin(given, out)
    assert last.wait(120) == 0
    wanted = sorted(f"Ferry {number} sails again" for number in range(PAGES + 10))
    assert sorted(row["headline"] for row in rows(out, "stories")) == wanted
    outcomes = [row["outcome"] for row in rows(out, "captures")]
    assert (outcomes.count("read"), outcomes.count("duplicate")) == (PAGES + 10, PAGES // 2)
    assert not (out / ".parts").exists()


def test_two_readings_never_work_in_one_folder(run: Run, tmp_path: Path) -> None:  # noqa: F811
    archive = write(tmp_path / "a.warc", 1)
    with reading(tmp_path / "out", AT):
        result = run("archive", "read", archive, "--out", tmp_path / "out")
    assert result.exit_code == 3
    assert "another reading is at work here" in result.stderr
