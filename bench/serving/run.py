"""A story page to readers: our door beside nginx and Wagtail, work per CPU-second of the server.

    python bench/serving/run.py [--rounds 7] [--slices 12] [--no-wagtail] [--no-write]

Over eight kept connections with a browser's fourteen headers: servers on one core, the load (wrk)
on another; a server's CPU time is read from its clock, so the load and its noise do not count. A
round asks our door and nginx in turn, a third of a second each, twelve times, so that what else
the machine does meets both alike; ratios are of the round's sums. Wagtail is sent the same
browser's request, over one connection: of eight, what is under way when time is up would count
against it. nginx is left out where it is not installed. Then the nine rules of caching, asked of
each. Writes `bench/results/serving.md`, to which `streams.py` and `act.py` add their parts.
"""

import argparse
import http.client
import os
import re
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from peers import LOAD_CORE, Peer, free_port, nginx, start

from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.press.paper import Page

HERE = Path(__file__).parent
RESULT = HERE.parent / "results" / "serving.md"
PATH = "/2026/03/04/ferry/"
CONNECTIONS = 8
SLICE, WAGTAILS = 1 / 3, 3.0  # seconds
HEADERS = (
    "cache-control: max-age=0",
    'sec-ch-ua: "Chromium";v="140", "Not=A?Brand";v="24"',
    "sec-ch-ua-mobile: ?0",
    'sec-ch-ua-platform: "Linux"',
    "upgrade-insecure-requests: 1",
    "user-agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0",
    "accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp",
    "sec-fetch-site: same-origin",
    "sec-fetch-mode: navigate",
    "sec-fetch-dest: document",
    "accept-language: en-GB,en;q=0.9",
)
BROWSER = "gzip, deflate, br, zstd"
FOR_WAGTAIL = "page, brotli"  # what a browser asks; Wagtail has no 304 of its own
ASKED = {
    "page, brotli": ("accept-encoding: " + BROWSER,),
    "page, gzip": ("accept-encoding: gzip",),
    "page, plain": ("accept-encoding: identity",),
    "304": ("accept-encoding: " + BROWSER, "if-none-match: {etag}"),
}
NGINX = """
pid {root}/nginx.pid; events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; {folders}
  types {{ text/html html; }} gzip_static on; gzip_vary on; brotli_static on;
  server {{ listen 127.0.0.1:{port}; root {root}/site; charset utf-8; }}
}}
"""


def story_page() -> bytes:
    """40 kB of copy that compresses like copy."""
    return ("<!doctype html><title>Ferry</title>" + story_body()).encode()


def story_body() -> str:
    words = (HERE / "words.txt").read_text(encoding="utf-8").split()
    parts: list[str] = []
    seed = 7
    while sum(map(len, parts)) < 40_000:
        picked = []
        for _ in range(60):
            seed = (seed * 1_103_515_245 + 12_345) % 2**31
            picked.append(words[seed % len(words)])
        parts.append(f'<p id="p{len(parts)}">{" ".join(picked)}.</p>\n')
    return "".join(parts)


def lay(root: Path) -> None:
    """The page as the press lays it; the number says that the site is whole."""
    kind = "text/html; charset=utf-8"
    page = Page(path=PATH[1:] + "index.html", media_type=kind, content=story_page())
    site = SiteFolder(root / "site")
    with site.alone():
        site.lay([page], stamp=time.time_ns() - 10**10)
    number = root / "site" / ".number"
    if not number.exists():
        number.write_bytes(struct.pack("<q", 2))


def ours(root: Path) -> Peer:
    port = free_port()
    command = [sys.executable, str(HERE / "front_alone.py"), str(root / "site"), str(port)]
    return start("copydesk", command, port)


def static(root: Path) -> Peer | None:
    return nginx(root, NGINX, free_port(), ["ngx_http_brotli_static_module"])


def wagtails(root: Path) -> list[Peer]:
    """A bare Wagtail page of the same story, with and without Django's cache of whole pages."""
    env = {"PEER_DATA": str(root), "PYTHONPATH": f"{HERE}:{os.environ.get('PYTHONPATH', '')}"}
    code = "import sys; from wagtail_peer.site import fill; fill('Ferry', sys.stdin.read())"
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        input=story_body().encode(),
        env={**os.environ, **env},
        check=True,
    )
    made = []
    for name, cached in (("Wagtail", "0"), ("Wagtail, cached", "1")):
        port = free_port()
        command = [sys.executable, "-W", "ignore", "-m", "uvicorn", "--no-access-log"]
        command += ["--log-level", "error", "--port", str(port), "wagtail_peer.site:application"]
        made.append(start(name, command, port, {**env, "PEER_CACHED": cached}))
    return made


