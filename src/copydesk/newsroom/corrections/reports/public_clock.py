"""The public clock: how long reports wait for a first look and for an answer."""

import datetime as dt
from dataclasses import dataclass
from statistics import median

from django.utils import timezone

from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.reports.triage import WAITING

SPAN = dt.timedelta(days=30)
MOST = 2000  # of the newest; a clock need not count what nobody remembers


@dataclass(frozen=True, kw_only=True)
class Clock:
    """Of the last thirty days: medians to first look and answer, and the longest wait now."""

    looked: dt.timedelta | None
    decided: dt.timedelta | None
    oldest: dt.timedelta | None


def times() -> Clock:
    """As the corrections page shows it, now."""
    now = timezone.now()
    rows = ReportRow.objects.filter(at__gte=now - SPAN).order_by("-at")
    looked = rows.exclude(seen_at=None).values_list("at", "seen_at")[:MOST]
    decided = rows.exclude(decided_at=None).values_list("at", "decided_at")[:MOST]
    waits = ReportRow.objects.filter(state__in=WAITING).order_by("at")
    first = waits.values_list("at", flat=True).first()
    return Clock(
        looked=_median([after - before for before, after in looked if after]),
        decided=_median([after - before for before, after in decided if after]),
        oldest=now - first if first else None,
    )


def _median(spans: list[dt.timedelta]) -> dt.timedelta | None:
    if not spans:
        return None
    return dt.timedelta(seconds=median(span.total_seconds() for span in spans))
