"""What is done with sources at the desk: lists in and out, doors for partners."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from copydesk.errors import UnreadableCapture
from copydesk.newsroom.intake import by_hand, source_lists
from copydesk.newsroom.intake.models import SourceRow

LARGEST_LIST = 5 * 1024 * 1024
LEFT_OUT_SHOWN = 20


class ListForm(forms.Form):
    """An OPML file."""

    list = forms.FileField(
        label=gettext_lazy("OPML file"),
        help_text=gettext_lazy("Sources whose address is known already stay as they are."),
    )

    def clean_list(self) -> "UploadedFile[Any]":
        """Lists are small."""
        file: UploadedFile[Any] = self.cleaned_data["list"]
        if (file.size or 0) > LARGEST_LIST:
            raise forms.ValidationError(_("This is larger than any list of sources."))
        return file


class TakeOn(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Sources from a list."""

    model = SourceRow
    permission_required = "add"
    template_name = "intake/take_on.html"
    page_title = gettext_lazy("Sources from a list")
    header_icon = "globe"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the sources, and here."""
        sources = {"url": reverse("sources:index"), "label": _("Sources")}
        here = {"url": "", "label": self.page_title}
        return [*super().get_breadcrumbs_items(), sources, here]

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """The form."""
        return super().get_context_data(**{"form": ListForm(), **kwargs})

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Take on what the list names."""
        form = ListForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["list"]
            try:
                entered = by_hand.take_on(file, by=_person(request), at=timezone.now())
            except UnreadableCapture as error:
                form.add_error("list", error.reason)
            else:
                _tell(request, entered)
                return redirect("sources:index")
        return self.render_to_response(self.get_context_data(form=form), status=422)


@require_safe
@permission_required("intake.view_sourcerow", raise_exception=True)
def as_list(request: HttpRequest) -> HttpResponse:
    """The house's sources as an OPML file."""
    content = source_lists.write(SourceRow.objects.order_by("section_key", "name"))
    named = f'attachment; filename="{source_lists.file_name(timezone.localtime())}"'
    headers = {"Content-Disposition": named}
    return HttpResponse(content, content_type="text/x-opml; charset=utf-8", headers=headers)


@never_cache
@require_POST
@permission_required(by_hand.CHANGE_SOURCE, raise_exception=True)
def open_door(request: HttpRequest, pk: int) -> HttpResponse:
    """A partner gets a secret, which is shown this once."""
    source = get_object_or_404(SourceRow, pk=pk)
    secret = by_hand.open_door(source, by=_person(request), now=timezone.now())
    back = reverse("sources:inspect", args=(source.pk,))
    context = {
        "source": source,
        "secret": secret,
        "address": settings.SITE_URL + reverse("push", args=(source.key,)),
        "back": back,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("sources:index"), "label": _("Sources")},
            {"url": back, "label": str(source)},
            {"url": "", "label": _("Secret")},
        ],
    }
    return TemplateResponse(request, "intake/secret.html", context)


@require_POST
@permission_required(by_hand.CHANGE_SOURCE, raise_exception=True)
def close_door(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing more is taken from this partner by itself."""
    source = get_object_or_404(SourceRow, pk=pk)
    by_hand.close_door(source, by=_person(request))
    words = _("%(source)s can deliver no more by itself.")
    messages.success(request, words % {"source": source})
    return redirect("sources:inspect", source.pk)


def _tell(request: HttpRequest, entered: source_lists.Entered) -> None:
    new, known = len(entered.new), len(entered.known)
    told = ngettext("%(n)d source was taken on.", "%(n)d sources were taken on.", new) % {"n": new}
    if known:
        words = ngettext("%(n)d was known already.", "%(n)d were known already.", known)
        told = f"{told} {words % {'n': known}}"
    messages.success(request, told)
    for name, reason in entered.left_out[:LEFT_OUT_SHOWN]:
        said = {"name": name, "reason": reason}
        messages.warning(request, _("“%(name)s” was left out: %(reason)s") % said)
    more = len(entered.left_out) - LEFT_OUT_SHOWN
    if more > 0:
        words = ngettext("%(n)d more was left out.", "%(n)d more were left out.", more)
        messages.warning(request, words % {"n": more})


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
