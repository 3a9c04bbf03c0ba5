"""The desk's screens of takers: who takes our copy, what went to them, who has not answered."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.admin.views import generic

from copydesk.errors import CopydeskError, NotAllowed
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.intake import troubles
from copydesk.newsroom.propagation import by_hand, fetching
from copydesk.newsroom.propagation.escalating import unanswered, waited_for
from copydesk.newsroom.propagation.models import DeliveryRow, TakerRow
from copydesk.newsroom.propagation.noting import is_propagated

SEE = "propagation.view_deliveryrow"
PER_PAGE = 50
SHOWN = 20
ON_PANEL = 10
DONE_WITH = (*DeliveryRow.DONE, DeliveryRow.State.OVERTAKEN)


class TakerView(generic.InspectView):
    """One taker: how copy gets there, what went there last, what can be done."""

    template_name = "propagation/taker.html"
    page_title = gettext_lazy("Taker")

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """With its last deliveries."""
        rows = _full(self.object.deliveries.order_by("-pk"))
        return super().get_context_data(
            deliveries=rows[:SHOWN],
            may_change=self.request.user.has_perm(by_hand.CHANGE),
            may_chase=self.request.user.has_perm(by_hand.CHASE),
            here=self.request.path,
            **kwargs,
        )


class UnansweredPanel(Component):
    """Who has not answered for a kill or a correction, on the desk's first page and queue."""

    name = "unanswered"
    order = 5
    template_name = "propagation/panel.html"

    def render_html(self, parent_context: dict[str, Any] | None = None) -> SafeString:
        """The panel, or nothing."""
        rows = unanswered(timezone.now())
        shown = list(rows[:ON_PANEL])
        if not shown:
            return SafeString("")
        context = {"deliveries": shown, "all": rows.count()}
        return render_to_string(self.template_name, context)


@require_safe
@permission_required(SEE, raise_exception=True)
def story(request: HttpRequest, key: str) -> HttpResponse:
    """The table of one story: each edition, and what became of it at each taker."""
    row = get_object_or_404(StoryRow, key=key)
    rows = _full(row.deliveries.order_by("-edition__number", "taker__name"))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = _context(request, page) | {
        "row": row,
        "breadcrumbs_items": _crumbs((reverse("desk_review", args=[key]), str(row))),
    }
    return TemplateResponse(request, "propagation/story.html", context)


@require_safe
@permission_required(SEE, raise_exception=True)
def open_ones(request: HttpRequest) -> HttpResponse:
    """Kills, holds and corrections that have not been acted upon, whatever the reason."""
    rows = waited_for().order_by("made_at", "pk").select_related("told_by")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = _context(request, page) | {"breadcrumbs_items": _crumbs(("", _("Not answered")))}
    return TemplateResponse(request, "propagation/unanswered.html", context)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Send a delivery again, or say that its taker was told by telephone."""
    delivery = get_object_or_404(DeliveryRow.objects.select_related(*NEIGHBOURS), pk=pk)
    act = {"again": by_hand.send_again, "told": by_hand.told_by_telephone}.get(
        request.POST.get("act", "")
    )
    said = {
        "again": _("%(taker)s is tried again."),
        "told": _("Noted: %(taker)s was told."),
    }
    if act is not None and _done(request, lambda by: act(delivery, by=by, now=timezone.now())):
        words = said[request.POST["act"]] % {"taker": delivery.taker}
        messages.success(request, words)
    return _back(request, reverse("takers_story", args=[delivery.story.key]))


@require_POST
def try_it(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """The button "Try it" at a taker."""
    taker = get_object_or_404(TakerRow, pk=pk)

    def act(by: User) -> None:
        tried = by_hand.try_it(taker, by=by, now=timezone.now())
        words = {"taker": taker, "says": troubles.said(tried.says)}
        if tried.is_good:
            messages.success(request, _("%(taker)s has taken it.") % words)
        else:
            messages.error(request, _("%(taker)s has not taken it: %(says)s") % words)

    _done(request, act)
    return redirect("takers:inspect", pk)


@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Let nothing more go to a taker, or let it go there again."""
    taker = get_object_or_404(TakerRow, pk=pk)
    if taker.active:
        _done(request, lambda by: by_hand.pause(taker, by=by, now=timezone.now()))
    else:
        _done(request, lambda by: by_hand.resume(taker, by=by))
    return redirect("takers:inspect", pk)


@never_cache
@require_POST
def change_secret(request: HttpRequest, pk: int) -> HttpResponse:
    """A taker gets a secret, which is shown this once."""
    taker = get_object_or_404(TakerRow, pk=pk)
    if not _done(request, lambda by: by_hand.change_secret(taker, by=by, now=timezone.now())):
        return redirect("takers:inspect", pk)
    back = reverse("takers:inspect", args=[pk])
    context = {
        "taker": taker,
        "address": fetching.own_address(taker),
        "back": back,
        "breadcrumbs_items": _crumbs((back, str(taker)), ("", _("Secret"))),
    }
    return TemplateResponse(request, "propagation/secret.html", context)


def story_panel(request: HttpRequest, row: StoryRow) -> SafeString:
    """What went to whom of this story, as part of its review; nothing where nobody takes it."""
    if not request.user.has_perm(SEE):
        return SafeString("")
    rows = _full(row.deliveries.order_by("-edition__number", "taker__name"))[:SHOWN]
    if not rows:
        return SafeString("")
    newest = rows[0].edition
    context = {
        "row": row,
        "deliveries": rows,
        "open": waited_for().filter(story=row).count(),
        "is_through": is_propagated(newest),
        "may_chase": request.user.has_perm(by_hand.CHASE),
        "here": reverse("desk_review", args=[row.key]),
    }
    return SafeString(render_to_string("propagation/story_panel.html", context, request))


NEIGHBOURS = ("taker", "story", "edition", "told_by")


def _full(rows: Any) -> Any:
    return rows.select_related(*NEIGHBOURS)


def _context(request: HttpRequest, page: Any) -> dict[str, Any]:
    return {
        "page": page,
        "deliveries": page.object_list,
        "may_chase": request.user.has_perm(by_hand.CHASE),
        "here": request.get_full_path(),
    }


def _done(request: HttpRequest, act: Any) -> bool:
    """Whether the act was done; why not is told to the person."""
    try:
        act(request.user)
    except NotAllowed as error:
        raise PermissionDenied(error.reason) from error
    except CopydeskError as error:
        messages.error(request, _("Not done: %(reason)s.") % {"reason": error.reason.rstrip(".")})
        return False
    return True


def _crumbs(*more: tuple[str, str]) -> list[dict[str, str]]:
    way = [(reverse("wagtailadmin_home"), _("Home")), (reverse("takers:index"), _("Takers"))]
    return [{"url": url, "label": label} for url, label in (*way, *more)]


def _back(request: HttpRequest, otherwise: str) -> HttpResponseRedirect:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return redirect(wanted if is_ours else otherwise)
