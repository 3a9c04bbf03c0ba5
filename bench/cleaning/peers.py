"""Ours and the peers over the development pages: quality with intervals, speed as ratios, memory.

    python bench/cleaning/peers.py [FOLDER] [--every N] [--speed-every N] [--models MODELS]
                                   [--cache FOLDER] [--peers PYTHON] [--jobs 2] [--out RESULTS]

Quality: every system reads every page, in processes of its own. Speed: of these pages every Nth
is read by all systems one after the other, in an order that turns from page to page, with nothing
else at once; what counts is CPU time. With `--cache` the peers' predictions are kept, and only
ours is run again. The peers live in an environment of their own (`make bench-cleaning`); one that
is not installed there is named, not run.
"""

import argparse
import functools
import json
import os
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import peer_tables
import yardsticks
from asking import asked_of
from folds import models_in
from pages import capture_jobs, page_jobs
from peer_tables import Peer
from reading import Reader, Run, our_reader, run_all
from run import joined, page_of_results
from scoring import score_all
from speed import OURS, clock
from tables import trained_how
from worker import Job, Worker

HERE = Path(__file__).parent
PEERS = HERE.parents[1] / "build" / "bench" / "bin" / "python"
RESULTS = HERE.parent / "results"
_NO_WHEEL = "it is not installed in the peers' environment (there is no wheel of it here)"

Rows = tuple[list[dict[str, Any]], float]


def main() -> int:
    """Run all, score all, write the tables."""
    asked = _arguments()
    models = models_in(asked.models) if asked.models else []
    peers = _installed(asked.peers)
    runs, captures = _read(asked, models, [peer for peer in peers if not peer.missing])
    systems = {name: run.predictions for name, run in runs.items()}
    systems[OURS] = joined(runs[OURS], captures)
    systems |= yardsticks.predictions(asked.folder, asked.every)
    scores = score_all(asked.folder, asked.every, systems, at_once=asked.jobs)
    _say(f"{len(systems)} systems scored")
    timed = functools.partial(page_jobs, asked.folder, asked.every * asked.speed_every)
    # One process of ours: several, one a fold, would each meet a colder machine than a peer's.
    clocked = clock(timed, _readers(asked, [], [p for p in peers if not p.missing]))
    about = f" (every {asked.every}th)" if asked.every > 1 else ""
    about += f"; ours: {trained_how(models)}"
    table = peer_tables.page(scores, runs, peers, clocked=clocked, about=about)
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "cleaning-peers.md").write_text(table, "utf-8")
    ours = page_of_results(scores[OURS], runs[OURS], captures, models)
    (asked.out / "cleaning.md").write_text(ours, "utf-8")
    print(table)
    for trouble in (*runs[OURS].failed, *captures.failed):
        print(trouble, file=sys.stderr)
    return 1 if runs[OURS].failed or captures.failed else 0


def _arguments() -> argparse.Namespace:
    reads = asked_of(__doc__)
    reads.add_argument("--speed-every", type=int, default=4, help="of these, every Nth is timed")
    reads.add_argument("--cache", type=Path, help="folder for the peers' predictions")
    reads.add_argument("--peers", type=Path, default=PEERS, help="the peers' own Python")
    reads.add_argument("--jobs", type=int, default=2, help="pages read at once, but for speed")
    reads.add_argument("--out", type=Path, default=RESULTS, help="folder for the tables")
    return reads.parse_args()


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _installed(python: Path) -> list[Peer]:
    """The peers, each with its version or why it does not take part."""
    if not python.is_file():
        sys.exit(f"{python}: no environment of the peers; `make bench-cleaning` makes it")
    call = [str(python), str(HERE / "systems.py")]
    said = subprocess.run(call, check=True, capture_output=True, text=True).stdout
    peers = [
        Peer(name, version, missing="" if version else _NO_WHEEL)
        for name, version in json.loads(said).items()
    ]
    for peer in peers:
        _say(f"{peer.name}: {peer.version or peer.missing}")
    return peers


def _readers(
    asked: argparse.Namespace, models: list[Path], peers: list[Peer]
) -> dict[str, Callable[[], Reader]]:
    """How each system's processes are started, ours first."""
    readers: dict[str, Callable[[], Reader]] = {OURS: functools.partial(our_reader, models)}
    for peer in peers:
        command = [str(asked.peers), str(HERE / "systems.py"), peer.name]
        readers[peer.name] = functools.partial(Worker, command, dict(os.environ))
    return readers


def _read(
    asked: argparse.Namespace, models: list[Path], peers: list[Peer]
) -> tuple[dict[str, Run], Run]:
    """Every system's run over the pages, the peers' from the cache where it has them; and ours
    over the text captures."""
    pages = functools.partial(page_jobs, asked.folder, asked.every)
    wanted = {job["id"] for job in pages()}
    found = {peer.name: _kept(asked.cache, peer, wanted) for peer in peers}
    fresh = [peer for peer in peers if found[peer.name] is None]
    read = run_all(pages, _readers(asked, models, fresh), at_once=asked.jobs)
    for peer in fresh:
        _keep(asked.cache, peer, read[peer.name])
    _say(f"{len(wanted)} pages read; from the cache: {len(peers) - len(fresh)} peers")
    runs = {name: _run(read.get(name) or found.get(name)) for name in (OURS, *found)}
    captures: Callable[[], Iterator[Job]]
    captures = functools.partial(capture_jobs, asked.folder, asked.every)
    only_ours = _readers(asked, models, [])
    return runs, _run(run_all(captures, only_ours, at_once=asked.jobs)[OURS])


def _run(read: Rows | None) -> Run:
    rows, peak = read or ([], 0.0)
    run = Run(peak=peak)
    for row in rows:
        run.add(row)
    return run


# -- the cache -----------------------------------------------------------------------------------


def _file(cache: Path, peer: Peer) -> Path:
    """A peer's file: another version of it, or another way to ask it, is another file."""
    asked = zlib.crc32((HERE / "systems.py").read_bytes())
    return cache / f"{peer.name}-{peer.version}-{asked:08x}.json"


def _kept(cache: Path | None, peer: Peer, wanted: set[str]) -> Rows | None:
    """What the peer said when it last read these pages, if it has read them all."""
    if cache is None or not _file(cache, peer).is_file():
        return None
    kept = json.loads(_file(cache, peer).read_text("utf-8"))
    rows = [row for row in kept["rows"] if row["id"] in wanted]
    return (rows, kept["peak"]) if len(rows) == len(wanted) else None


def _keep(cache: Path | None, peer: Peer, read: Rows) -> None:
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
        rows, peak = read
        _file(cache, peer).write_text(json.dumps({"peak": peak, "rows": rows}), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
