"""Which report is read first, who sees it, and which are asked for."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.http import QueryDict
from django.utils import timezone

from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.reports import concerning
from copydesk.story.change import ReportKind

State = ReportRow.State
WAITING = (State.RECEIVED, State.LOOKED_AT, State.ACCEPTED)
WEIGHTY = (ReportKind.FACT, ReportKind.NAME, ReportKind.FIGURE, ReportKind.QUOTATION)
ORDERS = {
    "weight": ("rank", "at", "pk"),
    "age": ("at", "pk"),
    "story": ("story__headline", "story_id", "rank", "at"),
    "count": ("-count", "rank", "at"),
}
SLOW = dt.timedelta(hours=4)  # without a first look; the queue says so


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How somebody wants to see the queue."""

    order: str = "weight"
    kind: str = ""
    story: str = ""
    whose: str = ""
    words: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.kind or self.story or self.whose or self.words)


def asked(query: QueryDict) -> Asked:
    """What the form above the queue asks for; nonsense asks for nothing."""
    order, kind = query.get("order", ""), query.get("kind", "")
    whose = query.get("whose", "")
    return Asked(
        order=order if order in ORDERS else "weight",
        kind=kind if kind in set(ReportKind) else "",
        story=query.get("story", "")[:12].replace("\x00", ""),
        whose=whose if whose in ("mine", "nobody") else "",
        words=" ".join(query.get("q", "").replace("\x00", "").split())[:100],
    )


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


def visible_to(user: Any, rows: QuerySet[ReportRow]) -> QuerySet[ReportRow]:
    """Without what concerns a person, for all but the few who read that."""
    if user.has_perm(concerning.READ):
        return rows
    return rows.exclude(kind=ReportKind.CONCERNS_ME)


def narrowed(rows: QuerySet[ReportRow], what: Asked, user: Any) -> QuerySet[ReportRow]:
    """What is asked for, in the order that is asked for."""
    if what.kind:
        rows = rows.filter(kind=what.kind)
    if what.story:
        rows = rows.filter(story__key=what.story)
    if what.whose == "mine":
        rows = rows.filter(case__assigned_to=user)
    elif what.whose == "nobody":
        rows = rows.filter(Q(case=None) | Q(case__assigned_to=None))
    if what.words:
        found = Q(text__icontains=what.words) | Q(story__headline__icontains=what.words)
        rows = rows.filter(found | Q(reference__iexact=what.words.replace("-", "")))
    return rows.annotate(count=Count("alike")).order_by(*ORDERS[what.order])


def is_slow(report: ReportRow) -> bool:
    """Whether nobody has looked at it for longer than we say in public."""
    return report.seen_at is None and timezone.now() - report.at > SLOW
