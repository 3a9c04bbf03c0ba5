"""When the next poll may be: never more often than the other side, or good manners, allow."""

import datetime as dt
import re

from copydesk.story.record import Record
from copydesk.wire import dates

DateTime = dt.datetime
MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
A_WEEK = 7 * 24


class Manners(Record, frozen=True):
    """How a house polls: in seconds, how often a source, how close together at one host.

    After failures the interval doubles each time, up to `slowest`, which also bounds how long a
    ttl, a Retry-After or a max-age may keep us away.
    """

    interval: float = 300.0
    host_gap: float = 2.0
    slowest: float = 86_400.0


class Visit(Record, frozen=True):
    """How the last poll of a source went, and what the source asks for.

    `wait` is how long its rhythm lets us wait, in seconds (the interval where it is None); `ttl`
    how long it wants to be left in peace; `hours_off` and `days_off` are as in `glance.Glance`.
    """

    at: DateTime
    failures: int = 0
    retry_after: DateTime | None = None
    fresh_until: DateTime | None = None
    wait: float | None = None
    ttl: float = 0.0
    hours_off: int = 0
    days_off: int = 0


def next_poll(
    visit: Visit | None, manners: Manners, *, now: DateTime, host_last: DateTime | None = None
) -> DateTime:
    """The earliest moment a source may be polled; `host_last` is any poll of the same host."""
    moments = [now]
    if host_last is not None:
        moments.append(host_last + dt.timedelta(seconds=manners.host_gap))
    if visit is None:
        return max(moments)
    last = visit.at + dt.timedelta(seconds=manners.slowest)
    asked = (visit.at + _patience(visit, manners), visit.retry_after, visit.fresh_until)
    moments += [min(moment, last) for moment in asked if moment is not None]
    return _when_open(max(moments), visit, last)


def retry_after(header: str, *, at: DateTime) -> DateTime | None:
    """A Retry-After header, in seconds or as a date, as a moment."""
    header = header.strip()
    if header.isdecimal() and len(header) < 10:
        return at + dt.timedelta(seconds=int(header))
    return dates.parse(header) if header else None


def fresh_until(
    cache_control: str, expires: str, *, at: DateTime, date: str = "", age: str = ""
) -> DateTime | None:
    """Until when an answer that came at `at` says it holds; None where it does not say.

    How long it holds is counted from when the source made it (its Date), not from when some
    cache on the way handed it to us [RFC 9111, 4.2.1 and 4.2.3].
    """
    if re.search(r"\bno-(?:cache|store)\b", cache_control, re.IGNORECASE):
        return None
    made = dates.parse(date) or at
    holds = _lifetime(cache_control, expires, made)
    return at + holds - _age(age, at - made) if holds is not None else None


def _lifetime(cache_control: str, expires: str, made: DateTime) -> dt.timedelta | None:
    seconds = MAX_AGE.search(cache_control)
    if seconds:
        return dt.timedelta(seconds=int(seconds[1]))
    end = dates.parse(expires)
    return end - made if end else None


def _age(told: str, apparent: dt.timedelta) -> dt.timedelta:
    """How old an answer was when it came: as caches tell it, or by its date if that is more."""
    first = told.partition(",")[0].strip()
    is_told = first.isascii() and first.isdecimal() and len(first) < 10
    return max(apparent, dt.timedelta(seconds=int(first) if is_told else 0))


def _patience(visit: Visit, manners: Manners) -> dt.timedelta:
    """How long we wait of ourselves, and because its ttl says so."""
    wait = manners.interval if visit.wait is None else visit.wait
    if visit.failures:
        wait = max(wait, manners.interval) * 2 ** min(visit.failures, 20)
    return dt.timedelta(seconds=min(max(wait, visit.ttl), manners.slowest))


def _when_open(moment: DateTime, visit: Visit, last: DateTime) -> DateTime:
    """The first moment from here that is in no hour and no day it wants to have off."""
    first = moment
    for _ in range(A_WEEK):
        utc = moment.astimezone(dt.UTC)
        if not (visit.hours_off >> utc.hour & 1 or visit.days_off >> utc.weekday() & 1):
            break
        moment += dt.timedelta(hours=1, minutes=-utc.minute, seconds=-utc.second)
    return max(first, min(moment, last))
