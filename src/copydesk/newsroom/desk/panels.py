"""The edit form of a story: copy, what is known about it, rights, in three tabs."""

from collections import Counter
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from copydesk.newsroom.desk.forms import StoryForm
from copydesk.newsroom.desk.models import FindingRow


class FindingsPanel(Panel):
    """What holds the story back, and the way to its review, above the form."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one story."""

        template_name = "desk/panels/findings.html"

        def is_shown(self) -> bool:
            """Only for a story that is already at the desk."""
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The open findings, heaviest first."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            found = self.instance.findings.filter(state=FindingRow.State.OPEN)
            order = {"stops": 0, "warns": 1, "notes": 2}
            heaviest_first = sorted(found, key=lambda f: order.get(f.weight, 3))
            context["findings"] = heaviest_first
            context["weights"] = Counter(f.weight for f in heaviest_first).items()
            context["story"] = self.instance
            return context


def _chosen(name: str) -> FieldPanel:
    """A plain list to choose from: Wagtail's chooser starts by a script inside the page."""
    return FieldPanel(name, widget=forms.Select)


COPY = [
    FindingsPanel(),
    FieldPanel("headline", classname="title", widget=AdminAutoHeightTextInput),
    FieldRowPanel([FieldPanel("kicker"), FieldPanel("slugline")]),
    FieldPanel("standfirst"),
    FieldRowPanel([FieldPanel("byline"), FieldPanel("dateline")]),
    FieldPanel("body"),
    PublishingPanel(),
]
ABOUT = [
    FieldRowPanel([_chosen("source"), _chosen("section")]),
    FieldRowPanel([FieldPanel("published"), FieldPanel("updated")]),
    FieldRowPanel([FieldPanel("language"), FieldPanel("urgency"), FieldPanel("subjects")]),
    FieldPanel("translation_of"),
    FieldPanel("without_adverts"),
    FieldPanel("desk_note", help_text=_("Words between desks; readers never see them.")),
    FieldPanel(
        "truncated",
        help_text=_("The words that show the text is cut off; empty it when the text is whole."),
    ),
]
RIGHTS = [
    MultiFieldPanel(
        [FieldPanel("origin_name"), FieldPanel("origin_publisher"), FieldPanel("origin_url")],
        heading=_("Credit"),
    ),
    FieldPanel("usage_terms"),
    FieldPanel("copyright"),
    FieldRowPanel([FieldPanel("embargo_until"), FieldPanel("expires")]),
]
STORY_FORM = TabbedInterface(
    [
        ObjectList(COPY, heading=_("Copy")),
        ObjectList(ABOUT, heading=_("About")),
        ObjectList(RIGHTS, heading=_("Rights")),
    ],
    base_form_class=StoryForm,
)
