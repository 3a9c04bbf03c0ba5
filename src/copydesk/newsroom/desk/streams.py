"""The body of a story as editors see it: StreamField blocks for `copydesk.story.blocks`."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

RICH_TEXT = ["bold", "italic", "link", "code", "superscript", "subscript", "strikethrough"]


class PictureBlock(blocks.StructBlock):
    """A picture with caption and credit; the file may be missing, and is shown as missing."""

    image = ImageChooserBlock(required=False, label=_("File"))
    caption = blocks.TextBlock(required=False, rows=2, label=_("Caption"))
    credit = blocks.CharBlock(required=False, label=_("Credit line"))
    photographer = blocks.CharBlock(required=False, label=_("Photographer"))
    agencies = blocks.ListBlock(blocks.CharBlock(), default=[], label=_("Agencies"))
    alt = blocks.CharBlock(required=False, label=_("Alternative text"))
    copyright = blocks.CharBlock(required=False, label=_("Copyright notice"))
    usage_terms = blocks.TextBlock(required=False, rows=2, label=_("Usage terms"))
    src = blocks.CharBlock(required=False, label=_("Source address"))
    slug = blocks.CharBlock(required=False, label=_("Picture slug"))

    class Meta:
        icon = "image"
        label = _("Picture")


class FootnoteBlock(blocks.StructBlock):
    """Where something in the block before is from."""

    text = blocks.TextBlock(rows=2, label=_("Source"))
    address = blocks.URLBlock(required=False, label=_("Address"))
    after = blocks.CharBlock(
        required=False,
        label=_("Stands after the words"),
        help_text=_("Empty for the end of the passage before it."),
    )

    class Meta:
        icon = "link"
        label = _("Source note")


class QuoteBlock(blocks.StructBlock):
    """A quotation set apart."""

    text = blocks.RichTextBlock(features=RICH_TEXT, label=_("Words"))
    attribution = blocks.CharBlock(required=False, label=_("Said by"))
    pull = blocks.BooleanBlock(required=False, label=_("Pull quote"))

    class Meta:
        icon = "openquote"
        label = _("Quotation")


class HeadingBlock(blocks.StructBlock):
    """A subhead; the time of a live entry may stand in for its words."""

    text = blocks.CharBlock(required=False, label=_("Words"))
    level = blocks.ChoiceBlock(choices=[("2", "2"), ("3", "3"), ("4", "4")], default="2")
    kind = blocks.ChoiceBlock(
        choices=[("live-entry", _("live entry")), ("question", _("question"))],
        required=False,
        label=_("What it heads"),
    )
    at = blocks.DateTimeBlock(required=False, label=_("Time of the entry"))

    def clean(self, value: Any) -> Any:
        """Refuse a subhead that says nothing."""
        cleaned = super().clean(value)
        if not cleaned["text"].strip() and not cleaned["at"]:
            words = ValidationError(_("A subhead needs words, or the time of its entry."))
            raise StructBlockValidationError(block_errors={"text": words})
        return cleaned

    class Meta:
        icon = "title"
        label = _("Subhead")


class ListingBlock(blocks.StructBlock):
    """A list of points."""

    ordered = blocks.BooleanBlock(required=False, label=_("Numbered"))
    entries = blocks.ListBlock(blocks.RichTextBlock(features=RICH_TEXT), label=_("Points"))

    class Meta:
        icon = "list-ul"
        label = _("List")


class TableRowsBlock(blocks.StructBlock):
    """A table, as rows of cells."""

    header_rows = blocks.IntegerBlock(min_value=0, default=1, label=_("Heading rows"))
    header_columns = blocks.IntegerBlock(
        min_value=0, default=0, required=False, label=_("Heading columns")
    )
    caption = blocks.CharBlock(required=False, label=_("Caption"))
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.CharBlock(required=False), label=_("Cells")), label=_("Rows")
    )

    class Meta:
        icon = "table"
        label = _("Table")


class EmbedBlock(blocks.StructBlock):
    """Somebody else's content, by address."""

    address = blocks.URLBlock(label=_("Address"))
    provider = blocks.CharBlock(required=False, label=_("Provider"))
    text = blocks.TextBlock(required=False, rows=2, label=_("Words to show"))

    class Meta:
        icon = "media"
        label = _("Embed")


BODY_BLOCKS = [
    (
        "paragraph",
        blocks.RichTextBlock(features=RICH_TEXT, icon="pilcrow", label=_("Paragraph")),
    ),
    ("heading", HeadingBlock()),
    ("picture", PictureBlock()),
    ("quote", QuoteBlock()),
    ("list", ListingBlock()),
    ("table", TableRowsBlock()),
    ("embed", EmbedBlock()),
    ("gallery", blocks.ListBlock(PictureBlock(), icon="duplicate", label=_("Gallery"))),
    ("footnote", FootnoteBlock()),
]
