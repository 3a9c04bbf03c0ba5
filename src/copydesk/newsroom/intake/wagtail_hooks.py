"""The intake's place in the desk: the group "Wire" in the menu."""

from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogActionRegistry

from copydesk.newsroom.intake import by_hand, health, source_pages, troubles, views
from copydesk.newsroom.intake.columns import PostColumn
from copydesk.newsroom.intake.models import CaptureRow, SourceRow

PATHLESS = ("add", "edit", "delete", "copy", "usage", "history")


def _trouble(source: SourceRow) -> str:
    return troubles.said(source.trouble)


def _next_poll(source: SourceRow) -> str:
    """The hour of the next poll; a date column knows only what is past."""
    return health.when(source.next_poll) if source.active and source.is_polled else ""


class SourceViewSet(ModelViewSet):
    """Sources with their health: when they last delivered, when they are asked next, what ails."""

    model = SourceRow
    name = "sources"
    icon = "globe"
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = views.SourceView
    index_view_class = views.SourcesView
    list_filter = ["way", "state", "active", "must_credit"]
    search_fields = ["name", "key", "address"]
    search_backend_name = None
    list_per_page = 50
    list_display = [
        "name",
        "way",
        Column("state", label=_("State"), accessor=health.state_word, sort_key="state"),
        Column("rhythm", label=_("Rhythm"), accessor=health.rhythm_word),
        DateColumn("last_news", label=_("Last new item"), sort_key="last_news"),
        Column("next_poll", label=_("Next poll"), accessor=_next_poll, sort_key="next_poll"),
        Column("trouble", label=_("Trouble"), accessor=_trouble, sort_key="failures"),
        PostColumn(
            "poll",
            words=_("Poll now"),
            url_name="sources:poll",
            permission=by_hand.BRING_IN,
            is_for=lambda source: source.is_polled,
        ),
    ]
    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("name", "key", "url", "language", "section_key")],
            heading=_("Who"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "way", "address", "active", "interval", "fastest", "slowest", "follows_moves",
                )
            ] + [HelpPanel(template="intake/try_it.html")],
            heading=_("How it comes"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "licence", "usage", "must_credit", "embargo_minutes", "expiry_days",
                    "territories", "canonical_is_source", "noindex", "may_pass_on", "obeys_kills",
                    "takes_corrections",
                )
            ],
            heading=_("On what terms"),
        ),
    ]  # fmt: skip

    def get_urlpatterns(self) -> list[URLPattern]:
        """With the acts on sources, and lists of them."""
        return [
            *super().get_urlpatterns(),
            path("list/", source_pages.as_list, name="list"),
            path("take-on/", source_pages.TakeOn.as_view(), name="take_on"),
            path("door/<int:pk>/", source_pages.open_door, name="open_door"),
            path("no-door/<int:pk>/", source_pages.close_door, name="close_door"),
            path("poll/<int:pk>/", views.poll_now, name="poll"),
            path("back/<int:pk>/", views.go_back, name="back"),
        ]


class CaptureViewSet(ModelViewSet):
    """All that came. Nobody may alter or delete it, so there are no pages for that."""

    model = CaptureRow
    name = "captures"
    icon = "download"
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = views.CaptureView
    add_to_reference_index = False
    list_filter = ["state", "source"]
    search_fields = ["place", "sha256"]
    search_backend_name = None
    list_per_page = 50
    list_display = [
        "place",
        "source",
        StatusTagColumn("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("at", label=_("Came"), sort_key="at"),
    ]

    def get_common_view_kwargs(self, **kwargs: object) -> dict[str, Any]:
        """Without the names of pages that are not there."""
        missing = {f"{name}_url_name": None for name in PATHLESS}
        return super().get_common_view_kwargs(**{**missing, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        """List and inspect, the bytes, and the button "Try again"."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("bytes/<int:pk>/", views.show_bytes, name="bytes"),
            path("again/<int:pk>/", views.try_again, name="again"),
        ]

    @property
    def url_finder_class(self) -> type:
        """Wherever Wagtail wants to lead to a capture, it leads to its page."""
        finder: type = super().url_finder_class
        return type("CaptureURLFinder", (finder,), {"edit_url_name": self.get_url_name("inspect")})

    def get_form_class(self, for_update: bool = False) -> None:
        """There is no form for a capture."""


class _ForThose(MenuItem):
    """A line of the menu for those with a certain leave."""

    permission = ""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))


class _SeeRefusals(_ForThose):
    permission = "intake.view_capturerow"


class _BringIn(_ForThose):
    permission = by_hand.BRING_IN


class RefusalViewSet(ViewSet):
    """Captures that could not be read, each with the reason."""

    name = "refusals"
    icon = "warning"
    menu_label = _("Refusals")
    menu_item_class = _SeeRefusals

    @cached_property
    def _kwargs(self) -> dict[str, Any]:
        return {
            "model": CaptureRow,
            "queryset": CaptureRow.objects.filter(state=CaptureRow.State.REFUSED),
            "page_title": self.menu_label,
            "header_icon": self.icon,
            "index_url_name": "refusals:index",
            "index_results_url_name": "refusals:index_results",
            "inspect_url_name": "captures:inspect",
            "list_filter": ["source"],
            "default_ordering": "-at",
            "list_display": [
                "place",
                Column("reason", label=_("Reason")),
                "source",
                Column("tries", label=_("Tries"), sort_key="tries"),
                DateColumn("at", label=_("Came"), sort_key="at"),
                PostColumn(
                    "again",
                    words=_("Try again"),
                    url_name="captures:again",
                    permission=by_hand.TRY_AGAIN,
                ),
            ],
        }

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, whole and as it is swapped in when a filter is set."""
        shown = generic.IndexView.as_view
        return [
            path("", shown(**self._kwargs), name="index"),
            path("results/", shown(**self._kwargs, results_only=True), name="index_results"),
        ]


class BringInViewSet(ViewSet):
    """Paste, upload, fetch."""

    name = "bring-in"
    icon = "plus-inverse"
    menu_label = _("Bring in copy")
    menu_item_class = _BringIn

    def get_urlpatterns(self) -> list[URLPattern]:
        """One page."""
        return [path("", views.BringIn.as_view(), name="index")]


class WireGroup(ViewSetGroup):
    """What came, and from whom."""

    menu_label = _("Wire")
    menu_name = "wire"
    menu_icon = "download"
    menu_order = 150
    items = (BringInViewSet, SourceViewSet, CaptureViewSet, RefusalViewSet)


@hooks.register("register_admin_viewset")
def wire() -> WireGroup:
    """The group's pages and its place in the menu."""
    return WireGroup()


@hooks.register("construct_homepage_panels")
def sources_that_ail(request: HttpRequest, panels: list[Any]) -> None:
    """Who is silent, gone or failing is told on coming in."""
    if request.user.has_perm("intake.view_sourcerow"):
        panels.append(views.AilingPanel())


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """The style sheet of the lists; Wagtail's lists have no place for one of their own."""
    address = staticfiles_storage.url("intake/intake.css")
    return format_html('<link rel="stylesheet" href="{}">', address)


@hooks.register("register_log_actions")
def acts(actions: LogActionRegistry) -> None:
    """The names of what persons do here."""
    by_hand.register(actions)
