"""Dates in sample copy: written as distances from the sample's start, filled when it is served.

`@{-3h iso}` is the time three hours before the start, `@{+150s rfc822}` two and a half minutes
after it, `@{changed iso}` when the feed last changed; `@{agency}` is the address the agency's
own pages and pictures are served under.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from email.utils import format_datetime
from types import MappingProxyType

from babel.dates import format_date

from copydesk.errors import BadRecord
from copydesk.story.record import Record

DateTime = dt.datetime

_PLACEHOLDER = re.compile(r"@\{([^{}\n]{1,40})\}")
_WHEN = re.compile(r"(?P<count>[+-]?\d{1,6})(?P<unit>[smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class Moment(Record, frozen=True):
    """A moment of the sample: when it started, how many seconds ago, and where it is served.

    `agency` is an address without a slash at its end ("http://127.0.0.1:8000/agency").
    """

    start: DateTime
    elapsed: float
    agency: str = ""

    @property
    def now(self) -> DateTime:
        """The time of the moment."""
        return self.start + dt.timedelta(seconds=self.elapsed)


FORMS: Mapping[str, Callable[[DateTime], str]] = MappingProxyType(
    {
        "rfc822": lambda at: format_datetime(at, usegmt=True),
        "iso": lambda at: at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "date": lambda at: at.strftime("%Y-%m-%d"),
        "time": lambda at: at.strftime("%H:%M"),
        "long": lambda at: format_date(at, "d MMMM y", locale="en"),
        "month-first": lambda at: format_date(at, "MMMM d, y", locale="en"),
        "weekday": lambda at: format_date(at, "EEEE", locale="en"),
        "long-ar": lambda at: format_date(at, "d MMMM y", locale="ar"),
        "weekday-ar": lambda at: format_date(at, "EEEE", locale="ar"),
    }
)


def fill(text: str, moment: Moment, *, changed: DateTime, place: str) -> str:
    """The text with its placeholders filled. Raises `BadRecord` at one that cannot be read."""

    def value(match: re.Match[str]) -> str:
        if match[1] == "agency":
            return moment.agency
        when, _, form = match[1].partition(" ")
        if form not in FORMS:
            raise BadRecord(place=place, reason=f"unknown form of date in {match[0]}")
        return FORMS[form](_time(when, moment, changed=changed, place=place))

    return _PLACEHOLDER.sub(value, text)


def _time(when: str, moment: Moment, *, changed: DateTime, place: str) -> DateTime:
    if when == "changed":
        return changed.astimezone(dt.UTC)
    match = _WHEN.fullmatch(when)
    if match is None:
        raise BadRecord(place=place, reason=f"unknown time “{when}” in a placeholder")
    distance = dt.timedelta(**{_UNITS[match["unit"]]: int(match["count"])})
    return (moment.start + distance).astimezone(dt.UTC)
