"""The screens of what changed without a word, and of who else has to be told."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.corrections import wording
from copydesk.newsroom.corrections.silent import alarm as silent
from copydesk.newsroom.corrections.silent.rows import SilentChange
from copydesk.newsroom.corrections.telling import posts as telling
from copydesk.newsroom.corrections.telling.rows import FollowUp, Post
from copydesk.newsroom.desk.models import StoryRow
from copydesk.story.words import Words, compare_words

LEAVE = "desk.correct_story"
MOST = 200


@require_GET
def silent_changes(request: HttpRequest) -> HttpResponse:
    """All that waits for somebody to look, the newest first, with both passages."""
    _ask_leave(request)
    rows = silent.waiting()[:MOST]
    context = {
        "found": [
            (row, compare_words(row.was, row.now), row.sort in silent.PRINTED) for row in rows
        ],
        "closed": SilentChange.objects.exclude(closed_at=None).select_related("closed_by")[:20],
        "breadcrumbs_items": _crumbs(_("Silent changes")),
    }
    return TemplateResponse(request, "corrections/silent.html", context)


@require_POST
def close_silent(request: HttpRequest, pk: int) -> HttpResponse:
    """Close one with a word on what it came to, or print the page again."""
    row = get_object_or_404(SilentChange, pk=pk)
    user: Any = request.user
    try:
        if request.POST.get("act") == "print":
            silent.print_again(row, by=user)
        else:
            silent.close(row, by=user, outcome=request.POST.get("outcome", ""))
        messages.success(request, _("Closed."))
    except Stopped as error:
        messages.error(request, _not_done(error))
    except NotAllowed as error:
        raise PermissionDenied(error.reason) from error
    return redirect("corrections_silent")


@require_GET
def follow_ups(request: HttpRequest) -> HttpResponse:
    """What has to be sent yet to those who got a story another way, the most pressing first."""
    _ask_leave(request)
    context = {
        "due": _due(telling.waiting()[:MOST]),
        "breadcrumbs_items": _crumbs(_("Follow-ups")),
    }
    return TemplateResponse(request, "corrections/follow_ups.html", context)


@require_POST
def close_follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it was sent, or why not."""
    row = get_object_or_404(FollowUp.objects.select_related("post__story"), pk=pk)
    user: Any = request.user
    try:
        telling.close(row, by=user, outcome=request.POST.get("outcome", ""))
    except NotAllowed as error:
        raise PermissionDenied(error.reason) from error
    messages.success(request, _("Closed."))
    if request.POST.get("back") == "story":
        return redirect("corrections_beside", row.post.story.key)
    return redirect("corrections_follow_ups")


@require_http_methods(["GET", "POST"])
def beside(request: HttpRequest, key: str) -> HttpResponse:
    """Where a story was sent beside the site, what follows from that, and its other languages."""
    _ask_leave(request)
    row = get_object_or_404(StoryRow, key=key)
    user: Any = request.user
    if request.method == "POST":
        channel, place = request.POST.get("channel", ""), request.POST.get("place", "")
        try:
            telling.posted(row, channel, place, by=user)
            messages.success(request, _("Kept."))
            return redirect("corrections_beside", key)
        except Stopped as error:
            messages.error(request, _not_done(error))
        except NotAllowed as error:
            raise PermissionDenied(error.reason) from error
    context = {
        "row": row,
        "channels": Post.Channel.choices,
        "posts": row.posts.select_related("by"),
        "due": _due(telling.waiting().filter(post__story=row)),
        "untold": wording.untold(row),
        "translations": row.translations.filter(state=StoryRow.State.PUBLISHED),
        "breadcrumbs_items": _crumbs(
            _("Beside the site"), (reverse("desk_review", args=[key]), _("Review"))
        ),
    }
    return TemplateResponse(request, "corrections/beside.html", context)


def _shown(row: SilentChange) -> tuple[SilentChange, tuple[Words, ...], bool]:
    """An alarm, its passages word by word, and whether printing again puts it right."""
    return row, compare_words(row.was, row.now), row.sort in silent.PRINTED


def _due(rows: Any) -> list[tuple[FollowUp, bool]]:
    """Each with whether its time has passed."""
    now = timezone.now()
    return [(row, row.due_at < now) for row in rows]


def _crumbs(here: str, *between: tuple[str, str]) -> list[dict[str, str]]:
    start = (reverse("wagtailadmin_home"), _("Home"))
    return [{"url": url, "label": label} for url, label in (start, *between, ("", here))]


def _not_done(error: Stopped) -> str:
    return _("Not done: %(reason)s.") % {"reason": error.reason.rstrip(".")}


def _ask_leave(request: HttpRequest) -> None:
    if not request.user.has_perm(LEAVE):
        raise PermissionDenied
