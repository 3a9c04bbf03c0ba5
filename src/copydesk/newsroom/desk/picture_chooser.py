"""Wagtail's picture chooser, without the script that it writes into the page."""

from typing import Any

from django.utils.safestring import SafeString
from wagtail.images.widgets import AdminImageChooser


class PictureChooser(AdminImageChooser):
    """Started by `choosers.js`: the desk's content policy runs no script that stands in a page."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The field as Wagtail makes it, and nothing to run after it."""
        return SafeString(self.render_html(name, self.get_value_data(value), attrs))
