"""Servers under measure: all on one core by `taskset`, the CPU of each from its clock."""

import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, LOAD_CORE = CORES[-1], CORES[0]
MODULES = Path("/usr/lib/nginx/modules")


@dataclass
class Peer:
    """A server under measure."""

    name: str
    port: int
    process: subprocess.Popen[bytes]
    figures: dict[str, list[float]] = field(default_factory=dict)

    def cpu(self) -> float:
        """Seconds of CPU it and its children have used."""
        return sum(cpu_of(each) for each in self.processes())

    def processes(self) -> list[int]:
        """It and its children."""
        own = self.process.pid
        told = Path(f"/proc/{own}/task/{own}/children").read_text().split()
        return [own, *map(int, told)]

    def memory(self) -> float:
        """kB of memory of its own, with its children's."""
        return sum(map(memory_of, self.processes()))

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()


def cpu_of(process: int) -> float:
    """Seconds, to the nanosecond: its CPU clock, which the ticks in /proc are too coarse for.

    The clock's number is made of the process's as in the kernel's `include/linux/posix-timers.h`.
    """
    return time.clock_gettime(~process << 3 | 2)


def memory_of(process: int) -> float:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Private_Dirty:"):
            return float(line.split()[1])
    return 0.0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as line:
        return int(line.getsockname()[1])


def start(name: str, command: list[str], port: int, env: dict[str, str] | None = None) -> Peer:
    """Start a server on the servers' core, and wait until it answers."""
    own = {**os.environ, **(env or {})}
    pinned = ["taskset", "-c", str(SERVER_CORE), *command]
    peer = Peer(name, port, subprocess.Popen(pinned, env=own))
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return peer
    raise SystemExit(f"{name} does not answer")


def nginx(root: Path, config: str, port: int, modules: list[str]) -> Peer | None:
    """nginx with this configuration; None where it or a module of it is not installed."""
    program = shutil.which("nginx")
    paths = [MODULES / f"{name}.so" for name in modules]
    if program is None or not all(path.exists() for path in paths):
        return None
    before = "".join(f"load_module {path};\n" for path in paths)
    # As root it would give its rights away, and then not reach a temporary folder.
    before += "user root;" if not os.getuid() else ""
    folders = "".join(
        f"{name}_temp_path {root}/t-{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    text = config.format(root=root, port=port, folders=folders)
    place = root / f"nginx-{port}.conf"
    place.write_text(f"{before} daemon off; worker_processes 1; error_log stderr crit;\n{text}")
    name = "nginx + nchan" if "ngx_nchan_module" in modules else "nginx"
    return start(name, [program, "-p", str(root), "-c", str(place)], port)
