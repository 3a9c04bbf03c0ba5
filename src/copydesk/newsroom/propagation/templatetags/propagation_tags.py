"""What receipts say, in the language of who reads it."""

import datetime as dt

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from copydesk.newsroom.desk.templatetags.desk_tags import clock
from copydesk.newsroom.propagation.models import DeliveryRow

register = template.Library()
DONE = {
    "published": gettext_noop("published"),
    "updated": gettext_noop("updated"),
    "corrected": gettext_noop("corrected"),
    "released": gettext_noop("released"),
    "withheld": gettext_noop("withheld"),
    "killed": gettext_noop("killed"),
    "unpublished": gettext_noop("was not before the public"),
    "declined": gettext_noop("declined by their desk"),
    "late": gettext_noop("came too late"),
}


@register.filter
def done_in_words(how: str) -> str:
    """What a taker did, as it says; in its own word where we know none for it."""
    return _(DONE[how]) if how in DONE else how


@register.filter
def state_in_words(state: str) -> str:
    """How far something has come at a taker of a taker."""
    states = dict(DeliveryRow.State.choices)
    return str(states.get(state, state))


@register.filter
def moment(text: str) -> str:
    """A moment as receipts write it, as the desk reads it."""
    try:
        return clock(dt.datetime.fromisoformat(text))
    except (TypeError, ValueError):
        return str(text)[:40]
