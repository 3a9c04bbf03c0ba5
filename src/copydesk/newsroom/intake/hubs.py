"""Which sources have a hub, and whether it can be relied upon: noted as a source is polled."""

import datetime as dt
import secrets

from django.conf import settings

from copydesk.newsroom.intake.models import SourceRow, SubscriptionRow
from copydesk.wire.http.hubs import Named

State = SubscriptionRow.State
# News in a row that the hub kept to itself, and then it counts as silent.
SILENT_AFTER = 3
# As long as the hub tells, a source is asked so many times more seldom.
PATIENCE = 4.0


def learn(source: SourceRow, named: Named | None, *, is_news: bool, now: dt.datetime) -> None:
    """A poll was answered: note the hub it names, and whether it had told what is new.

    `named` is None where the answer was the same as the last.
    """
    row = SubscriptionRow.objects.filter(source=source).first()
    hub, topic = (row.hub, row.topic) if row is not None else ("", "")
    if named is not None:
        hub, topic = next(iter(named.hubs), ""), named.topic or source.address
    if row is not None and (row.hub, row.topic) == (hub, topic):
        _weigh(row, is_news=is_news, now=now)
        return
    if row is not None:
        # Its callback is gone with it: the hub hears so when it next tells, and stops.
        row.delete()
    if hub and settings.HUBS:
        SubscriptionRow.objects.create(
            source=source, hub=hub, topic=topic, next_ask=now, looked_at=now,
            token=secrets.token_urlsafe(32), secret=secrets.token_hex(32),
        )  # fmt: skip


def patience(source: SourceRow, *, now: dt.datetime) -> float:
    """How many times longer a source may wait because its hub tells us its news."""
    row = SubscriptionRow.objects.filter(source=source, state=State.ACTIVE).first()
    is_live = row is not None and row.lease_until is not None and row.lease_until > now
    return PATIENCE if is_live else 1.0


def _weigh(row: SubscriptionRow, *, is_news: bool, now: dt.datetime) -> None:
    """A hub that keeps the news to itself, time and again, is asked to tell us anew."""
    looked, pushed = row.looked_at, row.last_push
    was_told = looked is None or (pushed is not None and pushed >= looked)
    if is_news and row.state == State.ACTIVE:
        row.missed = 0 if was_told else row.missed + 1
        if row.missed >= SILENT_AFTER:
            row.state, row.next_ask = State.SILENT, now
    row.looked_at = now
    row.save(update_fields=["missed", "state", "next_ask", "looked_at"])
