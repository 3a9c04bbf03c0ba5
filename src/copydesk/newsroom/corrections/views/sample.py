"""The sample of what is held as suspect: a person says which were readers' reports."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.corrections import saying
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.reports import concerning, shadow
from copydesk.newsroom.corrections.views.reports import ask_leave, crumbs
from copydesk.story.change import ReportKind

SPAN = dt.timedelta(days=30)


@require_GET
def sampled(request: HttpRequest) -> HttpResponse:
    """What was drawn and not judged yet, with how often the desk found readers among it."""
    ask_leave(request)
    user: Any = request.user
    sees_all = user.has_perm(concerning.READ)
    now = timezone.now()
    rows = [one for one in shadow.due(now) if sees_all or one.kind != ReportKind.CONCERNS_ME]
    context = {
        "lines": [{"report": row, "why": saying.why_held(row.doubt)} for row in rows],
        "measured": shadow.measured(now - SPAN),
        "most": shadow.A_DAY,
        "breadcrumbs_items": crumbs(("", _("Sample of the held"))),
    }
    return TemplateResponse(request, "corrections/sample.html", context)


@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """A true report goes into the queue; abuse stays where it is."""
    report = get_object_or_404(ReportRow.objects.select_related("story", "edition"), pk=pk)
    user: Any = request.user
    verdict = request.POST.get("verdict", "")
    try:
        if verdict not in (shadow.TRUE, shadow.ABUSE):
            raise Stopped(place=report.reference, reason=_("there is no such act"))
        shadow.judge(report, by=user, is_true=verdict == shadow.TRUE)
    except NotAllowed as error:
        raise PermissionDenied(error.reason) from error
    except Stopped as error:
        messages.error(request, _("Not done: %(reason)s.") % {"reason": error.reason.rstrip(".")})
    else:
        is_true = verdict == shadow.TRUE
        said = _("It stands in the queue now.") if is_true else _("It stays held.")
        messages.success(request, said)
    return redirect("corrections_sample")
