"""Who took a story, and how it stands with them, in lines for the desk."""

from typing import Any

from django.utils.translation import gettext as _

from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.desk.signals import downstream_asked
from copydesk.newsroom.propagation.models import DeliveryRow
from copydesk.newsroom.propagation.outbox import went


def connect() -> None:
    """Answer when other rooms ask; called once when the app is ready."""
    downstream_asked.connect(on_asked, sender=StoryRow, dispatch_uid="propagation.downstream")


def on_asked(row: StoryRow, **_kwargs: Any) -> list[str]:
    """A line for each taker that has the story, with the last that went there."""
    rows = went(DeliveryRow.objects.filter(story=row)).select_related("taker", "edition")
    last = {each.taker_id: each for each in rows.order_by("edition__number")}
    by_name = sorted(last.values(), key=lambda each: each.taker.name.casefold())
    return [
        _("%(taker)s has edition %(number)s: %(state)s")
        % {
            "taker": each.taker.name,
            "number": each.edition.number,
            "state": each.get_state_display(),
        }
        for each in by_name
    ]
