"""What lies on the site, and whose words stand on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PressedPage(models.Model):
    """One file of the site as it was last pressed."""

    path = models.CharField(max_length=400, unique=True)
    media_type = models.CharField(max_length=100)
    status = models.PositiveSmallIntegerField(default=200)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("pressed page")

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
