"""Where fronts hang in Wagtail: among the desk's own screens, beside the stories."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, PublishingPanel
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from copydesk.newsroom.fronts.choosing import story_chooser
from copydesk.newsroom.fronts.models import FrontRow


class FrontViewSet(SnippetViewSet):
    """All fronts that somebody shapes: the list, the form, drafts, workflow, locks, preview."""

    model = FrontRow
    icon = "thumbtack"
    menu_label = _("Fronts")
    menu_name = "fronts"
    menu_order = 30
    add_to_admin_menu = True
    base_url_path = "fronts"
    admin_url_namespace = "fronts"
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("locale"), FieldPanel("section")]),
            FieldPanel("top"),
            FieldPanel("parts"),
            FieldPanel("goes_on"),
            PublishingPanel(),
        ]
    )
    list_display = ["__str__", "locale", "section"]


register_snippet(FrontViewSet)


@hooks.register("register_admin_viewset")
def stories_to_choose() -> ViewSet:
    """The chooser of published stories."""
    return story_chooser
