"""House adverts: what the paper says for itself in the places kept for adverts."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin

from copydesk.newsroom.desk.plan import LocaleRow, SectionRow, WithPicture
from copydesk.newsroom.desk.signals import preview_asked
from copydesk.press.address import link_out


class HouseAdvertRow(PreviewableMixin, WithPicture):
    """Words, or a picture with words, that lead to an address, for a while and in some sections."""

    words = models.CharField(_("words"), max_length=160)
    address = models.CharField(
        _("address"),
        max_length=1000,
        help_text=_("A whole address, or one of this site that begins with a slash."),
    )
    sections = models.ManyToManyField(
        SectionRow,
        blank=True,
        related_name="+",
        verbose_name=_("sections"),
        help_text=_("None chosen: all of them."),
    )
    locale = models.ForeignKey(
        LocaleRow,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("language of the paper"),
        help_text=_("None chosen: all of them."),
    )
    starts = models.DateTimeField(
        _("from"),
        null=True,
        blank=True,
        help_text=_("Beside stories that come out from then on."),
    )
    ends = models.DateTimeField(_("until"), null=True, blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("One of weight 2 stands twice as often as one of weight 1."),
    )

    class Meta:
        verbose_name = _("house advert")
        verbose_name_plural = _("house adverts")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.words

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        """It stands in a story, printed by the press."""
        [(_receiver, page)] = preview_asked.send(sender=type(self), row=self, request=request)
        return page

    def clean(self) -> None:
        """It leads somewhere, and ends after it begins."""
        super().clean()
        is_own = self.address.startswith("/") and not self.address.startswith("//")
        if not is_own and not link_out(self.address):
            raise ValidationError({"address": _("This is no address readers can follow.")})
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": _("It would end before it begins.")})
