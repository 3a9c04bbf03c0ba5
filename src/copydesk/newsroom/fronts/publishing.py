"""What happens when a front goes out or is taken back: its shape freezes, a print is ordered."""

import datetime as dt
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.models import Revision
from wagtail.signals import published, unpublished

from copydesk.newsroom.fronts.models import FrontOrderRow, FrontRow
from copydesk.newsroom.intake import bell
from copydesk.press.shape import Front
from copydesk.story.codec import from_plain, to_plain


def connect() -> None:
    """Answer Wagtail's signals; called once when the app is ready."""
    published.connect(_on_published, sender=FrontRow, dispatch_uid="fronts.published")
    unpublished.connect(_on_taken_back, sender=FrontRow, dispatch_uid="fronts.unpublished")
    post_delete.connect(_on_taken_back, sender=FrontRow, dispatch_uid="fronts.deleted")


def front_at(locale: str, section: str) -> Front:
    """How a front is shaped for readers; `Front()` where nobody has."""
    rows = FrontRow.objects.filter(place=f"{locale}/{section}", live=True)
    held = rows.values_list("shape", flat=True).first()
    return from_plain(held, Front, place=f"front {locale}/{section}") if held else Front()


def waiting() -> dict[int, str]:
    """The orders to print a front: their numbers, and the place of each."""
    return dict(FrontOrderRow.objects.values_list("pk", "place"))


def printed(orders: list[int]) -> None:
    """These lie before the public."""
    FrontOrderRow.objects.filter(pk__in=orders).delete()


def run_schedule(now: dt.datetime) -> int:
    """Fronts with a time: out at it, back to automatic at it; gives how many moved."""
    expired = list(FrontRow.objects.filter(live=True, expire_at__lte=now))
    for row in expired:
        row.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    kind = ContentType.objects.get_for_model(FrontRow)
    due = Revision.objects.filter(content_type=kind, approved_go_live_at__lte=now)
    revisions = list(due.order_by("approved_go_live_at"))
    for revision in revisions:
        revision.publish(log_action="wagtail.publish.scheduled")
    return len(expired) + len(revisions)


def _on_published(instance: FrontRow, **_: Any) -> None:
    if not instance.live:
        return  # Wagtail sends its signal for a schedule too; it is printed when it goes out
    with transaction.atomic():
        FrontRow.objects.filter(pk=instance.pk).update(shape=to_plain(instance.front()))
        _order(instance)


def _on_taken_back(instance: FrontRow, **_: Any) -> None:
    _order(instance)


def _order(row: FrontRow) -> None:
    FrontOrderRow.objects.create(place=row.place)
    transaction.on_commit(bell.ring)
