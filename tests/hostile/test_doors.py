"""Whatever is pushed through a door: read, or refused by name and reason; the bytes are kept."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from copydesk.cli import desk
from copydesk.newsroom.desk import arrivals
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.intake import store
from copydesk.newsroom.intake.actions import poll, sweep_drop_folder
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from hostile.deliveries import DELIVERIES, LIMIT, TOO_LARGE
from newsroom.desk.copy_for_tests import feed

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
DOOR = "/desk/bring-in/"
State = CaptureRow.State


@pytest.fixture
def at_the_door(client: Client, person: Callable[[str], User]) -> Client:
    """A contributor's browser."""
    client.force_login(person("contributor"))
    return client


def is_done_with(capture: CaptureRow, content: bytes) -> None:
    """Kept byte for byte; read, or refused for a reason a person can read."""
    capture.refresh_from_db()
    assert store.content(capture.sha256) == content
    assert capture.state in {State.READ, State.REFUSED}
    if capture.state == State.REFUSED:
        assert capture.reason
        assert "Error(" not in capture.reason
        assert "Traceback" not in capture.reason


@pytest.mark.parametrize("name", DELIVERIES)
def test_an_uploaded_file_is_read_or_refused_and_kept(at_the_door: Client, name: str) -> None:
    content = DELIVERIES[name]
    answer = at_the_door.post(
        DOOR, {"door": "upload", "upload-copy": SimpleUploadedFile(name, content)}, follow=True
    )
    page = answer.content.decode()
    if not content:
        assert answer.status_code == 422
        assert "empty" in page
        return
    assert answer.status_code == 200
    assert name in page
    is_done_with(CaptureRow.objects.get(), content)


@pytest.mark.parametrize("name", TOO_LARGE)
def test_an_upload_that_is_too_large_is_refused_by_its_name(at_the_door: Client, name: str) -> None:
    file = SimpleUploadedFile(name, TOO_LARGE[name])
    answer = at_the_door.post(DOOR, {"door": "upload", "upload-copy": file})
    assert answer.status_code == 422
    assert f"“{name}” is larger than {LIMIT // 1024} KiB" in answer.content.decode()


@pytest.mark.parametrize("name", [*DELIVERIES, "huge.txt"])
def test_pasted_words_are_read_or_refused_and_kept(at_the_door: Client, name: str) -> None:
    text = (DELIVERIES | TOO_LARGE)[name].decode("utf-8", "replace")
    answer = at_the_door.post(DOOR, {"door": "paste", "paste-text": text})
    kept = CaptureRow.objects.first()
    assert answer.status_code in {302, 400, 422}
    assert (kept is not None) == (answer.status_code == 302)
    if kept is not None:
        is_done_with(kept, text.replace("\r\n", "\n").encode())


def test_dropped_files_are_each_taken_or_left_with_a_note_and_good_ones_go_on(
    agency: SourceRow, folders: Path
) -> None:
    agency.way = SourceRow.Way.DROP
    agency.save()
    folder = folders / "drop" / agency.key
    folder.mkdir(parents=True)
    for name, content in {**DELIVERIES, "huge.txt": TOO_LARGE["huge.txt"]}.items():
        (folder / name).write_bytes(content)
    (folder / "zz-good.atom").write_text(feed())
    (folder / "link.txt").symlink_to("/etc/hostname")
    taken = [c for n in range(3) for c in sweep_drop_folder(NOW + n * dt.timedelta(seconds=5))]
    arrivals.take_in_waiting(NOW)
    by_name = {capture.place.rpartition("/")[2]: capture for capture in taken}
    assert set(by_name) == {*DELIVERIES, "zz-good.atom"}
    for name, content in DELIVERIES.items():
        is_done_with(by_name[name], content)
    assert StoryRow.objects.filter(headline__startswith="Skerries ferry").exists()
    assert "larger than" in (folder / "huge.txt.refused.txt").read_text()
    assert (folder / "huge.txt").stat().st_size == len(TOO_LARGE["huge.txt"])
    assert (folder / "link.txt.refused.txt").exists()


@pytest.mark.parametrize("name", DELIVERIES)
def test_a_polled_source_may_answer_anything(agency: SourceRow, web: Any, name: str) -> None:
    content = DELIVERIES[name]
    web.put(f"/{name}", content, kind="application/rss+xml; charset=utf-8")
    agency.address, agency.way = web.address(f"/{name}"), SourceRow.Way.FEED
    agency.save()
    captures = poll(agency, now=NOW)
    for capture in captures:
        arrivals.take_in(capture, now=NOW)
        is_done_with(capture, content)
    agency.refresh_from_db()
    assert captures or agency.trouble
    assert agency.next_poll is not None
    web.put(f"/{name}", feed().encode(), kind="application/atom+xml")
    (good,) = poll(agency, now=NOW + dt.timedelta(days=2))
    assert arrivals.take_in(good, now=NOW)


def test_a_polled_source_that_sends_too_much_is_told_so(agency: SourceRow, web: Any) -> None:
    web.put("/huge", TOO_LARGE["huge.txt"], kind="text/plain")
    agency.address = web.address("/huge")
    agency.save()
    assert poll(agency, now=NOW) == []
    assert "larger" in agency.trouble or "more than" in agency.trouble


@pytest.mark.parametrize("name", DELIVERIES)
def test_the_command_line_reads_or_refuses_by_name_and_reason(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(DELIVERIES[name])
    done = CliRunner().invoke(desk, ["clean", str(file)])
    assert done.exit_code in {0, 3}, done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert "Traceback" not in done.output
    assert "\x1b" not in done.output
    assert "\x9b" not in done.output
    if done.exit_code:
        assert name in done.stderr


def test_a_batch_goes_on_past_what_it_cannot_read(tmp_path: Path) -> None:
    for name, content in DELIVERIES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "zz-good.atom").write_text(feed())
    done = CliRunner().invoke(desk, ["clean", str(tmp_path)])
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 3
    assert told[-1]["story"]["headline"] == "Skerries ferry sails again after eleven days"
    assert "unexpected" not in done.stderr
