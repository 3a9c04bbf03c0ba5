"""Choosing a story for a front: those before the public, the newest first, found by headline."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from copydesk.newsroom.desk.models import StoryRow

PER_PAGE = 20


class ByHeadline(BaseFilterForm):
    """Words of the headline."""

    q = forms.CharField(
        label=_("Search term"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Words of the headline")}),
    )

    def filter(self, objects: QuerySet[StoryRow]) -> QuerySet[StoryRow]:
        """The stories with these words in their headline."""
        found: QuerySet[StoryRow] = super().filter(objects)
        for word in self.cleaned_data.get("q", "").split():
            found = found.filter(headline__icontains=word)
        return found


class PublishedStories:
    """What may be put on a front, with what tells stories of one headline apart."""

    filter_form_class = ByHeadline

    def get_object_list(self) -> QuerySet[StoryRow]:
        """Stories before the public, those that came last first."""
        rows = StoryRow.objects.filter(state=StoryRow.State.PUBLISHED)
        return rows.select_related("section", "source").order_by("-first_published_at", "-pk")

    @property
    def columns(self) -> list[Column]:
        """Headline, section, language, when it first went out."""
        return [
            *super().columns,  # type: ignore[misc]
            Column("section", label=_("Section")),
            Column("language", label=_("Language")),
            DateColumn("first_published_at", label=_("Published")),
        ]


class ChooseStory(PublishedStories, chooser.ChooseView):
    """The chooser's window."""


class ChooseStoryResults(PublishedStories, chooser.ChooseResultsView):
    """Its list, as words are typed."""


class StoryChooser(ChooserViewSet):
    """The chooser of published stories."""

    model = StoryRow
    icon = "doc-full-inverse"
    per_page = PER_PAGE
    register_widget = False
    choose_one_text = _("Choose a story")
    choose_another_text = _("Choose another story")
    edit_item_text = _("Edit this story")
    choose_view_class = ChooseStory
    choose_results_view_class = ChooseStoryResults


story_chooser = StoryChooser("front_stories")
StoryBlock = story_chooser.get_block_class("StoryBlock", module_path=__name__)
