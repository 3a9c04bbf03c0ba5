"""One work unit: its captures down the line, its tables written beside their place."""

import datetime as dt
import secrets
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from copydesk.bulk.hand import Hand
from copydesk.bulk.messages import Terms
from copydesk.bulk.places import Unit
from copydesk.bulk.rows import CaptureRow, StoryRow
from copydesk.bulk.tables import Shard
from copydesk.bulk.unit import Came, came
from copydesk.errors import UnreadableCapture
from copydesk.story.record import Record
from copydesk.story.story import Capture
from copydesk.wire.archive.archived import Skipped

DateTime = dt.datetime
REASONS: Final = 100  # reasons told in a summary; all of them stand in the table
LONGEST: Final = 1_000  # characters of a reason


class Job(Record, frozen=True):
    """What is the same for all units of a reading; `out` is a folder that all workers see."""

    out: str
    at: DateTime
    terms: Terms = Terms()
    stories: bool = True

    @property
    def parts(self) -> Path:
        """Where tables lie until their unit is done."""
        return Path(self.out) / ".parts"


class Counts(Record, frozen=True):
    """What became of the captures that came; `reasons` of the refused and skipped ones."""

    outcomes: dict[str, int] = {}
    reasons: dict[str, int] = {}
    stories: int = 0


class UnitDone(Record, frozen=True):
    """A unit whose tables are written; `captures` are the sha256 of those that were read."""

    stories: str
    rows: str
    captures: tuple[str, ...]
    counts: Counts


class Stopped(Exception):
    """The reading was told to stop; this unit is as if it had not been begun."""


def _never(sha256: str) -> bool:
    return False


def _nowhere(capture: Capture) -> None:
    return None


def _untold(left: float, stories: int) -> None:
    return None


class Desk:
    """Who else is there while units are read on this machine; in a cluster nobody is.

    `has` knows captures of units that are done, `keep` takes captures in, `tell` hears how much
    of the unit is left and how many stories a capture gave, `stop` ends it.
    """

    def __init__(
        self,
        has: Callable[[str], bool] = _never,
        keep: Callable[[Capture], None] = _nowhere,
        tell: Callable[[float, int], None] = _untold,
        stop: threading.Event | None = None,
    ) -> None:
        self.has, self.keep, self.tell = has, keep, tell
        self.stop = stop or threading.Event()


def read_unit(number: int, unit: Unit, job: Job, hand: Hand, desk: Desk) -> UnitDone:
    """Read a unit and write its tables; they count only when the journal says so.

    Raises `OSError` where a file or the disk fails, `Stopped`.
    """
    sheet = _Sheet(number, job)
    try:
        for each in came(unit, job.at):
            if desk.stop.is_set():
                raise Stopped
            rows, stories = _read(each, sheet, hand, desk)
            for row in rows:
                sheet.add(row)
            sheet.keep(stories)
            desk.tell(each.left, len(stories))
        return sheet.close()
    except BaseException:
        sheet.drop()
        raise


def _read(
    each: Came, sheet: "_Sheet", hand: Hand, desk: Desk
) -> tuple[list[CaptureRow], list[StoryRow]]:
    match each.what:
        case Skipped(place=place, reason=reason):
            return [_row(each, place, reason=reason, outcome="skipped")], []
        case UnreadableCapture(place=place, reason=reason):
            return [_row(each, place, reason=reason, outcome="refused")], []
        case Capture() as capture:
            return _captured(each, capture, sheet, hand, desk)


def _captured(
    each: Came, capture: Capture, sheet: "_Sheet", hand: Hand, desk: Desk
) -> tuple[list[CaptureRow], list[StoryRow]]:
    """The stories of a capture, and its row; one more where a part of it was refused."""
    place = capture.place
    about = {
        "capture": capture.sha256,
        "media_type": capture.media_type[:100],
        "size": len(capture.content),
    }
    if sheet.is_known(capture.sha256) or desk.has(capture.sha256):
        return [_row(each, place, outcome="duplicate", **about)], []
    try:
        stories, left_out = hand.read(capture)
    except UnreadableCapture as error:
        return [_row(each, place, outcome="refused", reason=error.reason[:LONGEST], **about)], []
    desk.keep(capture)
    rows = [_row(each, place, outcome="read", stories=len(stories), **about)]
    if left_out:
        rows.append(_row(each, place, outcome="refused", reason=left_out[:LONGEST], **about))
    return rows, stories


def _row(each: Came, place: str, **about: object) -> CaptureRow:
    known = {"capture": "", "place": place, "file": each.file, "offset": each.offset}
    return CaptureRow(**{**known, **about})  # type: ignore[arg-type]


class _Sheet:
    """The tables of a unit while they are written, and what is counted."""

    def __init__(self, number: int, job: Job) -> None:
        name = f"{number:07}-{secrets.token_hex(4)}"  # another one should two ever do the same
        self._stories = Shard(job.parts / f"{name}-stories.parquet", StoryRow)
        self._rows = Shard(job.parts / f"{name}-captures.parquet", CaptureRow)
        self._keeps = job.stories
        self._known: set[str] = set()
        self._captures: list[str] = []
        self._outcomes: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()
        self._told = 0

    def is_known(self, sha256: str) -> bool:
        """Whether a capture has been in this unit before."""
        is_known = sha256 in self._known
        self._known.add(sha256)
        return is_known

    def add(self, row: CaptureRow) -> None:
        """Put in what became of a record."""
        self._rows.add(row)
        self._outcomes[row.outcome] += 1
        if row.reason:
            self._reasons[row.reason if len(self._reasons) < REASONS else "other"] += 1
        if row.outcome == "read":
            self._captures.append(row.capture)

    def keep(self, stories: list[StoryRow]) -> None:
        """Put in what came of it."""
        self._told += len(stories)
        if self._keeps:
            for story in stories:
                self._stories.add(story)

    def close(self) -> UnitDone:
        """Write what is left."""
        self._stories.close()
        self._rows.close()
        return UnitDone(
            stories=self._stories.path.name,
            rows=self._rows.path.name,
            captures=tuple(self._captures),
            counts=Counts(
                outcomes=dict(self._outcomes), reasons=dict(self._reasons), stories=self._told
            ),
        )

    def drop(self) -> None:
        """Leave nothing behind."""
        self._stories.drop()
        self._rows.drop()
