"""The one command, from the shell to the last process gone."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from copydesk.errors import CopydeskError
from copydesk.newsroom.commands import newsroom
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.serve import Place, environment, listen
from copydesk.press.paper import Page


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as line:
        port: int = line.getsockname()[1]
        return port


def test_a_port_in_use_is_named_with_another_to_try() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CopydeskError, match=f"{port}: .*listens there already.*--port"):
            listen(Place(port=port))


def test_the_command_says_so_in_one_line_before_it_touches_the_data_folder(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        data = tmp_path / "data"
        ran = CliRunner().invoke(newsroom, ["serve", "--port", port, "--data", str(data)])
    assert ran.exit_code == 1
    assert len(ran.output.splitlines()) == 1
    assert not data.exists()


def test_an_address_that_is_not_ours_is_refused_with_its_reason() -> None:
    with pytest.raises(CopydeskError, match=r"192\.0\.2\.1"):
        listen(Place(host="192.0.2.1", port=free_port()))


def test_the_sample_agency_may_be_asked_at_our_own_address_only(tmp_path: Path) -> None:
    with_sample = environment(Place(data=tmp_path, sample=True, port=8123), {})
    without = environment(Place(data=tmp_path, port=8123), {})
    assert with_sample["COPYDESK_WIRE_ALLOW"] == "127.0.0.1:8123"
    assert without["COPYDESK_WIRE_ALLOW"] == ""


def test_what_the_environment_says_of_the_site_stays(tmp_path: Path) -> None:
    made = environment(Place(data=tmp_path), {"SITE_URL": "https://paper.example"})
    assert made["SITE_URL"] == "https://paper.example"
    assert made["COPYDESK_DATA"] == str(tmp_path)


class Newsroom:
    """The command as it runs, and the processes under it by their names."""

    def __init__(self, data: Path, until: str = "Ctrl-C") -> None:
        self.port = free_port()
        command = [sys.executable, "-m", "copydesk.newsroom", "serve", "--port", str(self.port)]
        clean = {name: held for name, held in os.environ.items() if not name.startswith("COPYDESK")}
        clean.pop("DJANGO_SETTINGS_MODULE", None)
        clean.pop("DATABASE_URL", None)
        self.process = subprocess.Popen(
            [*command, "--data", str(data)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=clean,
        )
        assert self.process.stdout is not None
        self.out = self.process.stdout
        self.told = ""
        self.hear(until)

    def hear(self, until: str) -> None:
        """Listen to what it tells until it has told this."""
        for line in self.out:
            self.told += line
            if until in line:
                break

    def close(self) -> None:
        """Close it, and wait until all is gone."""
        self.process.send_signal(signal.SIGINT)
        self.out.read()
        self.out.close()
        assert self.process.wait(30) == 0

    def children(self) -> dict[str, int]:
        """The processes that run now."""
        own = self.process.pid
        found = {}
        for child in Path(f"/proc/{own}/task/{own}/children").read_text().split():
            words = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
            name = words[3].decode() if len(words) > 3 else ""
            found[name] = int(child)
        return found

    def ask(self, path: str) -> tuple[int, bytes]:
        """What is answered."""
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        asking.request("GET", path)
        answer = asking.getresponse()
        content = answer.read()
        asking.close()
        return answer.status, content

    def until(self, path: str, status: int) -> bytes:
        """Ask until this is the answer, a minute at most."""
        ends = time.monotonic() + 60
        while time.monotonic() < ends:
            found, content = self.ask(path)
            if found == status:
                return content
        raise AssertionError(f"{path} never answered {status}")


@pytest.fixture
def data(tmp_path: Path, migrated: Path) -> Path:
    """A data folder with its tables, and nothing in them; another test begins without any."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copyfile(migrated, folder / "newsroom.sqlite3")
    return folder


@pytest.mark.journey
def test_a_newsroom_opens_answers_and_closes_without_a_process_left(data: Path) -> None:
    room = Newsroom(data)
    assert re.search(r"password \S{19} \(shown this once\)", room.told), room.told
    for path, status in [("/desk/login/", 200), ("/nowhere/", 404), ("/live/ticker.jsonx", 404)]:
        assert room.ask(path)[0] == status
    children = room.children()
    assert set(children) == {"door", "web", "worker"}
    room.process.send_signal(signal.SIGINT)
    rest = room.out.read()  # ends when the last process that could write is gone
    room.out.close()
    assert room.process.wait(30) == 0
    assert "The newsroom is closed." in rest
    assert not [child for child in children.values() if Path(f"/proc/{child}").exists()]
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", room.port), timeout=5)


def test_the_door_knows_no_database() -> None:
    code = "import sys, copydesk.newsroom.front.server; print('django' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


@pytest.mark.journey
def test_readers_are_served_while_desk_and_worker_are_down(data: Path) -> None:
    with closing(Newsroom(data)) as room:
        room.until("/", 200)
        with socket.create_connection(("127.0.0.1", room.port), timeout=30) as stream:
            keeps_serving(room, stream)


def keeps_serving(room: Newsroom, stream: socket.socket) -> None:
    """What a reader sees while one after another goes down."""
    stream.sendall(b"GET /live/stream HTTP/1.1\r\nhost: x\r\n\r\n")
    while b"retry: 3000" not in stream.recv(65536):
        continue
    before = room.children()
    for name in ("web", "worker"):
        os.kill(before[name], signal.SIGKILL)
    assert b"<!doctype html>" in room.until("/desk/login/", 503)
    assert room.ask("/")[0] == 200
    assert room.ask("/live/ticker.json")[0] == 200
    room.until("/desk/login/", 200)
    assert room.children()["web"] != before["web"]
    assert room.children()["door"] == before["door"]
    os.kill(before["door"], signal.SIGKILL)
    room.until("/", 200)  # whoever comes while the door is away waits at the port
    while stream.recv(65536):
        continue


@pytest.mark.journey
def test_readers_are_served_although_the_database_can_not_be_opened(tmp_path: Path) -> None:
    data = tmp_path / "data"
    page = Page(path="ferry/index.html", media_type="text/html", content=b"<p>The ferry runs.</p>")
    SiteFolder(data / "site").lay([page], stamp=1_772_625_600_000_000_000)
    database = data / "newsroom.sqlite3"
    database.write_bytes(b"This is no database. " * 400)
    with closing(Newsroom(data, until="opening_waits")) as room:
        assert room.ask("/ferry/") == (200, b"<p>The ferry runs.</p>")
        assert room.ask("/desk/login/")[0] == 503
        assert set(room.children()) == {"door"}
        database.unlink()
        room.hear("Ctrl-C")
        assert "password" in room.told
        assert room.ask("/desk/login/")[0] == 200
        assert room.ask("/ferry/")[0] == 200
