"""Two houses pass copy on while their processes are killed, a thousand times over.

    python bench/faults/propagation.py --kills 1000 --write bench/results/propagation-faults.md

Four processes: the first house's worker, which makes editions and sends them, and its door for
receipts; the second house's door, which takes deliveries, and its worker, which takes them in,
publishes and answers. Each is killed (SIGKILL) again and again: every other life at a random
moment, the others by themselves before or after a random commit or socket operation. Then all run
until nothing is under way, and the two houses are compared.
"""

import argparse
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# Long enough for some work on a busy machine, short enough that most of it is cut off.
LIVES = {"sender": (0.05, 2.0), "taker": (0.5, 5.0), "door": (0.1, 2.0)}  # seconds
STEPS = {"sender": 80, "taker": 80, "door": 40}
LONGEST = 3.0
SETTLES_WITHIN = 600.0


@dataclass
class House:
    """A house and the processes that it forks."""

    name: str
    port: int
    data: Path
    other: int
    process: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        ours = f"http://127.0.0.1:{self.port}"
        env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "copydesk.newsroom.settings",
            "COPYDESK_DATA": str(self.data),
            "SITE_URL": ours,
            "COPYDESK_WIRE_ALLOW": f"127.0.0.1:{self.other}",
            "DOOR": str(self.port),
            "ROLE": self.name,
            "SEEN": str(self.data / "seen"),
            "ANSWER": str(self.data / "answer"),
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "1",
        }
        self.data.mkdir(parents=True)
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "house.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(self.data / "log").open("w"),
            text=True,
            env=env,
        )
        self.told()

    def ask(self, **what: object) -> dict[str, Any]:
        """Have a command carried out."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()
        return self.told()

    def told(self) -> dict[str, Any]:
        """The next answer."""
        assert self.process.stdout is not None
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def close(self) -> None:
        """No more commands."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(30)


@dataclass
class Part:
    """A process that is killed and started again."""

    house: House
    name: str
    process: int = 0
    ends: float = 0.0
    by_itself: bool = False
    at_random: int = 0
    at_steps: int = 0

    def start(self, lot: random.Random, *, is_mortal: bool = True, is_making: bool = True) -> None:
        """Begin a life, and draw how it ends."""
        self.by_itself = is_mortal and lot.random() < 0.5
        steps = lot.randint(1, STEPS[self.name]) if self.by_itself else 0
        told = self.house.ask(
            do="start", part=self.name, seed=lot.random(), die_at=steps, is_making=is_making
        )
        self.process = told["process"]
        self.ends = time.monotonic() + (
            LONGEST if self.by_itself else lot.uniform(*LIVES[self.name])
        )

    def look(self, lot: random.Random) -> None:
        """Count a death, see to the next, begin anew."""
        if not is_alive(self.process):
            self.at_steps += 1
        elif time.monotonic() > self.ends:
            self.kill()
            self.at_random += 1
        else:
            return
        self.start(lot)

    def kill(self) -> None:
        """As the machine does when memory is short: no word of farewell."""
        os.kill(self.process, signal.SIGKILL)


