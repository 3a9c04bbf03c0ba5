"""`copydesk houses`: three newsrooms in a row on this machine, each taking copy of the one before.

What is published, corrected or killed at the first goes to the second, and from there to the third,
by signed deliveries with nobody present; what each did comes back the same way. Each is a newsroom
as `copydesk serve` opens it, with a folder and a port of its own; `house_wiring` makes them
acquainted.
"""

import json
import os
import shutil
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from copydesk.errors import CopydeskError
from copydesk.newsroom.opening import Tell
from copydesk.newsroom.serve import PACKAGE, Place, answers, environment, listen, until_told
from copydesk.newsroom.serve import serve as open_and_serve
from copydesk.newsroom.supervisor import Child, Supervisor
from copydesk.story.codec import from_json, to_json
from copydesk.story.record import Record
from copydesk.wire.http.signatures import new_secret

HOST = "127.0.0.1"
NAMES = {"harbour": "Harbour Times", "island": "Island Post", "gazette": "Far Gazette"}
KEPT = "row.json"
# What would make the three one another: each has its own of these.
OWN = ("SITE_URL", "SITE_NAME", "DATABASE_URL", "ALLOWED_HOSTS", "COPYDESK_DATA", "COPYDESK_SAMPLE")
EVERY = 1.0  # seconds between two looks at how far the story has come


class House(Record, frozen=True):
    """One of the three; `secret` signs what the house before sends it, and its receipts."""

    key: str
    name: str
    port: int
    secret: str

    @property
    def url(self) -> str:
        """Where readers find it."""
        return f"http://{HOST}:{self.port}"


class Row(Record, frozen=True):
    """The houses, the first first. Kept at the first start: their addresses name their stories."""

    houses: tuple[House, ...]

    def neighbours(self, key: str) -> tuple[House | None, House, House | None]:
        """A house with the one before and the one behind it. Raises `CopydeskError`."""
        keys = [house.key for house in self.houses]
        if key not in keys:
            raise CopydeskError(place=key, reason=f"no such house; there are {', '.join(keys)}")
        at = keys.index(key)
        before = self.houses[at - 1] if at else None
        behind = self.houses[at + 1] if at + 1 < len(keys) else None
        return before, self.houses[at], behind


def open_houses(data: Path, port: int | None, tell: Tell) -> None:
    """Open all three and keep them open until SIGINT or SIGTERM. Raises `CopydeskError`."""
    row, logins = _kept(data, port), ""
    for house in row.houses if row else planned(port).houses:
        listen(_place(house, data)).close()  # said now rather than by a house that does not come up
    if row is None:
        row = planned(port)
        logins = _lay(row, data, tell)
    environ = shared(row, os.environ)
    supervisor = Supervisor([_child(house, data) for house in row.houses], environment=environ)
    welcome = Welcome(row, logins, tell)
    with until_told() as stop:
        supervisor.run(stop, welcome.look)
    tell("The three houses are closed.")


def serve_house(key: str, data: Path) -> None:
    """Serve one of them, wired to its neighbours; it says nothing, the row speaks for it."""
    from copydesk.newsroom.lifeline import end_with_parent

    row = _kept(data, None)
    if row is None:
        raise CopydeskError(place=str(data), reason="no houses here; `copydesk houses` makes them")
    neighbours = row.neighbours(key)

    def furnish() -> None:
        from copydesk.newsroom.house_wiring import wire

        wire(*neighbours)

    end_with_parent()
    open_and_serve(_place(neighbours[1], data), lambda _said: None, furnish=furnish)


def planned(port: int | None) -> Row:
    """Three houses on ports in a row, who have secrets two by two."""
    first = port or 8000
    return Row(
        houses=tuple(
            House(key=key, name=name, port=first + at, secret=new_secret())
            for at, (key, name) in enumerate(NAMES.items())
        )
    )


def shared(row: Row, given: Mapping[str, str]) -> dict[str, str]:
    """The environment of all three: they may reach each other on this machine, and nobody else."""
    doors = ",".join(f"{HOST}:{house.port}" for house in row.houses)
    own = {name: value for name, value in given.items() if name not in OWN}
    return own | {"COPYDESK_WIRE_ALLOW": doors}


