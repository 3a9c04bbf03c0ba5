"""One event to many waiting readers: our door beside nginx + nchan, and the floor in C.

    python bench/serving/streams.py [--readers 3000] [--events 20] [--rounds 5] [--no-write]

CPU of the server for each delivery, servers on one core and readers on another,
line by line in turn; kB of memory of its own for each waiting reader. Then 10,000 readers on our
door: each line to all of them, the time to the last reader, and what came. The floor is compiled
where there is a C compiler, else a loop of `send` in Python; nchan is left out where it is not
installed (Debian: libnginx-mod-nchan). Adds to `bench/results/serving.md`.
"""

import argparse
import datetime as dt
import gc
import os
import resource
import selectors
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from peers import LOAD_CORE, Peer, free_port, nginx, start
from run import RESULT

from copydesk.bus.datagram import DatagramBell
from copydesk.newsroom.live.lines import LinesFile
from copydesk.story.edition import Bulletin

HERE = Path(__file__).parent
HEADLINE = "Ferry back in service after eleven days, the harbour office said on Tuesday"
NCHAN = """
pid {root}/nchan.pid; events {{ worker_connections 19000; }} worker_rlimit_nofile 20000;
http {{
  access_log off; {folders} nchan_max_reserved_memory 256M;
  server {{
    listen 127.0.0.1:{port} backlog=2048;
    location = /pub {{ nchan_publisher; nchan_channel_id all; nchan_message_buffer_length 50; }}
    location = /live/stream {{ nchan_subscriber eventsource; nchan_channel_id all; }}
  }}
}}
"""
ASKING = b"GET /live/stream HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\n\r\n"
Tell = Callable[[int], None]


class Readers:
    """Connections that wait, and how much came on each."""

    def __init__(self, port: int, count: int, first: bytes) -> None:
        self.lines = []
        for _ in range(count):
            self.lines.append(socket.create_connection(("127.0.0.1", port)))
            self.lines[-1].sendall(ASKING)
        for line in self.lines:
            while first not in line.recv(65536):
                continue
            line.setblocking(False)
        self.ready = selectors.DefaultSelector()
        for number, line in enumerate(self.lines):
            self.ready.register(line, selectors.EVENT_READ, number)

    def take(self, size: int, *, events: int = 1) -> list[bytes]:
        """All readers have at least so many bytes of each event: what came."""
        got = [b""] * len(self.lines)
        missing = len(got)
        ends = time.monotonic() + 120
        while missing and time.monotonic() < ends:
            for key, _ in self.ready.select(1):
                piece = key.fileobj.recv(65536)  # type: ignore[union-attr]
                if not piece:
                    raise SystemExit("a reader was dropped")
                before = len(got[key.data])
                got[key.data] += piece
                missing -= before < size * events <= len(got[key.data])
        if missing:
            raise SystemExit(f"{missing} readers never got it")
        return got

    def close(self) -> None:
        self.ready.close()
        for line in self.lines:
            line.close()


def bulletin(number: int) -> Bulletin:
    at = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
    return Bulletin(
        number=number, at=at, story=f"s{number}", kind="new", headline=HEADLINE, path="/2026/"
    )


def ours(root: Path) -> tuple[Peer, Tell]:
    """Our door, told as the worker tells it: a line in the file, and the bell."""
    port, lines = free_port(), LinesFile(root / "lines.jsonl")
    (root / "site").mkdir(exist_ok=True)
    lines.begin([], after=0)
    command = [sys.executable, str(HERE / "front_alone.py"), str(root / "site"), str(port)]
    bell = DatagramBell(root / "bells")

    def tell(number: int) -> None:
        lines.add([bulletin(number)])
        bell.ring()

    return start("copydesk", command, port), tell


def nchan(root: Path) -> tuple[Peer, Tell] | None:
    port = free_port()
    peer = nginx(root, NCHAN, port, ["ngx_nchan_module"])

    def tell(number: int) -> None:
        event = b"x" * 180 + b"%d" % number
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.sendall(b"POST /pub HTTP/1.1\r\nhost: x\r\nconnection: close\r\n")
            line.sendall(b"content-length: %d\r\n\r\n%b" % (len(event), event))
            while line.recv(65536):
                continue

    return None if peer is None else (peer, tell)


def floor(root: Path, readers: int) -> tuple[Peer, Tell] | None:
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    port, program = free_port(), str(root / "floor")
    subprocess.run([compiler, "-O2", "-o", program, str(HERE / "floor.c")], check=True)
    peer = start("floor in C", [program, str(port), str(readers)], port)
    teller = socket.create_connection(("127.0.0.1", port))

    def tell(number: int) -> None:
        del number
        teller.sendall(b".")
        teller.recv(1)

    return peer, tell


