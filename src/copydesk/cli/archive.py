"""`archive read`: web archives and folders of any size into stories."""

import datetime as dt
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from copydesk.cli import inputs
from copydesk.cli.exits import INPUT_REFUSED, NOT_INSTALLED, UNEXPECTED
from copydesk.cli.newsroom import ask_for_parts
from copydesk.cli.options import moment
from copydesk.story.story import Capture

if TYPE_CHECKING:
    from copydesk.bulk.progress import Progress
    from copydesk.bulk.run import Reading, Summary, Workers
    from copydesk.console import Screen


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the command line asks for."""

    out: Path | None
    to_desk: bool
    data: Path
    source: str | None
    processes: int | None
    ray: str | None
    page_seconds: float
    page_memory: int
    unit_kib: int
    house: str | None
    at: dt.datetime | None

    def folder(self, places: tuple[str, ...]) -> Path:
        """Where tables and journal are kept; for the desk alone, in its data folder."""
        if self.out is not None:
            return self.out
        name = hashlib.sha256("\n".join(places).encode()).hexdigest()[:16]
        return self.data / "archives" / name


FOLDER = click.Path(file_okay=False, path_type=Path)
MIB = 1024 * 1024


@click.group()
def archive() -> None:
    """Archives of pages and folders of any size."""


@archive.command("read")
@click.argument("places", nargs=-1, required=True, metavar="FILE|FOLDER|s3://...")
@click.option("--out", type=FOLDER, help="Folder for the tables (Parquet) and the journal.")
@click.option("--to-desk", is_flag=True, help="Have the newsroom take in what could be read.")
@click.option("--data", type=FOLDER, default="data", envvar="COPYDESK_DATA", show_default=True,
              help="The newsroom's folder, with --to-desk.")  # fmt: skip
@click.option("--source", metavar="KEY", help="The source it is from, with --to-desk.")
@click.option(
    "--processes", type=click.IntRange(1, 1024), help="Reading processes; else one a core."
)
@click.option("--ray", metavar="ADDRESS", help="Read on a Ray cluster; `local` makes one here.")
@click.option("--page-seconds", type=click.FloatRange(0.01), default=20.0, show_default=True,
              help="A page that takes longer is refused.")  # fmt: skip
@click.option("--page-memory", type=click.IntRange(256), default=2048, show_default=True,
              metavar="MIB", help="A page that takes more memory is refused.")  # fmt: skip
@click.option("--unit", "unit_kib", type=click.IntRange(1), default=64 * 1024, show_default=True,
              metavar="KIB",
              help="Size of a work unit, which is done again after a crash.")  # fmt: skip
@click.option("--house", metavar="FILE", help="The house's choices, in TOML.")
@click.option("--at", type=moment, metavar="TIME", help="The time of what does not tell its own.")
def read(places: tuple[str, ...], **chosen: Any) -> None:  # noqa: ANN401  # click's own
    """Read web archives (WARC, WACZ, zips of them) and folders of any form into stories.

    Pages go down the same line as in the newsroom, in as many processes as there are cores. The
    stories come as Parquet tables (--out), to the desk (--to-desk), or both. A reading that was
    broken off goes on where it was when it is called again; each capture is read once, wherever it
    lies and however often. What cannot be read is in `refusals.jsonl`; the exit code is then 3.
    """
    asked = Asked(**chosen)
    _ask_for(asked)
    from copydesk.bulk.run import reading
    from copydesk.console import Screen

    screen = Screen()
    with reading(asked.folder(places), asked.at or dt.datetime.now(dt.UTC)) as at_work:
        at_work.plan(places, asked.unit_kib * 1024)
        summary = _read(at_work, asked, screen)
    _tell(summary, asked.folder(places), screen)
    if summary.failed:
        raise click.exceptions.Exit(UNEXPECTED)
    if summary.counts.outcomes.get("refused"):
        raise click.exceptions.Exit(INPUT_REFUSED)


def _ask_for(asked: Asked) -> None:
    """End where the command line asks for too little or too much, or a part is missing."""
    if asked.out is None and not asked.to_desk:
        raise click.UsageError("where shall the stories go? --out FOLDER, --to-desk, or both")
    if asked.ray is not None and asked.to_desk:
        raise click.UsageError("the desk takes in on this machine: --to-desk without --ray")
    if asked.to_desk:
        ask_for_parts("archive read --to-desk")
    needed = {"pyarrow": "bulk"} | ({"ray": "ray"} if asked.ray is not None else {})
    for part, extra in needed.items():
        if find_spec(part) is None:
            line = f"copydesk: archive read needs {part}: pip install 'copydesk[{extra}]'"
            click.echo(line, err=True)
            raise click.exceptions.Exit(NOT_INSTALLED)


def _read(at_work: "Reading", asked: Asked, screen: "Screen") -> "Summary":
    from copydesk.bulk.messages import Terms
    from copydesk.bulk.progress import Progress

    terms = Terms(
        house=inputs.house(asked.house),
        seconds=asked.page_seconds,
        memory=asked.page_memory * MIB,
    )
    progress = Progress(*at_work.journal.sizes(), tell=screen.status)
    job = at_work.job(terms, stories=asked.out is not None)
    try:
        return at_work.read(_workers(at_work, asked, progress), job, progress)
    finally:
        screen.status("")


def _workers(at_work: "Reading", asked: Asked, progress: "Progress") -> "Workers":
    if asked.ray is not None:
        from copydesk.bulk.cluster import Cluster

        return Cluster(asked.ray, asked.processes)
    from copydesk.bulk.pool import Pool

    processes = asked.processes or len(os.sched_getaffinity(0))
    return Pool(processes, has=at_work.journal.has, keep=_keeper(asked), told=progress.heard)


def _keeper(asked: Asked) -> Callable[[Capture], None]:
    """What becomes of the bytes of a capture that could be read."""
    if not asked.to_desk:
        return lambda capture: None
    from copydesk.newsroom.bulk import keeper

    return keeper(asked.data, asked.source)


def _tell(summary: "Summary", folder: Path, screen: "Screen") -> None:
    """What came of it, and what did not."""
    counts = summary.counts
    told = ", ".join(f"{number} {name}" for name, number in sorted(counts.outcomes.items()))
    screen.line(f"{counts.stories} stories; captures: {told or 'none'}")
    rows = sorted(counts.reasons.items(), key=lambda each: -each[1])[:20]
    screen.table("Refused and skipped", ("how many", "why"), [(str(n), why) for why, n in rows])
    for trouble in summary.troubles:
        screen.refused(str(folder), trouble)
    if counts.outcomes.get("refused"):
        number, place = counts.outcomes["refused"], folder / "refusals.jsonl"
        screen.refused(str(place), f"{number} captures were refused; they are listed there")