def ask(peer: Peer, method: str = "GET", **more: str) -> http.client.HTTPResponse:
    """One answer, read; its content is its `body`."""
    asking = http.client.HTTPConnection("127.0.0.1", peer.port, timeout=60)
    path = "/ferry/" if peer.name.startswith("Wagtail") else PATH
    asking.request(method, path, headers={k.replace("_", "-"): v for k, v in more.items()})
    answer = asking.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    asking.close()
    return answer


def load(peer: Peer, lines: tuple[str, ...], seconds: float) -> tuple[int, float]:
    """Answers, and the CPU-seconds of the server they took."""
    is_wagtail = peer.name.startswith("Wagtail")
    path, connections = ("/ferry/", 1) if is_wagtail else (PATH, CONNECTIONS)
    etag = ask(peer, accept_encoding=BROWSER).headers.get("etag", '"none"')
    command = ["taskset", "-c", str(LOAD_CORE), "wrk", "-t1", f"-c{connections}", "-d3600s"]
    for line in (*HEADERS, *lines):
        command += ["-H", line.format(etag=etag)]
    command.append(f"http://127.0.0.1:{peer.port}{path}")
    before = peer.cpu()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as asking:
        time.sleep(seconds)
        asking.send_signal(signal.SIGINT)  # wrk then says what it did
        told, _ = asking.communicate()
    found = re.search(r"(\d+) requests in", told)
    if found is None:  # told to stop before it had begun, on a busy machine
        return load(peer, lines, seconds)
    assert "Socket errors" not in told, told
    assert "Non-2xx or 3xx" not in told, told
    return int(found[1]), peer.cpu() - before


def rounds(peers: list[Peer], told: argparse.Namespace) -> None:
    """Every round: the two servers of files slice by slice, then each Wagtail once."""
    files = [peer for peer in peers if not peer.name.startswith("Wagtail")]
    for name, lines in ASKED.items():
        for _ in range(told.rounds):
            sums = {peer.name: [0, 0.0] for peer in peers}
            turns = [(peer, SLICE) for _ in range(told.slices) for peer in files]
            if name == FOR_WAGTAIL:
                turns += [(peer, WAGTAILS) for peer in peers if peer not in files]
            for peer, seconds in turns:
                answers, spent = load(peer, lines, seconds)
                sums[peer.name][0] += answers
                sums[peer.name][1] += spent
            for peer in {peer.name: peer for peer, _ in turns}.values():
                answers, spent = sums[peer.name]
                peer.figures.setdefault(name, []).append(answers / spent)


def answered(peer: Peer, name: str) -> str:
    """What a server answers to a request: status, coding, bytes."""
    etag = ask(peer, accept_encoding=BROWSER).headers.get("etag", '"none"')
    lines = (line.format(etag=etag).split(": ", 1) for line in (*HEADERS, *ASKED[name]))
    found = ask(peer, **dict(lines))
    coding = found.headers.get("content-encoding", "plain")
    return f"{found.status}, {coding}, {len(found.body):,} bytes" if found.status == 200 else "304"  # type: ignore[attr-defined]


