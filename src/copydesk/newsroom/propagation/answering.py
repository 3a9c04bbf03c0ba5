"""Receipts go out: what we did with a message, and how far it has come behind us.

One receipt stands for all that is known; when more becomes known it is sent anew, with a later
time of writing, which holds.
"""

import datetime as dt
import hashlib

from django.conf import settings
from django.db import transaction
from django.db.models import Min

from copydesk.errors import BadRecord
from copydesk.newsroom.desk.house import imprint
from copydesk.newsroom.intake.label import label
from copydesk.newsroom.intake.models import PushDoorRow
from copydesk.newsroom.propagation import patience
from copydesk.newsroom.propagation.lanes import Lanes
from copydesk.newsroom.propagation.models import DeliveryRow, HeardRow
from copydesk.newsroom.propagation.sending import GONE, Clock, Post, posted, signed
from copydesk.story.codec import from_plain
from copydesk.story.shapes.receipt import MEDIA_TYPE, PROFILE, Passed, Receipt, write
from copydesk.wire.http.post import Answered, Parcel

IN_A_ROW = 50
TROUBLE = 500
MOST_DOWNSTREAM = 200
State = HeardRow.State


class Answerer:
    """Sends receipts that wait, to many houses at once."""

    def __init__(self, clock: Clock) -> None:
        self._lanes = Lanes("answering", lambda source: answer_to(source, clock))

    def go(self, now: dt.datetime) -> None:
        """Begin with all to whom something is to be told; does not wait for any answer."""
        self._lanes.go(due(now))

    def close(self) -> None:
        """Wait for what is in hand."""
        self._lanes.close()


def due(now: dt.datetime) -> list[tuple[int, bool]]:
    """The sources to whom a receipt waits, and whether the last one failed."""
    rows = HeardRow.objects.filter(waits=True, next_try__lte=now).order_by()
    found = rows.values_list("source").annotate(least=Min("tries"))
    return [(source, least > 0) for source, least in found]


def answer_to(source: int, clock: Clock, by: Post = posted) -> bool:
    """Send a source the receipts that wait until one fails; returns whether more wait."""
    for _ in range(IN_A_ROW):
        heard = _claim(source, clock())
        if heard is None:
            return False
        if not _send(heard, clock, by):
            return False
    return True


def receipt_of(heard: HeardRow) -> Receipt:
    """All that is known of what became of a message."""
    state = {State.ACTED: "acted", State.REFUSED: "refused"}.get(State(heard.state), "acknowledged")
    edition = heard.edition
    return Receipt(
        profile=PROFILE,
        id=heard.name,
        state=state,  # type: ignore[arg-type]
        written=heard.changed_at or heard.at,
        house=imprint().name[:300],
        how=heard.how,
        reason=heard.reason,
        address=settings.SITE_URL + edition.path if edition else "",
        edition=edition.number if edition else 0,
        at=heard.acted_at,
        downstream=downstream_of(edition.pk) if edition else (),
    )


def downstream_of(edition: int) -> tuple[Passed, ...]:
    """How far an edition of ours has come at our own takers, and at theirs."""
    rows = DeliveryRow.objects.filter(edition=edition).select_related("taker").order_by("pk")
    return tuple(map(_passed, rows[:MOST_DOWNSTREAM]))


def _passed(delivery: DeliveryRow) -> Passed:
    told = _answer_of(delivery)
    return Passed(
        house=delivery.taker.name[:300],
        state=delivery.state,
        how=told.how if told else "",
        address=told.address if told else "",
        edition=told.edition if told else 0,
        at=delivery.acted_at or delivery.acknowledged_at or delivery.told_at,
        downstream=told.downstream if told else (),
    )


def _answer_of(delivery: DeliveryRow) -> Receipt | None:
    try:
        return from_plain(delivery.answer, Receipt) if delivery.answer else None
    except BadRecord:
        return None


def _claim(source: int, now: dt.datetime) -> HeardRow | None:
    """The next receipt for a source, written down as tried before it is sent."""
    with transaction.atomic():
        rows = HeardRow.objects.filter(source=source, waits=True, next_try__lte=now)
        heard = rows.select_related("edition", "source").order_by("changed_at").first()
        if heard is not None:
            heard.tries += 1
            pause = patience.wait(heard.tries, heard.name)
            HeardRow.objects.filter(pk=heard.pk).update(tries=heard.tries, next_try=now + pause)
        return heard


def _send(heard: HeardRow, clock: Clock, by: Post) -> bool:
    """Send one receipt; returns whether it was taken."""
    door = PushDoorRow.objects.filter(source=heard.source_id).first()
    if door is None:
        _settle(heard, trouble="their door is closed: there is no secret to sign with", ends=True)
        return True
    content = write(receipt_of(heard))
    id = "rcp_" + hashlib.sha256(f"{heard.name}\n{heard.changed_at}".encode()).hexdigest()[:40]
    at = clock()
    letter = Parcel(address=heard.receipts, content=content)
    parcel = signed(letter, secret=door.secret, id=id, media_type=MEDIA_TYPE, at=at)
    return _answered(heard, by(parcel, at), clock())


def _answered(heard: HeardRow, answer: Answered, now: dt.datetime) -> bool:
    if answer.is_taken:
        _settle(heard, trouble="", ends=True, told_at=now)
        return True
    if answer.status in (GONE, 400, 401):
        # They do not know the message, or not our secret: the same words will not please later.
        _settle(heard, trouble=f"answered {answer.status}", ends=answer.status != 401)
        return answer.status != 401
    return _put_off(heard, answer.trouble or f"answered {answer.status}", now)


def _put_off(heard: HeardRow, trouble: str, now: dt.datetime) -> bool:
    """Later again, for three days."""
    since = heard.changed_at or heard.at
    _settle(heard, trouble=trouble, ends=now - since > patience.GIVEN_UP)
    return False


def _settle(
    heard: HeardRow, *, trouble: str, ends: bool, told_at: dt.datetime | None = None
) -> None:
    """What came of a try; what became known meanwhile waits on."""
    rows = HeardRow.objects.filter(pk=heard.pk)
    rows.update(trouble=label(trouble, limit=TROUBLE), told_at=told_at or heard.told_at)
    if ends:
        rows.filter(changed_at=heard.changed_at).update(waits=False)
