"""Readers' reports: the queue, the screen of one, and what is decided about it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from copydesk.errors import CopydeskError, NotAllowed, Stopped
from copydesk.ledger.record import record
from copydesk.newsroom.corrections import actions
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.passages import read, then_and_now
from copydesk.newsroom.corrections.triage import WAITING, waiting
from copydesk.newsroom.desk.models import FindingRow

State = ReportRow.State
PER_PAGE = 40
SHELVES = {
    "open": WAITING,
    "suspected": (State.SUSPECTED,),
    "decided": (State.CORRECTED, State.DECLINED),
}


@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """The queue of reports."""
    ask_leave(request)
    shelf = request.GET.get("shelf", "open")
    states = SHELVES.get(shelf, WAITING)
    rows = waiting().filter(state__in=states).select_related("story", "decided_by")
    rows = rows if shelf == "open" else rows.order_by("-at")
    counts = dict(ReportRow.objects.order_by().values_list("state").annotate(Count("pk")))
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "shelf": shelf if shelf in SHELVES else "open",
        "shelves": [(n, sum(counts.get(s, 0) for s in states)) for n, states in SHELVES.items()],
        "breadcrumbs_items": crumbs(),
    }
    return TemplateResponse(request, "corrections/reports.html", context)


@require_GET
def triage(request: HttpRequest, pk: int) -> HttpResponse:
    """One report with all that helps to decide; opening it is looking at it."""
    ask_leave(request)
    report = get_object_or_404(_full(), pk=pk)
    actions.look_at(report, by=request.user)  # type: ignore[arg-type]  # the desk lets nobody else in
    return TemplateResponse(request, "corrections/triage.html", _context(request, report))


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept, decline or hold as suspect; accepting goes on to the correction."""
    ask_leave(request)
    report = get_object_or_404(_full(), pk=pk)
    user: Any = request.user
    try:
        return _done(request, report, user)
    except NotAllowed as error:
        raise PermissionDenied(error.reason) from error
    except CopydeskError as error:
        messages.error(request, _("Not done: %(reason)s.") % {"reason": error.reason.rstrip(".")})
    return redirect(reverse("corrections_triage", args=[pk]))


def ask_leave(request: HttpRequest) -> None:
    """Reports are read by those who may answer them."""
    if not request.user.has_perm("desk.triage_report"):
        raise PermissionDenied


def crumbs(*more: tuple[str, str]) -> list[dict[str, str]]:
    """The way to a screen of this room."""
    way = [
        (reverse("wagtailadmin_home"), _("Home")),
        (reverse("corrections_reports"), _("Readers' reports")),
    ]
    return [{"url": url, "label": label} for url, label in (*way, *more)]


def _done(request: HttpRequest, report: ReportRow, user: Any) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "accept":
        if report.state != State.ACCEPTED:
            actions.accept(report, by=user)
        address = reverse("corrections_correct", args=[report.story.key])
        return redirect(f"{address}?report={report.pk}")
    if act == "decline":
        reason, answer = request.POST.get("reason", ""), request.POST.get("answer", "")
        actions.decline(report, by=user, reason=reason, answer=answer)
        messages.success(request, _("Declined; the reader can read why."))
    elif act == "suspect":
        actions.suspect(report, by=user)
        messages.success(request, _("Held as suspect."))
    else:
        raise Stopped(place=report.reference, reason=_("there is no such act"))
    return redirect("corrections_reports")


def _full() -> QuerySet[ReportRow]:
    return ReportRow.objects.select_related("story", "story__source", "edition", "decided_by")


def _context(request: HttpRequest, report: ReportRow) -> dict[str, Any]:
    row = report.story
    alike = row.reports.exclude(pk=report.pk)
    standing = row.editions.filter(current=True).first()
    story = read(standing).story if standing is not None and not standing.withdrawn else None
    stated = record(story) if story is not None else ()
    open_findings = row.findings.filter(state=FindingRow.State.OPEN)
    return {
        "report": report,
        "row": row,
        "place": then_and_now(report),
        "edition": read(report.edition),
        "standing": standing,
        "same_block": alike.filter(block=report.block)[:20],
        "elsewhere": alike.exclude(block=report.block).count(),
        "findings": open_findings.filter(block=report.block)[:20] if report.block else (),
        "statements": [s for s in stated if report.block and s.block == report.block],
        "arrivals": row.arrivals.count(),
        "changes": row.changes.select_related("after")[:10],
        "reasons": ReportRow.Reason.choices,
        "is_open": report.state in WAITING,
        "may_decline": report.state in (*WAITING, State.SUSPECTED),
        "may_correct": request.user.has_perm("desk.correct_story")
        and standing is not None
        and not standing.withdrawn
        and report.state in (*WAITING, State.SUSPECTED),
        "breadcrumbs_items": crumbs(("", f"{_('Report')} {report.reference}")),
    }
