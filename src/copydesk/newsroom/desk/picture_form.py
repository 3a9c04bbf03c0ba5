"""The form of a picture: what its file is signed with is told, not typed."""

from typing import Any

from wagtail.images.forms import BaseImageForm


class PictureForm(BaseImageForm):
    """Wagtail's form with our fields."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "content_credentials" in self.fields:
            self.fields["content_credentials"].disabled = True
