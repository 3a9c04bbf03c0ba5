"""What a person fills in to bring copy into the house by hand."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from copydesk.newsroom.intake.label import label
from copydesk.newsroom.intake.models import SourceRow

# What Django takes as a form's words; more than that is a file.
MAX_PASTE = 2_000_000
MAX_FILES = 20


class SourceChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django has none
    """The source copy is from, if it is from one we know."""

    def __init__(self) -> None:
        super().__init__(
            queryset=SourceRow.objects.all(),
            required=False,
            label=_("Source"),
            empty_label=_("(none of these)"),
        )


class SeveralFiles(forms.ClearableFileInput):
    """Choose several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files, each within the bounds of a capture."""

    widget = SeveralFiles

    def clean(self, data: object, initial: object = None) -> list["UploadedFile[Any]"]:
        """All files, or the reason why one of them is not taken."""
        files = data if isinstance(data, list | tuple) else [data]
        clean = super().clean
        if len(files) > MAX_FILES:
            few = ngettext("At most %d file at once.", "At most %d files at once.", MAX_FILES)
            raise forms.ValidationError(few % MAX_FILES)
        taken: list[UploadedFile[Any]] = [clean(each, initial) for each in files]
        limit = settings.CAPTURE_MAX_BYTES
        for file in taken:
            if (file.size or 0) > limit:
                text = _("“%(name)s” is larger than %(limit)d KiB.")
                name = label(file.name or "")
                raise forms.ValidationError(text, params={"name": name, "limit": limit // 1024})
        return taken


class PasteForm(forms.Form):
    """Copy out of a mail, a page or another system's window."""

    text = forms.CharField(
        label=_("Copy"),
        max_length=MAX_PASTE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto", "spellcheck": "false"}),
        help_text=_("As it is: furniture is cut by the desk, and everything is kept."),
    )
    source = SourceChoice()

    def clean_text(self) -> str:
        """The copy; blanks alone are none."""
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError(_("There is nothing in it."))
        return text


class UploadForm(forms.Form):
    """Files from this computer: feeds, pages, ninjs, text."""

    copy = FilesField(label=_("Files"))
    source = SourceChoice()


class FetchForm(forms.Form):
    """An address on the web."""

    address = forms.CharField(
        label=_("Address"),
        max_length=2000,
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )
    source = SourceChoice()
