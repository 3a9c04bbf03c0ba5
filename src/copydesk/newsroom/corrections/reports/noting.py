"""What happens to a report, in the record; and how its words are erased without breaking that."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from copydesk.newsroom.corrections.changes import seen
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.logbook.models import LineRow, PartRow
from copydesk.newsroom.logbook.writing import Entry, erase, write

REPORTED = "reported"
WORDS = ("text", "right", "link", "reply", "again")  # what a reader typed


def note(
    report: ReportRow,
    act: str,
    *,
    by: User | None = None,
    reason: str = "",
    words: Mapping[str, str] | None = None,
    more: Mapping[str, str] | None = None,
) -> int:
    """A line about a report; gives its number. `words` are a person's, kept apart."""
    place = {"block": report.block} if report.block else {}
    entry = Entry(
        act=act,
        story=report.story.key,
        before=seen(report.edition),
        about=report.line,
        reports=(report.reference,),
        reason=reason,
        by=by,
        words=words or {},
        more=place | dict(more or {}),
    )
    return write(entry)


def note_report(report: ReportRow) -> int:
    """The line of a report that came in; with it all that happens to it can be found."""
    words = {name: getattr(report, name) for name in WORDS}
    reason = f"{report.state} {report.doubt}".strip()
    report.line = note(report, REPORTED, reason=reason, words=words)
    report.save(update_fields=["line"])
    return report.line


def erase_words(report: ReportRow, *, by: User | None, reason: str) -> int:
    """Erase what a reader wrote, here and beside the record; gives how many parts there were.

    Each leaves a line with day and reason; that there was a report, and what was decided, stays.
    """
    with transaction.atomic():
        own = list(_parts(report).values_list("line_id", "name"))
        for line, name in own:
            erase(line, name, by=by, reason=reason)
        report.shingles.all().delete()
        gone = dict.fromkeys(WORDS, "")
        ReportRow.objects.filter(pk=report.pk).update(**gone, erased_at=timezone.now())
    report.refresh_from_db()
    return len(own)


def _parts(report: ReportRow) -> QuerySet[PartRow]:
    """What a reader wrote, beside the lines of the report."""
    parts = PartRow.objects.filter(name__in=WORDS)
    if report.line:
        return parts.filter(Q(line=report.line) | Q(line__about=report.line))
    # It came before lines were remembered with the report.
    named = LineRow.objects.filter(story=report.story.key, what__contains=f'"{report.reference}"')
    return parts.filter(line__in=named)
