"""The desk's screen for house adverts."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from copydesk.newsroom.desk.models import HouseAdvertRow


class HouseAdvertViewSet(SnippetViewSet):
    """House adverts: words, picture, address, where and how long."""

    model = HouseAdvertRow
    icon = "tag"
    menu_label = _("House adverts")
    menu_name = "house-adverts"
    menu_order = 305
    add_to_settings_menu = True
    base_url_path = "house-adverts"
    admin_url_namespace = "house_adverts"
    copy_view_enabled = False
    list_display = ["words", "address", "starts", "ends", "weight"]
    search_backend_name = None
