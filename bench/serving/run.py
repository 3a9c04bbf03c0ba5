"""A story page to readers: our front against nginx, work per CPU-second of the server.

    python bench/serving/run.py [--rounds 5] [--seconds 2] [--readers 2000]

Side by side in the same run: each round asks all servers in turn, over eight kept connections
with a browser's fourteen headers; the ratio is taken within a round and the median told. A
server's CPU time is read from /proc, so the load and its noise do not count. Then one event to
many waiting readers, CPU of our server for each delivery, against a bare loop of `send`.

nginx is used where it is installed and left out where not. Writes `bench/results/serving.md`.
"""

import argparse
import asyncio
import gc
import os
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.press.paper import Page

HERE = Path(__file__).parent
RESULT = HERE.parent / "results" / "serving.md"
TICKS = os.sysconf("SC_CLK_TCK")
CONNECTIONS = 8
HEADERS = (
    "host: paper.example\r\nconnection: keep-alive\r\ncache-control: max-age=0\r\n"
    'sec-ch-ua: "Chromium";v="140", "Not=A?Brand";v="24"\r\nsec-ch-ua-mobile: ?0\r\n'
    'sec-ch-ua-platform: "Linux"\r\nupgrade-insecure-requests: 1\r\n'
    "user-agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0\r\n"
    "accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp\r\n"
    "sec-fetch-site: same-origin\r\nsec-fetch-mode: navigate\r\nsec-fetch-dest: document\r\n"
    "accept-language: en-GB,en;q=0.9\r\n"
)
ASKED = {
    "page, brotli": "accept-encoding: gzip, deflate, br, zstd\r\n",
    "page, gzip": "accept-encoding: gzip\r\n",
    "page, plain": "accept-encoding: identity\r\n",
    "304": "accept-encoding: gzip\r\nif-none-match: {etag}\r\n",
}
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
NGINX = """
{before} daemon off; worker_processes 1; pid {root}/nginx.pid; error_log stderr crit;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  client_body_temp_path {root}/t1; proxy_temp_path {root}/t2; fastcgi_temp_path {root}/t3;
  uwsgi_temp_path {root}/t4; scgi_temp_path {root}/t5;
  types {{ text/html html; }} gzip_static on; gzip_vary on; {brotli}
  server {{ listen 127.0.0.1:{port}; root {root}/site; charset utf-8; }}
}}
"""


@dataclass
class Peer:
    """A server under measure."""

    name: str
    port: int
    process: subprocess.Popen[bytes]
    figures: dict[str, list[float]] = field(default_factory=dict)

    def cpu(self) -> float:
        """Seconds of CPU it and its children have used."""
        ids = [str(self.process.pid), *children(self.process.pid)]
        return sum(cpu_of(each) for each in ids)


def children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


def cpu_of(process: str) -> float:
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / TICKS


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as line:
        return int(line.getsockname()[1])


def story_page() -> bytes:
    """40 kB of copy that compresses like copy."""
    words = (HERE / "words.txt").read_text(encoding="utf-8").split()
    parts, seed = [], 7
    while sum(map(len, parts)) < 40_000:
        picked = []
        for _ in range(60):
            seed = (seed * 1_103_515_245 + 12_345) % 2**31
            picked.append(words[seed % len(words)])
        parts.append(f'<p id="p{len(parts)}">{" ".join(picked)}.</p>\n')
    return ("<!doctype html><title>Ferry</title>" + "".join(parts)).encode()


def lay(root: Path) -> None:
    page = Page(
        path="2026/03/04/ferry/index.html",
        media_type="text/html; charset=utf-8",
        content=story_page(),
    )
    SiteFolder(root / "site").lay([page], stamp=time.time_ns() - 10**10)


def ours(root: Path) -> Peer:
    port = free_port()
    command = [sys.executable, str(HERE / "front_alone.py"), str(root / "site"), str(port)]
    return Peer("copydesk", port, subprocess.Popen(command))


def nginx(root: Path) -> Peer | None:
    program = shutil.which("nginx")
    if program is None:
        return None
    port = free_port()
    config = root / "nginx.conf"
    known = BROTLI.exists()
    # As root it would give its rights away, and then not reach a temporary folder.
    before = (f"load_module {BROTLI};" if known else "") + ("user root;" if not os.getuid() else "")
    brotli = "brotli_static on;" if known else ""
    text = NGINX.format(root=root, port=port, before=before, brotli=brotli)
    config.write_text(text)
    command = [program, "-p", str(root), "-c", str(config)]
    return Peer("nginx", port, subprocess.Popen(command))


def wait_for(peer: Peer) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", peer.port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit(f"{peer.name} does not answer")


