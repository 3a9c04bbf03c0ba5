"""Rows that say in which lists a story stands, so that no list is ever searched for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

STANDING = models.Q(is_standing=True)


class ListedRow(models.Model):
    """A story in one list (`copydesk.press.paper.Shelf`), as its edition calls that list.

    `place` counts from the first story that ever came into the list and is never given again:
    a story that leaves keeps its own, no longer `is_standing`.
    """

    edition = models.ForeignKey("desk.EditionRow", on_delete=models.CASCADE, related_name="listed")
    story = models.ForeignKey("desk.StoryRow", on_delete=models.CASCADE, related_name="listed")
    kind = models.CharField(max_length=8)
    key = models.CharField(max_length=120)
    locale = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=300, blank=True)
    first_at = models.DateTimeField()
    place = models.PositiveIntegerField()
    is_standing = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("place of a story in a list")
        constraints = [
            models.UniqueConstraint(fields=["story", "kind", "key", "locale"], name="listed_once"),
        ]
        indexes = [
            models.Index(fields=["kind", "key", "locale", "place"], name="listed_by_place"),
            models.Index(
                fields=["kind", "key", "locale", "-first_at"],
                condition=STANDING,
                name="listed_in_locale",
            ),
            models.Index(
                fields=["kind", "key", "-first_at"], condition=STANDING, name="listed_anywhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.story_id}"


class ShelfRow(models.Model):
    """A list: how many stories stand in it, how many places it gave, when its newest came out.

    `edited` is the last day on which one of a day's stories was changed, if later than that day.
    """

    kind = models.CharField(max_length=8)
    key = models.CharField(max_length=120)
    locale = models.CharField(max_length=12, blank=True)
    stories = models.PositiveIntegerField(default=0)
    places = models.PositiveIntegerField(default=0)
    latest = models.DateTimeField()
    edited = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("list of stories")
        constraints = [
            models.UniqueConstraint(fields=["kind", "locale", "key"], name="one_shelf_a_list"),
        ]
        indexes = [
            models.Index(
                fields=["kind", "locale", "-latest", "key"],
                condition=models.Q(stories__gt=0),
                name="shelves_by_latest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.stories}"
