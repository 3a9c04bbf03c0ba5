"""Where the screens of the corrections hang in Wagtail."""

from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.log_actions import LogActionRegistry

from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.triage import WAITING
from copydesk.newsroom.corrections.views.correcting import correct
from copydesk.newsroom.corrections.views.reports import decide, reports, triage

ACTS = {
    "corrections.look_at": (_("Report looked at"), _("A reader's report was looked at")),
    "corrections.accepted": (_("Report accepted"), _("A reader's report was accepted")),
    "corrections.declined": (_("Report declined"), _("A reader's report was declined")),
    "corrections.suspected": (_("Report held"), _("A report was held as suspect")),
    "corrections.correct": (_("Corrected"), _("Corrected")),
}


class ReportsItem(MenuItem):
    """Readers' reports, with how many wait; Wagtail has a menu of Reports of its own."""

    def is_shown(self, request: Any) -> bool:
        """Whether the person may answer reports."""
        return bool(request.user.has_perm("desk.triage_report"))

    def render_component(self, request: Any) -> LinkMenuItem:
        """The line of the menu; the number is part of its name, so that it is read out too."""
        count = ReportRow.objects.filter(state__in=WAITING).count()
        label = str(_("Readers' reports"))
        if count:
            label = ngettext(
                "Readers' reports: %(n)s open", "Readers' reports: %(n)s open", count
            ) % {"n": count}
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname
        )


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """The screens of this room."""
    return [
        path("reports/", reports, name="corrections_reports"),
        path("reports/<int:pk>/", triage, name="corrections_triage"),
        path("reports/<int:pk>/decide/", decide, name="corrections_decide"),
        path("correct/<slug:key>/", correct, name="corrections_correct"),
    ]


@hooks.register("register_admin_menu_item")
def reports_item() -> MenuItem:
    """Behind the queue."""
    address = reverse("corrections_reports")
    return ReportsItem(
        _("Readers' reports"), address, name="reports-of-readers", icon_name="mail", order=20
    )


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """The style sheet of these screens."""
    address = staticfiles_storage.url("corrections/corrections.css")
    return format_html('<link rel="stylesheet" href="{}">', address)


@hooks.register("register_log_actions")
def acts_have_names(actions: LogActionRegistry) -> None:
    """What the history calls our acts."""
    for name, (label, message) in ACTS.items():
        actions.register_action(name, label, message)
