"""The heads of the record beside the database: what the last line was, after each commit.

Kept in `record/heads.jsonl` of the data folder, one line of JSON each, only ever added to. A chain
whose last lines were dropped, or that was computed anew, does not fit it.
"""

import datetime as dt
import fcntl
import logging
import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from copydesk.errors import BadRecord
from copydesk.newsroom.logbook.models import LineRow
from copydesk.story.codec import from_json, to_json
from copydesk.story.record import Record

log = logging.getLogger(__name__)

NAME = "heads.jsonl"
TAIL = 4096  # bytes, far more than a line


class Head(Record, frozen=True):
    """The last line at some moment: all lines before it are fixed by its hash."""

    number: int
    hash: str
    at: str


class DayHead(Record, frozen=True):
    """The last line of a day (UTC)."""

    day: dt.date
    number: int
    hash: str


class PublishedHeads(Record, frozen=True):
    """What is published of the record: a head for every day that is over, oldest first."""

    heads: tuple[DayHead, ...] = ()


def place() -> Path:
    """Where the heads are kept."""
    return Path(settings.RECORD_ROOT) / NAME


def keep() -> None:
    """Add the head that stands now; brings up to date what a crash left behind.

    Where the record does not hold what was kept last, nothing is added: that is for the audit.
    """
    file = place()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as out:
        fcntl.flock(out, fcntl.LOCK_EX)
        kept = _last(out.fileno())
        standing = _standing()
        if standing is None or (kept and standing.number <= kept.number):
            return
        if kept and not LineRow.objects.filter(pk=kept.number, hash=kept.hash).exists():
            log.critical("record_differs_from_heads number=%s", kept.number)
            return
        os.write(out.fileno(), to_json(standing) + b"\n")
        os.fsync(out.fileno())


def kept() -> Iterator[Head]:
    """All heads, oldest first. Raises `BadRecord` at a line that is none."""
    if not place().exists():
        return
    with place().open("rb") as lines:
        for count, line in enumerate(lines, 1):
            if line.endswith(b"\n"):  # else the power went while it was written
                yield from_json(line, Head, place=f"{NAME}, line {count}")


def by_day(known: PublishedHeads, today: dt.date) -> PublishedHeads:
    """The heads published so far and those of the days that ended since; none is ever changed."""
    found = list(known.heads)
    rows = LineRow.objects.filter(at__lt=today.isoformat()).order_by("number")
    while True:
        since = (
            rows.filter(number__gt=found[-1].number, at__gt=_end(found[-1].day)) if found else rows
        )
        first = since.values_list("at", flat=True).first()
        if first is None:
            return PublishedHeads(heads=tuple(found))
        day = dt.date.fromisoformat(first[:10])
        row = since.filter(at__lt=_end(day)).latest("number")
        found.append(DayHead(day=day, number=row.number, hash=row.hash))


def _end(day: dt.date) -> str:
    """Behind all times of a day, before those of the next, as text is ordered."""
    return f"{day.isoformat()}U"


def _standing() -> Head | None:
    row = LineRow.objects.order_by("-number").first()
    return Head(number=row.number, hash=row.hash, at=row.at) if row else None


def _last(handle: int) -> Head | None:
    """The last head that was wholly written; half a one, from a power cut, is taken away."""
    size = os.fstat(handle).st_size
    tail = os.pread(handle, TAIL, max(0, size - TAIL))
    whole = tail[: tail.rfind(b"\n") + 1]
    if len(whole) < len(tail):
        os.ftruncate(handle, size - len(tail) + len(whole))
    if not whole:
        return None
    try:
        return from_json(whole.splitlines()[-1], Head, place=NAME)
    except BadRecord:
        log.critical("heads_unreadable place=%s", place())
        raise
