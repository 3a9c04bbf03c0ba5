"""Rows of what changed without a word: on our site, in our editions, at the source."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.desk.models import StoryRow


class SilentChange(models.Model):
    """Something that is not as it was published, or taken, and that no change tells of.

    `was` and `now` are the passages; `digest` names what was found, so that it is told once.
    Closed by a person, with a word on what it came to.
    """

    class Sort(models.TextChoices):
        """What was found."""

        ALTERED = "altered", _("A page on the site is not what was printed")
        MISSING = "missing", _("A page is missing from the site")
        ADDED = "added", _("A file on the site that nobody printed")
        UNLIKE = "unlike", _("A page does not say what its edition says")
        NO_CHANGE = "no_change", _("An edition that no change made")
        UNTOLD = "untold", _("Facts changed and readers were not told")
        UPSTREAM = "upstream", _("The source’s page has other facts now")
        GONE = "gone", _("The source’s page is gone")

    sort = models.CharField(max_length=10, choices=Sort.choices)
    story = models.ForeignKey(
        StoryRow, null=True, on_delete=models.PROTECT, related_name="silent_changes"
    )
    place = models.CharField(max_length=2000)
    was = models.TextField(blank=True)
    now = models.TextField(blank=True)
    facts = models.JSONField(default=list, help_text="copydesk.story.facts.FactChange")
    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("silent change")
        verbose_name_plural = _("silent changes")
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(closed_at=None), name="silent_changes_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sort}: {self.place}"


class SourcePage(models.Model):
    """The source's own page of a story of ours, looked at again at growing distances."""

    story = models.OneToOneField(StoryRow, on_delete=models.CASCADE, related_name="source_page")
    address = models.CharField(max_length=2000)
    looks = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, db_index=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = _("page of a source")

    def __str__(self) -> str:
        return self.address


class Bookmark(models.Model):
    """How far a look at everything, taken in portions, has come."""

    name = models.CharField(max_length=20, unique=True)
    place = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name}: {self.place}"
