"""How printing stands, on the desk's first page and on a screen among the reports."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.ui.components import Component

from copydesk.newsroom.printing.health import Health, backlog, health, try_again

LEAVE = "desk.publish_storyrow"
MINUTE, HOUR, DAY = 60, 3600, 86400


class HealthPanel(Component):
    """How printing stands, in a sentence; nothing more while all is well."""

    order = 5
    template_name = "printing/health_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The state, and what it comes to in words."""
        found = health(timezone.now())
        return {"health": found, "words": in_words(found)}


@require_http_methods(["GET", "POST"])
def printing_health(request: HttpRequest) -> HttpResponse:
    """All that waits and fails; what failed is tried again at once when asked."""
    if not request.user.has_perm(LEAVE):
        raise PermissionDenied
    now = timezone.now()
    if request.method == "POST":
        count = try_again(now)
        said = ngettext("%(n)s is tried again.", "%(n)s are tried again.", count)
        messages.success(request, said % {"n": count})
        return redirect("printing_health")
    found = health(now)
    context = {
        "health": found,
        "words": in_words(found),
        "orders": [(one, lasting(one.age)) for one in found.orders],
        "backlog": backlog(),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": _("Printing")},
        ],
    }
    return TemplateResponse(request, "printing/health.html", context)


def in_words(found: Health) -> str:
    """How it stands, in one sentence."""
    if found.is_late:
        return _(
            "The site is behind: the oldest act has waited for %(time)s. Readers do not see all"
            " that was published since then."
        ) % {"time": lasting(found.oldest)}
    if found.failing:
        n = len(found.failing)
        said = ngettext(
            "%(n)s order fails again and again.", "%(n)s orders fail again and again.", n
        )
        return said % {"n": n}
    if found.purges:
        return _("The site is up to date, but caches before it have not been told of all of it.")
    if found.orders:
        said = ngettext("%(n)s act is being printed.", "%(n)s acts are being printed.", found.count)
        return said % {"n": found.count}
    return _("The site shows all that was published.")


def lasting(time: dt.timedelta) -> str:
    """A time as one says it: in seconds, minutes, hours or days, whichever is the largest."""
    seconds = max(0, int(time.total_seconds()))
    if seconds < MINUTE:
        return ngettext("%(n)s second", "%(n)s seconds", seconds) % {"n": seconds}
    if seconds < HOUR:
        n = seconds // MINUTE
        return ngettext("%(n)s minute", "%(n)s minutes", n) % {"n": n}
    if seconds < DAY:
        n = seconds // HOUR
        return ngettext("%(n)s hour", "%(n)s hours", n) % {"n": n}
    n = seconds // DAY
    return ngettext("%(n)s day", "%(n)s days", n) % {"n": n}
