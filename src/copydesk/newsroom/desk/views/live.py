"""The screen of a live report: the quick box, its entries, begin and end."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from copydesk.errors import CopydeskError, NotAllowed, Stopped
from copydesk.newsroom.desk import covering
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.entry_form import EntryForm
from copydesk.newsroom.desk.models import StoryRow
from copydesk.story.shapes.liveblog import newest_first, words_of
from copydesk.story.story import Story

Words = str | Promise
Deed = Callable[[StoryRow, QueryDict, Any], Words]


@require_http_methods(["GET", "POST"])
def live(request: HttpRequest, key: str) -> HttpResponse:
    """Cover an event; what was typed stands there again when it could not be published."""
    if not request.user.has_perms(("desk.edit_story", "desk.publish_storyrow")):
        raise PermissionDenied
    row = get_object_or_404(StoryRow, key=key)
    form = EntryForm()
    if request.method == "POST":
        act = request.POST.get("act", "")
        form = EntryForm(request.POST, request.FILES) if act == "add" else form
        try:
            messages.success(request, _done(row, act, form, request.POST, request.user))
        except NotAllowed as error:
            raise PermissionDenied(error.reason) from error
        except CopydeskError as error:
            messages.error(
                request, _("Not done: %(reason)s.") % {"reason": error.reason.rstrip(".")}
            )
        else:
            return redirect("desk_live", key)
    row.refresh_from_db()
    return TemplateResponse(request, "desk/live.html", _context(row, form))


def _done(row: StoryRow, act: str, form: EntryForm, post: QueryDict, by: Any) -> Words:
    if act in DEEDS:
        return DEEDS[act](row, post, by)
    if act != "add":
        raise Stopped(place=str(row), reason=_("there is no such act"))
    if not form.is_valid():
        told = " ".join(str(error) for errors in form.errors.values() for error in errors)
        raise Stopped(place=str(row), reason=told)
    made = covering.add(row, form.entry(), by=by)
    return _("Published as edition %(number)s.") % {"number": made.number}


def _begin(row: StoryRow, post: QueryDict, by: Any) -> Words:
    covering.begin(row, by=by)
    return _("It is covered live.")


def _end(row: StoryRow, post: QueryDict, by: Any) -> Words:
    covering.end(row, by=by)
    return _("The coverage has ended.")


def _weigh(row: StoryRow, post: QueryDict, by: Any) -> Words:
    chosen, pinned = set(post.getlist("key_points")), post.get("pinned", "")
    made = covering.weigh(row, key_points=chosen, pinned=pinned, by=by)
    return _("Published as edition %(number)s.") % {"number": made.number}


def _remove(row: StoryRow, post: QueryDict, by: Any) -> Words:
    made = covering.remove(row, post.get("entry", ""), by=by, reason=post.get("reason", ""))
    return _("Taken out with edition %(number)s.") % {"number": made.number}


DEEDS: dict[str, Deed] = {"begin": _begin, "end": _end, "weigh": _weigh, "remove": _remove}


def _context(row: StoryRow, form: EntryForm) -> dict[str, Any]:
    """What readers have, or will have with the first edition."""
    story = to_record(row if row.live else row.get_latest_revision_as_object())
    return {
        "row": row,
        "story": story,
        "form": form,
        "entries": _entries(story),
        "page_address": f"{settings.SITE_URL}{row.path}" if row.live else "",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("desk_queue"), "label": _("Queue")},
            {"url": reverse("desk_review", args=[row.key]), "label": _("Review")},
            {"url": "", "label": _("Live")},
        ],
    }


def _entries(story: Story) -> list[dict[str, Any]]:
    coverage = story.coverage
    return [
        {
            "key": entry.key,
            "at": entry.at,
            "words": words_of(entry) or "—",
            "is_key": coverage is not None and entry.key in coverage.key_points,
            "is_pinned": coverage is not None and entry.key == coverage.pinned,
        }
        for entry in newest_first(story)
    ]
