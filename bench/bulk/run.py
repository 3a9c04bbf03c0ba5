"""How fast archives are read, and whether that stays so as cores and files grow.

    python bench/bulk/run.py [--pages 60] [--ray-python PYTHON] [--write bench/results/bulk.md]

Packs development pages of the shared cleaning bench into web archives in a scratch folder and has
`copydesk archive read` read them, as anybody would call it. Processor time is told beside the time
on the clock: it is what stays the same when others use the machine.
"""

import argparse
import datetime as dt
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "cleaning"))

from pages import SHARED, page_jobs

from copydesk.bulk.files import find
from copydesk.bulk.hand import Hand
from copydesk.bulk.messages import Terms
from copydesk.bulk.places import plan
from copydesk.bulk.rows import StoryRow
from copydesk.bulk.work import Desk, Job, read_unit
from copydesk.story.story import Capture

AT = dt.datetime(2026, 3, 4, tzinfo=dt.UTC)

MAIN = "from copydesk.cli import main; main()"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
NO_OP = Path(__file__).with_name("ray_cost.py")


@dataclass(frozen=True, kw_only=True)
class Ran:
    """One reading: what it read, how long it took, how much of the processors, and of memory."""

    name: str
    files: int
    pages: int
    seconds: float
    cpu: float
    peak: float
    packed: int
    tables: int
    journal: int

    @property
    def row(self) -> list[str]:
        """As a row of the table."""
        per_core = self.pages / self.cpu if self.cpu else 0.0
        return [
            self.name, str(self.files), str(self.pages), f"{self.packed / 1e6:.1f}",
            f"{self.seconds:.1f}", f"{self.pages / self.seconds:.1f}",
            f"{1000 * self.cpu / self.pages:.1f}" if self.cpu else "-",
            f"{per_core:.1f}" if self.cpu else "-", f"{self.peak:.0f}" if self.cpu else "-",
            f"{self.tables / self.pages / 1000:.1f}", f"{self.journal / self.pages:.0f}",
        ]  # fmt: skip


HEAD = [
    "reading", "files", "pages", "MB packed", "s", "pages/s", "CPU ms a page",
    "pages a CPU second", "largest process, MiB", "tables, kB a page", "journal, B a page",
]  # fmt: skip


def pages(every: int) -> list[tuple[str, bytes]]:
    """Address and bytes of development pages."""
    return [
        (str(job["link"]) or "https://page.example/", str(job["html"]).encode("utf-8", "replace"))
        for job in page_jobs(SHARED, every)
    ]


def record(address: str, body: bytes, number: int) -> bytes:
    """A page as a packed record; the number makes the bytes another capture."""
    sent = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    sent += b"<!-- %d -->" % number
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2026-03-04T12:00:00Z\r\n"
        f"WARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(sent)}\r\n\r\n"
    )
    return gzip.compress(head.encode("utf-8", "replace") + sent + b"\r\n\r\n", 6)


def archives(folder: Path, stock: list[tuple[str, bytes]], files: int, each: int) -> Path:
    """Files of so many pages each; the stock goes round, no page is twice the same bytes."""
    folder.mkdir()
    numbered: Iterator[tuple[int, tuple[str, bytes]]] = enumerate(cycle(stock))
    for n in range(files):
        with (folder / f"{n:04}.warc.gz").open("wb") as file:
            for number, (address, body) in islice(numbered, each):
                file.write(record(address, body, number))
    return folder


def read(name: str, given: Path, *options: str, python: str = sys.executable) -> Ran:
    """Have a folder read; a processor's time is that of all processes that were begun."""
    out = Path(tempfile.mkdtemp(dir=given.parent))
    command = [python, "-c", MAIN, "archive", "read", str(given), "--out", str(out), *options]
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT
    )
    _, _, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = 0
    counts = json.loads((out / "summary.json").read_text())["counts"]["outcomes"]
    tables = sum(each.stat().st_size for each in out.rglob("*.parquet"))
    journal = (out / "journal.sqlite3").stat().st_size
    shutil.rmtree(out)
    sizes = [each.stat().st_size for each in given.iterdir()]
    in_cluster = "--ray" in options  # its workers are not our children
    return Ran(
        name=name, files=len(sizes), pages=sum(counts.values()), seconds=seconds,
        cpu=0.0 if in_cluster else used.ru_utime + used.ru_stime,
        peak=used.ru_maxrss / 1024, packed=sum(sizes), tables=tables, journal=journal,
    )  # fmt: skip


def growing(scratch: Path, stock: list[tuple[str, bytes]]) -> list[Ran]:
    """One and two processes, and one, four and sixteen times the files; then as one file."""
    each = len(stock)
    ran = []
    for files in (1, 4, 16):
        given = archives(scratch / f"files-{files}", stock, files, each)
        for processes in ("1", "2"):
            name = f"{files}x files, {processes} process{'es' * (processes == '2')}"
            ran.append(read(name, given, "--processes", processes, "--unit", "1024"))
            print(ran[-1], flush=True)
    ran.append(side_by_side(scratch, stock))
    print(ran[-1], flush=True)
    given = archives(scratch / "one", stock, 1, 16 * each)
    ran.append(read("16x in one file, 2 processes", given, "--processes", "2", "--unit", "1024"))
    print(ran[-1], flush=True)
    return ran