class Measured:
    """A server with its readers: CPU of the server, and memory of its own for each reader."""

    def __init__(self, peer: Peer, tell: Tell, count: int) -> None:
        first = {"copydesk": b"retry", "floor in C": b"retry"}.get(peer.name, b"\r\n\r\n")
        self.peer, self.count, self._tell = peer, count, tell
        before = peer.memory()
        self.readers = Readers(peer.port, count, first)
        self.kept = (peer.memory() - before) / count
        self.tell(0)  # whatever is done once is done
        self._began = peer.cpu()

    def tell(self, number: int) -> None:
        """One line to all, until all have it."""
        self._tell(number + 1)
        self.readers.take(170)

    def spent(self, events: int) -> float:
        """Microseconds of CPU a delivery since it was last asked."""
        began, self._began = self._began, self.peer.cpu()
        return (self._began - began) / (self.count * events) * 1e6


def rounds(told: argparse.Namespace) -> list[dict[str, tuple[float, float]]]:
    """All servers hold their readers at once; line by line each has its turn, in another order.

    So what else the machine does meets all of them alike.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        made = [each for each in (ours(root), nchan(root), floor(root, told.readers)) if each]
        try:
            all_of_them = [Measured(peer, tell, told.readers) for peer, tell in made]
            found = []
            for number in range(told.rounds):
                for event in range(1, told.events + 1):
                    first = event % len(all_of_them)
                    for each in all_of_them[first:] + all_of_them[:first]:
                        each.tell(number * told.events + event)
                found.append(
                    {each.peer.name: (each.spent(told.events), each.kept) for each in all_of_them}
                )
            for each in all_of_them:
                each.readers.close()
        finally:
            for peer, _ in made:
                peer.stop()
    return found


def many(count: int, events: int) -> str:
    """Lines to very many readers: each line to all, once and in order, and how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        peer, tell = ours(Path(folder))
        try:
            readers = Readers(peer.port, count, b"retry")
            times = []
            for number in range(1, events + 1):
                began = time.monotonic()
                tell(number)
                came = readers.take(170)
                times.append(time.monotonic() - began)
                if any(
                    f"id: {number}\n".encode() not in one or one.count(b"id: ") != 1 for one in came
                ):
                    raise SystemExit("a line came twice, not at all, or out of order")
            readers.close()
        finally:
            peer.stop()
    worst = max(times)
    return (
        f"{count:,} readers on one door, {events} lines: every line came to every reader once and "
        f"in order; the last reader had it after {statistics.median(times):.2f} s (median), "
        f"{worst:.2f} s at the most, with all readers in one Python process on the other core."
    )


def report(found: list[dict[str, tuple[float, float]]], told: argparse.Namespace) -> list[str]:
    rows = [
        "",
        "## Streams",
        "",
        f"`python bench/serving/streams.py`: one line to {told.readers:,} waiting readers, "
        f"{told.rounds} rounds of {told.events} lines; CPU of the server a delivery. All servers "
        "hold their readers at once, and line by line each has its turn, so that noise meets all "
        "alike. The floor is a C program that holds the sockets in epoll and writes to each. Load "
        f"of the machine when this began: {told.began}.",
        "",
        "| server | µs a delivery | our rate to its | every round | kB a reader |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name in found[0]:
        spent = statistics.median(each[name][0] for each in found)
        kept = statistics.median(each[name][1] for each in found)
        ratios = [each[name][0] / each["copydesk"][0] for each in found]
        listed = " ".join(f"{ratio:.2f}" for ratio in ratios)
        rows.append(
            f"| {name} | {spent:.1f} | {statistics.median(ratios):.2f} | {listed} | {kept:.2f} |"
        )
    absent = [name for name in ("nginx + nchan", "floor in C") if name not in found[0]]
    return [*rows, "", *[f"{name}: not installed here." for name in absent]]


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--readers", type=int, default=3000)
    asked.add_argument("--events", type=int, default=20)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--many", type=int, default=10_000)
    asked.add_argument("--no-write", action="store_true")
    told = asked.parse_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    subprocess.run(["taskset", "-p", "-c", str(LOAD_CORE), str(os.getpid())], check=True)
    told.began = f"{os.getloadavg()[0]:.1f}"
    gc.disable()
    found = rounds(told)
    text = "\n".join([*report(found, told), many(told.many, 10)]) + "\n"
    print(text)
    if not told.no_write:
        before = RESULT.read_text().partition("\n## Streams")[0] if RESULT.exists() else ""
        RESULT.write_text(before.rstrip("\n") + "\n" + text)


if __name__ == "__main__":
    main()
