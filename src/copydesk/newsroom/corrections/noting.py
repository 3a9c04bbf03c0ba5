"""What happens to a report, in the record; and how its words are erased without breaking that."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction

from copydesk.newsroom.corrections.changes import seen
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.logbook.models import PartRow
from copydesk.newsroom.logbook.writing import Entry, erase, write

REPORTED = "reported"
WORDS = ("text", "right", "link")  # what a reader typed


def note(
    report: ReportRow,
    act: str,
    *,
    by: User | None = None,
    reason: str = "",
    words: Mapping[str, str] | None = None,
) -> int:
    """A line about a report; gives its number. `words` are a person's, kept apart."""
    entry = Entry(
        act=act,
        story=report.story.key,
        before=seen(report.edition),
        reports=(report.reference,),
        reason=reason,
        by=by,
        words=words or {},
        more={"block": report.block} if report.block else {},
    )
    return write(entry)


def note_report(report: ReportRow) -> int:
    """The line of a report that came in; with it all that happens to it can be found."""
    words = {name: getattr(report, name) for name in WORDS}
    return note(report, REPORTED, reason=report.state, words=words)


def erase_words(report: ReportRow, *, by: User | None, reason: str) -> int:
    """Erase what a reader wrote, here and beside the record; gives how many parts there were.

    Each leaves a line with day and reason; that there was a report, and what was decided, stays.
    """
    with transaction.atomic():
        parts = PartRow.objects.filter(line__story=report.story.key, line__act=REPORTED)
        own = [
            (part.line_id, part.name)
            for part in parts.filter(name__in=WORDS).select_related("line")
            if f'"{report.reference}"' in part.line.what
        ]
        for line, name in own:
            erase(line, name, by=by, reason=reason)
        ReportRow.objects.filter(pk=report.pk).update(text="", right="", link="")
    report.refresh_from_db()
    return len(own)
