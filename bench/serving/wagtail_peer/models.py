"""A story as Wagtail's tutorial makes one: a page with a rich-text body."""

from wagtail.fields import RichTextField
from wagtail.models import Page


class PeerStory(Page):
    """A story."""

    body = RichTextField(blank=True)
    template = "peer_story.html"
