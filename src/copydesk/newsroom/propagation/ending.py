"""A change is closed when nothing about it is left to do; the record says so, once.

It is everywhere on the site, all who took the copy have answered, what went by post was followed
up, nobody's signature is due, and each reporter who left an address was told.
"""

import datetime as dt

from django.db import transaction

from copydesk.newsroom.corrections.changes import seen
from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.corrections.reports.rows import MailRow, ReportRow
from copydesk.newsroom.corrections.signatures.rows import DraftRow
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.logbook.writing import Entry, write
from copydesk.newsroom.propagation.noting import propagated_at

CLOSED = "closed"
LOOKS_BACK = dt.timedelta(days=90)  # a change open for longer is at the desk by other ways


def close_due(now: dt.datetime) -> int:
    """Close the changes of the last months about which nothing is left to do; gives how many."""
    changes = ChangeRow.objects.filter(at__gt=now - LOOKS_BACK).order_by("pk")
    closed = LineRow.objects.filter(act=CLOSED, change__gt=0).values("change")
    rows = changes.exclude(pk__in=closed).select_related("story", "after")
    return sum(_close(change, now) for change in list(rows))


def is_done(change: ChangeRow) -> bool:
    """Whether nothing about a change is left to do."""
    if propagated_at(change) is None or change.follow_ups.filter(closed_at=None).exists():
        return False
    due = DraftRow.objects.filter(change=change).exclude(due_at=None)
    if any(draft.missing for draft in due.prefetch_related("signatures")):
        return False
    mails = MailRow.objects.filter(report__changes=change, confirmed_at__isnull=False)
    return not mails.exclude(told__startswith=ReportRow.State.CORRECTED).exists()


def _close(change: ChangeRow, now: dt.datetime) -> bool:
    if not is_done(change):
        return False
    reports = change.reports.order_by("pk").values_list("reference", flat=True)
    entry = Entry(
        act=CLOSED,
        story=change.story.key,
        after=seen(change.after),
        change=change.pk,
        reports=tuple(reports),
    )
    with transaction.atomic():
        write(entry, at=now)
    return True