def rules(peer: Peer) -> dict[str, bool]:
    """The nine rules of caching, each asked for."""
    plain, br = ask(peer, accept_encoding="identity"), ask(peer, accept_encoding=BROWSER)
    tags = {one.headers.get("etag", "") for one in (plain, br, ask(peer, accept_encoding="gzip"))}
    etag, changed = br.headers.get("etag", ""), br.headers.get("last-modified", "")
    codings = {
        coding: ask(peer, accept_encoding=f"{coding};q=1, *;q=0").headers.get("content-encoding")
        for coding in ("br", "gzip", "zstd")
    }
    head = ask(peer, "HEAD", accept_encoding=BROWSER)
    tag = plain.headers.get("etag", "")
    part = ask(peer, accept_encoding="identity", range="bytes=0-9", if_range=tag)
    other = ask(peer, accept_encoding="identity", range="bytes=0-9", if_range='"other"')
    since = ask(peer, accept_encoding=BROWSER, if_modified_since=changed)
    return {
        "strong ETag, one for each coding": len(tags) == 3 and not any("W/" in t for t in tags),
        "Last-Modified": bool(changed),
        "If-None-Match": ask(peer, accept_encoding=BROWSER, if_none_match=etag).status == 304,
        "If-Modified-Since": since.status == 304,
        "brotli, gzip, zstd by the reader's wish": all(a == b for a, b in codings.items()),
        "Vary": "accept-encoding" in br.headers.get("vary", "").lower(),
        "Range and If-Range": (part.status, other.status) == (206, 200),
        "HEAD": head.headers.get("content-length") == br.headers.get("content-length"),
        "Content-Length": br.headers.get("content-length") == str(len(br.body)),  # type: ignore[attr-defined]
    }


def table(peers: list[Peer]) -> list[str]:
    """Medians, and of every round the ratio to each peer."""
    own, rows = (
        peers[0],
        ["| what | server | its answer | a CPU-second | ratio, median | every round |"],
    )
    rows.append("| --- | --- | --- | --- | --- | --- |")
    for name in ASKED:
        for peer in (peer for peer in peers if name in peer.figures):
            pairs = list(zip(own.figures[name], peer.figures[name], strict=True))
            ratios = [a / b for a, b in pairs]
            each = " ".join(f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}" for ratio in ratios)
            middle, median = statistics.median(ratios), statistics.median(peer.figures[name])
            told = (f"{middle:.2f}" if middle < 10 else f"{middle:.0f}", each)
            of = ("-", "-") if peer is own else told
            first = f"| {name} | {peer.name} | {answered(peer, name)} "
            rows.append(f"{first}| {median:,.0f} | {of[0]} | {of[1]} |")
    return rows


def report(peers: list[Peer], told: argparse.Namespace) -> list[str]:
    missing = [] if any(peer.name == "nginx" for peer in peers) else ["", "nginx: not installed."]
    found = {peer.name: rules(peer) for peer in peers}
    names = list(next(iter(found.values())))
    return [
        "# Serving",
        "",
        f"`python bench/serving/run.py`: a 40 kB story page, {CONNECTIONS} kept connections, a "
        "browser's 14 headers; servers on one core, wrk on another. Work for each CPU-second of "
        f"the server. {told.rounds} rounds; in each, our door and nginx are asked in turn, a third "
        f"of a second each, {told.slices} times, so that what else the machine does meets both "
        "alike, and the ratio is ours to the other's by the sums of the round. Wagtail is a bare "
        "page of the same story, of blocks, under uvicorn, sent the browser's request as we are "
        f"(it answers with gzip), {WAGTAILS:g} s a round over one connection, so that nothing "
        "under way at the end counts against it; cached by Django's cache of whole pages in "
        f"memory. Load of the machine, of two cores, when this began: {told.began}.",
        "",
        *table(peers),
        *missing,
        "",
        "| caching | " + " | ".join(found) + " |",
        "| --- |" + " --- |" * len(found),
        *[
            f"| {name} | "
            + " | ".join("yes" if each[name] else "no" for each in found.values())
            + " |"
            for name in names
        ],
        "| of nine | " + " | ".join(str(sum(each.values())) for each in found.values()) + " |",
    ]


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--rounds", type=int, default=7)
    asked.add_argument("--slices", type=int, default=12)
    asked.add_argument("--no-wagtail", action="store_true")
    asked.add_argument("--no-write", action="store_true")
    told = asked.parse_args()
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is not installed: Debian's package of that name")
    told.began = f"{os.getloadavg()[0]:.1f}"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lay(root)
        peers = [peer for peer in (ours(root), static(root)) if peer is not None]
        try:
            peers += [] if told.no_wagtail else wagtails(root)
            rounds(peers, told)
            text = "\n".join(report(peers, told)) + "\n"
        finally:
            for peer in peers:
                peer.stop()
    print(text)
    if not told.no_write:
        rest = RESULT.read_text().partition("\n## ") if RESULT.exists() else ("", "", "")
        RESULT.write_text(text + rest[1] + rest[2])


if __name__ == "__main__":
    main()
