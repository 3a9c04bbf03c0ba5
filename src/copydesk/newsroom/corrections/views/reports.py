"""The queue of readers' reports."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from copydesk.newsroom.corrections import saying
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.reports import concerning, public_clock, triage
from copydesk.newsroom.corrections.reports.triage import WAITING
from copydesk.story.change import ReportKind

State = ReportRow.State
PER_PAGE = 40
SHELVES = {
    "open": WAITING,
    "concerns": WAITING,
    "suspected": (State.SUSPECTED,),
    "decided": (State.CORRECTED, State.DECLINED),
}
CONCERNS = "concerns"


@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """The queue of reports."""
    ask_leave(request)
    shelf = request.GET.get("shelf", "open")
    shelf = shelf if shelf in _shelves(request.user) else "open"
    what = triage.asked(request.GET)
    rows = triage.visible_to(request.user, triage.waiting())
    rows = rows.filter(state__in=SHELVES[shelf])
    if shelf == CONCERNS:
        rows = rows.filter(kind=ReportKind.CONCERNS_ME)
    near = ("story", "decided_by", "case", "case__assigned_to")
    rows = triage.narrowed(rows, what, request.user).select_related(*near)
    rows = rows.order_by("-at") if shelf in ("suspected", "decided") else rows
    pages = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": pages,
        "lines": [{"report": row, "is_slow": triage.is_slow(row)} for row in pages],
        "shelf": shelf,
        "shelves": _counted(request.user),
        "asked": what,
        "kept": _kept(request, shelf),
        "kinds": saying.REPORT_KINDS.items(),
        "clock": public_clock.times(),
        "breadcrumbs_items": crumbs(),
    }
    return TemplateResponse(request, "corrections/reports.html", context)


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


def _shelves(user: Any) -> list[str]:
    return [name for name in SHELVES if name != CONCERNS or user.has_perm(concerning.READ)]


def _counted(user: Any) -> list[tuple[str, int]]:
    """The shelves somebody sees, with how much lies there."""
    rows = triage.visible_to(user, ReportRow.objects.order_by())
    counts = dict(rows.values_list("state").annotate(Count("pk")))
    concerns = rows.filter(kind=ReportKind.CONCERNS_ME, state__in=WAITING).count()
    return [
        (name, concerns if name == CONCERNS else sum(counts.get(s, 0) for s in SHELVES[name]))
        for name in _shelves(user)
    ]


def _kept(request: HttpRequest, shelf: str) -> str:
    """What the links to other pages carry along."""
    query = request.GET.copy()
    query.pop("page", None)
    query["shelf"] = shelf
    return query.urlencode()
