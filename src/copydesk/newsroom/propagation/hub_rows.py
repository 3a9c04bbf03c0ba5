"""Rows of our hub: who asked to be told, who is told, which other hubs have to be told."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HubAskRow(models.Model):
    """What somebody asked of our hub and has to confirm, or is to hear from it; gone once done."""

    class Mode(models.TextChoices):
        """As `hub.mode` says it."""

        SUBSCRIBE = "subscribe", _("subscribe")
        UNSUBSCRIBE = "unsubscribe", _("unsubscribe")
        DENIED = "denied", _("denied")

    # The hash of mode, callback and topic: asked again, it is the same question.
    key = models.CharField(max_length=64, unique=True)
    mode = models.CharField(max_length=11, choices=Mode.choices)
    callback = models.CharField(max_length=2000)
    topic = models.CharField(max_length=2000)
    host = models.CharField(max_length=260, db_index=True)
    secret = models.CharField(max_length=200, blank=True)
    lease = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    next_try = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("question to the hub")

    def __str__(self) -> str:
        return f"{self.mode} {self.callback}"


class SubscriberRow(models.Model):
    """What our hub knows of a taker: the file it is told of, and the bytes it has of it."""

    taker = models.OneToOneField(
        "propagation.TakerRow", on_delete=models.PROTECT, related_name="subscriber"
    )
    # The hash of callback and topic, which together are one subscription.
    key = models.CharField(max_length=64, unique=True)
    host = models.CharField(max_length=260, db_index=True)
    path = models.CharField(max_length=1000, db_index=True)
    # Its own, as it gave it; less than 200 bytes (WebSub, section 5.1), or none.
    secret = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("subscriber")

    def __str__(self) -> str:
        return str(self.taker)


class HubPingRow(models.Model):
    """A hub elsewhere that has to hear that there is news in a feed of ours; gone once it did."""

    key = models.CharField(max_length=64, unique=True)
    hub = models.CharField(max_length=2000)
    topic = models.CharField(max_length=2000)
    at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    next_try = models.DateTimeField(db_index=True)
    trouble = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("news for a hub")

    def __str__(self) -> str:
        return f"{self.topic} → {self.hub}"
