"""Which report is read first."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from copydesk.newsroom.corrections.models import ReportRow
from copydesk.story.change import ReportKind

State = ReportRow.State
WAITING = (State.RECEIVED, State.LOOKED_AT, State.ACCEPTED)
WEIGHTY = (ReportKind.FACT, ReportKind.NAME, ReportKind.FIGURE, ReportKind.QUOTATION)


def waiting() -> QuerySet[ReportRow]:
    """All reports: what concerns somebody first, then the headline and facts, then the oldest."""
    rank = Case(
        When(kind=ReportKind.CONCERNS_ME, then=Value(0)),
        When(block="", then=Value(1)),
        When(kind__in=WEIGHTY, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return ReportRow.objects.annotate(rank=rank).order_by("rank", "at", "pk")
