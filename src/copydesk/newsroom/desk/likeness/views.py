"""The buttons of the panel "Also on the desk"."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from copydesk.errors import CopydeskError, NotAllowed
from copydesk.newsroom.desk.likeness.parting import join, part
from copydesk.newsroom.desk.models import StoryRow


@require_POST
def part_or_join(request: HttpRequest, key: str) -> HttpResponse:
    """Do what a button says (`part` or `join` holds the other story's key), and go back there."""
    if not request.user.has_perm("desk.view_storyrow"):
        raise PermissionDenied
    row = get_object_or_404(StoryRow, key=key)
    is_parting = "part" in request.POST
    other = get_object_or_404(
        StoryRow.objects.exclude(pk=row.pk),
        key=request.POST.get("part" if is_parting else "join", ""),
    )
    user: Any = request.user
    try:
        if is_parting:
            part(row, other, reason=request.POST.get("reason", ""), by=user)
            messages.success(request, _("Kept apart; take it back below if that was wrong."))
        else:
            join(row, other, by=user)
            messages.success(request, _("Beside each other again."))
    except NotAllowed as error:
        raise PermissionDenied(error.reason) from error
    except CopydeskError as error:
        messages.error(request, _("Not done: %(reason)s.") % {"reason": error.reason.rstrip(".")})
    return redirect(reverse("desk_review", args=[key]) + "#also")
