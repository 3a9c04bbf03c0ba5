"""What is kept of readers is erased on time; the record says that it was, and stays whole.

Addresses: 7 days unconfirmed, 30 days after the issue was closed. Words: 180 days after a report
was declined, 14 days after it was suspected. At once for whoever has the receipt.
"""

import datetime as dt
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from copydesk.newsroom.corrections.reports import limits, mail
from copydesk.newsroom.corrections.reports.noting import erase_words, note
from copydesk.newsroom.corrections.reports.rows import MailRow, ReportRow, ShingleRow

State = ReportRow.State
UNCONFIRMED = dt.timedelta(days=7)
CLOSED = dt.timedelta(days=30)
DECLINED = dt.timedelta(days=180)
SUSPECTED = dt.timedelta(days=14)
ALIKE = dt.timedelta(days=7)  # how long what comes is compared with what came
AT_ONCE = 500
DECIDED = (State.DECLINED, State.CORRECTED)
MAIL_ERASED = "mail_erased"


def erase_due(now: dt.datetime) -> int:
    """Erase all whose time has come, a portion at a time; gives how much there was."""
    limits.turn(now.timestamp())
    ShingleRow.objects.filter(report__at__lt=now - ALIKE).delete()
    never = ReportRow.objects.filter(state=State.TO_CONFIRM, at__lt=now - UNCONFIRMED)
    never.update(state=State.SUSPECTED, doubt="unconfirmed")
    count = 0
    for reason, rows in (("unconfirmed", _unconfirmed(now)), ("closed", _closed(now))):
        for row in rows.select_related("report__story", "report__edition")[:AT_ONCE]:
            erase_mail(row.report, by=None, reason=reason)
            count += 1
    for reason, reports in (("declined", _declined(now)), ("suspected", _suspected(now))):
        for report in reports.select_related("story", "edition")[:AT_ONCE]:
            count += erase_words(report, by=None, reason=reason)
            erase_mail(report, by=None, reason=reason)
    return count


def erase_all(report: ReportRow, *, by: User | None, reason: str) -> int:
    """All that is a person's about a report; gives how many parts there were."""
    with transaction.atomic():
        is_mailed = erase_mail(report, by=by, reason=reason)
        return erase_words(report, by=by, reason=reason) + is_mailed


def erase_mail(report: ReportRow, *, by: User | None, reason: str) -> bool:
    """The address for an answer, if there is one; the record has a line that says so."""
    with transaction.atomic():
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA secure_delete = ON")  # else it stays in the file
        gone, _ = MailRow.objects.filter(report=report).delete()
        if gone:
            note(report, MAIL_ERASED, by=by, reason=reason)
    return bool(gone)


def of_address(address: str) -> QuerySet[ReportRow]:
    """The reports that somebody with this address sent, while the address is still kept."""
    return ReportRow.objects.filter(mail__mark=mail.mark(address)).order_by("pk")


def export(report: ReportRow) -> dict[str, Any]:
    """All that is kept of a reader with a report, for the reader."""
    row = MailRow.objects.filter(report=report).first()
    told = {
        "reference": report.shown_reference,
        "at": report.at.isoformat(),
        "story": report.edition.path,
        "edition": report.edition.number,
        "passage": report.passage,
        "kind": report.kind,
        "text": report.text,
        "right": report.right,
        "link": report.link,
        "question": report.question,
        "reply": report.reply,
        "again": report.again,
        "state": report.state,
        "reason": report.reason,
        "answer": report.answer,
        "mail": mail.opened(row) if row else "",
        "mail_confirmed_at": row.confirmed_at.isoformat() if row and row.confirmed_at else "",
    }
    return {name: value for name, value in told.items() if value}


def _unconfirmed(now: dt.datetime) -> QuerySet[MailRow]:
    return MailRow.objects.filter(confirmed_at=None, at__lt=now - UNCONFIRMED).order_by("pk")


def _closed(now: dt.datetime) -> QuerySet[MailRow]:
    """Of issues decided long enough ago; a report that was merged is decided with its issue."""
    before = now - CLOSED
    own = Q(report__state__in=DECIDED, report__decided_at__lt=before)
    issue = Q(
        report__state=State.MERGED,
        report__merged_into__state__in=DECIDED,
        report__merged_into__decided_at__lt=before,
    )
    return MailRow.objects.filter(own | issue).order_by("pk")


def _declined(now: dt.datetime) -> QuerySet[ReportRow]:
    before = now - DECLINED
    own = Q(state=State.DECLINED, decided_at__lt=before)
    issue = Q(
        state=State.MERGED,
        merged_into__state=State.DECLINED,
        merged_into__decided_at__lt=before,
    )
    return ReportRow.objects.filter(own | issue, erased_at=None).order_by("pk")


def _suspected(now: dt.datetime) -> QuerySet[ReportRow]:
    rows = ReportRow.objects.filter(state=State.SUSPECTED, erased_at=None)
    return rows.filter(at__lt=now - SUSPECTED).order_by("pk")
