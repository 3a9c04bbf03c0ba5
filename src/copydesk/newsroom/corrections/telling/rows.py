"""Rows of where a story was sent beside the site, and what has to be sent after it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.desk.models import StoryRow


class Post(models.Model):
    """A story pushed to telephones, sent with a newsletter, or posted on a network."""

    class Channel(models.TextChoices):
        """What it went out by."""

        PUSH = "push", _("push message")
        NEWSLETTER = "newsletter", _("newsletter")
        SOCIAL = "social", _("post on a network")

    story = models.ForeignKey(StoryRow, on_delete=models.PROTECT, related_name="posts")
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    place = models.CharField(_("address of the post, or name of the list"), max_length=1000)
    edition = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("post")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "channel", "place"], name="posted_once_at_a_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel}: {self.place}"


class FollowUp(models.Model):
    """What those who got a story by another way have to be told of its change."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="follow_ups")
    change = models.ForeignKey(
        "corrections.ChangeRow", on_delete=models.PROTECT, related_name="follow_ups"
    )
    text = models.TextField()
    due_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("follow-up")
        ordering = ["due_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["post", "change"], name="one_follow_up_a_change"),
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.text[:60]}"
