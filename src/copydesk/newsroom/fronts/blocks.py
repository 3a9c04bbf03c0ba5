"""What a front is put together of, as editors see it: StreamField blocks for `press.shape`."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from copydesk.newsroom.desk.models import SectionRow
from copydesk.newsroom.fronts.choosing import StoryBlock
from copydesk.newsroom.intake.models import SourceRow
from copydesk.press.shape import MOST_IN_LIST, MOST_IN_PACKAGE

# Pages of other sites and of ours; nothing that a browser would run.
ADDRESS = re.compile(r"(?:https?://[^\s/]|/(?!/)|mailto:)\S*", re.IGNORECASE)
LONGEST_AGE = 24 * 365  # hours


def sections() -> list[tuple[str, str]]:
    """The paper's sections, to choose from."""
    return [(row.key, row.name) for row in SectionRow.objects.all()]


def sources() -> list[tuple[str, str]]:
    """The paper's sources, to choose from."""
    return [(row.key, row.name) for row in SourceRow.objects.order_by("name")]


def leads_somewhere(address: str) -> None:
    """Whether a reader may be sent to an address."""
    if not ADDRESS.fullmatch(address):
        raise ValidationError(_("An address that begins with https:// or /."))


class PinBlock(blocks.StructBlock):
    """A chosen story, until a moment or for good."""

    story = StoryBlock(label=_("Story"))
    until = blocks.DateTimeBlock(
        required=False, label=_("Until"), help_text=_("Empty: until you take it away.")
    )

    class Meta:
        icon = "thumbtack"
        label = _("Chosen story")


class ByItselfBlock(blocks.StaticBlock):
    """A place that the newest story takes."""

    class Meta:
        icon = "rotate"
        label = _("The newest, by itself")
        admin_text = _("The newest story that stands nowhere else on this front.")


class RuleBlock(blocks.StructBlock):
    """Which stories come by themselves."""

    section = blocks.ChoiceBlock(choices=sections, required=False, label=_("Of the section"))
    topic = blocks.CharBlock(
        required=False,
        max_length=60,
        label=_("On the topic"),
        help_text=_("Its name, or the key at the end of its page’s address."),
    )
    source = blocks.ChoiceBlock(choices=sources, required=False, label=_("From the source"))
    hours = blocks.IntegerBlock(
        required=False,
        min_value=0,
        max_value=LONGEST_AGE,
        default=0,
        label=_("Not older than (hours)"),
        help_text=_("0 for any age."),
    )

    class Meta:
        icon = "rotate"
        label = _("Rule")


class PackageBlock(blocks.StructBlock):
    """Chosen stories under one headline."""

    headline = blocks.CharBlock(max_length=120, label=_("Headline"))
    stories = blocks.ListBlock(PinBlock(), min_num=2, max_num=MOST_IN_PACKAGE, label=_("Stories"))
    rule = RuleBlock(label=_("Places whose story is gone are filled with the newest"))

    class Meta:
        icon = "duplicate"
        label = _("Package")


class AutoListBlock(blocks.StructBlock):
    """The newest by a rule."""

    headline = blocks.CharBlock(max_length=120, label=_("Headline"))
    rule = RuleBlock(label=_("Stories"))
    limit = blocks.IntegerBlock(min_value=1, max_value=MOST_IN_LIST, default=4, label=_("How many"))
    has_pictures = blocks.BooleanBlock(required=False, default=True, label=_("With pictures"))

    class Meta:
        icon = "list-ul"
        label = _("Automatic list")


class SectionBandBlock(blocks.StructBlock):
    """The newest of a section."""

    section = blocks.ChoiceBlock(choices=sections, label=_("Section"))

    class Meta:
        icon = "folder-open-inverse"
        label = _("Section")


class NoteBlock(blocks.StructBlock):
    """Words of the house."""

    headline = blocks.CharBlock(required=False, max_length=120, label=_("Headline"))
    text = blocks.TextBlock(rows=4, label=_("Words"), help_text=_("Empty lines part paragraphs."))

    class Meta:
        icon = "info-circle"
        label = _("Note of the house")


class LinkBlock(blocks.StructBlock):
    """Where readers may go on."""

    text = blocks.CharBlock(max_length=120, label=_("Words"))
    address = blocks.CharBlock(max_length=1000, validators=[leads_somewhere], label=_("Address"))


class LinksBlock(blocks.StructBlock):
    """Several addresses under one headline."""

    headline = blocks.CharBlock(required=False, max_length=120, label=_("Headline"))
    links = blocks.ListBlock(LinkBlock(), min_num=1, max_num=20, label=_("Links"))

    class Meta:
        icon = "link"
        label = _("Links")


TOP: list[tuple[str, Any]] = [("story", PinBlock()), ("by_itself", ByItselfBlock())]
PARTS: list[tuple[str, Any]] = [
    ("package", PackageBlock()),
    ("list", AutoListBlock()),
    ("section", SectionBandBlock()),
    ("note", NoteBlock()),
    ("links", LinksBlock()),
]
