"""The desk's screen for how checks are asked: by source, section and genre, with its history."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from copydesk.checks import CHECKS
from copydesk.checks.run import plugged_in
from copydesk.newsroom.desk.finding_rows import ON, CheckRuleRow

SAYS = ("is_on", "weight", "limit")


class CheckRuleForm(WagtailAdminModelForm):
    """A rule; its check is chosen from those there are."""

    code = forms.ChoiceField(label=_("check"))
    is_on = forms.TypedChoiceField(
        label=_("asked"),
        required=False,
        choices=[("", _("as before")), *ON],
        coerce=lambda said: said == "True",
        empty_value=None,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {each.code: f"{each.code} {each.name}" for each in (*CHECKS, *plugged_in())}
        if self.instance.code:
            known.setdefault(self.instance.code, self.instance.code)
        self.fields["code"].choices = [("", "—"), *known.items()]

    def clean(self) -> dict[str, Any]:
        """A rule says something, and measures only by what its check measures by."""
        told: dict[str, Any] = super().clean()
        if all(told.get(name) in (None, "") for name in SAYS):
            self.add_error(None, _("Say whether it is asked, how heavy it is, or its measure."))
        measures = {each.code for each in (*CHECKS, *plugged_in()) if each.limit}
        if told.get("limit") is not None and told.get("code") not in measures:
            self.add_error("limit", _("This check measures by nothing."))
        return told

    class Meta:
        model = CheckRuleRow
        fields = ["code", "source", "section", "genre", "is_on", "weight", "limit"]
        widgets = {"source": forms.Select, "section": forms.Select}


class CheckRuleViewSet(ModelViewSet):
    """Rules for checks; the narrower one holds."""

    model = CheckRuleRow
    icon = "check"
    menu_label = _("Rules for checks")
    name = "check_rules"
    url_prefix = "check-rules"
    menu_order = 307
    add_to_settings_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_filter = ["code", "source", "section"]
    list_display = [
        "code",
        "source",
        "section",
        "genre",
        Column(
            "is_on",
            label=_("asked"),
            accessor=lambda rule: dict(ON).get(rule.is_on, _("as before")),
            sort_key="is_on",
        ),
        "weight",
        "limit",
    ]

    def get_form_class(self, for_update: bool = False) -> type[CheckRuleForm]:
        """The form that knows the checks."""
        return CheckRuleForm
