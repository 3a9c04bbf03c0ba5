"""Systems reading the pages: what each came to, and who reads which page."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from folds import fold_of, with_model
from worker import Answer, Job, Worker

FROM = (
    100_000  # bytes: on shorter pages seconds a megabyte tell of the start of a call, not of size
)


class Reader(Protocol):
    """One system, here or in processes of its own."""

    def ask(self, job: Job) -> Answer:
        """The answer to a job."""

    def close(self) -> float:
        """No more jobs; the most memory one process took, in MiB, 0 where none was its own."""


class Folded:
    """Cleans each site's pages in a process whose model never saw the site."""

    def __init__(self, models: list[Path]) -> None:
        self._workers = [our_worker(model) for model in models]

    def ask(self, job: Job) -> Answer:
        """The answer to a job."""
        return self._workers[fold_of(job["domain"], len(self._workers))].ask(job)

    def close(self) -> float:
        """Let the processes go."""
        return max(worker.close() for worker in self._workers)


def our_worker(model: Path | None = None) -> Worker:
    """A process that cleans, with a model or with the shipped one."""
    command = [sys.executable, str(Path(__file__).parent / "ours.py")]
    return Worker(command, with_model(os.environ, model))


def our_reader(models: list[Path]) -> Reader:
    """Ours, with models by fold of sites where they are given."""
    return Folded(models) if models else our_worker()


@dataclass
class Run:
    """What one system came to over a set."""

    pages: int = 0
    seconds: float = 0.0
    slowest: tuple[float, str] = (0.0, "")
    worst: tuple[float, str] = (0.0, "")  # seconds a megabyte
    peak: float = 0.0
    failed: list[str] = field(default_factory=list)
    predictions: list[dict[str, Any]] = field(default_factory=list)

    def add(self, row: Mapping[str, Any]) -> None:
        """One more page read."""
        name = row["id"]
        if row["failed"]:
            self.failed.append(f"{name}: {row['failed']}")
            return
        self.pages, self.seconds = self.pages + 1, self.seconds + row["seconds"]
        self.slowest = max(self.slowest, (row["seconds"], name))
        if row["bytes"] >= FROM:
            self.worst = max(self.worst, (row["seconds"] / row["bytes"] * 1e6, name))
        self.predictions.append({"id": name, **row["prediction"]})


def row_of(job: Job, answer: Answer) -> dict[str, Any]:
    """An answer with what it is the answer to."""
    text = job["html"] if "html" in job else "\n".join(job["lines"])
    return {"id": job["id"], "bytes": len(text.encode("utf-8", "surrogatepass")), **answer}


def run_over(jobs: Iterator[Job], reader: Reader) -> Run:
    """All jobs of a set, one after the other."""
    run = Run()
    for job in jobs:
        run.add(row_of(job, reader.ask(job)))
    return run


def run_all(
    jobs: Callable[[], Iterator[Job]], readers: Mapping[str, Callable[[], Reader]], *, at_once: int
) -> dict[str, tuple[list[dict[str, Any]], float]]:
    """Every system's rows and peak memory over all jobs, which are read in shares at once."""

    def share(number: int) -> tuple[dict[str, list[dict[str, Any]]], dict[str, float]]:
        started = {name: make() for name, make in readers.items()}
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in readers}
        for at, job in enumerate(jobs()):
            if at % at_once == number:
                for name, reader in started.items():
                    rows[name].append(row_of(job, reader.ask(job)))
        return rows, {name: reader.close() for name, reader in started.items()}

    if not readers:
        return {}
    with ThreadPoolExecutor(at_once) as pool:
        shares = list(pool.map(share, range(at_once)))
    return {
        name: (
            [row for rows, _ in shares for row in rows[name]],
            max(peaks[name] for _, peaks in shares),
        )
        for name in readers
    }
