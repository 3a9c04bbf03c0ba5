"""The screens for the paper's plan, among the settings."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from copydesk.newsroom.desk.models import AboutRow, AuthorRow, LocaleRow, SectionRow, TopicRow
from copydesk.newsroom.desk.picture_chooser import PictureChooser
from copydesk.newsroom.desk.plan_form import AuthorForm, SectionForm, TopicForm


class PlanViewSet(ModelViewSet):
    """What all of them have in common."""

    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False


class SectionViewSet(PlanViewSet):
    """The paper's sections."""

    model = SectionRow
    icon = "folder-open-inverse"
    menu_label = _("Sections")
    name = "sections"
    menu_order = 300
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("name", "names", "key", "parent", "language", "order")],
        base_form_class=SectionForm,
    )
    list_display = ["name", "key", "parent", "language", "order"]
    ordering = ["order", "name"]


class LocaleViewSet(PlanViewSet):
    """The languages the paper comes out in, beside its main one."""

    model = LocaleRow
    icon = "globe"
    menu_label = _("Languages of the paper")
    name = "locales"
    menu_order = 301
    form_fields = ["name", "key", "language", "tagline", "publisher", "order"]
    list_display = ["__str__", "key", "language"]


class TopicViewSet(PlanViewSet):
    """Names, merging and hiding of topics."""

    model = TopicRow
    icon = "tag"
    menu_label = _("Topics")
    name = "topics"
    menu_order = 302
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("key", "names", "into", "is_hidden")],
        base_form_class=TopicForm,
    )
    list_display = ["__str__", "key", "into", "is_hidden"]
    search_fields = ["key"]
    search_backend_name = None


class AuthorViewSet(PlanViewSet):
    """The people who write."""

    model = AuthorRow
    icon = "user"
    menu_label = _("Authors")
    name = "authors"
    menu_order = 303
    edit_handler = ObjectList(
        [
            FieldPanel(name)
            for name in ("name", "key", "names", "source", "role", "life", "contact", "same_as")
        ]
        + [FieldPanel("picture", widget=PictureChooser)],
        base_form_class=AuthorForm,
    )
    list_display = ["name", "key", "source"]
    search_fields = ["name", "key"]
    search_backend_name = None


class AboutViewSet(PlanViewSet):
    """What the house says of itself."""

    model = AboutRow
    icon = "info-circle"
    menu_label = _("About the paper")
    name = "about"
    menu_order = 304
    form_fields = [
        "locale", "who", "ethics", "corrections", "masthead", "ownership", "feedback", "terms",
    ]  # fmt: skip
    list_display = ["__str__"]


def plan_screens() -> list[ViewSet]:
    """All of them, in the order of the menu."""
    return [
        SectionViewSet(),
        LocaleViewSet(),
        TopicViewSet(),
        AuthorViewSet(),
        AboutViewSet(),
    ]
