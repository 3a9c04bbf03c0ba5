"""A story as Wagtail's newsrooms have one: a page whose body is a stream of blocks."""

from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page


class PeerStory(Page):
    """A story."""

    body = StreamField([("paragraph", blocks.RichTextBlock())])
    template = "peer_story.html"
