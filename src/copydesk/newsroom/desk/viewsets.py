"""Stories and orders as Wagtail shows them: forms, drafts, workflow, locks, preview."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from copydesk.newsroom.desk.models import StoryRow, WaitingOrderRow
from copydesk.newsroom.desk.panels import STORY_FORM
from copydesk.newsroom.desk.views import story as views


class NothingIsDeleted(ModelPermissionPolicy):
    """Copy is spiked or killed, never deleted, not even by whoever may do everything."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """As the groups say, but for deleting."""
        return action != "delete" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """As the groups say, but for deleting."""
        return bool(super().user_has_any_permission(user, set(actions) - {"delete"}))


class OnlyTakenAway(ModelPermissionPolicy):
    """What a source has sent is looked at or taken away, never written or altered."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """As the groups say, but for adding and changing."""
        return action in ("view", "delete") and bool(super().user_has_permission(user, action))


class StoryViewSet(SnippetViewSet):
    """All stories: the list, the form, drafts and their comparison, workflow, locks, preview."""

    model = StoryRow
    icon = "doc-full-inverse"
    menu_label = _("Stories")
    menu_name = "stories"
    menu_order = 20
    add_to_admin_menu = True
    base_url_path = "stories"
    admin_url_namespace = "stories"
    edit_handler = STORY_FORM
    copy_view_enabled = False
    list_display = ["__str__", "source", "section", "state", "came_at"]
    list_filter = ["state", "worst", "source", "section"]
    search_backend_name = "copydesk.newsroom.search.backend"
    ordering = ["-came_at", "-id"]
    list_per_page = 50
    add_view_class = views.CreateStory
    edit_view_class = views.EditStory
    unpublish_view_class = views.WithdrawInstead
    workflow_action_view_class = views.DecideWorkflow

    @property
    def breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way home, in the reader's language: Wagtail's is put into words at the start."""
        return [{"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")}]


class OrderViewSet(ModelViewSet):
    """Kills and holds of what has not come: shown, and taken away by whoever may."""

    model = WaitingOrderRow
    icon = "no-view"
    menu_label = _("Orders that wait")
    name = "orders"
    menu_order = 310
    add_to_settings_menu = True
    add_to_reference_index = False
    form_fields = ["name", "note"]
    copy_view_enabled = False
    list_display = [
        "name",
        "source",
        "status",
        "note",
        DateColumn("at", label=_("Came"), sort_key="at"),
    ]
    list_filter = ["status", "source"]
    search_fields = ["name", "note"]
    search_backend_name = None
    ordering = ["-at", "-id"]
