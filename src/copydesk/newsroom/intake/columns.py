"""Columns of the intake's lists."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.admin.ui.tables import BaseColumn


class PostColumn(BaseColumn):
    """A button that does something to its row; shown to those who may."""

    cell_template_name = "intake/post_cell.html"

    def __init__(
        self,
        name: str,
        *,
        words: Promise,
        url_name: str,
        permission: str,
        is_for: Callable[[Any], bool] = lambda row: True,
    ) -> None:
        super().__init__(name, label="")
        self.words, self.url_name = words, url_name
        self.permission, self.is_for = permission, is_for

    def get_cell_context_data(
        self, instance: Model, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        """What the button needs: where it leads, and the token that proves it was ours."""
        request = parent_context["request"]
        return {
            **super().get_cell_context_data(instance, parent_context),
            "words": self.words,
            "url": reverse(self.url_name, args=(instance.pk,)),
            "shown": request.user.has_perm(self.permission) and self.is_for(instance),
            "csrf_token": get_token(request),
            "next": request.get_full_path(),
        }