@dataclass
class Welcome:
    """Says where desks and pages are, once: when the story of the first has come to the last."""

    row: Row
    logins: str
    tell: Tell
    is_said: bool = False
    next_look: float = field(default_factory=time.monotonic)

    def look(self) -> None:
        """Say it if it is so."""
        if self.is_said or time.monotonic() < self.next_look:
            return
        self.next_look = time.monotonic() + EVERY
        if not all(answers(Place(host=HOST, port=house.port)) for house in self.row.houses):
            return
        stories = [newest(house) for house in self.row.houses]
        if self.logins and not all(stories):
            return
        self.is_said = True
        self.tell(self._words(stories))

    def _words(self, stories: list[str]) -> str:
        names = [house.name for house in self.row.houses]
        lines = [
            "",
            f"  Copy goes from {names[0]} to {', and from there to '.join(names[1:])}.",
            "",
        ]
        for house, story in zip(self.row.houses, stories, strict=True):
            lines += [f"  {house.name:14} {house.url}/", f"  {'desk':>14} {house.url}/desk/"]
            lines += [f"  {'story':>14} {house.url}{story}"] if story else []
        lines += ["", self.logins or "  Login  as shown at the first start", ""]
        lines += ["  What you correct or kill at the first desk, the others do by themselves; its"]
        lines += ["  review of the story says who did what, and when.", "", "Ctrl-C closes all."]
        return "\n".join(lines)


def newest(house: House) -> str:
    """The path of the story that a house's ticker has on top; "" while there is none."""
    try:
        with urllib.request.urlopen(f"{house.url}/live/ticker.json", timeout=2) as answer:  # noqa: S310  # our own
            items = json.load(answer)["items"]
    except (OSError, ValueError):
        return ""
    return str(items[0]["path"]) if items else ""


def _kept(data: Path, port: int | None) -> Row | None:
    """The row as it was kept; None where there is nothing yet. Raises `CopydeskError`."""
    file = data / KEPT
    if not file.exists():
        if data.exists() and any(each.name not in NAMES for each in data.iterdir()):
            raise CopydeskError(place=str(data), reason="there is something else; choose --data")
        return None
    row = from_json(file.read_text(), Row, place=str(file))
    if port not in (None, row.houses[0].port):
        reason = f"its houses are at {row.houses[0].url} and behind; leave out --port"
        raise CopydeskError(place=str(data), reason=reason)
    return row


def _place(house: House, data: Path) -> Place:
    return Place(host=HOST, port=house.port, data=data / house.key)


def _child(house: House, data: Path) -> Child:
    command = [sys.executable, "-m", PACKAGE, "house", house.key, "--data", str(data.resolve())]
    return Child(house.name, command)


def _lay(row: Row, data: Path, tell: Tell) -> str:
    """Make one newsroom, and the others in its likeness: the same logins; gives these in words."""
    first = _place(row.houses[0], data)
    kept = shared(row, os.environ)
    for name in OWN:
        os.environ.pop(name, None)
    os.environ.update(environment(first, kept))
    import django

    django.setup()
    from django.db import connections

    from copydesk.newsroom.logins import second_login
    from copydesk.newsroom.sampling import open_newsroom

    made = list(open_newsroom(tell).logins)
    made += [second_login()] if made else []
    connections.close_all()
    ours = shutil.ignore_patterns("secret-key")  # each house makes its own
    for house in row.houses:
        place = _place(house, data)
        if place != first:
            shutil.copytree(first.data, place.data, ignore=ours)
        site = {"name": house.name, "publisher": house.name}
        words = "".join(f"{name} = {json.dumps(value)}\n" for name, value in site.items())
        text = f'[house]\nname = {json.dumps(house.name)}\nlanguage = "en"\n\n[site]\n{words}'
        (place.data / "house.toml").write_text(text)
    file = data / KEPT
    file.touch(mode=0o600)
    file.write_bytes(to_json(row))
    told = [f"  Login  {one.username}, password {one.password} (shown this once)" for one in made]
    return "\n".join(
        [*told, "         At all three desks; one drafts a correction, the other signs."]
    )
