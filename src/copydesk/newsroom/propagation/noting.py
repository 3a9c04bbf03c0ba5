"""What happens to a delivery, in the record; and when a change has come to all who took it."""

import datetime as dt
from typing import Any

from django.db.models import Q

from copydesk.newsroom.corrections.changes import seen
from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.logbook.writing import Entry, write
from copydesk.newsroom.propagation.models import DeliveryRow
from copydesk.newsroom.propagation.signals import delivery_moved

PROPAGATED = "propagated"
TOLD, ACKNOWLEDGED, ACTED, FAILED = "told", "acknowledged", "acted", "delivery_failed"


def connect() -> None:
    """Look at each step a delivery takes; called once when the app is ready."""
    delivery_moved.connect(on_moved, sender=DeliveryRow, dispatch_uid="propagation.progress")


def on_moved(delivery: DeliveryRow, at: dt.datetime, **_: Any) -> None:
    """A delivery came further: perhaps it was the last."""
    note_progress(delivery, at=at)


def note(delivery: DeliveryRow, act: str, *, at: dt.datetime, **more: Any) -> None:
    """A line about a delivery, within the transaction of what happened to it."""
    change = _change_of(delivery.edition)
    told = {name: value for name, value in more.items() if value}
    write(
        Entry(
            act=act,
            story=delivery.story.key,
            after=seen(delivery.edition),
            change=change,
            more={"taker": delivery.taker.key, "message": delivery.name, **told},
        ),
        at=at,
    )


def note_progress(delivery: DeliveryRow, *, at: dt.datetime) -> None:
    """Record, once, that a change has come to all: of this edition and of those before it."""
    changes = ChangeRow.objects.filter(
        story=delivery.story_id, after__number__lte=delivery.edition.number
    ).select_related("after")
    keys = set(changes.values_list("pk", flat=True))
    noted = set(
        LineRow.objects.filter(change__in=keys, act=PROPAGATED).values_list("change", flat=True)
    )
    for change in changes.exclude(pk__in=noted).order_by("pk"):
        if is_propagated(change.after):
            key = delivery.story.key
            entry = Entry(act=PROPAGATED, story=key, after=seen(change.after), change=change.pk)
            write(entry, at=at)


def is_propagated(edition: EditionRow) -> bool:
    """Whether all takers that an edition went to have answered for it, or for a later one.

    So has one whom a person told by another way. Nobody to tell is no propagation.
    """
    deliveries = DeliveryRow.objects.filter(story=edition.story_id)
    asked = set(deliveries.filter(edition=edition).values_list("taker", flat=True))
    answered = deliveries.filter(
        Q(state__in=DeliveryRow.DONE) | Q(told_by_hand_at__isnull=False),
        edition__number__gte=edition.number,
    )
    return bool(asked) and asked <= set(answered.values_list("taker", flat=True))


def propagated_at(change: ChangeRow) -> dt.datetime | None:
    """When the last of those who took the copy had answered (`t_all` counts to there).

    None while somebody has not; where nobody took it, when all pages lay on the site.
    """
    lines = LineRow.objects.filter(change=change.pk, act=PROPAGATED)
    text = lines.values_list("at", flat=True).first()
    everywhere = change.everywhere_at
    if text is None:
        took = DeliveryRow.objects.filter(edition=change.after_id).exists()
        return None if took else everywhere
    last = dt.datetime.fromisoformat(text)
    return max(last, everywhere) if everywhere else None


def _change_of(edition: EditionRow) -> int:
    return ChangeRow.objects.filter(after=edition).values_list("pk", flat=True).first() or 0