def one(peer: Peer, asked: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", peer.port)) as line:
        line.sendall(asked.replace(b"keep-alive", b"close"))
        got = b""
        while piece := line.recv(65536):
            got += piece
    return got


def request(peer: Peer, extra: str) -> bytes:
    start = "GET /2026/03/04/ferry/ HTTP/1.1\r\n" + HEADERS
    if "{etag}" in extra:
        head = one(peer, (start + "accept-encoding: gzip\r\n\r\n").encode()).partition(b"\r\n\r\n")[
            0
        ]
        lines = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        extra = extra.format(etag=lines[b"etag"].decode())
    return (start + extra + "\r\n").encode()


def size_of(peer: Peer, asked: bytes) -> int:
    """Bytes of one answer over a kept connection: its head, and the length it tells."""
    with socket.create_connection(("127.0.0.1", peer.port)) as line:
        line.sendall(asked)
        got = b""
        while b"\r\n\r\n" not in got:
            got += line.recv(65536)
    head = got.partition(b"\r\n\r\n")[0].lower()
    lines = dict(each.split(b": ", 1) for each in head.split(b"\r\n")[1:])
    body = 0 if b" 304 " in head[:16] else int(lines[b"content-length"])
    return len(head) + 4 + body


def load(peer: Peer, asked: bytes, size: int, seconds: float) -> int:
    """Ask over kept connections, one question at a time each; gives the answers."""
    done, ends = [0] * CONNECTIONS, time.monotonic() + seconds

    def reader(number: int) -> None:
        room = bytearray(1 << 18)
        with socket.create_connection(("127.0.0.1", peer.port)) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while time.monotonic() < ends:
                line.sendall(asked)
                left = size
                while left > 0:
                    left -= line.recv_into(room, left)
                done[number] += 1

    threads = [threading.Thread(target=reader, args=(number,)) for number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done)


def rounds(peers: list[Peer], count: int, seconds: float) -> None:
    for _ in range(count):
        for name, extra in ASKED.items():
            for peer in peers:
                asked = request(peer, extra)
                size = size_of(peer, asked)
                before = peer.cpu()
                answers = load(peer, asked, size, seconds)
                peer.figures.setdefault(name, []).append(answers / (peer.cpu() - before))


def deliveries(peer: Peer, readers: int, events: int = 40) -> tuple[float, float, float]:
    """Microseconds of CPU a delivery, of ours and of a bare loop; kB of memory a reader."""
    before = memory(peer.process.pid)
    lines = [socket.create_connection(("127.0.0.1", peer.port)) for _ in range(readers)]
    for line in lines:
        line.sendall(b"GET /live/stream HTTP/1.1\r\nhost: x\r\n\r\n")
    for line in lines:
        while b"retry" not in line.recv(65536):
            pass
    each = (memory(peer.process.pid) - before) / readers
    start = peer.cpu()
    for number in range(1, events + 1):
        one(peer, b"GET /tell/%d HTTP/1.1\r\nhost: x\r\nconnection: keep-alive\r\n\r\n" % number)
    asyncio.run(drained(lines, events))
    spent = (peer.cpu() - start) / (readers * events) * 1e6
    for line in lines:
        line.close()
    return spent, bare_loop(min(readers, 500), events), each


async def drained(lines: list[socket.socket], events: int) -> None:
    for line in lines:
        got = b""
        while got.count(b"\nevent: new") < events:
            piece = line.recv(65536)
            if not piece:
                raise SystemExit("a reader was dropped")
            got += piece


def bare_loop(readers: int, events: int) -> float:
    """A loop of `send` over as many sockets: nothing that serves readers can cost less."""
    pairs = [tcp_pair() for _ in range(readers)]
    event = b"x" * 230
    start = resource.getrusage(resource.RUSAGE_SELF)
    for _ in range(events):
        for ours_, _theirs in pairs:
            ours_.send(event)
    end = resource.getrusage(resource.RUSAGE_SELF)
    for pair in pairs:
        for side in pair:
            side.close()
    spent = end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime
    return spent / (readers * events) * 1e6


def tcp_pair() -> tuple[socket.socket, socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        one_side = socket.create_connection(listening.getsockname())
        return one_side, listening.accept()[0]


def memory(process: int) -> float:
    """kB of memory of its own."""
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Private_Dirty:"):
            return float(line.split()[1])
    return 0.0


def table(peers: list[Peer]) -> list[str]:
    rows = [
        "| what | "
        + " | ".join(f"{peer.name}, answers a CPU-second" for peer in peers)
        + " | ratio |",
        "| --- |" + " --- |" * (len(peers) + 1),
    ]
    for name in ASKED:
        medians = [statistics.median(peer.figures[name]) for peer in peers]
        ratio = "-"
        if len(peers) == 2:
            pairs = zip(peers[0].figures[name], peers[1].figures[name], strict=True)
            ratio = f"{statistics.median(a / b for a, b in pairs):.2f}"
        rows.append(f"| {name} | " + " | ".join(f"{m:,.0f}" for m in medians) + f" | {ratio} |")
    return rows


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--seconds", type=float, default=2.0)
    asked.add_argument("--readers", type=int, default=2000)
    asked.add_argument("--no-write", action="store_true")
    told = asked.parse_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lay(root)
        peers = [peer for peer in (ours(root), nginx(root)) if peer is not None]
        try:
            for peer in peers:
                wait_for(peer)
            rounds(peers, told.rounds, told.seconds)
            ours_each, bare_each, kept = deliveries(peers[0], told.readers)
        finally:
            for peer in peers:
                peer.process.terminate()
                peer.process.wait()
    text = "\n".join([*report(peers, told), *live(told.readers, ours_each, bare_each, kept)])
    print(text)
    if not told.no_write:
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text(text + "\n")


def report(peers: list[Peer], told: argparse.Namespace) -> list[str]:
    missing = [] if len(peers) == 2 else ["", "nginx is not installed here: no ratio."]
    return [
        "# Serving",
        "",
        f"`python bench/serving/run.py`: a 40 kB story page, {CONNECTIONS} kept connections, 14 "
        f"browser headers, medians of {told.rounds} rounds of {told.seconds:g} s. Work for each "
        "CPU-second of the server; ratio to nginx within a round. On a busy machine the ratios "
        "hold, the figures do not.",
        "",
        *table(peers),
        *missing,
    ]


def live(readers: int, ours_each: float, bare_each: float, kept: float) -> list[str]:
    return [
        "",
        f"One line to {readers:,} waiting readers: {ours_each:.1f} µs of CPU a delivery; a bare "
        f"loop of `send` {bare_each:.1f} µs, ratio {bare_each / ours_each:.2f}. A waiting reader "
        f"takes {kept:.1f} kB of memory (user space).",
    ]


if __name__ == "__main__":
    main()