def is_alive(process: int) -> bool:
    """Whether it runs; one that was killed and not yet let go of does not."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def free_ports() -> tuple[int, int]:
    """Two ports nobody listens on."""
    lines = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
    ports = [line.getsockname()[1] for line in lines]
    for line in lines:
        line.close()
    return ports[0], ports[1]


def deaths(parts: list[Part]) -> int:
    """How often anything was killed."""
    return sum(part.at_random + part.at_steps for part in parts)


def settle(houses: list[House]) -> bool:
    """Wait until nothing is under way; whether it came to that."""
    until, calm = time.monotonic() + SETTLES_WITHIN, 0
    while time.monotonic() < until and calm < 3:
        left = [house.ask(do="quiet") for house in houses]
        busy = sum(
            one[key] for one in left for key in ("deliveries", "captures", "heard", "routed")
        )
        calm = calm + 1 if not busy else 0
        time.sleep(1)
    return calm == 3


def faults(first: dict[str, Any], second: dict[str, Any], seen: list[list[Any]]) -> dict[str, Any]:
    """What is not as it should be, by name."""
    last = {key: (number, out) for key, number, out, current in first["editions"] if current}
    heard = {one[0]: one for one in second["heard"]}
    came = {one[0]: second["stories"].get(one[5]) for one in second["heard"]}
    stories = {one[1]: came[one[0]] for one in first["deliveries"] if came.get(one[0])}
    ids: dict[tuple[str, int], set[str]] = {}
    for id, inner, uri, number in seen:
        ids.setdefault((uri, number), set()).update((id, inner))
    newest = [one for one in first["deliveries"] if last.get(one[1], (0,))[0] == one[2]]
    went = [one for one in newest if one[5] or one[4] != "overtaken"]
    return {
        "lost: the newest edition never came": [one for one in went if one[0] not in heard],
        "lost: the newest edition is not what stands": [
            (key, told, stories.get(key))
            for key, told in last.items()
            if not stands(told, stories.get(key))
        ],
        "lost: what was done is not known to the sender": [
            one for one in newest if one[4] not in ("acted", "acknowledged") and one[0] in heard
        ],
        "half-published": first["broken"] + second["broken"],
        "lines of the record broken": [first["audit"]] * bool(first["audit"])
        + [second["audit"]] * bool(second["audit"]),
        "sent twice under two ids": [key for key, names in ids.items() if len(names) != 1],
        "taken for another story that was killed": second["mistaken"],
        "copy that could not be read": ["?"] * second["refused"],
    }


def stands(told: tuple[int, bool], at: list[Any] | None) -> bool:
    """Whether a story stands at the second house as it stood last at the first."""
    number, is_withdrawn = told
    if at is None:
        return is_withdrawn  # killed before anything of it went out
    version, status, state, live = at
    if is_withdrawn:
        return status == "canceled" and not live and state in ("withheld", "killed")
    return version == str(number) and status == "usable"


def report(
    parts: list[Part], found: dict[str, Any], told: dict[str, Any], took: float
) -> list[str]:
    """The figures, as they are committed."""
    lines = [
        "# Processes killed while copy is passed on",
        "",
        f"`python bench/faults/propagation.py --kills {told['kills']} --seed {told['seed']}`: "
        f"{deaths(parts):,} SIGKILLs in {took / 60:.0f} minutes, then all ran until nothing was "
        "under way.",
        "",
        "| process | at a random moment | at a commit or socket operation |",
        "|---|---:|---:|",
    ]
    for part in parts:
        named = f"{part.house.name} house, {part.name}"
        lines.append(f"| {named} | {part.at_random} | {part.at_steps} |")
    lines += ["", "| | |", "|---|---:|"]
    lines += [f"| {name} | {value:,} |" for name, value in told["counts"].items()]
    lines += [f"| **{name}** | **{len(each)}** |" for name, each in found.items()]
    return lines


def opened(folder: Path) -> list[House]:
    """Two houses that know one another."""
    one, other = free_ports()
    houses = [
        House("first", one, folder / "first", other),
        House("second", other, folder / "second", one),
    ]
    houses[0].ask(do="migrate")
    tables = "newsroom.sqlite3"
    shutil.copy(houses[0].data / tables, houses[1].data / tables)
    for house in houses:
        house.ask(do="prepare", other=f"http://127.0.0.1:{house.other}")
    return houses


def killed(parts: list[Part], kills: int, lot: random.Random) -> float:
    """Kill and start again, so many times; gives the seconds it took."""
    began, told_at = time.monotonic(), 0
    for part in parts:
        part.start(lot)
    while deaths(parts) < kills:
        for part in parts:
            part.look(lot)
        if deaths(parts) >= told_at + 50:
            told_at = deaths(parts)
            print(f"{told_at} kills after {time.monotonic() - began:.0f} s", flush=True)
        time.sleep(0.01)
    for part in parts:
        part.kill()
    return time.monotonic() - began


def rested(parts: list[Part], houses: list[House], lot: random.Random) -> bool:
    """Let all run without a kill until nothing is under way."""
    for part in parts:
        part.start(lot, is_mortal=False, is_making=False)
    is_settled = settle(houses)
    if not is_settled:
        print("did not come to rest")
        print(*((house.data / "log").read_text()[-2000:] for house in houses), sep="\n")
    return is_settled


def run(told: argparse.Namespace, folder: Path) -> int:
    """Kill, rest, compare, report; how much is not as it should be."""
    lot, houses = random.Random(told.seed), opened(folder)
    parts = [Part(houses[0], "sender"), Part(houses[0], "door")]
    parts += [Part(houses[1], "door"), Part(houses[1], "taker")]
    took = killed(parts, told.kills, lot)
    is_settled = rested(parts, houses, lot)
    first, second = (house.ask(do="state") for house in houses)
    for part in parts:
        part.kill()
    seen = [json.loads(line) for line in (houses[1].data / "seen").read_text().splitlines()]
    for house in houses:
        house.close()
    found = faults(first, second, seen)
    for name, each in found.items():
        for what in each[:5]:
            print(f"{name}: {what}")
    counts = {
        "editions made": len(first["editions"]),
        "deliveries": len(first["deliveries"]),
        "messages that came": len(seen),
        "of these the same message again": len(seen) - len({line[0] for line in seen}),
        "messages heard": len(second["heard"]),
        "editions made of them": len(second["editions"]),
    }
    lines = report(parts, found, vars(told) | {"counts": counts}, took)
    print("\n".join(lines))
    if told.write:
        told.write.write_text("\n".join(lines) + "\n")
    return sum(map(len, found.values())) + (not is_settled)


def main() -> None:
    """Say how many, and where to write the figure."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--kills", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=6)
    asked.add_argument("--write", type=Path)
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        sys.exit(1 if run(asked.parse_args(), Path(folder)) else 0)


if __name__ == "__main__":
    main()
