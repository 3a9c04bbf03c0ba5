"""Where the screens of takers hang in Wagtail."""

from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.desk.viewsets import NothingIsDeleted
from copydesk.newsroom.intake import troubles
from copydesk.newsroom.propagation import by_hand, screens
from copydesk.newsroom.propagation.models import TakerRow
from copydesk.newsroom.propagation.taker_form import TakerForm

register_permission_policy(TakerRow, NothingIsDeleted(TakerRow), exact_class=True)


def _state(taker: TakerRow) -> str:
    if not taker.active:
        return str(_("paused"))
    return troubles.said(taker.trouble) if taker.trouble else str(_("in order"))


class TakerViewSet(ModelViewSet):
    """Who takes our copy; nobody is deleted, for what went there stays on the table."""

    model = TakerRow
    name = "takers"
    icon = "upload"
    menu_label = _("Takers")
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = screens.TakerView
    add_to_reference_index = False
    list_filter = ["way", "form", "active"]
    search_fields = ["name", "key", "address"]
    search_backend_name = None
    list_per_page = 50
    list_display = [
        "name",
        "way",
        "form",
        Column("state", label=_("State"), accessor=_state, sort_key="failures"),
        DateColumn("last_told", label=_("Last taken"), sort_key="last_told"),
    ]
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("name"), FieldPanel("contact")], heading=_("Who")),
            MultiFieldPanel(
                [
                    FieldPanel("way"),
                    FieldPanel("form"),
                    FieldPanel("address"),
                    FieldPanel("given_secret"),
                    FieldPanel("has_own_answers"),
                ],
                heading=_("How it goes there"),
            ),
            MultiFieldPanel(
                [FieldPanel("sections"), FieldPanel("languages"), FieldPanel("sources")],
                heading=_("What goes there"),
            ),
        ],
        base_form_class=TakerForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """With what is done to a taker."""
        return [
            *super().get_urlpatterns(),
            path("try/<int:pk>/", screens.try_it, name="try"),
            path("pause/<int:pk>/", screens.pause, name="pause"),
            path("secret/<int:pk>/", screens.change_secret, name="secret"),
        ]


class _SeeDeliveries(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(screens.SEE))


class UnansweredViewSet(ViewSet):
    """Kills and corrections that wait for an answer."""

    name = "unanswered"
    icon = "warning"
    menu_label = _("Not answered")
    menu_item_class = _SeeDeliveries

    def get_urlpatterns(self) -> list[URLPattern]:
        """One page."""
        return [path("", screens.open_ones, name="index")]


class TakersGroup(ViewSetGroup):
    """Those who take our copy, and who of them has not answered."""

    menu_label = _("Takers")
    menu_name = "takers"
    menu_icon = "upload"
    menu_order = 160
    items = (TakerViewSet, UnansweredViewSet)


@hooks.register("register_admin_viewset")
def takers() -> TakersGroup:
    """The group's pages and its place in the menu."""
    return TakersGroup()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The table of a story, and what is decided at it."""
    return [
        path("deliveries/story/<slug:key>/", screens.story, name="takers_story"),
        path("deliveries/<int:pk>/", screens.decide, name="takers_decide"),
    ]


@hooks.register("construct_homepage_panels")
def who_has_not_answered(request: HttpRequest, panels: list[Any]) -> None:
    """Told on coming in."""
    if request.user.has_perm(screens.SEE):
        panels.insert(0, screens.UnansweredPanel())


@hooks.register("desk_above_queue")
def above_the_queue(request: HttpRequest) -> screens.UnansweredPanel | None:
    """Told above the queue, whatever page of it."""
    return screens.UnansweredPanel() if request.user.has_perm(screens.SEE) else None


@hooks.register("desk_review_panels")
def beside_the_story(request: HttpRequest, row: StoryRow) -> SafeString:
    """What went to whom of a story."""
    return screens.story_panel(request, row)


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """The style sheet of these screens."""
    address = staticfiles_storage.url("propagation/propagation.css")
    return format_html('<link rel="stylesheet" href="{}">', address)


@hooks.register("register_log_actions")
def acts(actions: LogActionRegistry) -> None:
    """The names of what persons do here."""
    by_hand.register(actions)
