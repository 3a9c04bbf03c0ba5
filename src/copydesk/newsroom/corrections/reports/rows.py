"""Rows of readers' reports, and of what guards the form without knowing anybody."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.story.passage import Passage

# Neither 0 and O nor 1, I and L; without vowels no word can come about.
LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"


def receipt_key() -> str:
    """An address nobody can guess (128 bits), for the reader's private receipt page."""
    return secrets.token_urlsafe(16)


def new_reference() -> str:
    """Eight characters a reader can read out on the telephone; opens nothing by itself."""
    return "".join(secrets.choice(LETTERS) for _ in range(8))


class ReportRow(models.Model):
    """What a reader sent about an error. No address of the computer, no cookie, no browser name.

    The one with `merged_into` empty is the *issue*: what the desk decides of it holds for all that
    were merged into it. `before`, `after`, `start`, `nth` and `times` are the passage's
    surroundings, as `Passage` has them; `line` is the line of the record with which it came.
    """

    class State(models.TextChoices):
        """How far the desk has come with a report."""

        RECEIVED = "received", _("received")
        LOOKED_AT = "looked_at", _("looked at")
        ACCEPTED = "accepted", _("accepted")
        CORRECTED = "corrected", _("corrected")
        DECLINED = "declined", _("declined")
        SUSPECTED = "suspected", _("held as suspect")
        MERGED = "merged", _("merged with another")
        TO_CONFIRM = "to_confirm", _("waits for the mail to be confirmed")

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
    reference = models.CharField(max_length=12, unique=True, default=new_reference, editable=False)
    story = models.ForeignKey(StoryRow, on_delete=models.PROTECT, related_name="reports")
    edition = models.ForeignKey(EditionRow, on_delete=models.PROTECT, related_name="+")
    block = models.CharField(max_length=60, blank=True)
    passage = models.TextField(blank=True)
    before = models.CharField(max_length=40, blank=True)
    after = models.CharField(max_length=40, blank=True)
    start = models.PositiveIntegerField(default=0)
    nth = models.PositiveIntegerField(default=0)
    times = models.PositiveIntegerField(default=0)
    kind = models.CharField(_("what is wrong"), max_length=16)
    text = models.TextField(_("report"), max_length=2000)
    right = models.TextField(_("what is right"), max_length=2000, blank=True)
    link = models.CharField(_("link"), max_length=500, blank=True)
    at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    doubt = models.CharField(_("why it is suspected"), max_length=60, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="alike"
    )
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
    question = models.TextField(_("question to the reader"), blank=True)
    asked_at = models.DateTimeField(null=True)
    reply = models.TextField(_("the reader's answer"), blank=True)
    replied_at = models.DateTimeField(null=True)
    again = models.TextField(_("why the reader asked once more"), blank=True)
    again_at = models.DateTimeField(null=True)
    first_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    line = models.BigIntegerField(default=0, editable=False)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-at"]
        indexes = [models.Index(fields=["state", "-at"])]

    def __str__(self) -> str:
        return f"{self.story}: {self.text[:60]}"

    @property
    def shown_reference(self) -> str:
        """The reference as people read it out: ABCD-1234."""
        return f"{self.reference[:4]}-{self.reference[4:]}"

    @property
    def held(self) -> Passage:
        """The reported words, so that they are found again in any later edition."""
        return Passage(
            key=self.block,
            exact=self.passage,
            before=self.before,
            after=self.after,
            start=self.start,
            nth=self.nth,
            times=self.times,
        )


class MailRow(models.Model):
    """Where a reader wants to be answered, apart from the report and sealed.

    `mark` is a keyed hash of the address, by which it is found when somebody asks us to erase it;
    `key` the hash of what the confirming link holds. `told` is the last state that was mailed.
    """

    report = models.OneToOneField(ReportRow, on_delete=models.CASCADE, related_name="mail")
    sealed = models.TextField()
    mark = models.CharField(max_length=64, db_index=True)
    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(db_index=True)
    asked_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    told = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("address for an answer")

    def __str__(self) -> str:
        return f"address of {self.report_id}"


class ShingleRow(models.Model):
    """A run of words of a report, as a keyed hash: what is alike is found without comparing all."""

    value = models.BigIntegerField()
    report = models.ForeignKey(ReportRow, on_delete=models.CASCADE, related_name="shingles")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["value", "report"], name="shingle_once")]

    def __str__(self) -> str:
        return f"{self.value:x}"


class TallyRow(models.Model):
    """How often something was counted in a minute; `name` is a hash, or a word of our own."""

    name = models.CharField(max_length=64)
    minute = models.BigIntegerField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "minute"], name="tally_once")]

    def __str__(self) -> str:
        return f"{self.name[:8]} {self.minute}: {self.count}"
