"""Prints of pictures that take long are made when nothing waits, and pictures that changed shown.

No act waits for AVIF: a page is laid with WebP and JPEG, and printed anew when all AVIF lie there.
The same is done for a story whose picture came after it, was replaced or removed at the desk, or
has another focal point now; no AVIF is made while such a story waits.
"""

import datetime as dt

from django.db.models import QuerySet

from copydesk.newsroom.desk.models import EditionRow, PicturesChanged
from copydesk.newsroom.printing import orders
from copydesk.newsroom.printing.press import Press
from copydesk.newsroom.printing.walking import Walk

AT_ONCE = 20  # changed stories printed anew together


class LatePrints:
    """Walks the editions; what has all its prints is passed over."""

    def __init__(self, made: Press) -> None:
        self.press = made
        self._walk = Walk()

    def make(self, now: dt.datetime) -> int:
        """Make what is missing until nothing is or readers wait; gives how many stories got any."""
        made = 0
        while not _readers_wait(now) and (addresses := self._walk.next(1)):
            made += self.press.make_late_prints(addresses[0], now)
        return made

    def show_changed(self, now: dt.datetime) -> int:
        """Print the stories anew whose pictures changed; gives how many changes were shown."""
        waiting = list(_changed().order_by("pk")[:AT_ONCE])
        if not waiting:
            return 0
        rows = EditionRow.objects.filter(story__in=[row.story_id for row in waiting], current=True)
        self.press.show_anew(list(rows.values_list("path", flat=True)), now)
        PicturesChanged.objects.filter(pk__in=[row.pk for row in waiting]).update(done=True)
        return len(waiting)


def _changed() -> QuerySet[PicturesChanged]:
    return PicturesChanged.objects.filter(done=False)


def _readers_wait(now: dt.datetime) -> bool:
    return bool(orders.due(now)) or _changed().exists()
