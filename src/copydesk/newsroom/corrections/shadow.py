"""Of what is suspected some are shown to the desk every day, so that it is known who is wronged."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from copydesk.newsroom.corrections.report_rows import ReportRow

A_DAY = 20
MOST = 5000
State = ReportRow.State


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Of those suspected that a person looked at: how many were readers' after all."""

    looked_at: int
    were_readers: int

    @property
    def share(self) -> float:
        """Falsely suspected, from 0 to 1."""
        return self.were_readers / self.looked_at if self.looked_at else 0.0


def sample(day: dt.date) -> list[ReportRow]:
    """Twenty of the day's suspected reports, the same whoever asks and whenever."""
    came = ReportRow.objects.filter(at__date=day, erased_at=None).exclude(doubt="")
    drawn = sorted(came.values_list("receipt", flat=True)[:MOST], key=_lot)[:A_DAY]
    rows = ReportRow.objects.filter(receipt__in=drawn).select_related("story")
    return sorted(rows, key=lambda row: _lot(row.receipt))


def measured(since: dt.datetime) -> Measured:
    """What the desk found of those it looked at: still suspected, or taken as readers' reports."""
    seen = ReportRow.objects.filter(at__gte=since, seen_at__isnull=False).exclude(doubt="")
    readers = seen.exclude(state=State.SUSPECTED)
    return Measured(looked_at=seen.count(), were_readers=readers.count())


def _lot(receipt: str) -> str:
    return hashlib.sha256(receipt.encode()).hexdigest()
