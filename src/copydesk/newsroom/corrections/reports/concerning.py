"""Reports that concern the reader: read by two people, judged by both, answered.

Removal is the last resort: opinions go from leaving a story as it is, by adding and making
anonymous, to removing it. Nothing is decided until two people say the same.
"""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from copydesk.errors import Stopped
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.reports.noting import note
from copydesk.newsroom.corrections.signatures.rows import OpinionRow
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk import trace
from copydesk.story.change import ReportKind

READ = "corrections.read_concerns"
TRIAGE = "desk.triage_report"
Outcome = OpinionRow.Outcome


def is_concern(report: ReportRow) -> bool:
    """Whether it concerns whoever sent it."""
    return report.kind == ReportKind.CONCERNS_ME


def require(by: User, report: ReportRow) -> None:
    """Raise `NotAllowed` unless the person may read and answer this report."""
    desk.require(by, TRIAGE, report.story)
    if is_concern(report):
        desk.require(by, READ, report.story)


def give_opinion(report: ReportRow, *, by: User, outcome: str, reason: str) -> None:
    """Say what should be done; one's earlier opinion gives way to it. Raises `Stopped`."""
    require(by, report)
    told = " ".join(reason.split())[:1000]
    if outcome not in Outcome.values or not told:
        raise Stopped(place=report.reference, reason=_("an opinion needs an outcome and a reason"))
    if report.decided_at is not None:
        raise Stopped(place=report.reference, reason=_("it is decided already"))
    with transaction.atomic():
        OpinionRow.objects.update_or_create(
            report=report,
            by=by,
            defaults={"outcome": outcome, "reason": told, "at": timezone.now()},
        )
        trace.leave(report.story, "corrections.opinion", by=by, report=report.reference)
        note(report, "judged", by=by, reason=outcome, words={"opinion": told})


def agreed(report: ReportRow) -> str:
    """What two people say alike; "" while they do not."""
    said = list(report.opinions.values_list("outcome", flat=True))
    return next((outcome for outcome in said if said.count(outcome) > 1), "")


def ask_two(report: ReportRow, *, accepts: bool) -> None:
    """Raise `Stopped` unless two people have judged it so."""
    if not is_concern(report):
        return
    outcome = agreed(report)
    if not outcome or (outcome != Outcome.KEEP) != accepts:
        reason = _("what concerns a person is decided by two who say the same")
        raise Stopped(place=report.reference, reason=reason)
