"""Sign-off at the desk: what waits, one correction as readers will have it, a signature."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from copydesk.errors import CopydeskError, NotAllowed, Stopped
from copydesk.newsroom.corrections import drafting, rules, saying
from copydesk.newsroom.corrections.passages import read
from copydesk.newsroom.corrections.reports import concerning, triaging
from copydesk.newsroom.corrections.signatures import signing, withholding
from copydesk.newsroom.corrections.signatures import table as signoff
from copydesk.newsroom.corrections.signatures.rows import CaseRow, DraftRow, HoldRow
from copydesk.newsroom.corrections.views.shown import shown_part
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.models import StoryRow
from copydesk.story.change import ChangeKind, ReportKind, Severity
from copydesk.story.story import Story

State = DraftRow.State
RECENT = dt.timedelta(days=14)


@require_GET
def signatures(request: HttpRequest) -> HttpResponse:
    """Corrections that wait, what went out unsigned, what is withheld, what legal is to read."""
    user: Any = request.user
    _ask_leave(user)
    now = timezone.now()
    context = {
        "waiting": [_line(draft, user) for draft in signing.waiting()],
        "unsigned": [_line(draft, user) for draft in signing.unsigned()],
        "holds": HoldRow.objects.filter(ended_at=None).select_related("story", "by"),
        "cases": _with_legal(user),
        "mine": signing.mine(user, since=now - RECENT),
        "may_hold": user.has_perm("desk.correct_story"),
        "breadcrumbs_items": _crumbs(),
    }
    return TemplateResponse(request, "corrections/signatures.html", context)


@require_GET
def signature(request: HttpRequest, pk: int) -> HttpResponse:
    """One correction: what it changes, what readers are told, who has signed."""
    user: Any = request.user
    _ask_leave(user)
    draft = get_object_or_404(_full(), pk=pk)
    return TemplateResponse(request, "corrections/signature.html", _context(draft, user))


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign, give back, or publish alone."""
    user: Any = request.user
    _ask_leave(user)
    draft = get_object_or_404(_full(), pk=pk)
    try:
        return _done(request, draft, user)
    except NotAllowed as error:
        raise PermissionDenied(error.reason) from error
    except CopydeskError as error:
        messages.error(request, _("Not done: %(reason)s.") % {"reason": error.reason.rstrip(".")})
    return redirect("corrections_signature", pk)


@require_POST
def held(request: HttpRequest, key: str) -> HttpResponse:
    """Renew what is withheld, or let it stand again."""
    user: Any = request.user
    row = get_object_or_404(StoryRow, key=key)
    try:
        if request.POST.get("act") == "lift":
            withholding.lift(row, by=user)
            messages.success(request, _("It stands again, and says so."))
        else:
            withholding.renew(row, by=user)
            messages.success(request, _("Withheld for two hours more."))
    except NotAllowed as error:
        raise PermissionDenied(error.reason) from error
    except CopydeskError as error:
        messages.error(request, _("Not done: %(reason)s.") % {"reason": error.reason.rstrip(".")})
    return redirect("corrections_signatures")


def _done(request: HttpRequest, draft: DraftRow, user: Any) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "sign":
        draft = signing.sign(draft, by=user)
        messages.success(request, _signed(draft))
    elif act == "alone":
        signing.publish_alone(draft, by=user)
        messages.warning(request, _("Published. It is to be signed within 60 minutes."))
    elif act == "return":
        signing.give_back(draft, by=user, reason=request.POST.get("reason", ""))
        messages.success(request, _("Given back."))
    else:
        raise Stopped(place=str(draft), reason=_("there is no such act"))
    return redirect("corrections_signatures")


def _signed(draft: DraftRow) -> str:
    if draft.change is None:
        return _("Signed; another signature is wanted.")
    return _("Signed and published as edition %(number)s.") % {"number": draft.change.after.number}


def _ask_leave(user: Any) -> None:
    if not any(user.has_perm(leave) for leave in signoff.LEAVE.values()):
        raise PermissionDenied


def _crumbs(*more: str) -> list[dict[str, str]]:
    way = [
        (reverse("wagtailadmin_home"), _("Home")),
        (reverse("corrections_signatures"), _("Signatures")),
    ]
    return [{"url": url, "label": label} for url, label in (*way, *(("", one) for one in more))]


def _full() -> Any:
    near = ("story", "before", "drafted_by", "made_by", "change", "change__after", "supersedes")
    return DraftRow.objects.select_related(*near).prefetch_related("signatures__by")


def _line(draft: DraftRow, user: Any) -> dict[str, Any]:
    return {
        "draft": draft,
        "kind": saying.KINDS[ChangeKind(draft.kind)][0],
        "missing": [saying.ROLES[role] for role in draft.missing],
        "may_sign": signing.role_for(draft, user) is not None,
        "is_late": draft.is_late(timezone.now()),
    }


def _with_legal(user: Any) -> list[CaseRow]:
    if not user.has_perm(triaging.LEGAL):
        return []
    rows = CaseRow.objects.exclude(legal_at=None).filter(report__decided_at=None, legal_word="")
    return list(rows.select_related("report", "report__story").order_by("legal_at")[:50])


def _context(draft: DraftRow, user: Any) -> dict[str, Any]:
    old = read(draft.before).story
    made = drafting.draft(old, _drafted(draft, old))
    is_private = not user.has_perm(concerning.READ)
    reports = draft.reports.all()
    return {
        **_line(draft, user),
        "row": draft.story,
        "severity": saying.SEVERITIES[Severity(draft.severity)],
        "parts": [shown_part(part) for part in made.parts],
        "altered": [saying.FACTS[fact] for fact in sorted(made.touched.altered)],
        "doubts": [saying.doubt_words(code) for code in _doubts(draft)],
        "language": old.language,
        "reports": reports.exclude(kind=ReportKind.CONCERNS_ME) if is_private else reports,
        "signatures": [
            (one, saying.ROLES[signoff.Role(one.role)]) for one in draft.signatures.all()
        ],
        "is_own": draft.drafted_by_id == user.pk,
        "is_maker": draft.made_by_id == user.pk,
        "may_alone": draft.state == State.WAITING and user.has_perm("desk.kill_story"),
        "breadcrumbs_items": _crumbs(str(draft.story)),
    }


def _drafted(draft: DraftRow, old: Story) -> Story:
    """The copy that would stand with it."""
    if draft.change is not None:
        return old if draft.change.after.withdrawn else read(draft.change.after).story
    if draft.kind in rules.TAKES_DOWN:
        return old
    revision = draft.story.revisions.filter(pk=draft.revision).first()
    return to_record(revision.as_object()) if revision else old


def _doubts(draft: DraftRow) -> list[str]:
    if not draft.notice or draft.change is not None:
        return []
    was = draft.was if draft.kind == ChangeKind.CORRECTION else ""
    return list(rules.lint(draft.notice, was=was, right=""))
