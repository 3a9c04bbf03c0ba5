"""A newsroom as a newcomer runs it: one command, a folder of its own, a port of its own."""

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from copydesk.newsroom.agency.playbook import read_playbook
from copydesk.press.paper import Site

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
OPENS_WITHIN = 240.0  # seconds; some ten on an idle machine
LOOKS_EVERY = 0.1


class Newsroom:
    """`copydesk serve --sample` in a process tree of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.told = ""
        self.kept: dict[str, Any] = {}  # a login's cookies, kept by the fixtures
        self._open = threading.Event()
        command = [sys.executable, "-m", "copydesk.newsroom", "serve", "--sample"]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port), "--data", str(data)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment(),
        )
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()

    def password(self, login: str) -> str:
        """A login's password, as it is told once, at the first start."""
        found = re.search(rf"Login +{login}, password (\S+) ", self.told)
        assert found is not None, self.told
        return found[1]

    def wait_until_open(self) -> None:
        """Until it answers, and the sample's opening is in print."""
        assert self._open.wait(OPENS_WITHIN), self.told
        meant = read_playbook(ROOT / "sample").deliveries
        stories = sum(1 for each in meant if each.publish and each.after == 0)
        # The list is shorter than the opening; its number tells how much has been announced.
        waited_for(lambda: self.announced() >= stories, within=OPENS_WITHIN)

    def ticker(self) -> list[dict[str, Any]]:
        """What stands under "Just in" at this moment."""
        status, _, content = self.get("/live/ticker.json")
        items: list[dict[str, Any]] = json.loads(content)["items"] if status == 200 else []
        return items

    def announced(self) -> int:
        """The number of the newest line under "Just in", once the list is as long as it gets."""
        status, _, content = self.get("/live/ticker.json")
        told = json.loads(content) if status == 200 else {"number": 0, "items": []}
        is_full = len(told["items"]) >= min(told["number"], Site(name="", url="").ticker_length)
        return int(told["number"]) if is_full else 0

    def get(self, path: str) -> tuple[int, Mapping[str, str], str]:
        """Status, headers and words of an answer, as any program gets them."""
        with contextlib.closing(
            http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        ) as asking:
            asking.request("GET", path)
            answer = asking.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, headers, answer.read().decode("utf-8", "replace")

    def process_of(self, name: str) -> int:
        """The number of the web or the worker process."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        for child in children.split():
            if name.encode() in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0"):
                return int(child)
        raise AssertionError(f"no process {name} in {children!r}")

    def close(self) -> None:
        """As with Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)
        self._listening.join(10)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.told += line
            if "Ctrl-C" in line:
                self._open.set()


def environment() -> dict[str, str]:
    """The shell's, without what tests have set for themselves."""
    ours = ("COPYDESK", "DJANGO", "SITE_", "PORT", "HOST", "DATABASE")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as line:
        port: int = line.getsockname()[1]
        return port


def waited_for(condition: Callable[[], T], *, within: float = 30.0) -> T:
    """The condition's value once it holds; fails when it does not in time."""
    until = time.monotonic() + within
    while not (found := condition()):
        assert time.monotonic() < until, f"did not come about within {within} s"
        time.sleep(LOOKS_EVERY)
    return found
