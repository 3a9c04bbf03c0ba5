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
SAYING = ("headline", "text", "quote", "figures", "picture")
BESIDE = ("quote", "said_by", "figures", "picture", "caption", "credit", "alt")


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
    quote = forms.CharField(
        required=False,
        max_length=2000,
        label=_("Quotation"),
        widget=forms.Textarea({"rows": 2, **AUTO}),
    )
    said_by = forms.CharField(
        required=False, max_length=300, label=_("Said by"), widget=forms.TextInput(AUTO)
    )
    figures = forms.CharField(
        required=False,
        max_length=2000,
        label=_("Figures"),
        help_text=_("One a line, what it counts and the number: “Boats in: 7”."),
        widget=forms.Textarea({"rows": 3, **AUTO}),
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

    def beside(self) -> list[forms.BoundField]:
        """The fields for what may stand beside the words."""
        return [self[name] for name in BESIDE]

    def plain(self) -> list[forms.BoundField]:
        """All other fields."""
        return [field for field in self if field.name not in BESIDE]

    @property
    def has_beside(self) -> bool:
        """Whether something was typed there, or is wrong with it."""
        return any(self.data.get(name) or self.errors.get(name) for name in BESIDE)

    def clean_figures(self) -> tuple[tuple[str, str], ...]:
        """What each counts, and its number."""
        lines = filter(None, map(str.strip, self.cleaned_data["figures"].splitlines()))
        pairs = [tuple(map(str.strip, line.rpartition(":")[::2])) for line in lines]
        if not all(counted and number for counted, number in pairs):
            raise forms.ValidationError(_("Put a colon between what is counted and its number."))
        return tuple((counted, number) for counted, number in pairs)

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
        if not any(told.get(name) for name in SAYING) and not self.errors:
            raise forms.ValidationError(_("An entry needs words, figures or a picture."))
        return told

    def entry(self) -> NewEntry:
        """What was typed. Raises `FetchFailed` where the file is no picture we keep."""
        told = self.cleaned_data
        return NewEntry(
            text=told["text"],
            at=told["at"],
            headline=told["headline"],
            quote=told["quote"],
            said_by=told["said_by"],
            figures=told["figures"],
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
