"""Where the state of printing hangs in Wagtail: the first page, and the reports."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from copydesk.newsroom.printing.health_screen import LEAVE, HealthPanel, printing_health


class HealthItem(MenuItem):
    """The line among the reports, for those who publish."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may see it."""
        return bool(request.user.has_perm(LEAVE))


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """The screen of this room."""
    return [path("printing/", printing_health, name="printing_health")]


@hooks.register("register_reports_menu_item")
def health_item() -> MenuItem:
    """Printing, first of the reports."""
    address = reverse("printing_health")
    return HealthItem(_("Printing"), address, name="printing", icon_name="site", order=10)


@hooks.register("construct_homepage_panels")
def health_panel(request: HttpRequest, panels: list[Any]) -> None:
    """What keeps readers from what was published is told on coming in, before all else."""
    if request.user.has_perm(LEAVE):
        panels.insert(0, HealthPanel())
