"""Doors at which partners deliver by themselves, signed as Standard Webhooks says.

    POST /wire/push/SOURCE/     ninjs, NewsML-G2, NITF or any other form of copy, one delivery
    webhook-id, webhook-timestamp, webhook-signature: v1,BASE64(HMAC-SHA256(id.timestamp.body))

The answer 202 promises that the bytes are kept; the same bytes again are kept once (200). What
cannot be read is on the desk's list of refusals: signing is the partner's part, reading is ours.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F

from copydesk.newsroom.intake.label import label
from copydesk.newsroom.intake.models import CaptureRow, PushDoorRow, SourceRow
from copydesk.newsroom.intake.receiving import receive
from copydesk.newsroom.intake.settling import delivered
from copydesk.newsroom.intake.signals import pushed, pushing
from copydesk.wire.http.signatures import Stamp, new_secret, why_refused

# A partner may go on with its former secret for so long.
CHANGE_OVER = dt.timedelta(days=1)
TROUBLE = 500
# The same words whether door, clock, secret or bytes are wrong: strangers learn nothing, and the
# desk sees the reason beside the source.
UNKNOWN = "no such door, or not signed for it"


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What a partner is answered: 202 kept, 200 kept before, 401 not taken.

    `answer` is what other rooms say to it.
    """

    status: int
    says: str
    capture: CaptureRow | None = None
    answer: dict[str, str] = field(default_factory=dict)


def open_door(source: SourceRow, *, now: dt.datetime) -> str:
    """Open a door, or change its secret; returns the secret, which is for the partner alone."""
    secret = new_secret()
    with transaction.atomic():
        door = PushDoorRow.objects.filter(source=source).first()
        if door is None:
            PushDoorRow.objects.create(source=source, secret=secret, made_at=now)
        else:
            door.old_secret, door.old_until = door.secret, now + CHANGE_OVER
            door.secret, door.made_at = secret, now
            door.save()
    return secret


def close_door(source: SourceRow) -> None:
    """Take nothing more from a partner by itself."""
    PushDoorRow.objects.filter(source=source).delete()


def take(
    key: str, content: bytes, *, stamp: Stamp, kind: tuple[str, str], now: dt.datetime
) -> Taken:
    """Keep a partner's delivery; `kind` is media type and charset."""
    found = PushDoorRow.objects.select_related("source").filter(source__key=key)
    door = found.filter(source__active=True).first()
    if door is None:
        return Taken(status=401, says=UNKNOWN)
    reasons = [why_refused(stamp, secret=s, content=content, now=now) for s in _secrets(door, now)]
    if all(reasons):
        trouble = label(reasons[0], limit=TROUBLE)
        PushDoorRow.objects.filter(pk=door.pk).update(refused=F("refused") + 1, trouble=trouble)
        return Taken(status=401, says=UNKNOWN)
    media_type, charset = kind
    place = f"push:{key}"
    with transaction.atomic():
        told = {"source": door.source, "content": content, "stamp": stamp}
        if known := _said(pushing.send(sender=PushDoorRow, **told)):
            return Taken(status=200, says="kept", answer=known)
        sha256 = hashlib.sha256(content).hexdigest()
        is_new = not CaptureRow.objects.filter(sha256=sha256, place=place).exists()
        capture = receive(
            content, place=place, at=now, source=door.source, media_type=media_type, charset=charset
        )
        delivered(door.source, now=now)
        PushDoorRow.objects.filter(pk=door.pk).update(last_push=now, trouble="")
        answer = _said(pushed.send(sender=PushDoorRow, capture=capture, **told))
    return Taken(status=202 if is_new else 200, says="kept", capture=capture, answer=answer)


def _said(heard: Iterable[tuple[Any, Any]]) -> dict[str, str]:
    """What those who listen say to a delivery, together."""
    return {name: value for _, said in heard for name, value in (said or {}).items()}


def _secrets(door: PushDoorRow, now: dt.datetime) -> list[str]:
    is_changing = door.old_secret and door.old_until is not None and door.old_until > now
    return [door.secret, door.old_secret] if is_changing else [door.secret]
