"""Rows of the record."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.logbook.chain import Held


class LineRow(models.Model):
    """A line of the record; added, never altered: the database itself refuses (`guards`).

    `at` is text, the same to the byte on every database. No two lines can follow the same one.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=27)
    act = models.CharField(max_length=30)
    story = models.CharField(max_length=12, db_index=True)
    change = models.BigIntegerField(default=0)
    about = models.BigIntegerField(default=0)
    what = models.TextField()
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("line of the record")
        verbose_name_plural = _("lines of the record")
        ordering = ["number"]
        indexes = [
            models.Index(
                fields=["change"], condition=models.Q(change__gt=0), name="lines_of_changes"
            ),
            models.Index(fields=["about"], condition=models.Q(about__gt=0), name="lines_on_lines"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.act}"

    def held(self) -> Held:
        """The line as the chain knows it."""
        return Held(**{name: getattr(self, name) for name in Held._fields})


class PartRow(models.Model):
    """What is personal about a line: added, erased, never altered."""

    line = models.ForeignKey(LineRow, on_delete=models.PROTECT, related_name="parts")
    name = models.CharField(max_length=30)
    salt = models.CharField(max_length=32)
    words = models.TextField()

    class Meta:
        verbose_name = _("personal part of a line")
        constraints = [models.UniqueConstraint(fields=["line", "name"], name="part_once_a_line")]

    def __str__(self) -> str:
        return f"{self.name} of {self.line_id}"
