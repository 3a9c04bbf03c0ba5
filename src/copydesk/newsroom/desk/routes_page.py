"""Where each source's copy goes by itself, among the desk's settings."""

from typing import Any

from django import forms
from django.template.defaultfilters import yesno
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from copydesk.newsroom.desk.models import SectionRow
from copydesk.newsroom.intake.models import RouteRow


class RouteForm(WagtailAdminModelForm):
    """A route; its section is chosen from those there are."""

    section_key = forms.ChoiceField(label=_("goes to section"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = [(row.key, row.name) for row in SectionRow.objects.all()]
        self.fields["section_key"].choices = [("", _("(the source’s usual section)")), *sections]

    class Meta:
        model = RouteRow
        fields = [
            "source", "order", "match", "words", "section_key", "stage", "publishes",
            "takes_corrections",
        ]  # fmt: skip
        widgets = {"source": forms.Select}


class RouteViewSet(ModelViewSet):
    """The first route of a source that fits an item decides where it goes."""

    model = RouteRow
    icon = "redirect"
    menu_label = _("Routes")
    name = "routes"
    menu_order = 305
    add_to_settings_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_filter = ["source"]
    list_display = [
        "source",
        "order",
        "match",
        "words",
        "section_key",
        "stage",
        Column(
            "publishes",
            label=_("published by itself"),
            accessor=lambda route: yesno(route.publishes),
            sort_key="publishes",
        ),
    ]
    ordering = ["source", "order"]

    def get_form_class(self, for_update: bool = False) -> type[RouteForm]:
        """The form with the sections to choose from."""
        return RouteForm
