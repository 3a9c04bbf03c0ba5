"""How often a source has news, hour by hour, learned from asking it; and when to ask next.

News is taken to come by chance at a rate that depends on the hour of the day (UTC) and the day
of the week. One look tells only whether something came since the last one, not how much: the
rate is corrected for that. What is long past counts less.

Requests are spread so that items wait least on average: with the square root of the rate. (With
gaps `T` between polls of sources with rates `r`, the mean wait is the sum of `r T / 2`; for a
given sum of `1 / T` it is least where `T` goes with `1 / sqrt(r)`.) The bounds see to it that
what a seldom source has does not wait too long for that.
"""

import datetime as dt
import math
from collections.abc import Iterator

from copydesk.story.record import Record, replace

HOUR, DAY, WEEK = 3600.0, 86_400.0, 604_800.0
MEMORY = 14 * DAY  # what is so long past counts half
LATELY = HOUR / 2  # the same, for whether it is livelier than usual just now
# News that each hour and each day is taken to have had besides, and how much was hoped for:
# as much as on the mean when we ask; half of that when silence is judged.
EARLIER = (2.0, 2.0)
IN_DOUBT = (1.0, 1.0)
# A source with news at this many times its interval is asked at that interval.
EASE = 9.0
LIVELIEST = 8.0  # how much faster or slower than usual "just now" may make us
# A source is silent for too long when so long a silence comes by chance once in SELDOM. Each of
# its news begins a silence, so the lively ones must be silent for more of their gaps than those
# that have something twice a day. Of 518 made-up sources (`bench/polling`) that fell silent 451
# were found within a week, at 7 false alarms among 800 in three weeks; with eleven gaps for all
# of them it was 236, at as many false ones.
SELDOM = 8 * 52 * WEEK
LEAST_SURPRISE = 3.0  # in powers of e
# News we must have seen, and time we must have watched, before silence means anything.
KNOWN, WATCHED = 5.0, 3 * DAY
LONGEST_SILENCE = 60 * DAY
THURSDAY = 3  # the first day of the epoch; Monday is 0


class Rhythm(Record, frozen=True):
    """What was seen of a source: news by hour and by day, and the seconds watched in each.

    `at` is the last look, in seconds of the epoch; `seen` and `expected` are the news of the
    last hours and what was to be expected.
    """

    at: float = 0.0
    hours: tuple[float, ...] = (0.0,) * 24
    hours_watched: tuple[float, ...] = (0.0,) * 24
    days: tuple[float, ...] = (0.0,) * 7
    days_watched: tuple[float, ...] = (0.0,) * 7
    seen: float = 0.0
    expected: float = 0.0


class Pace(Record, frozen=True):
    """The bounds between two polls, in seconds; `interval` is the gap while nothing is known."""

    interval: float = 900.0
    fastest: float = 60.0
    slowest: float = 1800.0


