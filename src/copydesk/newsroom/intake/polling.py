"""Sources are asked for news: conditionally, politely, and never given up.

One call of `poll` is one request. A source whose address answers with a list of addresses shows
single pages: they are asked one after the other by the calls that follow.
"""

import datetime as dt

from django.db import transaction
from django.db.models import Max

from copydesk.newsroom.intake import tempo
from copydesk.newsroom.intake.asking import ask_alone, question
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from copydesk.newsroom.intake.settling import settle
from copydesk.wire.http.politeness import next_poll

LATELY = dt.timedelta(minutes=1)
# Noted before asking: whatever happens then, nobody asks again in a tight loop.
IN_HAND = dt.timedelta(minutes=5)
MANY = 1000


def due(now: dt.datetime, *, limit: int = MANY) -> list[SourceRow]:
    """The sources whose time has come: those never asked, then those that wait longest."""
    asked = SourceRow.objects.filter(active=True, way__in=SourceRow.POLLED).exclude(address="")
    new = list(asked.filter(next_poll__isnull=True).order_by("pk")[:limit])
    come = asked.filter(next_poll__lte=now).order_by("next_poll", "pk")
    return new + list(come[: limit - len(new)])


def claim(sources: list[SourceRow], *, now: dt.datetime) -> None:
    """Note that these are being asked."""
    named = SourceRow.objects.filter(pk__in=[source.pk for source in sources])
    named.update(last_poll=now, next_poll=now + IN_HAND)


def poll(source: SourceRow, *, now: dt.datetime) -> list[CaptureRow]:
    """Ask a source what is new. Does not raise for what the other side does.

    What went wrong stands in `source.trouble`, and it is asked again, later and later, at least
    once a day. When its host was asked a moment ago, it is put off by that moment.
    """
    with transaction.atomic():
        polite = _not_before(source, now)
        if polite > now:
            SourceRow.objects.filter(pk=source.pk).update(next_poll=polite)
            return []
        claim([source], now=now)
    outcome = ask_alone(question(source), at=now)
    source.refresh_from_db()
    return settle(source, outcome)


def _not_before(source: SourceRow, now: dt.datetime) -> dt.datetime:
    """When its host may be asked, by what others at the same host were asked."""
    at_host = SourceRow.objects.filter(host=source.host, last_poll__gt=now - LATELY)
    last = at_host.aggregate(last=Max("last_poll"))["last"]
    return next_poll(None, tempo.manners(source), now=now, host_last=last)
