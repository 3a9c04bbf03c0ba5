"""Forms of the desk: a story's own form, and the short ones of the review."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from copydesk.newsroom.desk.models import StoryRow
from copydesk.story.change import ChangeKind


class WordsField(forms.CharField):
    """A list of words as one line, with commas between them."""

    def prepare_value(self, value: Any) -> Any:
        """The list as the editor sees it."""
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        """The list as it is kept."""
        parts = (value or "").replace("\n", ",").replace("،", ",").split(",")
        return [part.strip() for part in parts if part.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the words differ, however the commas stand."""
        return self.to_python(data) != list(initial or [])


class StoryByName(forms.ModelChoiceField):  # type: ignore[type-arg]  # no subscript at run time
    """A story by its key, or by its address as it stands in a browser."""

    widget = forms.TextInput(attrs={"dir": "ltr"})

    def prepare_value(self, value: Any) -> Any:
        """The story's key."""
        known = StoryRow.objects.filter(pk=value).first() if isinstance(value, int) else value
        return known.key if isinstance(known, StoryRow) else known

    def to_python(self, value: Any) -> StoryRow | None:
        """The story of this name."""
        named = unquote(urlsplit(str(value or "").strip()).path)
        if not named:
            return None
        found = StoryRow.objects.filter(Q(key=named) | Q(path=named)).first()
        if found is None:
            raise forms.ValidationError(_("No story of ours has this address."))
        return found


class StoryForm(WagtailAdminModelForm):
    """The form behind a story's tabs."""

    translation_of = StoryByName(
        StoryRow.objects.all(),
        required=False,
        label=_("translation of"),
        help_text=_("The address of the story that this one translates."),
    )

    subjects = WordsField(required=False, label=_("subjects"), help_text=_("Separated by commas."))

    def clean_urgency(self) -> int:
        """0 where nobody has said."""
        return self.cleaned_data.get("urgency") or 0

    def clean_headline(self) -> str:
        """One line, however it was typed."""
        return " ".join(str(self.cleaned_data["headline"]).split())


class ReasonForm(forms.Form):
    """A reason that stays on record."""

    reason = forms.CharField(max_length=500, strip=True)


class WithdrawForm(ReasonForm):
    """Taking a story from readers: for good, or until it is cleared up."""

    kind = forms.ChoiceField(
        choices=[
            (ChangeKind.TAKEDOWN.value, _("Kill: take it down for good")),
            (ChangeKind.WITHHOLD.value, _("Withhold: take it down until it is cleared up")),
        ]
    )


class PublishForm(forms.Form):
    """What the next edition is to the one before."""

    kind = forms.ChoiceField(
        choices=[
            (ChangeKind.UPDATE.value, _("Update: new facts")),
            (ChangeKind.FIX.value, _("Fix: no fact touched")),
        ],
        required=False,
    )

    def chosen(self) -> ChangeKind:
        """The kind, an update unless said otherwise."""
        self.full_clean()
        return ChangeKind(self.cleaned_data.get("kind") or ChangeKind.UPDATE)
