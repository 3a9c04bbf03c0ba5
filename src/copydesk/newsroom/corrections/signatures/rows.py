"""Rows of corrections that wait for a signature, and of stories held for some hours."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.corrections.signatures import table as signoff
from copydesk.newsroom.corrections.signatures.table import Role
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.story.change import ChangeKind


class DraftRow(models.Model):
    """A correction somebody drafted, until the others have signed it.

    It holds the draft of the story that it speaks of (`revision`) and the edition that stood
    (`before`); when either moves on it is void. One that a chief published alone waits in the same
    way, with `due_at`, until those sign it who had to.
    """

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", _("waits for a signature")
        PUBLISHED = "published", _("published")
        RETURNED = "returned", _("given back")
        VOID = "void", _("void: the copy was changed since")

    story = models.ForeignKey(StoryRow, on_delete=models.PROTECT, related_name="drafts")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    kind = models.CharField(max_length=16)
    severity = models.CharField(max_length=10, default="minor")
    was = models.TextField(blank=True)
    right = models.TextField(blank=True)
    why = models.TextField(blank=True)
    notice = models.TextField(blank=True)
    block = models.CharField(max_length=60, blank=True)
    is_override = models.BooleanField(default=False)
    known_since = models.DateTimeField(null=True)
    supersedes = models.ForeignKey(
        "corrections.ChangeRow", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reports = models.ManyToManyField("corrections.ReportRow", related_name="drafts")
    before = models.ForeignKey(EditionRow, on_delete=models.PROTECT, related_name="+")
    revision = models.BigIntegerField(default=0)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Whose words were wrong: told, and never among those who sign.
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    returned_because = models.CharField(max_length=500, blank=True)
    change = models.OneToOneField(
        "corrections.ChangeRow",
        null=True,
        db_constraint=False,
        on_delete=models.PROTECT,
        related_name="draft",
    )
    due_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("correction that waits")
        verbose_name_plural = _("corrections that wait")
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["story"],
                condition=models.Q(state="waiting"),
                name="one_correction_waits_per_story",
            ),
        ]
        permissions = [
            ("legal", "May sign for legal"),
            ("read_concerns", "May read reports that concern the reader"),
        ]

    def __str__(self) -> str:
        return f"{self.story}: {self.kind}"

    @property
    def missing(self) -> tuple[Role, ...]:
        """As whom others have still to sign."""
        signed = [signature.role for signature in self.signatures.all()]
        return signoff.missing(ChangeKind(self.kind), signed, is_override=self.is_override)

    def is_late(self, now: dt.datetime) -> bool:
        """Whether it went out unsigned and the hour is over."""
        return self.due_at is not None and bool(self.missing) and now > self.due_at


class SignatureRow(models.Model):
    """Somebody put their name under a correction; added, never altered."""

    draft = models.ForeignKey(DraftRow, on_delete=models.PROTECT, related_name="signatures")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    role = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("signature")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "role"], name="one_signature_per_role"),
            models.UniqueConstraint(fields=["draft", "by"], name="one_signature_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.draft}: {self.role}"


class HoldRow(models.Model):
    """A story that one editor withheld; ends by itself unless it is renewed."""

    story = models.ForeignKey(StoryRow, on_delete=models.PROTECT, related_name="holds")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    until = models.DateTimeField()
    renewed = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)

    class Meta:
        verbose_name = _("withheld story")
        ordering = ["until"]
        constraints = [
            models.UniqueConstraint(
                fields=["story"],
                condition=models.Q(ended_at=None),
                name="one_hold_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.story}"


class CaseRow(models.Model):
    """What the desk does about a report before it decides: whose it is, what was asked, legal."""

    report = models.OneToOneField(
        "corrections.ReportRow", on_delete=models.CASCADE, related_name="case"
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    legal_at = models.DateTimeField(null=True)
    legal_word = models.TextField(_("what legal says"), blank=True)

    class Meta:
        verbose_name = _("case")

    def __str__(self) -> str:
        return f"{self.report}"


class OpinionRow(models.Model):
    """What one of the two says who judge a report that concerns the reader."""

    class Outcome(models.TextChoices):
        """From the least to the last resort."""

        KEEP = "keep", _("Leave it as it is")
        CORRECT = "correct", _("Correct it")
        ADD = "add", _("Add to it, or a reply")
        ANONYMISE = "anonymise", _("Take the name out")
        UNLIST = "unlist", _("Take it off search engines")
        REMOVE = "remove", _("Remove it")

    report = models.ForeignKey(
        "corrections.ReportRow", on_delete=models.CASCADE, related_name="opinions"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.CharField(_("reason"), max_length=1000)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("opinion")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "by"], name="one_opinion_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.outcome}"
