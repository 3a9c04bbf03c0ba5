"""Small things the templates of the corrections say often."""

from django import template

from copydesk.newsroom.corrections import harmless
from copydesk.newsroom.corrections.saying import kind_words

register = template.Library()


@register.filter
def visible(text: str) -> str:
    """A stranger's text with nothing invisible in it; escaping is the template's."""
    return harmless.visible(text)


@register.filter
def defanged(address: str) -> str:
    """A stranger's link as text."""
    return harmless.defanged(address)


@register.filter
def report_kind(kind: str) -> str:
    """What a reader called the error."""
    return kind_words(kind)
