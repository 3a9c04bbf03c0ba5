"""The way through all stories that spare time takes: new ones first, then back in time, once."""

from django.db.models import Max

from copydesk.newsroom.desk.models import EditionRow


class Walk:
    """Comes by every standing edition once, and by all that come after."""

    def __init__(self) -> None:
        self._newest: int | None = None
        self._oldest = 0

    def next(self, most: int) -> list[str]:
        """The addresses of the next stories: those that came since, else before; [] at the end."""
        if self._newest is None:
            self._newest = EditionRow.objects.aggregate(newest=Max("pk"))["newest"] or 0
            self._oldest = self._newest + 1
        standing = EditionRow.objects.filter(current=True, withdrawn=False).only("pk", "path")
        since = list(standing.filter(pk__gt=self._newest).order_by("pk")[:most])
        if since:
            self._newest = since[-1].pk
            return [row.path for row in since]
        before = list(standing.filter(pk__lt=self._oldest).order_by("-pk")[:most])
        self._oldest = before[-1].pk if before else self._oldest
        return [row.path for row in before]
