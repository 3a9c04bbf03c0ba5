"""Rows by which an item is known again, and orders about items that have not come."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from copydesk.newsroom.intake.models import CaptureRow, SourceRow


class NameRow(models.Model):
    """A name by which a source's item is known again: identifier, address, slug, keyword.

    In the canonical form of `wire.upstream.identity`; slugs and headlines begin with "called:",
    the keyword that all takes share with "chain:".
    """

    story = models.ForeignKey("desk.StoryRow", on_delete=models.CASCADE, related_name="names")
    source = models.ForeignKey(SourceRow, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=520)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("name of an item")
        constraints = [
            models.UniqueConstraint(fields=["story", "name"], name="named_once"),
        ]
        indexes = [
            models.Index(fields=["source", "name"]),
            models.Index(fields=["name"], name="name_of_any_source"),
        ]

    def __str__(self) -> str:
        return self.name


class TextMarkRow(models.Model):
    """A number that stands for some words of a story, as it came or as we printed it.

    By these a near-same text is found (`wire.upstream.by_text`, `story.sketch`), and another story
    of the same event (`story.event`).
    """

    story = models.ForeignKey("desk.StoryRow", on_delete=models.CASCADE, related_name="marks")
    mark = models.BigIntegerField()

    class Meta:
        verbose_name = _("mark of a text")
        constraints = [
            models.UniqueConstraint(fields=["mark", "story"], name="marked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.mark}"


class SketchRow(models.Model):
    """What the draft of a story is compared with others by: marks of its text, terms of its event.

    `marks` are those of `story.sketch`, packed, of `size` in all; `terms` forms of `story.event`.
    """

    story = models.OneToOneField(
        "desk.StoryRow", primary_key=True, on_delete=models.CASCADE, related_name="sketch"
    )
    marks = models.BinaryField()
    size = models.PositiveIntegerField()
    terms = models.JSONField(default=list)

    class Meta:
        verbose_name = _("sketch of a story")

    def __str__(self) -> str:
        return f"{self.story_id}: {self.size}"


class ApartRow(models.Model):
    """Two stories that are not of one event, as an editor said; the older one is `one`."""

    one = models.ForeignKey("desk.StoryRow", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("desk.StoryRow", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("not the same event")
        verbose_name_plural = _("not the same event")
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="apart_once")]

    def __str__(self) -> str:
        return f"{self.one_id}, {self.other_id}"


class WaitingOrderRow(models.Model):
    """A kill or hold of something that has not come; it stops it when it does, for 90 days."""

    class Status(models.TextChoices):
        """What is ordered."""

        CANCELED = "canceled", _("kill")
        WITHHELD = "withheld", _("hold")

    source = models.ForeignKey(
        SourceRow, null=True, on_delete=models.CASCADE, verbose_name=_("source")
    )
    name = models.CharField(_("what it names"), max_length=520)
    status = models.CharField(
        pgettext_lazy("kill or hold", "order"), max_length=10, choices=Status.choices
    )
    note = models.TextField(_("in the source’s words"), blank=True)
    at = models.DateTimeField(_("came at"))
    capture = models.ForeignKey(CaptureRow, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("order that waits")
        verbose_name_plural = _("orders that wait")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["source", "name"])]

    def __str__(self) -> str:
        return f"{self.get_status_display()}: {self.name}"
