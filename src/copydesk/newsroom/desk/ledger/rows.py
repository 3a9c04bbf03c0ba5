"""Rows of the ledger: what is laid to whom, and every figure, of drafts and standing editions."""

import hashlib
import re

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from copydesk.story.codec import from_plain
from copydesk.story.folding import words
from copydesk.story.statement import Statement

LONGEST_NAME, LONGEST_WORDS, LONGEST_EXCERPT = 300, 2_000, 400
# What stands before a name, or tells after it who that is, and is no part of it.
_BEFORE = frozenset({"the", "a", "an", "mr", "mrs", "ms", "dr"})
_TELLING = re.compile(r",\s+(?:the|an?|who|which|whose)\s", re.IGNORECASE)


def plain_words(text: str) -> str:
    """Words as they are compared: without case, accents and signs."""
    return " ".join(form for word in words(text) for form in word.folded.forms)


def plain_source(name: str) -> str:
    """A source as it is compared: "the Harbour Office, which runs it" is "harbour office"."""
    said_by = plain_words(_TELLING.split(name, maxsplit=1)[0]).split()
    while len(said_by) > 1 and said_by[0] in _BEFORE:
        del said_by[0]
    return " ".join(said_by)[:LONGEST_NAME]


def who_of(statement: Statement) -> str:
    """Whose words they are, as sources are compared."""
    return plain_source(statement.name or statement.speaker)


def mark_of(text: str) -> str:
    """A short mark that is the same for the same words; "" for none."""
    plain = plain_words(text)
    return hashlib.blake2b(plain.encode(), digest_size=8).hexdigest() if plain else ""


class StatementRow(models.Model):
    """A statement of a story's draft, of the edition that stands, or of both.

    `edition` is the number of the standing edition it is in, None where it is in none. What an
    editor wrote or decided stays as long as its passage does, whatever the machine finds. `who`
    and `words` are speaker and content as they are searched, `mark` is the same for the same words.
    """

    class By(models.TextChoices):
        """Whose reading it is."""

        MACHINE = "machine", _("machine")
        EDITOR = "editor", _("editor")

    class State(models.TextChoices):
        """What an editor decided about it."""

        RECORDED = "recorded", _("recorded")
        CONFIRMED = "confirmed", _("confirmed")
        WRONG = "wrong", _("wrong")

    story = models.ForeignKey("desk.StoryRow", on_delete=models.CASCADE, related_name="statements")
    by = models.CharField(max_length=7, choices=By.choices, default=By.MACHINE)
    state = models.CharField(max_length=9, choices=State.choices, default=State.RECORDED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    block = models.CharField(max_length=100)
    who = models.CharField(max_length=LONGEST_NAME, blank=True, db_index=True)
    words = models.TextField(blank=True)
    mark = models.CharField(max_length=16, blank=True, db_index=True)
    statement = models.JSONField(help_text="copydesk.story.statement.Statement")
    in_draft = models.BooleanField(default=True)
    edition = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("statement")
        ordering = ["story", "id"]

    def __str__(self) -> str:
        return f"{self.who}: {self.words[:80]}"

    @property
    def is_kept(self) -> bool:
        """Whether a person had a hand in it."""
        return self.by == self.By.EDITOR or self.state != self.State.RECORDED

    def record(self) -> Statement:
        """The statement."""
        return from_plain(self.statement, Statement)


class FigureRow(models.Model):
    """A figure anywhere in a story: in its headline (block "") or in a passage.

    `low` and `high` are its bounds, None where open; `told` is the passage around it.
    """

    story = models.ForeignKey("desk.StoryRow", on_delete=models.CASCADE, related_name="figures")
    block = models.CharField(max_length=100, blank=True)
    start = models.PositiveIntegerField()
    text = models.CharField(max_length=LONGEST_NAME)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    unit = models.CharField(max_length=LONGEST_NAME, blank=True)
    counts = models.CharField(max_length=LONGEST_NAME, blank=True)
    told = models.CharField(max_length=LONGEST_EXCERPT)
    in_draft = models.BooleanField(default=True)
    edition = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("figure")
        ordering = ["story", "id"]
        indexes = [
            models.Index(fields=["low", "high"], name="figures_by_bounds"),
            models.Index(fields=["high"], name="figures_by_upper_bound"),
        ]

    def __str__(self) -> str:
        return f"{self.text} {self.counts}"
