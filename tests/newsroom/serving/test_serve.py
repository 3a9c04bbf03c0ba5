"""The one command, from the shell to the last process gone."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from copydesk.errors import CopydeskError
from copydesk.newsroom.commands import newsroom
from copydesk.newsroom.serve import Place, environment, listen


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


@pytest.mark.journey
def test_a_newsroom_opens_answers_and_closes_without_a_process_left(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "copydesk.newsroom", "serve", "--port", str(port)]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK")}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    running = subprocess.Popen(
        [*command, "--data", str(tmp_path / "data")],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=clean,
    )
    assert running.stdout is not None
    told = ""
    for line in running.stdout:
        told += line
        if "Ctrl-C" in line:
            break
    assert re.search(r"password \S{19} \(shown this once\)", told), told
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for path, status in [("/desk/login/", 200), ("/nowhere/", 404), ("/live/ticker.jsonx", 404)]:
        asking.request("GET", path)
        answer = asking.getresponse()
        answer.read()
        assert answer.status == status
    asking.close()
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
    assert len(children) == 2
    running.send_signal(signal.SIGINT)
    rest = running.stdout.read()  # ends when the last process that could write is gone
    running.stdout.close()
    assert running.wait(30) == 0
    assert "The newsroom is closed." in rest
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)
