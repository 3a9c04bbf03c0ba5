"""Of what is suspected some are shown to the desk every day, so that it is known who is wronged."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from copydesk.errors import Stopped
from copydesk.newsroom.corrections.reports import concerning
from copydesk.newsroom.corrections.reports.noting import note
from copydesk.newsroom.corrections.reports.rows import ReportRow
from copydesk.newsroom.desk import trace

A_DAY = 20
DAYS = 7  # that the desk may be behind
TRUE, ABUSE = "true_report", "abuse"
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


def due(now: dt.datetime) -> Iterator[ReportRow]:
    """The samples of the last days that nobody has judged yet, the newest day first."""
    today = timezone.localtime(now).date()
    for ago in range(DAYS):
        for row in sample(today - dt.timedelta(days=ago)):
            if row.state == State.SUSPECTED and row.decided_at is None:
                yield row


def judge(report: ReportRow, *, by: User, is_true: bool) -> None:
    """A person's word on a suspect: a true report goes on as any that was looked at, abuse stays
    held. Raises `NotAllowed`, or `Stopped` where it is suspected no more."""
    concerning.require(by, report)
    now = timezone.now()
    told = {"state": State.LOOKED_AT} if is_true else {"decided_at": now, "decided_by": by}
    act = TRUE if is_true else ABUSE
    with transaction.atomic():
        held = ReportRow.objects.filter(pk=report.pk, state=State.SUSPECTED)
        if not held.update(seen_at=report.seen_at or now, **told):
            raise Stopped(place=report.reference, reason=_("it is not held as suspect any more"))
        trace.leave(report.story, f"corrections.{act}", by=by, report=report.reference)
        note(report, act, by=by)
    report.refresh_from_db()


def measured(since: dt.datetime) -> Measured:
    """What the desk found of those it looked at: still suspected, or taken as readers' reports."""
    seen = ReportRow.objects.filter(at__gte=since, seen_at__isnull=False).exclude(doubt="")
    readers = seen.exclude(state=State.SUSPECTED)
    return Measured(looked_at=seen.count(), were_readers=readers.count())


def _lot(receipt: str) -> str:
    return hashlib.sha256(receipt.encode()).hexdigest()
