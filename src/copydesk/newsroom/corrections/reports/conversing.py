"""What readers do about a report that is in: answer, ask once more, confirm their address."""

import datetime as dt

from django.db import transaction

from copydesk.newsroom.corrections.passages import read
from copydesk.newsroom.corrections.reports import limits, mail
from copydesk.newsroom.corrections.reports.noting import note
from copydesk.newsroom.corrections.reports.rows import ReportRow
from copydesk.newsroom.corrections.reports.taking import join
from copydesk.newsroom.corrections.reports.told import may_ask_again
from copydesk.press.reporting import LONGEST

State = ReportRow.State
REPLIED, AGAIN, CONFIRMED = "replied", "asked_again", "confirmed"


def reply(report: ReportRow, words: str, now: dt.datetime) -> None:
    """The reader's answer to the question that stands; an answer is given once."""
    words = words.strip()[:LONGEST]
    if not words or not report.asked_at or report.replied_at or report.erased_at:
        return
    with transaction.atomic():
        report.reply, report.replied_at = words, now
        report.save(update_fields=["reply", "replied_at"])
        note(report, REPLIED, words={"reply": words})


def ask_again(report: ReportRow, words: str, now: dt.datetime) -> None:
    """A declined report comes once more, as an issue of its own, to another person."""
    if not may_ask_again(report):
        return
    lead = report.merged_into if report.state == State.MERGED else report
    assert lead is not None
    with transaction.atomic():
        report.again, report.again_at = words.strip()[:LONGEST], now
        report.first_by, report.reason, report.answer = lead.decided_by, lead.reason, lead.answer
        report.state, report.merged_into = State.RECEIVED, None
        report.seen_at = report.decided_at = report.decided_by = None
        report.save()
        note(report, AGAIN, words={"again": report.again})


def confirm(key: str, now: dt.datetime) -> ReportRow | None:
    """The link of a letter was followed: the address is right, and a report that waited for it is
    in the queue. None for a link we never wrote."""
    with transaction.atomic():
        report = mail.confirm(key, now)
        if report is not None and report.state == State.TO_CONFIRM:
            join(report, read(report.edition), opened=report.at, now=now.timestamp())
            report.save(update_fields=["state", "doubt", "merged_into"])
            if report.state == State.RECEIVED:
                limits.tally(limits.QUEUED, now.timestamp())
            note(report, CONFIRMED, reason=report.state)
    return report
