"""Findings as the desk keeps them, and what it says of the checks that make them."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.intake.models import SourceRow
from copydesk.story.finding import Weight
from copydesk.story.house import CheckRule

WEIGHTS = [
    (Weight.STOPS.value, _("stops")),
    (Weight.WARNS.value, _("warns")),
    (Weight.NOTES.value, _("notes")),
]
ON = [(True, _("on")), (False, _("off"))]


class FindingRow(models.Model):
    """A finding at the desk, with what a person decided about it.

    `alone`: the decision needs no second person, for a chief took it or a notice answers it.
    `ticked_by` is the editor who has seen it and publishes in spite of it (warnings).
    """

    class State(models.TextChoices):
        """Open until mended, or waived by a person with a reason."""

        OPEN = "open", _("open")
        FIXED = "fixed", _("mended")
        WAIVED = "waived", _("waived")
        FALSE_ALARM = "false", _("false alarm")

    story = models.ForeignKey("desk.StoryRow", on_delete=models.CASCADE, related_name="findings")
    code = models.CharField(max_length=12)
    weight = models.CharField(max_length=6)
    says = models.TextField()
    field = models.CharField(max_length=40, blank=True)
    block = models.CharField(max_length=60, blank=True)
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)
    excerpt = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    alone = models.BooleanField(default=False)
    ticked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    fix = models.JSONField(null=True, help_text="copydesk.story.finding.Fix")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("finding")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["story", "state"]),
            models.Index(fields=["code", "-id"], name="findings_of_a_check"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.says}"


class CheckRuleRow(models.Model):
    """How a check is asked of some copy; what is empty stands for any, or says nothing."""

    code = models.CharField(_("check"), max_length=60)
    source = models.ForeignKey(
        SourceRow, null=True, blank=True, on_delete=models.CASCADE, related_name="+",
        verbose_name=_("source"),
    )  # fmt: skip
    section = models.ForeignKey(
        "desk.SectionRow", null=True, blank=True, on_delete=models.CASCADE, related_name="+",
        verbose_name=_("section"),
    )  # fmt: skip
    genre = models.CharField(
        _("genre"), max_length=100, blank=True, help_text=_("A genre’s code or name.")
    )
    is_on = models.BooleanField(_("asked"), null=True, blank=True, choices=ON)
    weight = models.CharField(_("weight"), max_length=6, blank=True, choices=WEIGHTS)
    limit = models.PositiveIntegerField(
        _("measure"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100_000)],
        help_text=_("Days or words, for the checks that measure by one."),
    )

    class Meta:
        verbose_name = _("rule for checks")
        verbose_name_plural = _("rules for checks")
        ordering = ["code", "id"]

    def __str__(self) -> str:
        return self.code

    def record(self) -> CheckRule:
        """The rule as the checks take it; ask for rows with their source and section."""
        said: dict[str, Any] = {"weight": Weight(self.weight)} if self.weight else {}
        return CheckRule(
            check=self.code,
            source=self.source.key if self.source else "",
            section=self.section.key if self.section else "",
            genre=self.genre,
            is_on=self.is_on,
            limit=self.limit,
            **said,
        )


class CheckStandingRow(models.Model):
    """By how many steps a check weighs less because editors called it false too often.

    Only findings that came after `counted_from` are counted towards the next step: after one, and
    after a chief has restored the check, it begins anew.
    """

    code = models.CharField(max_length=60, unique=True)
    dropped = models.PositiveSmallIntegerField(default=0)
    counted_from = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("standing of a check")

    def __str__(self) -> str:
        return self.code
