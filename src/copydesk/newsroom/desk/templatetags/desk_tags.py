"""Small things the desk's templates say often."""

import datetime as dt
from typing import Any

from babel import Locale
from babel.numbers import format_percent
from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import ArrivalRow
from copydesk.story.change import ChangeKind
from copydesk.story.statement import Figure, Statement

register = template.Library()
# What kind of step a trace tells of: of a delivery, or of an edition.
STEPS: dict[str, str | Promise] = {
    **dict(ArrivalRow.Kind.choices),
    ChangeKind.FIX: _lazy("fix"),
    ChangeKind.UPDATE: _lazy("update"),
    ChangeKind.CLARIFICATION: _lazy("clarification"),
    ChangeKind.CORRECTION: _lazy("correction"),
    ChangeKind.EDITORS_NOTE: _lazy("editors’ note"),
    ChangeKind.RETRACTION: _lazy("retraction"),
    ChangeKind.TAKEDOWN: _lazy("take-down"),
    ChangeKind.REPLY: _lazy("right of reply"),
    ChangeKind.WITHHOLD: _lazy("withheld"),
}


@register.simple_tag
def house_name() -> str:
    """What the paper is called, as the imprint has it."""
    return site().name


@register.filter
def clock(at: dt.datetime | None) -> str:
    """The hour, with the day where it is not today."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    if local.date() == timezone.localdate():
        return local.strftime("%H:%M")
    return f"{date_format(local, 'j M')} {local:%H:%M}"


@register.filter
def exactly(at: dt.datetime | None) -> str:
    """The whole time, with its zone."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M:%S %Z") if at else ""


@register.filter
def weight_name(weight: str) -> str:
    """A weight in one word."""
    return {"stops": _("stops"), "warns": _("warns")}.get(weight, _("notes"))


@register.filter
def percent(share: float) -> str:
    """A share of one in hundredths, never rounded up: what is under a bar looks so."""
    return str(format_percent(int(share * 100 + 1e-9) / 100, locale=_locale()))


@register.filter
def language_name(tag: str) -> str:
    """A language by its name in the desk's language; its script where the language is not told."""
    locale = _locale()
    primary, _dash, more = tag.replace("_", "-").partition("-")
    named = locale.languages.get(primary.lower()) if primary != "und" else None
    return str(named or locale.scripts.get(more.title()) or tag)


def _locale() -> Locale:
    return Locale.parse(to_locale(get_language() or "en"))


@register.filter
def bounds(figure: Figure) -> str:
    """A figure as the interval it stands for."""
    low = "" if figure.low is None else f"{figure.low:g}"
    high = "" if figure.high is None else f"{figure.high:g}"
    said = low if low == high else f"{low or '…'} – {high or '…'}"
    return " ".join(part for part in (said, figure.unit, figure.counts) if part)


@register.filter
def manner(statement: Statement) -> str:
    """How the words were laid to the speaker."""
    names = {"direct": _("in quotation marks"), "mixed": _("partly in quotation marks")}
    return names.get(statement.manner, _("in other words"))


@register.filter
def detail(trace: Any) -> str:
    """What the log keeps beside an act: a reason, a code, a kind."""
    data = dict(trace.data or {})
    data["kind"] = STEPS.get(data.get("kind", ""), data.get("kind"))
    names = ("reason", "code", "kind", "section", "number", "block", "cleaner", "other")
    return " · ".join(str(data[name]) for name in names if data.get(name))
