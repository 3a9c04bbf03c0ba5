"""Words of the intake's screens."""

from django.template import Library

from copydesk.newsroom.intake import troubles

register = Library()


@register.filter
def in_words(trouble: str) -> str:
    """A trouble that was written down, in the language of whoever looks."""
    return troubles.said(trouble)
