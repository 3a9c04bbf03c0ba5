"""Three newsrooms in a row as `copydesk houses` opens them, and somebody at one of their desks."""

import contextlib
import http.client
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from copydesk.newsroom.houses import HOST, KEPT, House, Row
from copydesk.story.codec import from_json
from journeys.running import environment, waited_for

OPENS_WITHIN = 400.0  # seconds; some twenty on an idle machine


class Desk:
    """Somebody signed in at a house's desk, by its own forms."""

    def __init__(self, house: House, login: str, password: str) -> None:
        self._jar, self._url = CookieJar(), house.url
        self._browser = build_opener(HTTPCookieProcessor(self._jar))
        self.read("/desk/login/")
        came = self.send("/desk/login/", username=login, password=password, next="/desk/queue/")
        assert came == f"{house.url}/desk/queue/", came

    def read(self, path: str) -> str:
        """The words of a page."""
        with self._browser.open(self._url + path, timeout=60) as answer:
            return str(answer.read().decode())

    def send(self, path: str, **fields: str) -> str:
        """Press a button; gives the address it leads to."""
        token = next(cookie.value for cookie in self._jar if cookie.name.startswith("csrftoken"))
        content = urlencode(fields | {"csrfmiddlewaretoken": token or ""}).encode()
        asked = Request(self._url + path, data=content)
        with self._browser.open(asked, timeout=60) as answer:
            answer.read()
            return str(answer.url)

    def key_of(self, headline: str) -> str:
        """The key of the story with this headline, as the queue links to it."""
        page = self.read("/desk/queue/?state=published")
        found = re.search(rf'/desk/review/(\w+)/"[^>]*>\s*{re.escape(headline)}', page)
        assert found is not None, page
        return found[1]


class ThreeHouses:
    """The command in a process tree of its own."""

    def __init__(self, data: Path) -> None:
        self.data, self.told = data, ""
        self._open = threading.Event()
        command = [sys.executable, "-m", "copydesk.newsroom", "houses"]
        self.process = subprocess.Popen(
            [*command, "--port", str(free_ports()), "--data", str(data)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment(),
        )
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()

    def wait_until_open(self) -> None:
        """Until the story of the first has come to the last."""
        assert self._open.wait(OPENS_WITHIN), self.told
        assert "Ctrl-C" in self.told, self.told
        self.row = from_json((self.data / KEPT).read_text(), Row, place=KEPT)

    @property
    def houses(self) -> tuple[House, ...]:
        """The three, the first first."""
        return self.row.houses

    def desk(self, house: House, login: str = "editor") -> Desk:
        """Somebody at a house's desk; the password is the same at all."""
        found = re.search(rf"Login +{login}, password (\S+) ", self.told)
        assert found is not None, self.told
        return Desk(house, login, found[1])

    def end(self, house: House) -> None:
        """A house is gone as when its machine loses power; the command will start it again."""
        number = self.process.pid
        children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
        for child in children:
            if house.key.encode() in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0"):
                os.kill(int(child), signal.SIGKILL)
                waited_for(lambda: not is_there(house))
                return
        raise AssertionError(f"{house.name} does not run")

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
        self._open.set()  # it ended: nobody waits longer for it


def ask(house: House, path: str) -> tuple[int, str]:
    """Status and words of a house's answer to a reader; 0 where nobody answers."""
    asking = http.client.HTTPConnection(HOST, house.port, timeout=30)
    with contextlib.closing(asking), contextlib.suppress(OSError):
        asking.request("GET", path)
        answer = asking.getresponse()
        return answer.status, answer.read().decode()
    return 0, ""


def is_there(house: House) -> bool:
    """Whether somebody answers at a house's door."""
    return ask(house, "/robots.txt")[0] != 0


def headlines(house: House) -> list[str]:
    """What stands in a house's ticker."""
    status, words = ask(house, "/live/ticker.json")
    return [item["headline"] for item in json.loads(words)["items"]] if status == 200 else []


def free_ports() -> int:
    """The first of three ports in a row that nobody listens on, nor is given by the system.

    Who asks again and again at a port that the system gives out may be connected to itself.
    """
    drawn = (random.randrange(10_000, 30_000) for _ in range(1000))
    return next(port for port in drawn if all(map(_is_free, range(port, port + 3))))


def _is_free(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex((HOST, port)) != 0
