"""Rows of the corrections."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.corrections.reports.rows import (
    MailRow,
    ReportRow,
    ShingleRow,
    TallyRow,
    receipt_key,
)
from copydesk.newsroom.corrections.signatures.rows import (
    CaseRow,
    DraftRow,
    HoldRow,
    OpinionRow,
    SignatureRow,
)
from copydesk.newsroom.corrections.silent.rows import Bookmark, SilentChange, SourcePage
from copydesk.newsroom.corrections.telling.rows import FollowUp, Post
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.logbook.writing import name_of
from copydesk.story.change import Change, ChangeKind, Notice, Severity

# `receipt_key` is what the first migration calls it by.
__all__ = [
    "Bookmark",
    "CaseRow",
    "ChangeRow",
    "DraftRow",
    "FollowUp",
    "HoldRow",
    "MailRow",
    "OpinionRow",
    "Post",
    "ReportRow",
    "ShingleRow",
    "SignatureRow",
    "SilentChange",
    "SourcePage",
    "TallyRow",
    "receipt_key",
]


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
