"""The quick box of a live report: what an editor types for an entry."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from copydesk.cleaning.credit import take_apart
from copydesk.newsroom.desk.covering import NewEntry
from copydesk.newsroom.desk.house import house
from copydesk.newsroom.desk.picture_words import with_words
from copydesk.newsroom.desk.pictures import LIMIT, keep
from copydesk.story.blocks import Picture

AUTO = {"dir": "auto"}


class EntryForm(forms.Form):
    """Text, and what may stand beside it; without a time it is now."""

    headline = forms.CharField(
        required=False, max_length=300, label=_("Headline"), widget=forms.TextInput(AUTO)
    )
    text = forms.CharField(
        required=False,
        max_length=20_000,
        label=_("Text"),
        help_text=_("A blank line begins another paragraph."),
        widget=forms.Textarea({"rows": 5, "autofocus": True, **AUTO}),
    )
    picture = forms.FileField(
        required=False,
        label=_("Picture"),
        widget=forms.ClearableFileInput({"accept": "image/*"}),
    )
    caption = forms.CharField(
        required=False, max_length=1000, label=_("Caption"), widget=forms.TextInput(AUTO)
    )
    credit = forms.CharField(
        required=False, max_length=300, label=_("Credit line"), widget=forms.TextInput(AUTO)
    )
    alt = forms.CharField(
        required=False, max_length=500, label=_("Alternative text"), widget=forms.TextInput(AUTO)
    )
    at = forms.DateTimeField(
        required=False,
        label=_("Time of the entry"),
        help_text=_("Empty for now."),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    is_key = forms.BooleanField(required=False, label=_("Key point"))
    pinned = forms.BooleanField(required=False, label=_("Pinned summary"))

    def clean_picture(self) -> Any:
        """No larger than we fetch."""
        file = self.cleaned_data["picture"]
        if file and file.size > LIMIT:
            raise forms.ValidationError(_("The picture is too large."))
        return file

    def clean_at(self) -> Any:
        """Nothing is told before it happens."""
        at = self.cleaned_data["at"] or timezone.now()
        if at > timezone.now():
            raise forms.ValidationError(_("This time has not come yet."))
        return at

    def clean(self) -> dict[str, Any]:
        """An entry says something."""
        told = self.cleaned_data
        said = (told.get("headline"), told.get("text"), told.get("picture"))
        if not any(said) and not self.errors:
            raise forms.ValidationError(_("An entry needs words or a picture."))
        return told

    def entry(self) -> NewEntry:
        """What was typed. Raises `FetchFailed` where the file is no picture we keep."""
        told = self.cleaned_data
        return NewEntry(
            text=told["text"],
            at=told["at"],
            headline=told["headline"],
            picture=self._picture() if told["picture"] else None,
            is_key=told["is_key"],
            pinned=told["pinned"],
        )

    def _picture(self) -> Picture:
        told = self.cleaned_data
        credit = take_apart(told["credit"], house().picture_agencies) if told["credit"] else None
        typed = Picture(key="", caption=told["caption"], credit=credit, alt=told["alt"])
        file = keep(told["picture"].read(), src=told["picture"].name, block=typed)
        return with_words(typed, file)
