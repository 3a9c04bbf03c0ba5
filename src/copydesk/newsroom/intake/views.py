"""The intake's pages at the desk."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button

from copydesk.errors import CopydeskError, UnreadableCapture
from copydesk.newsroom.intake import by_hand, health, store, troubles
from copydesk.newsroom.intake.forms import FetchForm, PasteForm, UploadForm
from copydesk.newsroom.intake.models import CaptureRow, PushDoorRow, SourceRow, SubscriptionRow
from copydesk.wire.charset import decode

# Whatever a capture holds, a browser shall only ever see letters in it.
SEALED = "sandbox; default-src 'none'"


class BringIn(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """One page with three doors: paste, upload, fetch."""

    model = CaptureRow
    permission_required = "add"
    template_name = "intake/bring_in.html"
    page_title = gettext_lazy("Bring in copy")
    header_icon = "plus-inverse"
    doors = {"paste": PasteForm, "upload": UploadForm, "fetch": FetchForm}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and here."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """The three forms; the one that was filled in wrong keeps what it held."""
        fresh = {door: form(prefix=door) for door, form in self.doors.items()}
        return super().get_context_data(**{**fresh, **kwargs})

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Take in what came by one of the doors."""
        door = request.POST.get("door", "")
        if door not in self.doors:
            return redirect(request.path)
        form = self.doors[door](request.POST, request.FILES, prefix=door)
        if form.is_valid():
            try:
                came = self._take(door, form.cleaned_data)
            except CopydeskError as error:
                form.add_error(None, str(error))
            else:
                return _came(request, came)
        context = self.get_context_data(**{door: form})
        return self.render_to_response(context, status=422)

    def _take(self, door: str, filled: dict[str, Any]) -> list[CaptureRow]:
        known = {"by": _person(self.request), "at": timezone.now(), "source": filled["source"]}
        if door == "paste":
            return [by_hand.paste(filled["text"], **known)]
        if door == "upload":
            return [by_hand.upload(file, **known) for file in filled["copy"]]
        return [by_hand.bring(filled["address"], **known)]


class CaptureView(generic.InspectView):
    """One capture: where it came from, how far it has come, what became of it."""

    template_name = "intake/capture.html"
    page_title = gettext_lazy("Capture")

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """With the stories it was made into, as far as this person may open them."""
        finder = AdminURLFinder(self.request.user)
        arrivals = self.object.arrivals.select_related("story").order_by("pk")[:200]
        stories = {arrival.story.pk: arrival.story for arrival in arrivals}.values()
        return super().get_context_data(
            stories=[(story, finder.get_edit_url(story)) for story in stories],
            may_try_again=self.request.user.has_perm(by_hand.TRY_AGAIN),
            **kwargs,
        )


class SourcesView(generic.IndexView):
    """All sources, with lists of them in and out."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Behind the dots beside the title."""
        buttons = [*super().header_more_buttons]
        if self.request.user.has_perm(by_hand.ADD_SOURCE):
            words, address = _("Take on from a list (OPML)"), reverse("sources:take_on")
            buttons.append(Button(words, url=address, icon_name="upload", priority=80))
        words, address = _("Save as a list (OPML)"), reverse("sources:list")
        buttons.append(Button(words, url=address, icon_name="download", priority=90))
        return buttons


class SourceView(generic.InspectView):
    """One source: its terms and its health."""

    template_name = "intake/source.html"
    page_title = gettext_lazy("Source")

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """With its last captures."""
        return super().get_context_data(
            captures=self.object.capturerow_set.order_by("-pk")[:10],
            state=health.state_word(self.object),
            rhythm=health.rhythm_word(self.object),
            wishes=health.wishes_word(self.object),
            subscription=SubscriptionRow.objects.filter(source=self.object).first(),
            push_door=PushDoorRow.objects.filter(source=self.object).first(),
            push_address=settings.SITE_URL + reverse("push", args=(self.object.key,)),
            routes=self.object.routes.all(),
            may_change=self.request.user.has_perm(by_hand.CHANGE_SOURCE),
            may_go_back=self.request.user.has_perm(by_hand.CHANGE_SOURCE),
            may_poll=self.object.is_polled and self.request.user.has_perm(by_hand.BRING_IN),
            **kwargs,
        )


