"""Archives in an object store, read over HTTP from an S3 server of our own."""
# ruff: noqa: F811  # `run` is a fixture

import io
import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from bulk.archives import of_page, packed, page
from bulk.tables import rows
from bulk.test_crash import wait_for
from cli.conftest import Run, run  # noqa: F401 - the fixture

BUCKET = "isle-archive"
KEYS = {
    "AWS_ACCESS_KEY_ID": "isle",
    "AWS_SECRET_ACCESS_KEY": "isle",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}


@dataclass(frozen=True)
class Store:
    """A bucket and the server that holds it."""

    server: str

    def put(self, name: str, content: bytes) -> str:
        """Put an object in; gives its place as the command line takes it."""
        from pyarrow import fs

        system, _ = fs.FileSystem.from_uri(self.place())
        with system.open_output_stream(f"{BUCKET}/{name}", compression=None) as stream:
            stream.write(content)
        return self.place(name)

    def place(self, name: str = "", bucket: str = BUCKET) -> str:
        """A place in the store, with where the store is beside it."""
        return f"s3://{bucket}/{name}?scheme=http&region=eu-west-1&endpoint_override={self.server}"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """An S3 server on a port of this machine."""
    pytest.importorskip("moto.server", reason="moto's S3 server (the group `dev`) is not installed")
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"{host}:{port}"
    server.stop()


@pytest.fixture
def store(server: str, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with one empty bucket, and the keys to it in the environment."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    for method, path in (("POST", "moto-api/reset"), ("PUT", BUCKET)):
        request = urllib.request.Request(f"http://{server}/{path}", method=method)
        urllib.request.urlopen(request, timeout=10).close()
    return Store(server)


def headlines(out: Path) -> list[str]:
    return sorted(row["headline"] for row in rows(out, "stories"))


def wanted(*numbers: int) -> list[str]:
    return sorted(f"Ferry {number} sails again" for number in numbers)


def wacz(*numbers: int) -> bytes:
    """A WACZ file of some pages."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        opened.writestr("datapackage.json", "{}")
        opened.writestr("archive/data.warc.gz", packed(*map(of_page, numbers)))
        opened.writestr("pages/pages.jsonl", "{}")
    return made.getvalue()


def test_a_folder_of_a_bucket_is_read_like_a_folder(store: Store, run: Run, tmp_path: Path) -> None:
    store.put("2019/a.warc.gz", packed(*map(of_page, range(8))))
    store.put("2019/deeper/b.warc", b"".join(map(of_page, range(4, 12))))
    store.put("2019/c.wacz", wacz(20, 21))
    store.put("2019/späte Ausgabe+1: 50%? #2.html", page(30))
    store.put("2019/.hidden/e.html", page(31))
    store.put("2020/f.html", page(32))
    result = run("archive", "read", store.place("2019"), "--out", tmp_path, "--unit", "4")
    assert result.exit_code == 0, result.output
    assert headlines(tmp_path) == wanted(*range(12), 20, 21, 30)


def test_single_objects_are_read_and_told_by_their_names(
    store: Store,
    run: Run,
    tmp_path: Path,
) -> None:
    places = [
        store.put("2019/a.warc.gz", packed(of_page(1))),
        store.put("2019/b.wacz", wacz(2)),
        store.put("2019/späte Ausgabe+1.html", page(3)),
    ]
    result = run("archive", "read", *places, "--out", tmp_path)
    assert result.exit_code == 0, result.output
    assert headlines(tmp_path) == wanted(1, 2, 3)
    came = {row["file"].partition("?")[0]: row for row in rows(tmp_path, "captures")}
    assert f"s3://{BUCKET}/2019/a.warc.gz" in came
    assert came[f"s3://{BUCKET}/2019/sp%C3%A4te%20Ausgabe+1.html"]["media_type"] == "text/html"


def test_a_bad_record_of_a_bucket_costs_itself(store: Store, run: Run, tmp_path: Path) -> None:
    members = [packed(of_page(number)) for number in range(5)]
    members[2] = members[2][:60] + b"XXXX" + members[2][64:]
    place = store.put("a.warc.gz", b"".join(members))
    result = run("archive", "read", place, "--out", tmp_path)
    assert result.exit_code == 3
    assert headlines(tmp_path) == wanted(0, 1, 3, 4)
    (refused,) = (tmp_path / "refusals.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(refused)["file"] == place


@pytest.mark.parametrize("name", ["nothing/here", "a.warc"])
def test_a_key_that_is_not_there_is_named(
    store: Store,
    run: Run,
    tmp_path: Path,
    name: str,
) -> None:
    store.put("b.warc", of_page(1))
    result = run("archive", "read", store.place(name), "--out", tmp_path)
    assert result.exit_code == 3
    assert f"s3://{BUCKET}/{name}" in result.stderr
    assert "there is no such file or folder" in result.stderr


def test_a_bucket_that_is_not_there_is_named(store: Store, run: Run, tmp_path: Path) -> None:
    result = run("archive", "read", store.place("a.warc", bucket="no-bucket"), "--out", tmp_path)
    assert result.exit_code == 3
    assert "s3://no-bucket/a.warc" in result.stderr


def test_a_store_that_does_not_answer_is_named(run: Run, tmp_path: Path, store: Store) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        gone = Store(f"127.0.0.1:{nobody.getsockname()[1]}")
        result = run("archive", "read", gone.place("a.warc"), "--out", tmp_path)
    assert result.exit_code == 3
    assert "a.warc" in result.stderr


def begin(place: str, out: Path) -> "subprocess.Popen[bytes]":
    command = [
        sys.executable, "-c", "from copydesk.cli import main; main()", "archive", "read", place,
        "--out", str(out), "--unit", "4", "--processes", "2",
    ]  # fmt: skip
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=nowhere, stderr=nowhere, start_new_session=True)


def test_a_reading_of_a_bucket_that_is_killed_goes_on(store: Store, tmp_path: Path) -> None:
    store.put("crawl/a.warc.gz", packed(*map(of_page, range(24))))
    store.put("crawl/b.warc", b"".join(map(of_page, range(16, 32))))
    place = store.place("crawl")
    process = begin(place, tmp_path)
    wait_for(2, tmp_path, process)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert begin(place, tmp_path).wait(120) == 0
    assert headlines(tmp_path) == wanted(*range(32))
    outcomes = [row["outcome"] for row in rows(tmp_path, "captures")]
    assert (outcomes.count("read"), outcomes.count("duplicate")) == (32, 8)
