"""What came in before a flood was known is sifted once more, as if it came now.

The first reports of a flood pass like readers': nothing tells them from those yet. Once it is
known, what nobody has taken in hand by then is put beside those like it, or held. It is done
with the rules for what comes now, so no reader is worse off for having come earlier.
"""

import datetime as dt

from django.db import transaction

from copydesk.newsroom.corrections.passages import read
from copydesk.newsroom.corrections.reports import limits, merging
from copydesk.newsroom.corrections.reports.noting import note
from copydesk.newsroom.corrections.reports.rows import ReportRow

State = ReportRow.State
WITHIN = dt.timedelta(minutes=30)
MOST = 500
HELD = "held"


def sift(now: dt.datetime) -> int:
    """Sift what was not looked at yet, while a flood lasts; gives how many left the queue."""
    if not limits.is_under_load(now.timestamp()):
        return 0
    rows = ReportRow.objects.filter(state=State.RECEIVED, seen_at=None, again_at=None, case=None)
    keys = rows.filter(at__gt=now - WITHIN).order_by("pk").values_list("pk", flat=True)
    return sum(map(_sifted, list(keys[:MOST])))


@transaction.atomic
def _sifted(key: int) -> bool:
    """Whether a report left the queue. Its issue is an earlier one, so that the first stays."""
    rows = ReportRow.objects.select_for_update(of=("self",)).select_related("story", "edition")
    report = rows.filter(pk=key, state=State.RECEIVED, seen_at=None).first()
    if report is None:
        return False  # it was merged or taken in hand meanwhile
    edition = read(report.edition)
    found = merging.alike(report, edition, opened=report.at, under_load=True)
    if found.lead is not None and found.lead.pk < report.pk:
        merging.merge(report, into=found.lead)
        return True
    if found.doubt == merging.ECHO:
        _hold(report)
        return True
    return False


def _hold(report: ReportRow) -> None:
    """Held as if it had been so at once; those merged into it come free."""
    report.state, report.doubt = State.SUSPECTED, merging.ECHO
    report.save(update_fields=["state", "doubt"])
    note(report, HELD, reason=merging.ECHO)
    merging.release(report)
