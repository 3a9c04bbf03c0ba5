"""What lies on the site, and whose words stand on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PressedPage(models.Model):
    """One file of the site as it was last pressed."""

    path = models.CharField(max_length=400, unique=True)
    media_type = models.CharField(max_length=100)
    status = models.PositiveSmallIntegerField(default=200)
    sha256 = models.CharField(max_length=64, default="")
    at = models.DateTimeField()
    is_best = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("pressed page")
        indexes = [
            models.Index(fields=["at"], condition=models.Q(is_best=False), name="pages_to_pack"),
        ]

    def __str__(self) -> str:
        return self.path


class PageStory(models.Model):
    """A story whose words stand on a page: a kill finds every page that carries it."""

    page = models.ForeignKey(PressedPage, on_delete=models.CASCADE, related_name="stories")
    story = models.CharField(max_length=12, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "story"], name="story_once_a_page"),
        ]

    def __str__(self) -> str:
        return f"{self.story} on {self.page}"


class PurgeRow(models.Model):
    """An address that caches before us have to forget; written before its file changes.

    `is_laid` once the file lies there, so that no cache asks for the old one again.
    """

    address = models.CharField(max_length=1000, unique=True)
    at = models.DateTimeField()
    is_laid = models.BooleanField(default=False)
    tries = models.PositiveIntegerField(default=0)
    next_try = models.DateTimeField()
    trouble = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("purge")
        indexes = [
            models.Index(
                fields=["next_try"], condition=models.Q(is_laid=True), name="purges_waiting"
            ),
        ]

    def __str__(self) -> str:
        return self.address