def side_by_side(scratch: Path, stock: list[tuple[str, bytes]]) -> Ran:
    """Two commands at once, a process and half the files each: what sharing the machine costs."""
    folders = [scratch / "left" / "in", scratch / "right" / "in"]
    for folder in folders:
        folder.parent.mkdir()
        archives(folder, stock, 8, len(stock))
    with ThreadPoolExecutor(2) as both:
        left, right = both.map(
            lambda folder: read("", folder, "--processes", "1", "--unit", "1024"), folders
        )
    return Ran(
        name="2 readings of 8x files at once, 1 process each", files=16,
        pages=left.pages + right.pages, seconds=max(left.seconds, right.seconds),
        cpu=left.cpu + right.cpu, peak=max(left.peak, right.peak),
        packed=left.packed + right.packed, tables=left.tables + right.tables,
        journal=left.journal + right.journal,
    )  # fmt: skip


def cluster(scratch: Path, python: str) -> tuple[list[Ran], str]:
    """The pool and Ray on the same files, in turn; and what Ray costs a unit that does nothing."""
    ran = []
    for workers in ("1", "2"):
        for name, way in (("pool", ()), ("Ray", ("--ray", "local"))):
            given = scratch / "files-4"
            options = ("--processes", workers, "--unit", "1024", *way)
            ran.append(read(f"{name}, {workers} at once", given, *options, python=python))
            print(ran[-1], flush=True)
    done = subprocess.run(
        [python, str(NO_OP)], capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    return ran, done.stdout


class Idle(Hand):
    """A hand that gives a story at once: what is left is the holder's own work."""

    def __init__(self, row: StoryRow) -> None:
        super().__init__(Terms())
        self._row = row

    def read(self, capture: Capture) -> list[StoryRow]:
        """Always the same story."""
        return [self._row]


def holder(given: Path) -> str:
    """What reading archives and writing tables costs beside the line, which one process does."""
    out = given.parent / "holder"
    (out / ".parts").mkdir(parents=True)
    row = StoryRow(
        capture="0" * 64, place="https://page.example/", captured=AT, item=0, format="page",
        guid="a", text="word " * 600, blocks=json.dumps([{"text": "word " * 600}]),
    )  # fmt: skip
    job, count = Job(out=str(out), at=AT), 0
    began = time.process_time()
    for number, unit in enumerate(plan(find(str(given)), 64 << 20)):
        count += read_unit(number, unit, job, Idle(row), Desk()).counts.stories
    each = (time.process_time() - began) / count
    return (
        f"\nReading the archive, hashing and writing tables: {1000 * each:.2f} ms a page, done in "
        "the one process that holds the others.\n"
    )


def marginal(ran: list[Ran]) -> str:
    """What a page more costs, the start of the processes left aside."""
    by_name = {each.name: each for each in ran}
    told = []
    for after in ("1 process", "2 processes"):
        few, many = (by_name[f"{n}x files, {after}"] for n in (1, 16))
        each = (many.cpu - few.cpu) / (many.pages - few.pages)
        told.append(f"{1000 * each:.1f} ms with {after}")
    return "\nA page more costs, start left aside, in processor time: " + ", ".join(told) + ".\n"


def table(head: list[str], ran: list[Ran]) -> str:
    """A table in Markdown."""
    rows = [head, ["---"] * len(head), *(each.row for each in ran)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows) + "\n"


def main() -> None:
    """Measure, print, write where asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=60, help="pages of a file")
    options.add_argument("--ray-python", help="a Python that has the extra `ray`")
    options.add_argument("--write", type=Path)
    given = options.parse_args()
    stock = pages(every=40)[: given.pages]
    with tempfile.TemporaryDirectory(prefix="bulk-") as folder:
        scratch = Path(folder)
        text = "# Archives in bulk, measured\n\nMade by `python bench/bulk/run.py`: "
        text += f"{len(stock)} development pages, "
        text += (
            f"{sum(len(body) for _, body in stock) / len(stock) / 1000:.0f} kB each on average, "
        )
        text += f"{os.cpu_count()} cores; load {os.getloadavg()[0]:.1f} when it began.\n"
        text += "\n## Cores and files\n\n" + table(HEAD, ran := growing(scratch, stock))
        text += marginal(ran) + holder(scratch / "files-16")
        if given.ray_python:
            beside, cost = cluster(scratch, given.ray_python)
            text += f"\n## Ray beside the pool\n\n{table(HEAD, beside)}\n{cost}"
    print(text)
    if given.write:
        given.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
