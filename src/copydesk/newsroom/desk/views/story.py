"""Wagtail's views of a story, where publishing may be stopped and nothing is simply unpublished."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.snippets.views import snippets

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import StoryRow


class MayBeStopped:
    """Publishing from the form: what stops it is told to the editor, and the draft is kept."""

    request: HttpRequest
    object: StoryRow
    expects_json_response: bool

    def publish_action(self) -> HttpResponse | None:
        """Publish, unless findings or an embargo hold it back."""
        return self._unless_stopped(super().publish_action)  # type: ignore[misc]

    def workflow_action_action(self) -> HttpResponse | None:
        """Decide in the workflow; its last approval publishes."""
        return self._unless_stopped(super().workflow_action_action)  # type: ignore[misc]

    def run_after_hook(self) -> HttpResponse | None:
        """Check the saved draft again, so that queue and review tell how it stands now."""
        actions.recheck(StoryRow.objects.get(pk=self.object.pk))
        response: HttpResponse | None = super().run_after_hook()  # type: ignore[misc]
        return response

    def _unless_stopped(self, act: Callable[[], HttpResponse | None]) -> HttpResponse | None:
        try:
            with transaction.atomic():
                return act()
        except (Stopped, NotAllowed) as error:
            if self.expects_json_response:
                refuse = self.json_error_response  # type: ignore[attr-defined]
                answer: HttpResponse = refuse("stopped", error.reason)
                return answer
            messages.error(self.request, _not_published(error))
            return redirect(reverse("stories:edit", args=[quote(self.object.pk)]))


class CreateStory(MayBeStopped, snippets.CreateView):
    """A story written here."""


class EditStory(MayBeStopped, snippets.EditView):
    """The form of a story."""

    def get_success_url(self) -> str:
        """After publishing back to the review, where the outcome can be seen."""
        if self.action in ("publish", "submit", "workflow-action"):
            return reverse("desk_review", args=[self.object.key])
        address: str = super().get_success_url()
        return address


class DecideWorkflow(snippets.WorkflowActionView):
    """Approve or send back without opening the form."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The last approval publishes, unless something stops it: then nothing is approved."""
        try:
            with transaction.atomic():
                response: HttpResponse = super().post(request, *args, **kwargs)
                return response
        except (Stopped, NotAllowed) as error:
            messages.error(request, _not_published(error))
            address = reverse("desk_review", args=[self.object.key])
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                told: HttpResponse = self.render_modal_json(
                    request, {"step": "success", "redirect": address}
                )
                return told
            return redirect(address)


class WithdrawInstead(View):
    """A published story is not quietly unpublished: it is withdrawn, with a reason, by a chief."""

    template_name = ""  # Wagtail asks for one; this view only leads elsewhere

    def get(self, request: HttpRequest, pk: Any) -> HttpResponseRedirect:
        """To the review, where the form for it stands."""
        if not request.user.has_perm("desk.view_storyrow"):
            raise PermissionDenied
        row = get_object_or_404(StoryRow, pk=pk)
        return redirect(reverse("desk_review", args=[row.key]) + "#withdraw")


def _not_published(error: Stopped | NotAllowed) -> str:
    return _("Not published: %(reason)s The draft is kept.") % {"reason": f"{error.reason}."}