class Rates(Record, frozen=True):
    """News a second, for each hour of the day, times a factor for each day of the week."""

    hours: tuple[float, ...]
    days: tuple[float, ...]

    def at(self, moment: float) -> float:
        """The rate at a moment."""
        return self.hours[int(moment // HOUR) % 24] * self.days[_weekday(moment)]


def rates(rhythm: Rhythm, pace: Pace, earlier: tuple[float, float] = EARLIER) -> Rates:
    """What is to be expected, hour by hour; hours seldom watched are taken to be as `earlier`."""
    mean = (sum(rhythm.hours) + 1) / (sum(rhythm.hours_watched) + EASE * pace.interval)
    more, hoped = earlier
    hours = (
        mean * (came + more) / (mean * watched + hoped)
        for came, watched in zip(rhythm.hours, rhythm.hours_watched, strict=True)
    )
    days = (
        (came + more) / (mean * watched + hoped)
        for came, watched in zip(rhythm.days, rhythm.days_watched, strict=True)
    )
    return Rates(hours=tuple(hours), days=tuple(days))


def looked(
    rhythm: Rhythm, pace: Pace, *, now: dt.datetime, is_news: bool, is_sent: bool = False
) -> Rhythm:
    """What is known after a look that found news, or none. The first look only starts the clock.

    What `is_sent` to us of itself is one piece of news, at this very moment.
    """
    end = now.timestamp()
    if not 0 < rhythm.at < end:
        return replace(rhythm, at=max(end, rhythm.at))
    usual = rates(rhythm, pace)
    pieces = list(_hours(max(rhythm.at, end - WEEK), end))
    hoped = [usual.at(start) * length for start, length in pieces]
    total = sum(hoped)
    # One look that finds something stands for that many news at this rate, one at the least.
    came = 1.0 if is_sent else total / -math.expm1(-total) if is_news else 0.0
    fading = 0.5 ** ((end - rhythm.at) / MEMORY)
    hours, hours_watched = _faded(rhythm.hours, fading), _faded(rhythm.hours_watched, fading)
    days, days_watched = _faded(rhythm.days, fading), _faded(rhythm.days_watched, fading)
    for (start, length), share in zip(pieces, hoped, strict=True):
        hour, day = int(start // HOUR) % 24, _weekday(start)
        hours[hour] += came * share / total
        days[day] += came * share / total
        hours_watched[hour] += length
        days_watched[day] += length
    forgotten = 0.5 ** ((end - rhythm.at) / max(LATELY, 4 / usual.at(end)))
    return Rhythm(
        at=end,
        hours=_short(hours),
        hours_watched=_short(hours_watched),
        days=_short(days),
        days_watched=_short(days_watched),
        seen=round(rhythm.seen * forgotten + came, 6),
        expected=round(rhythm.expected * forgotten + total, 6),
    )


def wait(rhythm: Rhythm, pace: Pace, *, now: dt.datetime) -> float:
    """Seconds until it is asked again: short when news is likely, long when it is not."""
    usual = rates(rhythm, pace)
    lively = (EARLIER[0] + rhythm.seen) / (EARLIER[1] + rhythm.expected)
    lively = min(max(lively, 1 / LIVELIEST), LIVELIEST)
    start = now.timestamp()
    slowest = max(pace.slowest, pace.fastest)
    done = 0.0
    for moment, length in _hours(start, start + slowest):
        gap = math.sqrt(pace.interval / EASE / (usual.at(moment) * lively))
        gap = min(max(gap, pace.fastest), slowest)
        if done + length / gap >= 1:
            waited = moment - start + (1 - done) * gap
            return min(max(waited, pace.fastest), slowest)
        done += length / gap
    return slowest


def alarm(rhythm: Rhythm, pace: Pace, *, since: dt.datetime) -> dt.datetime | None:
    """When its silence will have lasted too long, if nothing comes; None where too little is known.

    The better its rhythm is known, the fewer of its usual gaps are enough, and the fewer the
    longer they are: nine where it is known well and has news twice a day, eleven at one an hour.
    """
    known = sum(rhythm.hours)
    if known < KNOWN or sum(rhythm.hours_watched) < WATCHED:
        return None
    usual = rates(rhythm, pace, IN_DOUBT)
    a_week = sum(usual.hours) * HOUR * sum(usual.days)
    surprise = max(math.log(a_week * SELDOM / WEEK), LEAST_SURPRISE)
    missing = known * math.expm1(surprise / known)
    weeks = missing // a_week
    start = since.timestamp() + weeks * WEEK
    if weeks * WEEK > LONGEST_SILENCE:
        return None
    missing -= weeks * a_week
    for moment, length in _hours(start, start + WEEK + HOUR):
        rate = usual.at(moment)
        if rate * length >= missing:
            return dt.datetime.fromtimestamp(moment + missing / rate, dt.UTC)
        missing -= rate * length
    return dt.datetime.fromtimestamp(start + WEEK, dt.UTC)


def quiet_hours(usual: Rates) -> tuple[bool, ...]:
    """For each hour of the day (UTC) whether it brings a fifth of the busiest or less."""
    busiest = max(usual.hours)
    return tuple(rate <= busiest / 5 for rate in usual.hours)


def usual_gap(usual: Rates) -> float:
    """Seconds between news in the hours that are not quiet."""
    awake = [rate for rate, quiet in zip(usual.hours, quiet_hours(usual), strict=True) if not quiet]
    return len(awake) / sum(awake)


def _hours(start: float, end: float) -> Iterator[tuple[float, float]]:
    """The time cut at full hours: where each piece starts, and its length."""
    while start < end:
        cut = min((start // HOUR + 1) * HOUR, end)
        yield start, cut - start
        start = cut


def _weekday(moment: float) -> int:
    return (int(moment // DAY) + THURSDAY) % 7


def _faded(numbers: tuple[float, ...], fading: float) -> list[float]:
    return [number * fading for number in numbers]


def _short(numbers: list[float]) -> tuple[float, ...]:
    """To seven figures: fewer would not show what a minute takes from the past."""
    return tuple(float(f"{number:.7g}") for number in numbers)
