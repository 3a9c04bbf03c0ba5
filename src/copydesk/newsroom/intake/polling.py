"""Sources are asked for news: conditionally, politely, and never given up."""

import datetime as dt

from django.conf import settings
from django.db.models import F, Q, QuerySet

from copydesk.errors import CopydeskError
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from copydesk.newsroom.intake.receiving import receive


def due(now: dt.datetime) -> QuerySet[SourceRow]:
    """The sources whose time has come, those that wait longest first."""
    asked = SourceRow.objects.filter(active=True, way__in=SourceRow.POLLED).exclude(address="")
    come = Q(next_poll__isnull=True) | Q(next_poll__lte=now)
    return asked.filter(come).order_by(F("next_poll").asc(nulls_first=True))


def poll(source: SourceRow, *, now: dt.datetime) -> list[CaptureRow]:
    """Ask a source."""
    from copydesk.wire.fetch import Policy, Validators, fetch

    policy = Policy(allow=settings.WIRE_ALLOW, max_bytes=settings.CAPTURE_MAX_BYTES)
    try:
        fetched = fetch(source.address, state=Validators(), policy=policy, at=now)
    except CopydeskError:
        return []
    came = fetched.capture
    if came is None:
        return []
    return [receive(came.content, place=came.place, at=now, source=source)]
