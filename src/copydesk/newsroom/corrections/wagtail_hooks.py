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

from copydesk.newsroom.corrections.home_panels import RecordPanel, SignaturesPanel
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.reports.triage import WAITING, visible_to
from copydesk.newsroom.corrections.signatures import signing
from copydesk.newsroom.corrections.signatures import table as signoff
from copydesk.newsroom.corrections.silent.hooks import above_queue as above_queue
from copydesk.newsroom.corrections.views.correcting import correct
from copydesk.newsroom.corrections.views.reports import reports
from copydesk.newsroom.corrections.views.sample import judge, sampled
from copydesk.newsroom.corrections.views.signing import held, sign, signature, signatures
from copydesk.newsroom.corrections.views.triage import decide, triage

ACTS = {
    "corrections.look_at": (_("Report looked at"), _("A reader's report was looked at")),
    "corrections.accepted": (_("Report accepted"), _("A reader's report was accepted")),
    "corrections.declined": (_("Report declined"), _("A reader's report was declined")),
    "corrections.suspected": (_("Report held"), _("A report was held as suspect")),
    "corrections.true_report": (_("Report let in"), _("A held report was a reader's after all")),
    "corrections.abuse": (_("Report stays held"), _("A held report was found to be abuse")),
    "corrections.correct": (_("Corrected"), _("Corrected")),
    "corrections.drafted": (_("Correction drafted"), _("A correction waits for its signature")),
    "corrections.signed": (_("Correction signed"), _("A correction was signed")),
    "corrections.signed_alone": (_("Published alone"), _("A chief published a correction alone")),
    "corrections.returned": (_("Correction given back"), _("A correction was given back")),
    "corrections.renewed": (_("Withheld longer"), _("Withheld for two hours more")),
    "corrections.assigned": (_("Report given"), _("A reader's report was given to somebody")),
    "corrections.asked": (_("Reader asked"), _("A reader was asked about a report")),
    "corrections.legal": (_("With legal"), _("A report went to legal, or came back")),
    "corrections.opinion": (_("Opinion given"), _("One of two gave an opinion on a report")),
}


class ReportsItem(MenuItem):
    """Readers' reports, with how many wait; Wagtail has a menu of Reports of its own."""

    def is_shown(self, request: Any) -> bool:
        """Whether the person may answer reports."""
        return bool(request.user.has_perm("desk.triage_report"))

    def render_component(self, request: Any) -> LinkMenuItem:
        """The line of the menu; the number is part of its name, so that it is read out too."""
        rows = visible_to(request.user, ReportRow.objects.filter(state__in=WAITING))
        count = rows.count()
        label = str(_("Readers' reports"))
        if count:
            label = ngettext(
                "Readers' reports: %(n)s open", "Readers' reports: %(n)s open", count
            ) % {"n": count}
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname
        )


class SignaturesItem(MenuItem):
    """Corrections that wait, with how many this person could sign."""

    def is_shown(self, request: Any) -> bool:
        """Whether the person may sign anything."""
        return any(request.user.has_perm(leave) for leave in signoff.LEAVE.values())

    def render_component(self, request: Any) -> LinkMenuItem:
        """The line of the menu, with the number for this person."""
        due = [*signing.waiting(), *signing.unsigned()]
        count = sum(signing.role_for(draft, request.user) is not None for draft in due)
        label = str(_("Signatures"))
        if count:
            label = ngettext("Signatures: %(n)s for you", "Signatures: %(n)s for you", count) % {
                "n": count
            }
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname
        )


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """The screens of this room."""
    return [
        path("reports/", reports, name="corrections_reports"),
        path("reports/sample/", sampled, name="corrections_sample"),
        path("reports/<int:pk>/judge/", judge, name="corrections_judge"),
        path("reports/<int:pk>/", triage, name="corrections_triage"),
        path("reports/<int:pk>/decide/", decide, name="corrections_decide"),
        path("correct/<slug:key>/", correct, name="corrections_correct"),
        path("signatures/", signatures, name="corrections_signatures"),
        path("signatures/<int:pk>/", signature, name="corrections_signature"),
        path("signatures/<int:pk>/sign/", sign, name="corrections_sign"),
        path("withheld/<slug:key>/", held, name="corrections_held"),
    ]


@hooks.register("register_admin_menu_item")
def reports_item() -> MenuItem:
    """Behind the queue."""
    address = reverse("corrections_reports")
    return ReportsItem(
        _("Readers' reports"), address, name="reports-of-readers", icon_name="mail", order=20
    )


@hooks.register("register_admin_menu_item")
def signatures_item() -> MenuItem:
    """Behind the reports."""
    address = reverse("corrections_signatures")
    return SignaturesItem(_("Signatures"), address, name="signatures", icon_name="edit", order=22)


@hooks.register("construct_homepage_panels")
def first_page(request: Any, panels: list[Any]) -> None:
    """What must not be overlooked stands above the queue."""
    panels.insert(0, RecordPanel())
    panels.insert(1, SignaturesPanel())


@hooks.register("insert_global_admin_js")
def script() -> SafeString:
    """The keys of these screens."""
    address = staticfiles_storage.url("corrections/triage.js")
    return format_html('<script type="module" src="{}"></script>', address)


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
