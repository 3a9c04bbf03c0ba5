"""What the desk decides of a report; each act leaves a trace."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.reports import concerning
from copydesk.newsroom.corrections.reports.merging import OPEN, release
from copydesk.newsroom.corrections.reports.noting import note
from copydesk.newsroom.desk import trace

State = ReportRow.State
UNDECIDED = (State.RECEIVED, State.LOOKED_AT, State.SUSPECTED)


def look_at(report: ReportRow, *, by: User) -> None:
    """Somebody has read it; the reader sees so. Looking again changes nothing."""
    concerning.require(by, report)
    seen = ReportRow.objects.filter(pk=report.pk, seen_at=None)
    with transaction.atomic():
        if not seen.update(seen_at=timezone.now()):
            return
        fresh = ReportRow.objects.filter(pk=report.pk, state=State.RECEIVED)
        fresh.update(state=State.LOOKED_AT)
        trace.leave(report.story, "corrections.look_at", by=by, report=report.reference)
        note(report, State.LOOKED_AT, by=by)
    report.refresh_from_db()


def accept(report: ReportRow, *, by: User) -> None:
    """The reader is right: a correction is being made. Raises `Stopped` if it was decided."""
    concerning.ask_two(report, accepts=True)
    _decide(report, by, State.ACCEPTED, leaves=UNDECIDED)


def decline(report: ReportRow, *, by: User, reason: str, answer: str = "") -> None:
    """Nothing is changed; the reader is told why. Raises `Stopped` without a reason."""
    if reason not in ReportRow.Reason.values:
        raise Stopped(place=report.reference, reason=_("declining needs a reason from the list"))
    concerning.ask_two(report, accepts=False)
    answer = answer.strip()[:2000]
    _decide(report, by, State.DECLINED, leaves=(*OPEN, State.SUSPECTED), told=(reason, answer))


def suspect(report: ReportRow, *, by: User) -> None:
    """Looks like no reader's report: out of the queue, kept, and the sender is told nothing."""
    with transaction.atomic():
        _decide(report, by, State.SUSPECTED, leaves=OPEN)
        release(report)


def _decide(
    report: ReportRow,
    by: User,
    state: str,
    *,
    leaves: Collection[str],
    told: tuple[str, str] = ("", ""),
) -> None:
    """Decide in one statement, so that two editors cannot both do it."""
    concerning.require(by, report)
    if report.first_by_id == by.pk:
        reason = _("the reader asked once more: somebody else decides this time")
        raise NotAllowed(place=report.reference, reason=reason)
    now = timezone.now()
    because, answer = told
    with transaction.atomic():
        moved = ReportRow.objects.filter(pk=report.pk, state__in=leaves).update(
            state=state,
            reason=because,
            answer=answer,
            decided_at=now,
            decided_by=by,
            seen_at=report.seen_at or now,
        )
        report.refresh_from_db()
        if not moved:
            told_state = _("it is %(state)s already") % {"state": report.get_state_display()}
            raise Stopped(place=report.reference, reason=told_state)
        trace.leave(
            report.story, f"corrections.{state}", by=by, report=report.reference, reason=because
        )
        note(report, state, by=by, reason=because, words={"answer": answer})
