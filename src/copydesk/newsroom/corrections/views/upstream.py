"""A source's correction that waits: what it says, what it changes in our copy, one button."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from copydesk.errors import CopydeskError, NotAllowed
from copydesk.newsroom.corrections import actions, drafting
from copydesk.newsroom.corrections.upstream import taking_over
from copydesk.newsroom.corrections.upstream.standing import Upstream, correction_of
from copydesk.newsroom.corrections.views.reports import crumbs
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.desk.views.galley import kind_of
from copydesk.newsroom.desk.views.versions import STATES
from copydesk.story.story import Story

LONGEST = 50_000
SIDES = ("ours", "theirs")


@require_http_methods(["GET", "POST"])
def upstream(request: HttpRequest, key: str) -> HttpResponse:
    """The correction of one story; `act=take` takes it over, `act=leave` leaves ours as it is."""
    if not request.user.has_perm("desk.correct_story"):
        raise PermissionDenied
    row = get_object_or_404(StoryRow.objects.select_related("source"), key=key)
    came = correction_of(row)
    if came is None or not row.live:
        messages.warning(request, _("No correction of the source waits."))
        return redirect("desk_review", key)
    if request.method == "POST":
        try:
            return _done(request, row, came)
        except NotAllowed as error:
            raise PermissionDenied(error.reason) from error
        except CopydeskError as error:
            reason = error.reason.rstrip(".")
            messages.error(request, _("Not done: %(reason)s.") % {"reason": reason})
    return _screen(request, row, came)


def _done(request: HttpRequest, row: StoryRow, came: Upstream) -> HttpResponse:
    user: Any = request.user
    if request.POST.get("act") == "leave":
        taking_over.decline(row, by=user, reason=request.POST.get("reason", ""))
        messages.success(request, _("Our copy stays as it is."))
    elif taking_over.take_over(row, by=user, choices=_choices(request, came)) is None:
        messages.success(request, _("Taken over and published."))
    else:
        messages.success(request, _("Taken over; it waits for its signature."))
    return redirect("desk_review", row.key)


def _choices(request: HttpRequest, came: Upstream) -> dict[str, str]:
    """For each passage both had changed: ours, theirs, or other words."""
    chosen: dict[str, str] = {}
    for conflict in came.conflicts:
        side = request.POST.get(f"side-{conflict.key}", "")
        words = {"ours": conflict.ours, "theirs": conflict.theirs}
        typed = request.POST.get(f"words-{conflict.key}", "").replace("\r\n", "\n").strip()
        if side in SIDES:
            chosen[conflict.key] = words[side]
        elif side == "other" and typed:
            chosen[conflict.key] = typed[:LONGEST]
    return chosen


def _screen(request: HttpRequest, row: StoryRow, came: Upstream) -> HttpResponse:
    edition = actions.standing(row)
    made = drafting.draft(edition.story, came.story)
    context = {
        "row": row,
        "came": came,
        "story": came.story,
        "parts": [_shown(part) for part in made.parts],
        "conflicts": [_side_by_side(conflict, came.story) for conflict in came.conflicts],
        "downstream": taking_over.downstream(row),
        "breadcrumbs_items": crumbs(
            (reverse("desk_review", args=[row.key]), _("Review")), ("", _("Corrected upstream"))
        ),
    }
    return TemplateResponse(request, "corrections/upstream.html", context)


def _shown(part: drafting.Part) -> dict[str, Any]:
    names = {"headline": _("headline"), "standfirst": _("standfirst")}
    label = names.get(part.name) or (kind_of(part.block) if part.block else "")
    return {"label": label, "state": STATES[part.state], "words": part.words}


def _side_by_side(conflict: Any, story: Story) -> dict[str, Any]:
    names = {"headline": _("headline"), "standfirst": _("standfirst")}
    block = next((one for one in story.blocks if one.key == conflict.key), None)
    label = names.get(conflict.key) or (kind_of(block) if block else "")
    return {"label": label, "key": conflict.key, "ours": conflict.ours, "theirs": conflict.theirs}
