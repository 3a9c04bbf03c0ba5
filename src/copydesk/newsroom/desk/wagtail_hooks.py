"""Where the desk's screens hang in Wagtail: addresses, menu, scripts, the first page."""

from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from copydesk.newsroom.desk import house_form, preview, trace
from copydesk.newsroom.desk.advert_screen import HouseAdvertViewSet, advert_places
from copydesk.newsroom.desk.advert_screen import connect as show_adverts
from copydesk.newsroom.desk.check_rules import CheckRuleViewSet
from copydesk.newsroom.desk.ledger.views import decide as decide_statement
from copydesk.newsroom.desk.ledger.views import rests_on
from copydesk.newsroom.desk.likeness.views import part_or_join
from copydesk.newsroom.desk.models import StoryRow, WaitingOrderRow
from copydesk.newsroom.desk.plan_screens import plan_screens
from copydesk.newsroom.desk.routes_page import RouteViewSet
from copydesk.newsroom.desk.views.checks import checks, restore_check
from copydesk.newsroom.desk.views.deciding import decide
from copydesk.newsroom.desk.views.front import FrontPanel
from copydesk.newsroom.desk.views.live import live
from copydesk.newsroom.desk.views.queue import act, queue
from copydesk.newsroom.desk.views.review import review
from copydesk.newsroom.desk.views.trial import source_trial
from copydesk.newsroom.desk.viewsets import (
    NothingIsDeleted,
    OnlyTakenAway,
    OrderViewSet,
    StoryViewSet,
)

register_permission_policy(StoryRow, NothingIsDeleted(StoryRow), exact_class=True)
register_permission_policy(WaitingOrderRow, OnlyTakenAway(WaitingOrderRow), exact_class=True)
register_snippet(StoryViewSet)
register_snippet(HouseAdvertViewSet)
house_form.register()
preview.connect()
show_adverts()


class QueueItem(MenuItem):
    """The first line of the menu, for everybody who may see stories."""

    def is_shown(self, request: Any) -> bool:
        """Whether the person has the desk's least leave."""
        return bool(request.user.has_perm("desk.view_storyrow"))


class ChecksItem(MenuItem):
    """For everybody who may waive findings."""

    def is_shown(self, request: Any) -> bool:
        """Whether the person may waive findings."""
        return bool(request.user.has_perm("desk.waive_finding"))


class PlacesItem(MenuItem):
    """For everybody who may see adverts."""

    def is_shown(self, request: Any) -> bool:
        """Whether the person may see adverts."""
        return bool(request.user.has_perm("desk.view_houseadvertrow"))


@hooks.register("register_admin_viewset")
def sections() -> list[ViewSet]:
    """The paper's plan and the orders that wait, among the settings."""
    return [*plan_screens(), OrderViewSet()]


@hooks.register("register_admin_viewset")
def routes() -> ViewSet:
    """Where copy goes by itself, among the settings."""
    return RouteViewSet()


@hooks.register("register_admin_viewset")
def check_rules() -> ViewSet:
    """How checks are asked, among the settings."""
    return CheckRuleViewSet()


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """The desk's own screens."""
    return [
        path("queue/", queue, name="desk_queue"),
        path("queue/act/", act, name="desk_act"),
        path("advert-places/", advert_places, name="advert_places"),
        path("source-trial/", source_trial, name="source_trial"),
        path("review/<slug:key>/", review, name="desk_review"),
        path("review/<slug:key>/act/", decide, name="desk_decide"),
        path("review/<slug:key>/ledger/", decide_statement, name="desk_ledger"),
        path("review/<slug:key>/also/", part_or_join, name="desk_also"),
        path("checks/", checks, name="desk_checks"),
        path("checks/act/", restore_check, name="desk_restore_check"),
        path("rests-on/", rests_on, name="desk_resting"),
        path("live/<slug:key>/", live, name="desk_live"),
    ]


@hooks.register("register_admin_menu_item")
def queue_item() -> MenuItem:
    """The queue, first of all."""
    return QueueItem(_("Queue"), reverse("desk_queue"), name="queue", icon_name="tasks", order=10)


@hooks.register("register_reports_menu_item")
def resting_item() -> MenuItem:
    """Which stories rest on a source, on words or on a figure."""
    return QueueItem(
        _("What rests on this?"), reverse("desk_resting"), name="resting", icon_name="search",
        order=50,
    )  # fmt: skip


@hooks.register("register_reports_menu_item")
def checks_item() -> MenuItem:
    """What became of the findings of each check."""
    return ChecksItem(
        _("Checks"), reverse("desk_checks"), name="checks", icon_name="check", order=51
    )


@hooks.register("register_settings_menu_item")
def advert_places_item() -> MenuItem:
    """Where adverts stand in a story, beside the adverts themselves."""
    return PlacesItem(
        _("Places of adverts"), reverse("advert_places"), name="advert-places",
        icon_name="tag", order=306,
    )  # fmt: skip


@hooks.register("construct_homepage_panels")
def first_page(request: Any, panels: list[Any]) -> None:
    """The head of the queue is what one sees on coming in."""
    if request.user.has_perm("desk.view_storyrow"):
        panels.insert(0, FrontPanel())


@hooks.register("construct_homepage_summary_items")
def no_site_summary(request: Any, items: list[Any]) -> None:
    """Counts of pages and documents say nothing to a news desk."""
    items.clear()


@hooks.register("construct_help_menu")
def help_of_this_house(request: Any, items: list[Any]) -> None:
    """The keys stay; news and guides of Wagtail's own are about another desk than this."""
    items[:] = [item for item in items if item.name == "keyboard-shortcuts-trigger"]


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """The desk's style sheets."""
    sheets = ("desk/desk.css", "desk/ledger.css", "desk/also.css")
    tags = [format_html('<link rel="stylesheet" href="{}">', _static(name)) for name in sheets]
    return SafeString("".join(tags))


@hooks.register("insert_global_admin_js")
def scripts() -> SafeString:
    """The date fields' starter, and the desk's own scripts."""
    names = (
        "desk/dates.js", "desk/choosers.js", "desk/keys.js", "desk/queue.js", "desk/review.js",
        "desk/ledger.js",
    )  # fmt: skip
    tags = [format_html('<script type="module" src="{}"></script>', _static(n)) for n in names]
    return SafeString("".join(tags))


@hooks.register("construct_snippet_action_menu")
def no_quiet_unpublishing(items: list[Any], request: Any, context: dict[str, Any]) -> None:
    """A published story is withdrawn from its review, by a chief, with a reason."""
    if context["model"] is StoryRow:
        items[:] = [item for item in items if item.name != "action-unpublish"]


@hooks.register("register_snippet_listing_buttons")
def review_button(row: Any, user: Any, next_url: str | None = None) -> list[Button]:
    """From the list of stories to the review."""
    if not isinstance(row, StoryRow):
        return []
    return [
        Button(_("Review"), url=reverse("desk_review", args=[row.key]), icon_name="view",
               priority=5)
    ]  # fmt: skip


@hooks.register("register_log_actions")
def acts_have_names(actions: LogActionRegistry) -> None:
    """What the history calls our acts."""
    trace.register(actions)


def _static(name: str) -> str:
    return str(staticfiles_storage.url(name))
