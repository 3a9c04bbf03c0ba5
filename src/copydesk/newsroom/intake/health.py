"""How it stands with a source, in words for editors."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.intake.tempo import pace, rhythm_of
from copydesk.wire.http import rhythm

State = SourceRow.State
# Who fails once or twice comes round by itself.
OFTEN = 3
# News that must have been seen before a rhythm is told, and answers that make a habit.
KNOWN, HABIT = 3.0, 10
MINUTE, HOUR, DAY = 60, 3600, 86_400


def ailing() -> QuerySet[SourceRow]:
    """The sources an editor should look at: silent for too long, gone, or failing again and again.

    Each is asked all the same.
    """
    ails = Q(idle_since__isnull=False) | Q(state=State.GONE) | Q(failures__gte=OFTEN)
    return SourceRow.objects.filter(ails, active=True).order_by("name")


def state_word(source: SourceRow) -> str:
    """How it stands with asking a source, in a line."""
    if not source.is_polled:
        return _silence(source)
    if not source.active:
        return _("paused")
    said = str(source.get_state_display())
    if source.state == State.GONE:
        said = _("%(state)s; asked once a week") % {"state": said}
    elif source.failures and source.next_poll and source.last_poll:
        every = length(max((source.next_poll - source.last_poll).total_seconds(), MINUTE))
        said = _("%(state)s; asked again after %(length)s") % {"state": said, "length": every}
    elif source.wasted >= HABIT:
        said = _("%(state)s, but always sends everything") % {"state": said}
    return _("; ").join(filter(None, (said, _silence(source))))


def rhythm_word(source: SourceRow) -> str:
    """How often it has news: "about every 40 minutes, quiet from 22:00 to 05:00"."""
    known = rhythm_of(source)
    if sum(known.hours) < KNOWN:
        return ""
    usual = rhythm.rates(known, pace(source))
    told = _("about every %(length)s") % {"length": length(rhythm.usual_gap(usual))}
    return _(", ").join(filter(None, (told, _quiet(rhythm.quiet_hours(usual)))))


def wishes_word(source: SourceRow) -> str:
    """What it asks of those who ask it; "" for nothing."""
    said = []
    if source.ttl:
        said.append(_("at most every %(length)s") % {"length": length(source.ttl)})
    if source.hours_off:
        said.append(_quiet(tuple(bool(source.hours_off >> hour & 1) for hour in range(24))))
    if source.days_off:
        monday = dt.date(2024, 1, 1)
        days = [monday + dt.timedelta(days=n) for n in range(7) if source.days_off >> n & 1]
        said.append(
            _("not on %(days)s") % {"days": _(", ").join(date_format(d, "l") for d in days)}
        )
    return _(", ").join(said)


def when(moment: dt.datetime | None) -> str:
    """A moment in the house's time; "" for none."""
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT") if moment else ""


def length(seconds: float) -> str:
    """A length of time in one unit, as one says it."""
    if seconds < 1.5 * HOUR:
        minutes = max(round(seconds / MINUTE), 1)
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    if seconds < 1.5 * DAY:
        hours = round(seconds / HOUR)
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    days = round(seconds / DAY)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def _silence(source: SourceRow) -> str:
    if source.idle_since is None:
        return ""
    return _("silent since %(moment)s, which is long for it") % {"moment": when(source.idle_since)}


def _quiet(hours: tuple[bool, ...]) -> str:
    """The longest run of quiet hours, in the house's time; shorter ones than three are none."""
    shift = int((timezone.localtime().utcoffset() or dt.timedelta()).total_seconds() // HOUR)
    local = [hours[(hour - shift) % 24] for hour in range(24)]
    best = (0, 0)
    for start in range(24):
        run = next((n for n in range(24) if not local[(start + n) % 24]), 24)
        best = max(best, (run, start))
    run, start = best
    if run < 3 or run == 24:
        return ""
    span = {"start": f"{start:02}:00", "end": f"{(start + run) % 24:02}:00"}
    return _("quiet from %(start)s to %(end)s") % span
