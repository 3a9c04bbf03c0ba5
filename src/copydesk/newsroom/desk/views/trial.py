"""The button "Try it" at a source that is being entered: what would come."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import URLValidator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from copydesk.newsroom.desk.trial import Trial, try_out
from copydesk.story.story import Source, Terms

_is_web_address = URLValidator(schemes=["http", "https"])
LONGEST = 2000


@require_POST
def source_trial(request: HttpRequest) -> HttpResponse:
    """Ask the address of a form that is not yet saved, and show what came. Keeps nothing."""
    if not request.user.has_perm("intake.change_sourcerow"):
        raise PermissionDenied
    address = request.POST.get("address", "").strip()[:LONGEST]
    context = {
        "trial": _tried(request, address),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("sources:index"), "label": _("Sources")},
            {"url": "", "label": _("Trial")},
        ],
    }
    return TemplateResponse(request, "desk/trial.html", context)


def _tried(request: HttpRequest, address: str) -> Trial:
    try:
        _is_web_address(address)
    except ValidationError as error:
        return Trial(address=address, trouble=" ".join(error.messages))
    sent = request.POST
    terms = Terms(licence=sent.get("licence", ""), usage=sent.get("usage", ""))
    source = Source(
        key="trial",
        name=sent.get("name", "")[:200] or address,
        url=sent.get("url", ""),
        language=sent.get("language", "")[:12],
        terms=terms,
    )
    return try_out(address, source, now=timezone.now())
