"""What receipts say, in the language of who reads it."""

import datetime as dt

from django import template
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from copydesk.newsroom.desk.templatetags.desk_tags import clock
from copydesk.newsroom.propagation.models import DeliveryRow

register = template.Library()
DONE = {
    "published": _("published"),
    "updated": _("updated"),
    "corrected": _("corrected"),
    "released": _("released"),
    "withheld": _("withheld"),
    "killed": _("killed"),
    "unpublished": _("was not before the public"),
    "declined": _("declined by their desk"),
    "late": _("came too late"),
    "refused": _("killed before, refused"),
}


@register.filter
def done_in_words(how: str) -> str:
    """What a taker did, as it says; in its own word where we know none for it."""
    return gettext(DONE[how]) if how in DONE else how


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
