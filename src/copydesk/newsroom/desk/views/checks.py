"""The page of checks: what became of their findings, and which weigh less than they did."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from copydesk.errors import CopydeskError, NotAllowed
from copydesk.newsroom.desk import standing


@require_GET
def checks(request: HttpRequest) -> HttpResponse:
    """All checks, for whoever may waive what they find."""
    user: Any = request.user
    if not user.has_perm("desk.waive_finding"):
        raise PermissionDenied
    found = standing.standings()
    context = {
        "standings": found,
        "fallen": [each for each in found if each.dropped],
        "last": standing.LAST,
        "told": standing.told(),
        "may_restore": user.has_perm(standing.RESTORES),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": _("Checks")},
        ],
    }
    return TemplateResponse(request, "desk/checks.html", context)


@require_POST
def restore_check(request: HttpRequest) -> HttpResponse:
    """Have a check weigh again what it did (`code`)."""
    user: Any = request.user
    if not user.has_perm("desk.view_storyrow"):
        raise PermissionDenied
    try:
        standing.restore(request.POST.get("code", "")[:60].replace("\0", ""), by=user)
        messages.success(request, _("Restored."))
    except NotAllowed as error:
        raise PermissionDenied(error.reason) from error
    except CopydeskError as error:
        messages.error(request, _("Not done: %(reason)s.") % {"reason": error.reason.rstrip(".")})
    return redirect("desk_checks")
