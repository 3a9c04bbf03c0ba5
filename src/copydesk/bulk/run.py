"""A reading from the first file to the last: planned, done unit by unit, resumed after a crash.

OUT/stories/0000012.parquet    the stories of unit 12
OUT/captures/0000012.parquet   every record that came in it, and what became of it
OUT/refusals.jsonl             what could not be read, with place and reason
OUT/summary.json               what was counted; it lies there when all units are done
OUT/journal.sqlite3            what is planned and done
"""

import datetime as dt
import fcntl
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from copydesk.bulk.journal import Journal
from copydesk.bulk.messages import Terms
from copydesk.bulk.places import Unit, given, plan
from copydesk.bulk.pool import Result
from copydesk.bulk.progress import Progress
from copydesk.bulk.tables import refusals, without
from copydesk.bulk.work import REASONS, Counts, Job, UnitDone
from copydesk.errors import CopydeskError
from copydesk.story.codec import from_json, to_json
from copydesk.story.record import Record, replace

DateTime = dt.datetime
UNIT_SIZE: Final = 64 * 1024 * 1024
ROUNDS: Final = 3  # how often a unit is tried that a file or the disk failed


class Summary(Record, frozen=True):
    """What came of a reading; `failed` units can be tried again by the same command."""

    counts: Counts
    failed: int = 0
    troubles: tuple[str, ...] = ()


class Workers(Protocol):
    """Who does units: a pool of this machine, or a cluster."""

    def read(self, units: Iterator[tuple[int, Unit]], job: Job) -> Iterator[Result]:
        """Do units, and give each when it is done, or why it could not be done now."""
        ...


class Reading:
    """A reading into a folder; made again with the same folder, it goes on where it was."""

    def __init__(self, out: Path, at: DateTime) -> None:
        self._out = out
        out.mkdir(parents=True, exist_ok=True)
        self.journal = Journal(out / "journal.sqlite3")
        self.at = dt.datetime.fromisoformat(self.journal.once("at", at.isoformat()))

    def plan(self, places: Sequence[str], unit_size: int = UNIT_SIZE) -> None:
        """Plan all files at the places that are not planned yet.

        Raises `CopydeskError`: nothing is there, or a file has changed since it was planned.
        """
        found = list(given(places))
        if not found:
            raise CopydeskError(place=", ".join(places), reason="there are no files")
        new = self.journal.new(found)
        self.journal.enter(new, list(plan(new, unit_size)))

    def read(self, workers: Workers, job: Job, progress: Progress | None = None) -> Summary:
        """Do all units that are not done; gives what was counted in all, earlier runs too."""
        shutil.rmtree(job.parts, ignore_errors=True)
        for folder in (job.parts, self._out / "captures", self._out / "stories"):
            folder.mkdir(exist_ok=True)
        troubles: list[str] = []
        for _ in range(ROUNDS):
            troubles = [*self._round(workers, job, progress)]
            if not troubles:
                break
        shutil.rmtree(job.parts, ignore_errors=True)
        summary = Summary(
            counts=self._sum(), failed=self.journal.failed(), troubles=tuple(troubles[:20])
        )
        self._conclude(summary)
        return summary

    def close(self) -> None:
        """Close the journal."""
        self.journal.close()

    def job(self, terms: Terms, *, stories: bool = True) -> Job:
        """What is the same for all units of this reading."""
        return Job(out=str(self._out.resolve()), at=self.at, terms=terms, stories=stories)

    def _round(self, workers: Workers, job: Job, progress: Progress | None) -> Iterator[str]:
        for number, result in workers.read(self._waiting(progress), job):
            if isinstance(result, OSError):
                self.journal.fail(number)
                yield f"unit {number}: {result}"
                continue
            counts = self._commit(number, result, job)
            if progress is not None:
                progress.ends(number, sum(counts.outcomes.values()), counts.stories)

    def _waiting(self, progress: Progress | None) -> Iterator[tuple[int, Unit]]:
        for number, unit in self.journal.waiting():
            if progress is not None:
                progress.begins(number, unit.size)
            yield number, unit

    def _commit(self, number: int, done: UnitDone, job: Job) -> Counts:
        """Put a unit's tables in place and enter it as done, in one step for whoever looks."""
        tables = {"stories": job.parts / done.stories, "captures": job.parts / done.rows}
        with self.journal.claim(number, done.captures) as late:
            counts = done.counts
            if late:
                gone = without(tables["stories"], late)
                without(tables["captures"], late)
                counts = _moved(counts, len(late), gone)
            for folder, table in tables.items():
                table.replace(self._out / folder / f"{number:07}.parquet")
                _sync(self._out / folder)
            self.journal.done(number, to_json(counts))
        return counts

    def _sum(self) -> Counts:
        outcomes: Counter[str] = Counter()
        reasons: Counter[str] = Counter()
        stories = 0
        for each in self.journal.counts():
            counts = from_json(each, Counts, place="journal")
            outcomes.update(counts.outcomes)
            reasons.update(counts.reasons)
            stories += counts.stories
        told = dict(reasons.most_common(REASONS))
        return Counts(outcomes=dict(outcomes), reasons=told, stories=stories)

    def _conclude(self, summary: Summary) -> None:
        beside = self._out / ".refusals"
        with beside.open("w", encoding="utf-8") as lines:
            for table in sorted((self._out / "captures").glob("*.parquet")):
                for row in refusals(table):
                    lines.write(json.dumps(row, ensure_ascii=False) + "\n")
        beside.replace(self._out / "refusals.jsonl")
        beside.write_bytes(to_json(summary))
        beside.replace(self._out / "summary.json")
        _sync(self._out)


@contextmanager
def reading(out: Path, at: DateTime) -> Iterator[Reading]:
    """A reading that nobody else is at. Raises `CopydeskError` where somebody is."""
    out.mkdir(parents=True, exist_ok=True)
    with (out / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CopydeskError(place=str(out), reason="another reading is at work here") from error
        found = Reading(out, at)
        try:
            yield found
        finally:
            found.close()


def _moved(counts: Counts, late: int, gone: int) -> Counts:
    """The counts after captures were found to be duplicates only now."""
    outcomes = Counter(counts.outcomes)
    outcomes["read"] -= late
    outcomes["duplicate"] += late
    return replace(counts, outcomes=dict(outcomes), stories=counts.stories - gone)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
