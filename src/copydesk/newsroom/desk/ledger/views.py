"""The ledger's screens: decisions on a statement, and what rests on a source, words or a figure."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from copydesk.errors import CopydeskError, NotAllowed, Stopped
from copydesk.newsroom.desk.ledger import deciding
from copydesk.newsroom.desk.ledger.panel import LONGEST_ASKED
from copydesk.newsroom.desk.ledger.resting import Asked, resting
from copydesk.newsroom.desk.ledger.rows import StatementRow
from copydesk.newsroom.desk.models import StoryRow

State = StatementRow.State
Words = str | Promise
Deed = Callable[[StatementRow, QueryDict, Any], Words]


@require_POST
def decide(request: HttpRequest, key: str) -> HttpResponse:
    """Do what a button of the panel says (`act=add`, `act=wrong:12`), and go back to the panel."""
    if not request.user.has_perm("desk.view_storyrow"):
        raise PermissionDenied
    row = get_object_or_404(StoryRow, key=key)
    name, _colon, what = request.POST.get("act", "").partition(":")
    try:
        said = _added(row, request) if name == "add" else _done(row, name, what, request)
        messages.success(request, said)
    except NotAllowed as error:
        raise PermissionDenied(error.reason) from error
    except CopydeskError as error:
        messages.error(request, _("Not done: %(reason)s.") % {"reason": error.reason.rstrip(".")})
    return redirect(reverse("desk_review", args=[key]) + "#ledger")


@require_GET
def rests_on(request: HttpRequest) -> HttpResponse:
    """What rests on a source, on words, or on a figure; over all stories of the house."""
    if not request.user.has_perm("desk.view_storyrow"):
        raise PermissionDenied
    names = ("source", "words", "figure", "counts")
    asked = Asked(**{name: request.GET.get(name, "").strip()[:LONGEST_ASKED] for name in names})
    context = {
        "asked": asked,
        "stories": resting(asked),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": _("What rests on this?")},
        ],
    }
    return TemplateResponse(request, "desk/resting.html", context)


def _added(row: StoryRow, request: HttpRequest) -> Words:
    typed = {name: request.POST.get(name, "") for name in ("block", "words", "speaker", "name")}
    user: Any = request.user
    deciding.add(row, **typed, cue=request.POST.get("cue", ""), by=user)
    return _("Added; readers see it with the next edition.")


def _done(row: StoryRow, name: str, what: str, request: HttpRequest) -> Words:
    deed = DEEDS.get(name)
    number = int(what) if what.isdecimal() and len(what) < 12 else 0
    statement = get_object_or_404(row.statements, pk=number)
    if deed is None:
        raise Stopped(place=str(row), reason=_("there is no such act"))
    return deed(statement, request.POST, request.user)


def _confirm(row: StatementRow, post: QueryDict, by: Any) -> Words:
    deciding.decide(row, State.CONFIRMED, by=by)
    return _("Confirmed.")


def _wrong(row: StatementRow, post: QueryDict, by: Any) -> Words:
    deciding.decide(row, State.WRONG, by=by)
    return _("Called wrong: the next edition does not have it.")


def _take_back(row: StatementRow, post: QueryDict, by: Any) -> Words:
    deciding.decide(row, State.RECORDED, by=by)
    return _("Taken back.")


def _speaker(row: StatementRow, post: QueryDict, by: Any) -> Words:
    speaker, name = post.get(f"speaker-{row.pk}", ""), post.get(f"name-{row.pk}", "")
    deciding.name_speaker(row, speaker=speaker, name=name, by=by)
    return _("Put right; readers see it with the next edition.")


DEEDS: dict[str, Deed] = {
    "confirm": _confirm,
    "wrong": _wrong,
    "take_back": _take_back,
    "speaker": _speaker,
}
