"""The desk's forms for the paper's plan: words by language, lists of words, lines."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from copydesk.newsroom.desk.plan import HINT_NAMES


class ByLanguage(forms.CharField):
    """Words by language, one a line: "ar: العالم". Words without a language are for any."""

    widget = forms.Textarea(attrs={"rows": 3, "dir": "auto"})

    def prepare_value(self, value: Any) -> Any:
        """The words as the editor sees them."""
        if not isinstance(value, dict):
            return value
        lines = (f"{tag}: {said}" if tag else said for tag, said in value.items())
        return "\n".join(lines)

    def to_python(self, value: Any) -> dict[str, str]:  # type: ignore[override]
        """The words as they are kept."""
        told: dict[str, str] = {}
        for line in filter(None, map(str.strip, (value or "").splitlines())):
            tag, colon, said = (part.strip() for part in line.partition(":"))
            is_tag = bool(colon) and tag.replace("-", "").isalnum() and tag.isascii()
            if is_tag and len(tag.partition("-")[0]) in (2, 3):
                told[tag.lower()] = said
            elif "" in told:
                raise ValidationError(_("Put the language and a colon before each line but one."))
            else:
                told[""] = line
        return told

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the words differ."""
        return self.to_python(data) != (initial or {})


class Lines(forms.CharField):
    """A list, one entry a line."""

    widget = forms.Textarea(attrs={"rows": 2, "dir": "auto"})

    def prepare_value(self, value: Any) -> Any:
        """The list as the editor sees it."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        """The list as it is kept."""
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the entries differ."""
        return self.to_python(data) != list(initial or [])


class SectionForm(WagtailAdminModelForm):
    """A section with its names in other languages."""

    names = ByLanguage(required=False, label=_("names in other languages"), help_text=HINT_NAMES)


class TopicForm(WagtailAdminModelForm):
    """A topic with its names."""

    names = ByLanguage(required=False, label=_("names"), help_text=HINT_NAMES)


class AuthorForm(WagtailAdminModelForm):
    """Somebody who writes."""

    names = Lines(required=False, label=_("also written"), help_text=_("One a line."))
    role = ByLanguage(required=False, label=_("role"), help_text=HINT_NAMES)
    life = ByLanguage(required=False, label=_("short life"), help_text=HINT_NAMES)
    same_as = Lines(
        required=False, label=_("their pages elsewhere"), help_text=_("One address a line.")
    )
