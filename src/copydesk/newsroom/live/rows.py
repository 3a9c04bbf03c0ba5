"""What has been announced, read from the rows."""

from django.db.models import QuerySet

from copydesk.newsroom.desk.models import BulletinRow
from copydesk.story.edition import Bulletin

AT_ONCE = 500
FIELDS = ("kind", "headline", "path", "language", "live", "at", "story")


def newest(limit: int) -> tuple[list[Bulletin], int]:
    """The newest lines, oldest of them first, and the number of the line just before them."""
    rows = list(_announced().order_by("-pk")[: limit + 1])
    before = rows[limit].pk if len(rows) > limit else 0
    return [row.record() for row in reversed(rows[:limit])], before


def since(number: int) -> list[Bulletin]:
    """Lines announced after this one, in order; the next call gives what is left over."""
    rows = _announced().filter(pk__gt=number).order_by("pk")
    return [row.record() for row in rows[:AT_ONCE]]


def _announced() -> QuerySet[BulletinRow]:
    rows = BulletinRow.objects.filter(announced=True).select_related("story")
    return rows.only(*FIELDS, "story__key")
