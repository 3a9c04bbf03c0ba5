"""Cards for links to stories, drawn when nothing waits: new stories first, then back in time.

No act draws one: it takes as long as printing the story. A page names its card all the same, for
the name is made of what stands on it; whoever asks in the seconds before it is drawn finds none.
"""

import datetime as dt

from django.db.models import Max, QuerySet

from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.printing import orders
from copydesk.newsroom.printing.press import Press

AT_ONCE = 20  # a fifth of a second of drawing, then whatever waits has its turn


class Cards:
    """Walks the editions once, and all that come after; what has its card is passed over."""

    def __init__(self, made: Press) -> None:
        self.press = made
        self.newest: int | None = None
        self.oldest = 0

    def draw(self, now: dt.datetime) -> int:
        """Draw what is missing until none is left or an act waits; gives how many."""
        if self.newest is None:
            self.newest = EditionRow.objects.aggregate(newest=Max("pk"))["newest"] or 0
            self.oldest = self.newest + 1
        drawn = 0
        while not orders.due(now) and (addresses := self._next(self.newest)):
            drawn += self.press.draw_cards(addresses, now)
        return drawn

    def _next(self, newest: int) -> list[str]:
        """The addresses of the next stories to be looked at: those that came since, else before."""
        since = list(_standing().filter(pk__gt=newest).order_by("pk")[:AT_ONCE])
        if since:
            self.newest = since[-1].pk
            return [row.path for row in since]
        before = list(_standing().filter(pk__lt=self.oldest).order_by("-pk")[:AT_ONCE])
        self.oldest = before[-1].pk if before else self.oldest
        return [row.path for row in before]


def _standing() -> QuerySet[EditionRow]:
    return EditionRow.objects.filter(current=True, withdrawn=False).only("pk", "path")
