"""What a correction changes, as the desk's screens show it."""

from typing import Any

from django.utils.translation import gettext as _

from copydesk.newsroom.corrections.drafting import Part
from copydesk.newsroom.desk.views.galley import kind_of
from copydesk.newsroom.desk.views.versions import STATES


def shown_part(part: Part) -> dict[str, Any]:
    """A line or block that changes: what it is, how, and word by word."""
    names = {"headline": _("headline"), "standfirst": _("standfirst")}
    label = names.get(part.name) or (kind_of(part.block) if part.block else "")
    return {"label": label, "state": STATES[part.state], "words": part.words}
