"""Rows of propagation: who takes our copy, what went to whom, what others sent us."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from copydesk.newsroom.propagation.hub_rows import HubAskRow as HubAskRow
from copydesk.newsroom.propagation.hub_rows import HubPingRow as HubPingRow
from copydesk.newsroom.propagation.hub_rows import SubscriberRow as SubscriberRow
from copydesk.wire.http.signatures import new_secret


def new_token() -> str:
    """What stands in an address nobody can guess: 192 bits."""
    return secrets.token_urlsafe(24)


class TakerRow(models.Model):
    """Somebody who takes our copy: how it goes there, in what form, and what they want of it."""

    class Way(models.TextChoices):
        """How copy reaches a taker."""

        WEBHOOK = "webhook", _("sent to an address, signed")
        HUB = "hub", _("told by our hub (WebSub)")
        FETCH = "fetch", _("fetched at a secret address")

    class Form(models.TextChoices):
        """In what form copy goes there."""

        MESSAGE = "message", _("our own profile: ninjs 3.1 with the change")
        NINJS_3 = "ninjs-3.1", _("ninjs 3.1")
        NINJS_2 = "ninjs-2", _("ninjs 2.x")
        NEWSML_G2 = "newsml-g2", _("NewsML-G2")
        NITF = "nitf", _("NITF")
        JSON_FEED = "jsonfeed", _("JSON Feed")
        ATOM = "atom", _("Atom")
        RSS = "rss", _("RSS")

    key = models.SlugField(_("key"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    way = models.CharField(_("way"), max_length=8, choices=Way.choices, default=Way.WEBHOOK)
    form = models.CharField(_("form"), max_length=10, choices=Form.choices, default=Form.MESSAGE)
    address = models.CharField(_("address"), max_length=2000, blank=True)
    # Signs what we send, and the receipts that come back (Standard Webhooks).
    secret = models.CharField(max_length=60, default=new_secret, editable=False)
    # Still good for receipts until then, so that a taker can change over.
    old_secret = models.CharField(max_length=60, blank=True, editable=False)
    old_until = models.DateTimeField(null=True, editable=False)
    # The secret part of the address at which a taker fetches.
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    # Of a hub's subscriber: the feed it asked for, and until when.
    topic = models.CharField(_("feed"), max_length=2000, blank=True, editable=False)
    lease_until = models.DateTimeField(_("lasts until"), null=True, editable=False)
    contact = models.EmailField(_("mail address of their desk"), blank=True)
    sections = models.JSONField(_("sections"), default=list, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    sources = models.JSONField(_("sources"), default=list, blank=True)
    active = models.BooleanField(_("copy goes there"), default=True)
    has_own_answers = models.BooleanField(
        _("answers with what it did"),
        default=False,
        help_text=_("As a copydesk does: a delivery counts as acknowledged when its receipt came."),
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    last_told = models.DateTimeField(_("last taken"), null=True, editable=False)
    trouble = models.CharField(max_length=500, blank=True, editable=False)
    # Tries in a row that the taker did not answer, and until when it is left in peace.
    failures = models.PositiveIntegerField(default=0, editable=False)
    next_try = models.DateTimeField(null=True, editable=False)
    # Receipts in this taker's name that were not believed, and those that had come before.
    refused = models.PositiveIntegerField(default=0, editable=False)
    repeated = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("taker")
        verbose_name_plural = _("takers")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class DeliveryRow(models.Model):
    """An edition that goes to a taker: once, under one name, however often it is tried.

    A delivery that somebody was reminded of is `chased`: that is no state, for a reminder changes
    nothing in whether it still has to be sent.
    """

    class Kind(models.TextChoices):
        """What the edition is to the one the taker has."""

        NEW = "new", _("new")
        UPDATE = "update", _("update")
        CORRECTION = "correction", _("correction")
        RELEASE = "release", _("release")
        WITHHOLD = "withhold", _("withhold")
        KILL = "kill", _("kill")

    class State(models.TextChoices):
        """How far a delivery has come."""

        WAITING = "waiting", _("waiting")
        TAKEN = "taken", _("taken")
        TOLD = "told", _("told")
        ACKNOWLEDGED = "acknowledged", _("acknowledged")
        ACTED = "acted", _("acted")
        FAILED = "failed", _("failed")
        OVERTAKEN = "overtaken", _("overtaken by a later edition")

    # The other side has it: it fetched it, or answered that it was taken.
    ARRIVED = (State.TAKEN, State.TOLD, State.ACKNOWLEDGED, State.ACTED)
    DONE = (State.ACKNOWLEDGED, State.ACTED)
    ORDERS = (Kind.KILL, Kind.WITHHOLD)

    taker = models.ForeignKey(TakerRow, on_delete=models.PROTECT, related_name="deliveries")
    story = models.ForeignKey(StoryRow, on_delete=models.PROTECT, related_name="deliveries")
    edition = models.ForeignKey(EditionRow, on_delete=models.PROTECT, related_name="deliveries")
    # The message's id, the same at every try and after every crash.
    name = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.NEW)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    made_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    acted_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    next_try = models.DateTimeField()
    trouble = models.CharField(max_length=500, blank=True)
    # The last receipt (copydesk.story.shapes.receipt.Receipt), and when the taker wrote it.
    answer = models.JSONField(default=dict)
    receipt_at = models.DateTimeField(null=True)
    # Reminders, the last of them, and who told the taker by another way.
    chases = models.PositiveIntegerField(default=0)
    chased_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    told_by_hand_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["taker", "edition"], name="edition_once_per_taker"),
        ]
        indexes = [
            models.Index(
                fields=["taker", "next_try"],
                condition=models.Q(state="waiting"),
                name="deliveries_waiting",
            ),
            models.Index(fields=["story", "taker", "-id"], name="deliveries_of_stories"),
            models.Index(
                fields=["kind", "made_at"],
                condition=models.Q(state__in=("waiting", "taken", "told", "failed")),
                name="deliveries_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} → {self.taker}"

    @property
    def has_arrived(self) -> bool:
        """Whether the taker has it, as far as we were told."""
        return self.state in self.ARRIVED

    @property
    def is_order(self) -> bool:
        """Whether it says not to use the copy."""
        return self.kind in self.ORDERS

    @property
    def may_be_chased(self) -> bool:
        """Whether anything can be done about it by hand."""
        return self.state not in (*self.DONE, self.State.OVERTAKEN)

    @property
    def is_chased(self) -> bool:
        """Whether the taker was reminded and has not answered yet."""
        return self.chases > 0 and self.state not in (*self.DONE, self.State.OVERTAKEN)


class HeardRow(models.Model):
    """A message of the profile that another house sent us, and how far its receipt has come."""

    class State(models.TextChoices):
        """What we did with it."""

        TAKEN = "taken", _("taken")
        ACKNOWLEDGED = "acknowledged", _("acknowledged")
        ACTED = "acted", _("acted")
        REFUSED = "refused", _("refused")

    source = models.ForeignKey(SourceRow, on_delete=models.PROTECT, related_name="heard")
    name = models.CharField(max_length=200)
    signal = models.CharField(max_length=10, blank=True)
    capture = models.ForeignKey(CaptureRow, on_delete=models.PROTECT, related_name="heard")
    story = models.ForeignKey(StoryRow, null=True, on_delete=models.PROTECT, related_name="heard")
    # What we made of it: the edition that came out after it.
    edition = models.ForeignKey(
        EditionRow, null=True, on_delete=models.PROTECT, related_name="heard"
    )
    receipts = models.CharField(max_length=2000, blank=True)
    at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.TAKEN)
    how = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    acted_at = models.DateTimeField(null=True)
    repeats = models.PositiveIntegerField(default=0)
    # Whether a receipt has to go out, and how that stands.
    waits = models.BooleanField(default=False)
    changed_at = models.DateTimeField(null=True)
    next_try = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("message heard")
        verbose_name_plural = _("messages heard")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "name"], name="heard_once_per_source"),
        ]
        indexes = [
            models.Index(
                fields=["next_try"], condition=models.Q(waits=True), name="receipts_waiting"
            ),
            models.Index(
                fields=["capture"], condition=models.Q(story=None, state="taken"), name="heard_new"
            ),
            models.Index(
                fields=["story"],
                condition=models.Q(state__in=("taken", "acknowledged")),
                name="heard_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.name}"
