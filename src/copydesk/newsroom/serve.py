"""`copydesk serve`: the whole newsroom from one command, door, desk and worker under it."""

import errno
import http.client
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.errors import CopydeskError
from copydesk.newsroom.opening import Opener, Tell
from copydesk.newsroom.supervisor import Child, Supervisor

if TYPE_CHECKING:
    from copydesk.newsroom.sampling import Opening

BACKLOG = 2048
EVERY = 2.0  # seconds between two words on how far the first copy is
FILLED_WITHIN = 90.0  # seconds, then the newsroom is shown as it is
PACKAGE = "copydesk.newsroom"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the newsroom runs: address, data folder, with sample copy or without."""

    host: str = "127.0.0.1"
    port: int = 8000
    data: Path = Path("data")
    sample: bool = False

    @property
    def address(self) -> str:
        """Where readers find it, unless `SITE_URL` says otherwise."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


def environment(place: Place, given: Mapping[str, str]) -> dict[str, str]:
    """The settings of this place; what the environment says already stays as it is."""
    own = {
        "DJANGO_SETTINGS_MODULE": "copydesk.newsroom.settings",
        "SITE_URL": place.address,
        "COPYDESK_WIRE_ALLOW": f"{place.host}:{place.port}" if place.sample else "",
    }
    fixed = {
        "COPYDESK_DATA": str(place.data.resolve()),
        "COPYDESK_SAMPLE": "1" if place.sample else "0",
    }
    return {**own, **given, **fixed}


def listen(place: Place) -> socket.socket:
    """Take the port before anything else is begun. Raises `CopydeskError`.

    The supervisor holds it, so readers who come while the door starts again wait a moment
    instead of being turned away.
    """
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((place.host, place.port))
        listening.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listening.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            reason = f"something listens there already; choose another port: --port {_next(place)}"
            raise CopydeskError(place=place.address, reason=reason) from error
        raise CopydeskError(place=place.address, reason=str(error)) from error
    listening.set_inheritable(True)
    return listening


def serve(place: Place, tell: Tell, *, furnish: Callable[[], None] = lambda: None) -> None:
    """Open the newsroom and keep it open until SIGINT or SIGTERM.

    The door is opened first, and waits for nothing: readers are served although the database is
    away or can not be brought up to date. Once it is, and before desk and worker begin, `furnish`
    is called.
    """
    with listen(place) as listening:
        os.environ.update(environment(place, os.environ))
        _set_up(place)
        supervisor = Supervisor([_door(listening.fileno())], environment=dict(os.environ))
        room = Room(place, supervisor, Opener(lambda: _open(tell, furnish), tell), tell)
        with until_told() as stop:
            supervisor.run(stop, room.look)
        tell("The newsroom is closed.")


@dataclass
class Room:
    """The newsroom behind the door: desk and worker begin when the database is up to date."""

    place: Place
    supervisor: Supervisor
    opener: Opener
    tell: Tell
    welcome: "Welcome | None" = None

    def look(self) -> None:
        """Go on with the opening; then say once that all is open."""
        if self.welcome is not None:
            self.welcome.look()
        elif self.opener.look(time.monotonic()) and self.opener.opening is not None:
            self.supervisor.children += _behind_the_door()
            self.welcome = Welcome(self.place, self.opener.opening, self.tell)


@dataclass
class Welcome:
    """Says where everything is, once: when it answers and the sample's first copy is printed."""

    place: Place
    opening: "Opening"
    tell: Tell
    is_said: bool = False
    told_at: float = 0.0
    began: float = field(default_factory=time.monotonic)

    def look(self) -> None:
        """Say it if it is so; meanwhile, every two seconds, how far things are."""
        if self.is_said or not answers(self.place):
            return
        if self.opening.logins and self.place.sample and self._is_filling():
            return
        self.is_said = True
        site = os.environ["SITE_URL"]
        self.tell(f"\n  Site   {site}/\n  Desk   {site}/desk/\n{_logins(self.opening)}")
        self.tell("Ctrl-C closes the newsroom.")

    def _is_filling(self) -> bool:
        from django.db import DatabaseError

        from copydesk.newsroom import sampling

        now = time.monotonic()
        if now - self.told_at < EVERY:
            return True
        self.told_at = now
        try:
            stories, printed, wanted = sampling.state()
        except DatabaseError:
            return now - self.began <= FILLED_WITHIN
        if printed >= wanted or now - self.began > FILLED_WITHIN:
            return False
        self.tell(f"Copy comes in: {stories} stories at the desk, {printed} of {wanted} printed")
        return True


def answers(place: Place, timeout: float = 1.0) -> bool:
    """Whether the desk answers, with whatever page."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(place.host, place.host)  # noqa: S104
    asking = http.client.HTTPConnection(host, place.port, timeout=timeout)
    try:
        asking.request("HEAD", "/desk/login/")
        return asking.getresponse().status != 503
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()


@contextmanager
def until_told() -> Iterator[threading.Event]:
    """An event that is set by SIGINT and SIGTERM."""
    stop = threading.Event()
    told = (signal.SIGINT, signal.SIGTERM)
    before = {each: signal.signal(each, lambda *_: stop.set()) for each in told}
    try:
        yield stop
    finally:
        for each, how in before.items():
            signal.signal(each, how)


def _set_up(place: Place) -> None:
    # Only now: the settings are read from the environment that `environment` made.
    import django

    django.setup()
    if place.sample:
        from copydesk.newsroom.sampling import lay_house

        lay_house()  # the door is told what it says of frames


def _door(number: int) -> Child:
    """It holds the port, and neither database nor desk can keep it from answering."""
    from copydesk.newsroom.web import plan
    from copydesk.story.codec import to_json

    told = [str(number), to_json(plan()).decode()]
    return Child("door", [sys.executable, "-m", PACKAGE, "door", *told], files=(number,))


def _behind_the_door() -> list[Child]:
    own = [sys.executable, "-m", PACKAGE]
    return [Child("desk", [*own, "web"]), Child("worker", [*own, "worker"])]


def _open(tell: Tell, furnish: Callable[[], None]) -> "Opening":
    """Bring database, desk and sample up to date."""
    from django.db import connections

    from copydesk.newsroom.sampling import open_newsroom

    try:
        opening = open_newsroom(tell)
        furnish()
        return opening
    finally:
        connections.close_all()


def _logins(opening: "Opening") -> str:
    told = [f"{one.username}, password {one.password}" for one in opening.logins]
    if not told:
        return "  Login  with a password shown at the first start\n"
    lines = "".join(f"  Login  {one} (shown this once)\n" for one in told)
    return lines + ("         One drafts a correction, the other signs it.\n" if told[1:] else "")


def _next(place: Place) -> int:
    return place.port + 1 if place.port < 65535 else 8000
