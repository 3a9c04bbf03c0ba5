"""Where the alarm and the follow-ups hang in Wagtail; read by `wagtail_hooks`."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from copydesk.newsroom.corrections.silent.panel import LEAVE, panel_for
from copydesk.newsroom.corrections.views.silent import (
    beside,
    close_follow_up,
    close_silent,
    follow_ups,
    silent_changes,
)

ACTS = {
    "corrections.silent_closed": (_("Alarm closed"), _("A silent change was looked at")),
    "corrections.posted": (_("Sent beside the site"), _("It was sent beside the site")),
    "corrections.followed_up": (_("Followed up"), _("Those who got it elsewhere were told")),
}


class CorrectorsItem(MenuItem):
    """A line among the reports, for those who correct."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may see it."""
        return bool(request.user.has_perm(LEAVE))


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """The screens."""
    return [
        path("silent/", silent_changes, name="corrections_silent"),
        path("silent/<int:pk>/close/", close_silent, name="corrections_close_silent"),
        path("follow-ups/", follow_ups, name="corrections_follow_ups"),
        path("follow-ups/<int:pk>/close/", close_follow_up, name="corrections_close_follow_up"),
        path("beside/<slug:key>/", beside, name="corrections_beside"),
    ]


@hooks.register("register_reports_menu_item")
def silent_item() -> MenuItem:
    """The alarm's screen."""
    address = reverse("corrections_silent")
    return CorrectorsItem(
        _("Silent changes"), address, name="silent", icon_name="warning", order=12
    )


@hooks.register("register_reports_menu_item")
def follow_ups_item() -> MenuItem:
    """What has to be sent."""
    address = reverse("corrections_follow_ups")
    return CorrectorsItem(_("Follow-ups"), address, name="follow-ups", icon_name="mail", order=13)


@hooks.register("construct_homepage_panels")
def alarm_panel(request: HttpRequest, panels: list[Any]) -> None:
    """On coming in."""
    panel = panel_for(request)
    if panel is not None:
        panels.insert(0, panel)


@hooks.register("desk_above_queue")
def above_queue(request: HttpRequest) -> Any:
    """Above what else waits."""
    return panel_for(request)


@hooks.register("register_log_actions")
def acts_have_names(actions: LogActionRegistry) -> None:
    """What the history calls our acts."""
    for name, (label, message) in ACTS.items():
        actions.register_action(name, label, message)
