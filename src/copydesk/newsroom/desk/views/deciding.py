"""What the review screen's buttons do: each a POST, each an act of the desk."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from copydesk.errors import CopydeskError, NotAllowed, Stopped
from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.forms import PublishForm, ReasonForm, WithdrawForm
from copydesk.newsroom.desk.models import FindingRow, SectionRow, StoryRow
from copydesk.newsroom.desk.views import acts
from copydesk.story.change import ChangeKind

Words = str | Promise
Deed = Callable[[StoryRow, str, QueryDict, Any], Words]


@require_POST
def decide(request: HttpRequest, key: str) -> HttpResponse:
    """Do what a button of the review says (`act=name` or `act=name:what`), and go back to it."""
    if not request.user.has_perm("desk.view_storyrow"):
        raise PermissionDenied
    row = get_object_or_404(StoryRow, key=key)
    name, _colon, what = request.POST.get("act", "").partition(":")
    deed = DEEDS.get(name) or _simple(name)
    try:
        if deed is None:
            raise Stopped(place=str(row), reason=_("there is no such act"))
        messages.success(request, deed(row, what, request.POST, request.user))
    except NotAllowed as error:
        raise PermissionDenied(error.reason) from error
    except CopydeskError as error:
        messages.error(request, _("Not done: %(reason)s.") % {"reason": error.reason.rstrip(".")})
    anchor = request.POST.get("anchor", "")
    place = f"#{anchor}" if anchor.replace("-", "").replace("_", "").isalnum() else ""
    return redirect(reverse("desk_review", args=[key]) + place)


def _simple(name: str) -> Deed | None:
    """An act that needs nothing but the story."""
    act = acts.BY_NAME.get(name)
    if act is None or act is acts.PUBLISH:
        return None

    def do(row: StoryRow, what: str, post: QueryDict, by: Any) -> Words:
        act.do(row, by=by)
        return _("Done: %(done)s.") % {"done": act.done}

    return do


def _publish(row: StoryRow, what: str, post: QueryDict, by: Any) -> Words:
    kind = PublishForm({"kind": post.get("kind", "")}).chosen()
    edition = acts.publish_now(row, by=by, kind=kind)
    return _("Published as edition %(number)s.") % {"number": edition.number}


def _withdraw(row: StoryRow, what: str, post: QueryDict, by: Any) -> Words:
    actions.require(by, "desk.kill_story", row)
    form = WithdrawForm(post)
    if not form.is_valid():
        raise Stopped(place=str(row), reason=_("taking a story down needs a reason"))
    kind = ChangeKind(form.cleaned_data["kind"])
    actions.withdraw(row, by=by, kind=kind, reason=form.cleaned_data["reason"])
    return _("Taken down; readers see the reason in its place.")


def _restore(row: StoryRow, what: str, post: QueryDict, by: Any) -> Words:
    actions.require(by, "desk.kill_story", row)
    actions.restore(row, by=by, reason=_reason(row, post))
    return _("Restored.")


def _waive(row: StoryRow, what: str, post: QueryDict, by: Any) -> Words:
    actions.waive(_finding(row, what), by=by, reason=post.get(f"reason-{what}", ""))
    return _("Waived; the reason is on record.")


def _false_alarm(row: StoryRow, what: str, post: QueryDict, by: Any) -> Words:
    actions.false_alarm(_finding(row, what), by=by)
    return _("Marked as a false alarm.")


def _put_back(row: StoryRow, what: str, post: QueryDict, by: Any) -> Words:
    if not _is_number(what):
        raise Stopped(place=str(row), reason=_("that is no cutting"))
    actions.put_back(row, int(what), by=by)
    return _("Put back into the story.")


def _cut(row: StoryRow, what: str, post: QueryDict, by: Any) -> Words:
    actions.cut_block(row, what, by=by)
    return _("Cut; it stands among the cuttings and can be put back.")


def _section(row: StoryRow, what: str, post: QueryDict, by: Any) -> Words:
    section = get_object_or_404(SectionRow, key=post.get("section", ""))
    actions.give_section(row, section, by=by)
    return _("Now in “%(section)s”.") % {"section": section.name}


def _recheck(row: StoryRow, what: str, post: QueryDict, by: Any) -> Words:
    actions.require(by, "desk.edit_story", row)
    stops = actions.recheck(row)
    return _("Checked again: %(count)s findings stop it.") % {"count": len(stops)}


def _reason(row: StoryRow, post: QueryDict) -> str:
    form = ReasonForm(post)
    if not form.is_valid():
        raise Stopped(place=str(row), reason=_("this needs a reason"))
    return str(form.cleaned_data["reason"])


def _finding(row: StoryRow, what: str) -> FindingRow:
    """A finding of this very story: another story's number opens nothing."""
    return get_object_or_404(row.findings, pk=int(what) if _is_number(what) else 0)


def _is_number(what: str) -> bool:
    return what.isdecimal() and len(what) < 12


DEEDS: dict[str, Deed] = {
    "publish": _publish,
    "withdraw": _withdraw,
    "restore": _restore,
    "waive": _waive,
    "false_alarm": _false_alarm,
    "put_back": _put_back,
    "cut_block": _cut,
    "give_section": _section,
    "recheck": _recheck,
}
