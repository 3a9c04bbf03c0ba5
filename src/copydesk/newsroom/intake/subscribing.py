"""Hubs tell us the news of a source the moment there is some (W3C WebSub, 2018).

A source whose answer names a hub is subscribed to without a person's doing. It is polled all the
same, only more seldom as long as the hub tells; a hub that keeps silent is no reason to miss
anything. What a hub sends is believed only with its signature over the very bytes; a hub that is
not asked over https is believed no more than that there is news.
"""

import datetime as dt
import logging

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from copydesk.errors import CopydeskError
from copydesk.newsroom.intake import troubles
from copydesk.newsroom.intake.asking import policy
from copydesk.newsroom.intake.label import label
from copydesk.newsroom.intake.models import CaptureRow, SourceRow, SubscriptionRow
from copydesk.newsroom.intake.receiving import receive
from copydesk.newsroom.intake.settling import delivered
from copydesk.wire.http.signatures import is_from_hub
from copydesk.wire.http.tell import tell

log = logging.getLogger(__name__)
State = SubscriptionRow.State

LEASE = dt.timedelta(days=10)
SHORTEST_LEASE, LONGEST_LEASE = dt.timedelta(minutes=5), dt.timedelta(days=90)
# Of its lease a subscription lives so much before it is renewed.
RENEWED_AT = 0.8
FIRST_WAIT, LONGEST_WAIT = dt.timedelta(minutes=5), dt.timedelta(days=1)
DENIED_WAIT = dt.timedelta(days=7)
ASKED_A_TURN = 20
TROUBLE = 500


def ask_hubs(now: dt.datetime) -> int:
    """Subscribe where it is time to, anew or again; returns how many hubs were asked."""
    due = SubscriptionRow.objects.filter(next_ask__lte=now, source__active=True)
    rows = list(due.select_related("source").order_by("next_ask")[:ASKED_A_TURN])
    for row in rows:
        _ask(row, now)
    return len(rows)


def confirm(row: SubscriptionRow, *, topic: str, lease: str, now: dt.datetime) -> bool:
    """A hub asks whether it was us who subscribed; notes how long it will tell us."""
    if topic != row.topic:
        return False
    seconds = int(lease) if lease.isdecimal() and len(lease) < 10 else int(LEASE.total_seconds())
    lasts = min(max(dt.timedelta(seconds=seconds), SHORTEST_LEASE), LONGEST_LEASE)
    row.state, row.trouble, row.tries, row.missed = State.ACTIVE, "", 0, 0
    row.lease_until = now + lasts
    row.next_ask = now + lasts * RENEWED_AT
    row.save()
    return True


def deny(row: SubscriptionRow, *, reason: str, now: dt.datetime) -> None:
    """A hub will not tell us, now or any longer."""
    row.state, row.trouble = State.DENIED, label(reason or troubles.NO_REASON, limit=TROUBLE)
    row.next_ask = now + DENIED_WAIT
    row.save()


def told(
    row: SubscriptionRow, content: bytes, *, signature: str, kind: tuple[str, str], now: dt.datetime
) -> CaptureRow | None:
    """A hub has sent the news; `kind` is media type and charset. Kept when this returns.

    None where there is nothing to keep: without a good signature it is left aside, and a bare
    "there is news" has the source asked at once.
    """
    if not is_from_hub(signature, secret=row.secret, content=content):
        log.warning("hub.unsigned", extra={"hub": row.hub, "source": row.source.key})
        row.trouble = troubles.UNSIGNED
        row.save(update_fields=["trouble"])
        return None
    row.last_push, row.missed, row.state, row.trouble = now, 0, State.ACTIVE, ""
    if not content.strip() or not row.hub.lower().startswith("https://"):
        row.save()
        SourceRow.objects.filter(pk=row.source_id).update(next_poll=now)
        return None
    media_type, charset = kind
    with transaction.atomic():
        row.save()
        capture = receive(
            content, place=row.topic, at=now, source=row.source,
            media_type=media_type, charset=charset,
        )  # fmt: skip
        delivered(row.source, now=now)
    return capture


def _ask(row: SubscriptionRow, now: dt.datetime) -> None:
    """Ask a hub to tell us; it confirms in its own time, so we are ready to ask again."""
    row.tries += 1
    row.next_ask = now + min(FIRST_WAIT * 2 ** min(row.tries - 1, 12), LONGEST_WAIT)
    row.save(update_fields=["tries", "next_ask"])
    asked = {
        "hub.callback": settings.SITE_URL + reverse("hub", args=(row.token,)),
        "hub.mode": "subscribe",
        "hub.topic": row.topic,
        "hub.lease_seconds": str(int(LEASE.total_seconds())),
        "hub.secret": row.secret,
    }
    try:
        status = tell(row.hub, asked, policy=policy())
        trouble = "" if 200 <= status < 300 else troubles.HUB_ANSWERED % {"status": status}
    except CopydeskError as error:
        trouble = label(error.reason, limit=TROUBLE)
    # Only its own column: the hub may have confirmed, in another process, while we asked.
    SubscriptionRow.objects.filter(pk=row.pk).update(trouble=trouble)
