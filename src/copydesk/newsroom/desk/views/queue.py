"""The queue: what waits for a person, what came upstream above all else."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.models import EditingSession

from copydesk.newsroom.desk.filters import QueueFilter
from copydesk.newsroom.desk.models import FindingRow, SectionRow, StoryRow
from copydesk.newsroom.desk.views import acts
from copydesk.newsroom.desk.views.acts import Act, Outcome

PER_PAGE = 40
KILLED = StoryRow.Attention.KILLED


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the queue."""

    story: StoryRow
    weights: tuple[tuple[str, int], ...]
    editors: tuple[str, ...]
    acts: list[Act]


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """The whole screen; with `?part=lines` only the list, for the script that keeps it fresh."""
    _ask_leave(request)
    asked = QueueFilter(request.GET)
    page = Paginator(asked.rows(request.user).select_related(*NEIGHBOURS), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = _context(request, asked, page)
    if request.GET.get("part") == "lines":
        if request.GET.get("stamp") == context["stamp"]:
            return HttpResponse(status=204)
        return TemplateResponse(request, "desk/parts/queue_lines.html", context)
    return TemplateResponse(request, "desk/queue.html", context)


@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """An act on one story (its own button) or on all that are ticked."""
    _ask_leave(request)
    outcomes = _outcomes(request)
    if request.headers.get("accept", "").startswith("application/json"):
        return JsonResponse({"outcomes": [_plain(outcome) for outcome in outcomes]})
    _tell(request, outcomes)
    return redirect(_back(request))


NEIGHBOURS = ("source", "section", "in_hand_of", "locked_by")


def lines(rows: Iterable[StoryRow], user: Any) -> list[Line]:
    """The rows with what stands beside them, in two queries however many they are."""
    rows = list(rows)
    weights = _weights(rows)
    editors = _editors(rows, user)
    names = acts.allowed(user)
    return [
        Line(
            story=row,
            weights=tuple(weights.get(row.pk, {}).items()),
            editors=tuple(editors.get(row.pk, ())),
            acts=acts.offered(row, names),
        )
        for row in rows
    ]


def _ask_leave(request: HttpRequest) -> None:
    if not request.user.has_perm("desk.view_storyrow"):
        raise PermissionDenied


def _context(request: HttpRequest, asked: QueueFilter, page: Page[StoryRow]) -> dict[str, Any]:
    shown = lines(page.object_list, request.user)
    names = acts.allowed(request.user)
    query = request.GET.copy()
    for name in ("part", "stamp", "page"):
        query.pop(name, None)
    return {
        "asked": asked,
        "page": page,
        "lines": shown,
        "stamp": _stamp(shown, page),
        "query": query.urlencode(),
        "here": request.path + ("?" + _with_page(query, page) if query or page.number > 1 else ""),
        "bulk": [acts.BY_NAME[name] for name in acts.BULK if name in names],
        "may_give_section": request.user.has_perm("desk.edit_story"),
        "sections": SectionRow.objects.all(),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": _("Queue")},
        ],
        "keys": _keys_wanted(request.user),
        "above": [panel for ask in hooks.get_hooks("desk_above_queue") if (panel := ask(request))],
    }


def _with_page(query: QueryDict, page: Page[StoryRow]) -> str:
    query = query.copy()
    if page.number > 1:
        query["page"] = str(page.number)
    return query.urlencode()


def _keys_wanted(user: Any) -> bool:
    """Keys without a modifier can be switched off in the account, as for all of Wagtail."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile is None or profile.keyboard_shortcuts


def _weights(rows: list[StoryRow]) -> dict[int, dict[str, int]]:
    found = FindingRow.objects.filter(story__in=rows, state=FindingRow.State.OPEN)
    counted: dict[int, dict[str, int]] = {}
    heaviest_first = {"stops": 0, "warns": 1, "notes": 2}
    triples = found.order_by().values_list("story", "weight").annotate(n=Count("pk"))
    for story, weight, count in sorted(triples, key=lambda t: heaviest_first.get(t[1], 3)):
        counted.setdefault(story, {})[weight] = count
    return counted


def _editors(rows: list[StoryRow], user: Any) -> dict[int, list[str]]:
    """Who else has the form of a story open at this moment."""
    kind = ContentType.objects.get_for_model(StoryRow)
    sessions = EditingSession.objects.available().filter(
        content_type=kind, object_id__in=[str(row.pk) for row in rows]
    )
    found: dict[int, list[str]] = {}
    for session in sessions.exclude(user=user).select_related("user").order_by("user_id"):
        names = found.setdefault(int(session.object_id), [])
        name = session.user.get_full_name() or session.user.get_username()
        if name not in names:
            names.append(name)
    return found


def _stamp(shown: list[Line], page: Page[StoryRow]) -> str:
    """Changes when anything a line shows has changed."""
    told = [
        (
            line.story.pk, line.story.headline, line.story.state, line.story.attention,
            line.story.in_hand_of_id, line.story.locked, line.story.section_id,
            line.story.has_unpublished_changes, line.weights, line.editors,
        )
        for line in shown
    ]  # fmt: skip
    return hashlib.sha256(repr((told, page.number, page.paginator.count)).encode()).hexdigest()[:16]


def _outcomes(request: HttpRequest) -> list[Outcome]:
    name, _colon, key = request.POST.get("one", "").partition(":")
    if name in acts.BY_NAME:
        return acts.do(name, [key], by=request.user)
    keys = request.POST.getlist("story")[: PER_PAGE * 5]
    name = request.POST.get("act", "")
    if name == "give_section":
        section = SectionRow.objects.filter(key=request.POST.get("section", "")).first()
        return acts.give_section(section, keys, by=request.user) if section else []
    return acts.do(name, keys, by=request.user) if name in acts.BULK else []


def _plain(outcome: Outcome) -> dict[str, Any]:
    says = f"{outcome.headline}: {outcome.says}"
    return {"key": outcome.key, "done": outcome.done, "says": says}


def _tell(request: HttpRequest, outcomes: list[Outcome]) -> None:
    if not outcomes:
        messages.warning(request, _("No story was ticked, so nothing was done."))
    for tell, done in ((messages.success, True), (messages.error, False)):
        told = [(o.headline, o.says) for o in outcomes if o.done is done]
        if told:
            said = format_html_join("", "<li><bdi>{}</bdi>: {}</li>", told)
            tell(request, format_html('<ul class="desk-outcomes">{}</ul>', said))


def _back(request: HttpRequest) -> str:
    address = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
        return address
    return reverse("desk_queue")
