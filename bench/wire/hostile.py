"""What a hostile server costs a client: time and memory, of our fetcher and of its peers.

    python bench/wire/hostile.py [--out bench/results/wire-hostile.md] [--only 'drip|bomb']

Every way to misbehave of `tests/wire/hostile_server.py` is asked once by every client, each time
in a process of its own, with the 9.5 seconds we allow. Peers are used as their guides show, with
the same timeout; one that is not installed is left out. A client is ended after 12 s, or
when it has taken 1 GiB. What leads to private addresses is asked by our own fetcher only.
"""

import argparse
import asyncio
import datetime as dt
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from wire.hostile_server import WAYS, HostileServer, running  # noqa: E402

DEADLINE, HELD, AT_ONCE = 9.5, 12.0, 4
PATIENCE = 90.0  # a busy machine takes long to start a process
MOST_MEMORY = 1024 * 1024 * 1024
BASE = "hangs-up"
OURS = "copydesk"
OUR_MODULES = ("copydesk.wire.http.fetch", "aiohttp")
ALLOWED = (10.0, 64)  # what a hostile server may cost; the deadline leaves room to clear up


def ours(address: str) -> str:
    """Our fetcher, as the desk uses it."""
    from copydesk.wire.http.fetch import Policy, Validators, fetch

    place = address.split("/")[2]
    policy = Policy(allow=(place,), deadline=DEADLINE)
    got = fetch(address, state=Validators(), policy=policy, at=dt.datetime.now(dt.UTC))
    return f"{len(got.capture.content)} bytes" if got.capture else str(got.status)


def with_requests(address: str) -> str:
    """requests, as its guide shows."""
    got = import_module("requests").get(address, timeout=DEADLINE)
    return f"{len(got.content)} bytes"


def with_httpx(address: str) -> str:
    """httpx, as its guide shows."""
    got = import_module("httpx").get(address, timeout=DEADLINE, follow_redirects=True)
    return f"{len(got.content)} bytes"


def with_aiohttp(address: str) -> str:
    """aiohttp, as its guide shows."""
    import aiohttp

    async def get() -> str:
        timeout = aiohttp.ClientTimeout(total=DEADLINE)
        async with aiohttp.ClientSession(timeout=timeout) as session, session.get(address) as got:
            return f"{len(await got.read())} bytes"

    return asyncio.run(get())


CLIENTS: dict[str, Callable[[str], str]] = {
    OURS: ours, "aiohttp": with_aiohttp, "httpx": with_httpx, "requests": with_requests,
}  # fmt: skip


@dataclass(frozen=True)
class Cost:
    """What one fetch took: seconds, MiB at most, and how it ended."""

    seconds: float
    memory: float
    end: str


def ask(client: str, address: str) -> None:
    """In a process of its own: one fetch; its time and its end on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (2 * MOST_MEMORY, 2 * MOST_MEMORY))
    for module in (client, *OUR_MODULES * (client == OURS)):
        import_module(module)
    # Nothing that a client does can hold this off, not even reading.
    signal.setitimer(signal.ITIMER_REAL, HELD)
    start = time.monotonic()
    try:
        end = "took " + CLIENTS[client](address)
    except MemoryError:
        end = "out of memory"
    except Exception as error:  # noqa: BLE001  # the peers' errors are of many kinds
        end = f"{type(error).__name__}: {getattr(error, 'reason', '') or error}"
    print(f"{time.monotonic() - start:.2f}\t{' '.join(end.split())[:90]}", flush=True)
    os._exit(0)


def cost(client: str, name: str, server: HostileServer) -> Cost:
    """What one way to misbehave costs one client."""
    call = [sys.executable, __file__, "--ask", client, server.address(name)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as child:
        memory = _watched(child)
        said = child.stdout.read() if child.stdout else ""
    seconds, _, end = said.strip().partition("\t")
    return Cost(float(seconds or HELD), memory, end or "held, or grew, until it was ended")


def _watched(child: "subprocess.Popen[str]") -> float:
    """The most memory a child held, in MiB; a child beyond all bounds is ended."""
    most, until = 0.0, time.monotonic() + PATIENCE
    while child.poll() is None:
        held = _resident(child.pid)
        most = max(most, held)
        if time.monotonic() > until or held * 1024 * 1024 > MOST_MEMORY:
            child.kill()
            break
        time.sleep(0.02)
    return most


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def measured(only: str) -> dict[str, dict[str, Cost]]:
    """All costs, by way and client; a few fetches at a time."""
    clients = [name for name in CLIENTS if find_spec(name)]
    names = [name for name in WAYS if re.search(only, name)]
    with running() as server, ThreadPoolExecutor(AT_ONCE) as pool:
        told = {
            (name, client): pool.submit(cost, client, name, server)
            for name in [*names, BASE]
            for client in clients
            if client == OURS or "redirect-to" not in name
        }
        done = {key: future.result() for key, future in told.items()}
    return {
        name: {client: done[name, client] for client in clients if (name, client) in done}
        for name in dict.fromkeys([*names, BASE])
    }


def table(costs: dict[str, dict[str, Cost]]) -> str:
    """Seconds and MiB beyond those of a fetch that fails at once."""
    clients = list(costs[BASE])
    head = "| what the server does | " + " | ".join(clients) + " | our reason |\n"
    lines = [head, "| --- |" + " --- |" * (len(clients) + 1) + "\n"]
    for name, by in costs.items():
        cells = [_cell(by.get(client), costs[BASE][client].memory) for client in clients]
        lines.append(f"| {name} | {' | '.join(cells)} | {by[OURS].end} |\n")
    return "".join(lines) + "\n" + "".join(_sum(costs, client) for client in clients)


def _cell(one: Cost | None, base: float) -> str:
    if one is None:
        return "not asked"
    return f"{one.seconds:.1f} s, {max(0.0, one.memory - base):.0f} MiB"


def _sum(costs: dict[str, dict[str, Cost]], client: str) -> str:
    base = costs[BASE][client].memory
    asked = [by[client] for by in costs.values() if client in by]
    seconds, mebibytes = ALLOWED
    good = sum(one.seconds <= seconds and one.memory - base <= mebibytes for one in asked)
    worst = max(asked, key=lambda one: one.memory)
    return (
        f"- {client}: {good} of {len(asked)} within {seconds:g} s and {mebibytes} MiB; slowest "
        f"{max(one.seconds for one in asked):.1f} s, largest {worst.memory - base:.0f} MiB\n"
    )


def main() -> None:
    """Print the table, and write it where asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path)
    options.add_argument("--only", default="", help="ways to misbehave, a regular expression")
    options.add_argument("--ask", nargs=2, metavar=("CLIENT", "ADDRESS"), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.ask:
        ask(*given.ask)
    text = "# What a hostile server costs a client\n\n"
    text += "Made by `python bench/wire/hostile.py --out bench/results/wire-hostile.md`: seconds, "
    text += "and MiB beyond what the client needs to be hung up on.\n\n"
    text += table(measured(given.only))
    print(text)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
