"""Rows of the fronts' room."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import LocaleRow, SectionRow, StoryRow
from copydesk.newsroom.fronts.blocks import PARTS, TOP
from copydesk.newsroom.fronts.reading import shape_of
from copydesk.newsroom.fronts.signals import proof_asked
from copydesk.press.locale import locale_for
from copydesk.press.shape import Front

PLACES_AT_TOP = 7
WIDTHS = (
    ("phone", "mobile-alt", 360, _("As on a telephone")),
    ("tablet", "tablet-alt", 768, _("As on a tablet")),
    ("desk", "desktop", 1280, _("As at a desk")),
    ("wide", "expand-right", 1920, _("As on a wide screen")),
)


class FrontRow(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    models.Model,
):
    """The front of the paper in one language, or of a section there, as its editors shape it.

    `shape` is what readers see: `copydesk.press.shape.Front`, frozen when it last went out.
    """

    locale = models.ForeignKey(
        LocaleRow,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="fronts",
        verbose_name=_("language of the paper"),
        help_text=_("Empty for the main language."),
    )
    section = models.ForeignKey(
        SectionRow,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="fronts",
        verbose_name=_("section"),
        help_text=_("Empty for the front of the paper."),
    )
    top = StreamField(
        TOP,
        blank=True,
        max_num=PLACES_AT_TOP,
        verbose_name=_("top"),
        help_text=_("The first place leads. Places you leave out fill with the newest stories."),
    )
    parts = StreamField(
        PARTS,
        blank=True,
        verbose_name=_("below the top"),
        help_text=_("In this order; what has no story to show is left out."),
    )
    goes_on = models.BooleanField(
        _("goes on by itself"),
        default=True,
        help_text=_("The sections you have not placed follow, then what else is new."),
    )
    place = models.CharField(max_length=80, unique=True, editable=False)
    shape = models.JSONField(default=dict, editable=False)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="front")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="front",
        for_concrete_model=False,
    )

    class Meta:
        verbose_name = _("front")
        verbose_name_plural = _("fronts")
        ordering = ["place"]

    def __str__(self) -> str:
        locale = str(self.locale or _("main language"))
        return f"{self.section or _('Front of the paper')} ({locale})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With the name of its place."""
        self.place = self.place or self.own_place()
        super().save(*args, **kwargs)

    @property
    def revisions(self) -> models.QuerySet[Revision]:
        """All drafts, as Wagtail keeps them."""
        return self._revisions

    def own_place(self) -> str:
        """Which front it is: the keys of its language and section."""
        locale, section = self.locale, self.section
        return f"{locale.key if locale else ''}/{section.key if section else ''}"

    def front(self) -> Front:
        """The shape that this draft has."""
        return shape_of(self.top, self.parts, goes_on=self.goes_on)

    def clean(self) -> None:
        """There is one of each, and it stays where it is."""
        super().clean()
        place = self.own_place()
        if self.pk and place != self.place:
            raise ValidationError(_("A front stays where it is; shape the other one instead."))
        if FrontRow.objects.filter(place=place).exclude(pk=self.pk).exists():
            raise ValidationError(_("This front is there already."))
        strangers = [story for story in self._chosen() if not self._speaks(story)]
        if strangers:
            raise ValidationError(
                _("Not in the language of this front: %(story)s"), params={"story": strangers[0]}
            )

    def _chosen(self) -> Iterator[StoryRow]:
        """All stories that are pinned here."""
        pins = [block.value for block in self.top if block.block_type == "story"]
        packages = (block.value for block in self.parts if block.block_type == "package")
        pins += (pin for package in packages for pin in package["stories"])
        yield from (pin["story"] for pin in pins if pin["story"])

    def _speaks(self, story: StoryRow) -> bool:
        """Whether the locale that lists a story is the one of this front."""
        key = locale_for(story.language, site()).key
        return key == (self.locale.key if self.locale else "")

    def with_content_json(self, content: dict[str, Any]) -> "FrontRow":
        """A draft; what readers see and where it stands are no part of it."""
        draft: FrontRow = super().with_content_json(content)
        draft.place, draft.shape = self.place, self.shape
        draft.locale, draft.section = self.locale, self.section
        return draft

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """The widths at which the press's pages are looked at: phone, tablet, desk, wide."""
        return [
            {"name": name, "icon": icon, "device_width": width, "label": label}
            for name, icon, width, label in WIDTHS
        ]

    @property
    def default_preview_size(self) -> str:
        """A front is shaped at a desk."""
        return "desk"

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """This draft as readers will see it, printed by the press."""
        [(_receiver, response)] = proof_asked.send(sender=FrontRow, row=self, front=self.front())
        return response


class FrontOrderRow(models.Model):
    """A front that has to be printed; written with its change, taken away once it is printed."""

    place = models.CharField(max_length=80)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("print order")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.place
