"""One report: all that helps to decide, and each act by one key."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from copydesk.errors import CopydeskError, NotAllowed, Stopped
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.passages import read, then_and_now
from copydesk.newsroom.corrections.reports import beside, concerning, deciding, merging, triaging
from copydesk.newsroom.corrections.reports.triage import WAITING, is_slow, visible_to
from copydesk.newsroom.corrections.signatures import withholding
from copydesk.newsroom.corrections.signatures.rows import CaseRow, OpinionRow
from copydesk.newsroom.corrections.views.reports import crumbs
from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.ledger import resting
from copydesk.newsroom.desk.models import FindingRow
from copydesk.press.wording import held_words

State = ReportRow.State
Words = str | Promise
Deed = Callable[[ReportRow, QueryDict, Any], Words]
MOST = 20


@require_GET
def triage(request: HttpRequest, pk: int) -> HttpResponse:
    """One report with all that helps to decide; opening it is looking at it."""
    report = get_object_or_404(_full(), pk=pk)
    user: Any = request.user
    try:
        triaging.require_look(user, report)
        if user.has_perm("desk.triage_report"):
            deciding.look_at(report, by=user)
    except NotAllowed as error:
        raise PermissionDenied(error.reason) from error
    return TemplateResponse(request, "corrections/triage.html", _context(user, report))


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what a button says; accepting goes on to the correction, deciding back to the queue."""
    report = get_object_or_404(_full(), pk=pk)
    user: Any = request.user
    act = request.POST.get("act", "")
    try:
        triaging.require_look(user, report)
        if act == "accept":
            return _accepted(report, user)
        deed = DEEDS.get(act)
        if deed is None:
            raise Stopped(place=report.reference, reason=_("there is no such act"))
        messages.success(request, deed(report, request.POST, user))
    except NotAllowed as error:
        raise PermissionDenied(error.reason) from error
    except CopydeskError as error:
        messages.error(request, _("Not done: %(reason)s.") % {"reason": error.reason.rstrip(".")})
        return redirect("corrections_triage", pk)
    if act in ENDS:
        return redirect("corrections_reports")
    return redirect("corrections_triage", pk)


def _accepted(report: ReportRow, user: Any) -> HttpResponse:
    if report.state != State.ACCEPTED:
        deciding.accept(report, by=user)
    address = reverse("corrections_correct", args=[report.story.key])
    return redirect(f"{address}?report={report.pk}")


def _decline(report: ReportRow, post: QueryDict, by: Any) -> Words:
    reason, answer = post.get("reason", ""), post.get("answer", "")
    deciding.decline(report, by=by, reason=reason, answer=answer)
    return _("Declined; the reader can read why.")


def _suspect(report: ReportRow, post: QueryDict, by: Any) -> Words:
    deciding.suspect(report, by=by)
    return _("Held as suspect.")


def _merge(report: ReportRow, post: QueryDict, by: Any) -> Words:
    into = get_object_or_404(visible_to(by, _full()), pk=_number(post.get("into", "")))
    merging.merge(report, into=into, by=by)
    return _("Merged: one answer is for both.")


def _split(report: ReportRow, post: QueryDict, by: Any) -> Words:
    merging.split(report, by=by)
    return _("It stands by itself again.")


def _assign(report: ReportRow, post: QueryDict, by: Any) -> Words:
    who = post.get("to", "")
    if who == "nobody":
        triaging.assign(report, by=by, to=None)
        return _("It is nobody’s now.")
    to = get_object_or_404(User, pk=_number(who), is_active=True) if who else by
    triaging.assign(report, by=by, to=to)
    return _("It is %(name)s’s now.") % {"name": to.get_full_name() or to.get_username()}


def _ask(report: ReportRow, post: QueryDict, by: Any) -> Words:
    triaging.ask(report, by=by, question=post.get("question", ""))
    return _("Asked; the question stands on the reader’s receipt.")


def _withhold(report: ReportRow, post: QueryDict, by: Any) -> Words:
    said = held_words(language=report.story.language, site=site())
    withholding.withhold(report.story, by=by, reason=post.get("reason", "").strip() or said)
    return _("The story is withheld for two hours.")


def _legal(report: ReportRow, post: QueryDict, by: Any) -> Words:
    triaging.hand_to_legal(report, by=by)
    return _("Legal can read it now.")