class AilingPanel(Component):
    """Sources that need a look, on the desk's first page; nothing where there is none."""

    name = "ailing"
    order = 200
    template_name = "intake/ailing.html"
    most = 10

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """The first few, each with what is the matter."""
        sources = health.ailing()
        shown = [(source, health.state_word(source)) for source in sources[: self.most]]
        return {"sources": shown, "more": max(sources.count() - self.most, 0)}

    def render_html(self, parent_context: dict[str, Any] | None = None) -> SafeString:
        """The panel, or nothing."""
        if not health.ailing().exists():
            return SafeString("")
        return SafeString(super().render_html(parent_context))


@require_safe
@permission_required("intake.view_capturerow", raise_exception=True)
def show_bytes(request: HttpRequest, pk: int) -> HttpResponse:
    """What came, letter for letter, as plain text that nothing in it can leave."""
    capture = get_object_or_404(CaptureRow, pk=pk)
    try:
        text, status = decode(store.content(capture.sha256), http=capture.charset).text, 200
    except UnreadableCapture as error:
        text, status = str(error), 500
    headers = {
        "Content-Security-Policy": SEALED,
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": "inline",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    kind = "text/plain; charset=utf-8"
    encoded = text.encode("utf-8", "replace")
    return HttpResponse(encoded, content_type=kind, status=status, headers=headers)


@require_POST
@permission_required(by_hand.TRY_AGAIN, raise_exception=True)
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """The button "Try again" at a refusal."""
    capture = get_object_or_404(CaptureRow, pk=pk, state=CaptureRow.State.REFUSED)
    by_hand.try_again(capture, by=_person(request))
    _say(request, capture)
    return _back(request, reverse("captures:inspect", args=(capture.pk,)))


@require_POST
@permission_required(by_hand.BRING_IN, raise_exception=True)
def poll_now(request: HttpRequest, pk: int) -> HttpResponse:
    """The button "Poll now" at a source."""
    source = get_object_or_404(SourceRow, pk=pk)
    if not source.is_polled:
        raise Http404
    now = timezone.now()
    came = by_hand.poll_now(source, by=_person(request), now=now)
    source.refresh_from_db()
    named = {"source": source, "trouble": troubles.said(source.trouble), "count": len(came)}
    if source.last_poll != now:
        words = _("Its host was asked a moment ago; %(source)s is asked next.")
        messages.warning(request, words % named)
    elif source.trouble:
        messages.error(request, _("%(source)s: %(trouble)s") % named)
    elif not came:
        messages.success(request, _("%(source)s has nothing new.") % named)
    else:
        words = ngettext("%(count)d delivery came.", "%(count)d deliveries came.", len(came))
        messages.success(request, words % named)
    return _back(request, reverse("sources:inspect", args=(source.pk,)))


@require_POST
@permission_required(by_hand.CHANGE_SOURCE, raise_exception=True)
def go_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The button "Go back" at a source that has moved."""
    source = get_object_or_404(SourceRow.objects.exclude(moved_from=""), pk=pk)
    by_hand.go_back(source, by=_person(request))
    messages.success(
        request, _("%(source)s is asked at its former address again.") % {"source": source}
    )
    return _back(request, reverse("sources:inspect", args=(source.pk,)))


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _came(request: HttpRequest, came: list[CaptureRow]) -> HttpResponseRedirect:
    for capture in came:
        _say(request, capture)
    if len(came) == 1:
        return redirect("captures:inspect", came[0].pk)
    return redirect("captures:index")


def _say(request: HttpRequest, capture: CaptureRow) -> None:
    words = {"place": capture.place, "reason": capture.reason}
    if capture.state == CaptureRow.State.REFUSED:
        refused = _("“%(place)s” is kept, but could not be read: %(reason)s")
        messages.error(request, refused % words)
    elif capture.state == CaptureRow.State.READ:
        messages.success(request, _("“%(place)s” was taken in.") % words)
    else:
        messages.success(request, _("“%(place)s” is kept and waits to be read.") % words)


def _back(request: HttpRequest, otherwise: str) -> HttpResponseRedirect:
    """To the page the button was on, if that is one of ours."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(wanted if ours else otherwise)
