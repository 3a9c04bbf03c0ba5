"""What a chief fills in about a taker."""

import base64
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from copydesk.errors import RefusedAddress
from copydesk.newsroom.desk.models import SectionRow
from copydesk.newsroom.intake import troubles
from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.propagation.models import TakerRow
from copydesk.wire.http.address import target
from copydesk.wire.http.signatures import SECRET_PREFIX

Form, Way = TakerRow.Form, TakerRow.Way
FEEDS = (Form.JSON_FEED, Form.ATOM, Form.RSS)
# What there is to say of a subscriber of our hub: the rest it said itself.
OF_SUBSCRIBERS = ("name", "contact")


class TakerForm(WagtailAdminModelForm):
    """Who takes our copy, how, and what of it."""

    sections = forms.MultipleChoiceField(
        label=gettext_lazy("sections"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None ticked: all."),
    )
    sources = forms.MultipleChoiceField(
        label=gettext_lazy("sources"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None ticked: all, our own copy among them."),
    )
    languages = forms.CharField(
        label=gettext_lazy("languages"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Codes with commas between, as in “de, fr”. None: all."),
    )

    given_secret = forms.CharField(
        label=gettext_lazy("secret they gave you"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("As their door shows it: whsec_... Left empty, ours holds."),
    )

    class Meta:
        model = TakerRow
        fields = (
            "name", "contact", "way", "form", "address", "sections", "languages", "sources",
            "has_own_answers",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.way == Way.HUB:
            for name in [name for name in self.fields if name not in OF_SUBSCRIBERS]:
                del self.fields[name]
            return
        self.fields["way"].choices = [one for one in Way.choices if one[0] != Way.HUB]
        self.fields["address"].widget = forms.URLInput(attrs={"dir": "ltr"})
        self.fields["sections"].choices = list(SectionRow.objects.values_list("key", "name"))
        self.fields["sources"].choices = list(SourceRow.objects.values_list("key", "name"))
        self.initial["languages"] = ", ".join(self.instance.languages or [])

    def clean_languages(self) -> list[str]:
        """The codes, each once."""
        said: str = self.cleaned_data["languages"]
        codes = [code.strip() for code in said.replace(";", ",").split(",")]
        return list(dict.fromkeys(filter(None, codes)))

    def clean_given_secret(self) -> str:
        """As Standard Webhooks writes secrets."""
        said: str = self.cleaned_data["given_secret"].strip()
        if said and not is_secret(said):
            raise forms.ValidationError(_("This is no secret as doors show it."))
        return said

    def clean(self) -> dict[str, Any]:
        """An address to send to, where copy is sent; a form that can be sent."""
        held: dict[str, Any] = super().clean() or {}
        if held.get("way") != Way.WEBHOOK:
            return held
        if held.get("form") in FEEDS:
            self.add_error("form", _("A list is fetched, not sent."))
        try:
            target(held.get("address", ""), allow=settings.WIRE_ALLOW)
        except RefusedAddress as error:
            self.add_error("address", troubles.said(error.reason))
        return held

    def save(self, commit: bool = True) -> TakerRow:
        """A new taker gets a key made of its name."""
        taker: TakerRow = self.instance
        if not taker.key:
            taker.key = _free_key(slugify(taker.name)[:50] or "taker")
        taker.secret = self.cleaned_data.get("given_secret") or taker.secret
        saved: TakerRow = super().save(commit)
        return saved


def is_secret(said: str) -> bool:
    """Whether copy can be signed with it: "whsec_" and 24 to 64 bytes in base64."""
    try:
        key = base64.b64decode(said.removeprefix(SECRET_PREFIX), validate=True)
    except ValueError:
        return False
    return said.startswith(SECRET_PREFIX) and 24 <= len(key) <= 64


def _free_key(wanted: str) -> str:
    taken = set(TakerRow.objects.filter(key__startswith=wanted).values_list("key", flat=True))
    numbered = (wanted if not number else f"{wanted}-{number}" for number in range(len(taken) + 1))
    return next(key for key in numbered if key not in taken)