def _say_as_legal(report: ReportRow, post: QueryDict, by: Any) -> Words:
    triaging.say_as_legal(report, by=by, words=post.get("words", ""))
    return _("The desk can read what legal says.")


def _judge(report: ReportRow, post: QueryDict, by: Any) -> Words:
    outcome, reason = post.get("outcome", ""), post.get("because", "")
    concerning.give_opinion(report, by=by, outcome=outcome, reason=reason)
    return _("Your opinion is on record.")


ENDS = ("decline", "suspect", "merge")
DEEDS: dict[str, Deed] = {
    "decline": _decline,
    "suspect": _suspect,
    "merge": _merge,
    "split": _split,
    "assign": _assign,
    "ask": _ask,
    "withhold": _withhold,
    "legal": _legal,
    "legal_said": _say_as_legal,
    "judge": _judge,
}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 12 else 0


def _full() -> QuerySet[ReportRow]:
    return ReportRow.objects.select_related(
        "story", "story__source", "edition", "decided_by", "merged_into"
    )


def _context(user: Any, report: ReportRow) -> dict[str, Any]:
    row = report.story
    standing = row.editions.filter(current=True).first()
    place = then_and_now(report)
    return {
        "report": report,
        "row": row,
        "place": place,
        "edition": read(report.edition),
        "standing": standing,
        "is_slow": is_slow(report),
        "arrivals": row.arrivals.count(),
        "notes": list(beside.notes(report, place)),
        "came": beside.came_in(report),
        "theirs": beside.theirs(report),
        "known": beside.known(report, standing),
        "resting": resting.beside(row, [report.block]),
        "case": CaseRow.objects.filter(report=report).select_related("assigned_to").first(),
        **_others(user, report),
        **_may(user, report, standing),
        "reasons": ReportRow.Reason.choices,
        "breadcrumbs_items": crumbs(("", f"{_('Report')} {report.shown_reference}")),
    }


def _others(user: Any, report: ReportRow) -> dict[str, Any]:
    """Other reports on the passage and elsewhere, findings there, what was changed before."""
    row = report.story
    alike = visible_to(user, row.reports.exclude(pk=report.pk))
    findings = row.findings.filter(state=FindingRow.State.OPEN, block=report.block)
    return {
        "same_block": alike.filter(block=report.block)[:MOST],
        "elsewhere": alike.exclude(block=report.block).count(),
        "others": visible_to(user, beside.same_elsewhere(report)).select_related("story")[:MOST],
        "merged": report.alike.count(),
        "leads": alike.filter(state__in=WAITING)[:MOST],
        "findings": findings[:MOST] if report.block else (),
        "changes": row.changes.select_related("after")[:10],
    }


def _may(user: Any, report: ReportRow, standing: Any) -> dict[str, Any]:
    """Which acts are offered; each asks again when it is done."""
    is_open = report.state in WAITING
    may_triage = user.has_perm("desk.triage_report")
    undecided = report.state in (*WAITING, State.SUSPECTED) and may_triage
    stands = standing is not None and not standing.withdrawn
    may_edit = user.has_perm("desk.correct_story")
    is_concern = concerning.is_concern(report)
    outcome = concerning.agreed(report) if is_concern else ""
    keeps = outcome == OpinionRow.Outcome.KEEP
    return {
        "is_open": is_open and may_triage,
        "may_decline": undecided and (not is_concern or keeps),
        "may_correct": undecided
        and may_edit
        and stands
        and (not is_concern or bool(outcome and not keeps)),
        "may_withhold": undecided and may_edit and stands,
        "may_judge": undecided and is_concern,
        "is_concern": is_concern,
        "opinions": report.opinions.select_related("by") if is_concern else (),
        "outcomes": OpinionRow.Outcome.choices,
        "agreed": outcome,
        "is_legal": user.has_perm(triaging.LEGAL),
        "people": _people(is_concern) if undecided else (),
    }


def _people(is_concern: bool) -> QuerySet[User]:
    """Whose it may be made."""
    leave = "read_concerns" if is_concern else "triage_report"
    by_group = Q(groups__permissions__codename=leave)
    found = by_group | Q(user_permissions__codename=leave) | Q(is_superuser=True)
    return User.objects.filter(found, is_active=True).distinct().order_by("username")[:100]
