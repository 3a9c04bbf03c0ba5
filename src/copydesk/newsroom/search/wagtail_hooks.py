"""Where search hangs in Wagtail: stories among the areas that can be searched."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.search import SearchArea


class StoryArea(SearchArea):
    """The list of stories, for everybody who may see them."""

    def is_shown(self, request: Any) -> bool:
        """Whether the person has the desk's least leave."""
        return bool(request.user.has_perm("desk.view_storyrow"))


@hooks.register("register_admin_search_area")
def stories() -> SearchArea:
    """Stories come before pictures and documents."""
    return StoryArea(
        _("Stories"),
        reverse("stories:list"),
        name="stories",
        icon_name="doc-full-inverse",
        order=50,
    )
