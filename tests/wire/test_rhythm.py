"""A source's rhythm is learned by looking."""

import datetime as dt
import random
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.wire.http import rhythm
from copydesk.wire.http.rhythm import (
    Pace,
    Rhythm,
    alarm,
    looked,
    quiet_hours,
    rates,
    usual_gap,
    wait,
)

START = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)  # a Monday
PACE = Pace(interval=900, fastest=60, slowest=1800)
HOUR, DAY = 3600, 86_400


def after(seconds: float) -> dt.datetime:
    return START + dt.timedelta(seconds=seconds)


def watched(news: list[float], days: float, *, every: float = 600) -> Rhythm:
    """What is known after looking regularly, the moments of the news given in seconds."""
    known, waiting, moment = Rhythm(), sorted(news), 0.0
    while moment < days * DAY:
        came = [each for each in waiting if each <= moment]
        waiting = waiting[len(came) :]
        known = looked(known, PACE, now=after(moment), is_news=bool(came))
        moment += every
    return known


def regular(gap: float, days: float) -> list[float]:
    return [gap * n for n in range(1, int(days * DAY / gap))]


def by_day(gap: float, days: int) -> list[float]:
    """News from eight in the morning to ten at night."""
    return [
        day * DAY + 8 * HOUR + gap * n for day in range(days) for n in range(int(14 * HOUR / gap))
    ]


def test_a_source_not_yet_known_is_asked_at_its_interval() -> None:
    assert wait(Rhythm(), PACE, now=START) == pytest.approx(900)


def test_the_usual_gap_is_learned() -> None:
    known = watched(regular(2400, 7), 7)
    assert usual_gap(rates(known, PACE)) == pytest.approx(2400, rel=0.2)


def test_more_came_than_one_can_see_when_every_look_finds_something() -> None:
    known = watched(regular(120, 3), 3, every=600)
    assert usual_gap(rates(known, PACE)) < 300


def test_lively_sources_are_asked_more_often_than_seldom_ones() -> None:
    gaps = [wait(watched(regular(gap, 5), 5), PACE, now=after(5 * DAY)) for gap in (600, 6000)]
    assert gaps[0] < gaps[1]


def test_waits_keep_the_bounds_of_the_house() -> None:
    busy = watched(regular(60, 2), 2, every=60)
    silent = watched([], 5)
    assert wait(busy, PACE, now=after(2 * DAY)) >= 60
    assert wait(silent, PACE, now=after(5 * DAY)) == 1800


def test_at_night_one_waits_longer_and_is_up_in_time_in_the_morning() -> None:
    known = watched(by_day(1200, 10), 10)
    wide = Pace(interval=900, fastest=60, slowest=6 * HOUR)
    noon, night = (wait(known, wide, now=after(10 * DAY + hour * HOUR)) for hour in (12, 2))
    before_dawn = wait(known, wide, now=after(10 * DAY + 7.5 * HOUR))
    assert night > 2 * noon
    assert before_dawn < night


def test_a_burst_makes_us_look_more_often_for_a_while() -> None:
    known = watched(regular(3 * HOUR, 6), 6)
    now, waits = 6.0 * DAY, []
    for _ in range(4):
        now += 120
        known = looked(known, PACE, now=after(now), is_news=True)
        waits.append(wait(known, PACE, now=after(now)))
    assert waits[-1] < wait(watched(regular(3 * HOUR, 6), 6), PACE, now=after(6 * DAY))


def test_quiet_hours_are_those_that_bring_next_to_nothing() -> None:
    quiet = quiet_hours(rates(watched(by_day(1200, 10), 10), PACE))
    assert quiet[2:6] == (True,) * 4
    assert not any(quiet[9:21])


def test_silence_is_an_alarm_after_so_many_of_its_own_gaps() -> None:
    known = watched(regular(2400, 10), 10)
    rings = alarm(known, PACE, since=after(10 * DAY))
    assert rings is not None
    gaps = (rings - after(10 * DAY)).total_seconds() / 2400
    assert 8 < gaps < 20


def test_a_seldom_source_need_not_be_silent_for_as_many_gaps_as_a_lively_one() -> None:
    since, gaps = after(28 * DAY), []
    for gap in (HOUR, 6 * HOUR):
        rings = alarm(watched(regular(gap, 28), 28), PACE, since=since)
        assert rings is not None
        gaps.append((rings - since).total_seconds() / gap)
    assert gaps[1] < gaps[0]


def test_a_quiet_night_is_no_silence() -> None:
    known = watched(by_day(1200, 10), 10)
    last = after(9 * DAY + 22 * HOUR)
    rings = alarm(known, PACE, since=last)
    assert rings is not None
    assert rings > after(10 * DAY + 8 * HOUR)


def test_of_a_source_hardly_known_no_silence_is_told() -> None:
    assert alarm(watched(regular(2400, 1), 1), PACE, since=after(DAY)) is None
    assert alarm(watched([5.0], 5), PACE, since=after(5 * DAY)) is None


def test_what_is_long_past_counts_less() -> None:
    known = watched(regular(1200, 6), 6)
    later = watched(regular(1200, 6), 48, every=1200)
    assert sum(later.hours) < sum(known.hours) / 3


def test_a_look_back_in_time_changes_nothing() -> None:
    known = looked(Rhythm(), PACE, now=after(600), is_news=True)
    assert looked(known, PACE, now=after(300), is_news=True) == known


def test_a_rhythm_is_small_and_survives_being_written_down() -> None:
    known = watched(regular(2400, 7), 7)
    written = msgspec.json.encode(known)
    assert len(written) < 1000
    assert msgspec.json.decode(written, type=Rhythm) == known


def test_requests_grow_with_the_root_of_the_news() -> None:
    pace = Pace(interval=900, fastest=1, slowest=DAY)
    waits = [wait(watched(regular(g, 9), 9), pace, now=after(9 * DAY)) for g in (1100, 4400)]
    assert waits[1] / waits[0] == pytest.approx(2, rel=0.25)


@given(st.lists(st.tuples(st.floats(0, 9 * DAY), st.booleans()), max_size=12), st.integers(0))
def test_whatever_is_seen_the_next_look_is_within_bounds(
    looks: list[tuple[float, bool]], seed: int
) -> None:
    known, dice = Rhythm(), random.Random(seed)
    moments = sorted(moment for moment, _ in looks)
    for moment, (_, is_news) in zip(moments, looks, strict=True):
        known = looked(known, PACE, now=after(moment), is_news=is_news)
        assert 60 <= wait(known, PACE, now=after(moment + dice.random() * DAY)) <= 1800
        rings = alarm(known, PACE, since=after(moment))
        assert rings is None or rings > after(moment)


def test_hours_are_cut_at_the_full_hour() -> None:
    pieces = list(rhythm._hours(1800, 9000))
    assert pieces == [(1800, 1800), (3600, 3600), (7200, 1800)]
    assert all(a + n == b for (a, n), (b, _) in pairwise(pieces))
