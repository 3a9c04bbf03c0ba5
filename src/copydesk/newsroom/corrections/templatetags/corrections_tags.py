"""Small things the templates of the corrections say often."""

import datetime as dt

from babel.dates import format_timedelta
from django import template
from django.utils.translation import get_language, to_locale

from copydesk.newsroom.corrections.reports import harmless
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


@register.filter
def span(length: dt.timedelta | None) -> str:
    """How long something took, in the desk's language; a dash where nothing is known."""
    if length is None:
        return "–"
    return str(format_timedelta(length, locale=to_locale(get_language() or "en")))
