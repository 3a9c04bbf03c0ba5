"""Rows of the corrections."""

import datetime as dt
import secrets

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.logbook.writing import name_of
from copydesk.story.change import Change, ChangeKind, Notice, Severity


def receipt_key() -> str:
    """An address nobody can guess (128 bits), for the reader's private receipt page."""
    return secrets.token_urlsafe(16)


class ReportRow(models.Model):
    """What a reader sent about an error. No address of the computer, no cookie, no browser name."""

    class State(models.TextChoices):
        """How far the desk has come with a report."""

        RECEIVED = "received", _("received")
        LOOKED_AT = "looked_at", _("looked at")
        ACCEPTED = "accepted", _("accepted")
        CORRECTED = "corrected", _("corrected")
        DECLINED = "declined", _("declined")
        SUSPECTED = "suspected", _("held as suspect")

    class Reason(models.TextChoices):
        """Why a report was declined; readers see it in their own language."""

        RIGHT = "right", _("What we printed is right")
        NO_SOURCE = "no_source", _("We found no source for it")
        JUDGEMENT = "judgement", _("A matter of judgement, not of fact")
        CHANGED = "changed", _("The passage had been changed already")
        KNOWN = "known", _("Somebody told us before, and it was decided")
        ELSEWHERE = "elsewhere", _("It is not in a story of ours")
        UNCLEAR = "unclear", _("We could not make out what is meant")

    receipt = models.CharField(max_length=40, unique=True, default=receipt_key, editable=False)
    story = models.ForeignKey(StoryRow, on_delete=models.PROTECT, related_name="reports")
    edition = models.ForeignKey(EditionRow, on_delete=models.PROTECT, related_name="+")
    block = models.CharField(max_length=60, blank=True)
    passage = models.TextField(blank=True)
    kind = models.CharField(_("what is wrong"), max_length=16)
    text = models.TextField(_("report"), max_length=2000)
    right = models.TextField(_("what is right"), max_length=2000, blank=True)
    link = models.CharField(_("link"), max_length=500, blank=True)
    at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    seen_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=12, choices=Reason.choices, blank=True)
    answer = models.TextField(_("answer to the reader"), blank=True)
    corrected_by = models.ForeignKey(
        EditionRow, null=True, on_delete=models.PROTECT, related_name="answers"
    )

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-at"]
        indexes = [models.Index(fields=["state", "-at"])]

    def __str__(self) -> str:
        return f"{self.story}: {self.text[:60]}"

    @property
    def reference(self) -> str:
        """Eight characters a reader can read out on the telephone; opens nothing by itself."""
        return f"{self.pk:08d}" if self.pk else ""


class ChangeRow(models.Model):
    """The step from one edition to the next, as decided; written whole, never altered.

    The database refuses to change or delete it (`logbook.guards`), and the line of the record that
    published it holds its hash. Who is named here stays a bare number when the person is deleted.
    """

    story = models.ForeignKey(StoryRow, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=16)
    severity = models.CharField(max_length=10, default="minor")
    before = models.ForeignKey(EditionRow, null=True, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(EditionRow, on_delete=models.PROTECT, related_name="changes")
    was = models.TextField(_("what was wrong"), blank=True)
    right = models.TextField(_("what is right"), blank=True)
    why = models.TextField(_("reason"), blank=True)
    notice = models.TextField(_("notice"), blank=True)
    block = models.CharField(max_length=60, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        db_constraint=False,
        on_delete=models.DO_NOTHING,
        related_name="+",
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        db_constraint=False,
        on_delete=models.DO_NOTHING,
        related_name="+",
    )
    at = models.DateTimeField()
    reported_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    known_since = models.DateTimeField(null=True)
    supersedes = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    reports = models.ManyToManyField(ReportRow, related_name="changes")

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.story}: {self.kind}"

    @property
    def everywhere_at(self) -> dt.datetime | None:
        """When all of its pages lay on the site, as the record has it; None while they do not."""
        lines = LineRow.objects.filter(change=self.pk, act="everywhere")
        text = lines.values_list("at", flat=True).first()
        return dt.datetime.fromisoformat(text) if text else None

    def record(self) -> Change:
        """The change as the core knows it, with all that the record says of it."""
        notice = Notice(
            story=self.story.key,
            edition=self.after.number,
            kind=ChangeKind(self.kind),
            text=self.notice,
            at=self.at,
            severity=Severity(self.severity),
            block=self.block,
        )
        return Change(
            number=self.pk,
            story=self.story.key,
            kind=ChangeKind(self.kind),
            edition_from=self.before.number if self.before else 0,
            edition_to=self.after.number,
            at=self.at,
            drafted_by=_named(self.drafted_by_id),
            signed_by=_named(self.signed_by_id),
            severity=Severity(self.severity),
            was=self.was,
            right=self.right,
            why=self.why,
            notice=notice if self.notice else None,
            reports=tuple(report.reference for report in self.reports.order_by("pk")),
            reported=self.reported_at,
            decided=self.decided_at,
            everywhere=self.everywhere_at,
            known_since=self.known_since,
            supersedes=self.supersedes_id or 0,
        )


def _named(key: int | None) -> str:
    """How somebody is called; "" for the house itself and for who is no longer here."""
    person = User.objects.filter(pk=key).first() if key else None
    return name_of(person) if person else ""
