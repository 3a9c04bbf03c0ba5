"""What the desk does with a report before it decides: whose it is, what is asked, legal."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.reports import concerning
from copydesk.newsroom.corrections.reports.noting import note
from copydesk.newsroom.corrections.signatures.rows import CaseRow
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk import trace

State = ReportRow.State
LEGAL = "corrections.legal"
DONE = (State.CORRECTED, State.DECLINED, State.MERGED)


def case_of(report: ReportRow) -> CaseRow:
    """What the desk keeps about a report; made at the first need."""
    return CaseRow.objects.get_or_create(report=report)[0]


def is_with_legal(report: ReportRow) -> bool:
    """Whether it was handed to legal."""
    return CaseRow.objects.filter(report=report).exclude(legal_at=None).exists()


def require_look(by: User, report: ReportRow) -> None:
    """Raise `NotAllowed` to who neither answers reports nor is the legal that was asked."""
    if by.is_active and by.has_perm(LEGAL) and is_with_legal(report):
        return
    concerning.require(by, report)


def assign(report: ReportRow, *, by: User, to: User | None) -> None:
    """Make it somebody's; `to` None gives it back to all. Raises `NotAllowed` for who may not."""
    concerning.require(by, report)
    if to is not None:
        concerning.require(to, report)
    with transaction.atomic():
        CaseRow.objects.update_or_create(report=report, defaults={"assigned_to": to})
        name = to.get_username() if to else ""
        trace.leave(report.story, "corrections.assigned", by=by, report=report.reference, to=name)
        note(report, "assigned", by=by, words={"to": name})


def ask(report: ReportRow, *, by: User, question: str) -> None:
    """Ask the reader; the question stands on the receipt, and waits there for an answer."""
    concerning.require(by, report)
    asked = question.replace("\r\n", "\n").strip()[:2000]
    if not asked:
        raise Stopped(place=report.reference, reason=_("there is no question"))
    with transaction.atomic():
        _open(report)
        report.question, report.asked_at, report.reply = asked, timezone.now(), ""
        report.replied_at = None
        report.save(update_fields=["question", "asked_at", "reply", "replied_at"])
        trace.leave(report.story, "corrections.asked", by=by, report=report.reference)
        note(report, "asked", by=by, words={"question": asked})


def hand_to_legal(report: ReportRow, *, by: User) -> None:
    """Legal is to look at it; whoever signs for legal can read it from now on."""
    concerning.require(by, report)
    with transaction.atomic():
        defaults = {"legal_at": timezone.now()}
        CaseRow.objects.update_or_create(report=report, defaults=defaults)
        trace.leave(report.story, "corrections.legal", by=by, report=report.reference)
        note(report, "to_legal", by=by)


def say_as_legal(report: ReportRow, *, by: User, words: str) -> None:
    """What legal says of it, for the desk alone."""
    if not is_with_legal(report):
        raise NotAllowed(place=report.reference, reason=_("it was not handed to legal"))
    desk.require(by, LEGAL, report.story)
    told = words.replace("\r\n", "\n").strip()[:2000]
    if not told:
        raise Stopped(place=report.reference, reason=_("there are no words"))
    with transaction.atomic():
        CaseRow.objects.filter(report=report).update(legal_word=told)
        trace.leave(report.story, "corrections.legal", by=by, report=report.reference)
        note(report, "legal_said", by=by, words={"legal": told})


def _open(report: ReportRow) -> None:
    report.refresh_from_db()
    if report.state in DONE:
        told = _("it is %(state)s already") % {"state": report.get_state_display()}
        raise Stopped(place=report.reference, reason=told)
