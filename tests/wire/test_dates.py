"""Dates in the forms of the wild, as moments in UTC."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.wire.dates import parse

NOON = dt.datetime(2026, 3, 4, 12, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "words",
    [
        "2026-03-04T12:30:00Z", "2026-03-04T13:30:00+01:00", "2026-03-04 13:30+0100",
        "20260304T123000Z", "2026-03-04T12:30:00.123456Z", "2026-03-04T12:30:00", "2026-063T12:30Z",
        "Wed, 04 Mar 2026 12:30:00 GMT", "Wed, 4 Mar 26 07:30 EST", "04 March 2026 14:30 CEST",
        "Wed, 04 Mar 2026 13:30:00 +01:00", "March 4, 2026 12:30 PM UTC", "Mar 4 2026 12:30pm",
        "Wed Mar  4 12:30:00 2026", "4 mars 2026 12:30", "4. März 2026 12:30", "3/4/2026 12:30",
        "1772627400", "1772627400000", "Wed, 04-Mar-2026 12:30:00 GMT",
        "2026년 03월 04일 21:30:00", "2026-03-04 오후 9:30:00", "2026年3月4日(水) 12:30",
        "2026年3月4日 午後12:30",
        "2026-március-04T13:30+01:00", "Τετ, 04 Μαρ 2026 14:30:00 EET", " 2026-03-04T12:30:00Z\n",
    ],
)  # fmt: skip
def test_a_moment_in_any_form(words: str) -> None:
    assert parse(words) == NOON


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026", dt.datetime(2026, 1, 1, tzinfo=dt.UTC)),
        ("2026-W10-3", dt.datetime(2026, 3, 4, tzinfo=dt.UTC)),
        ("2026-03", dt.datetime(2026, 3, 1, tzinfo=dt.UTC)),
        ("2026-03-04", dt.datetime(2026, 3, 4, tzinfo=dt.UTC)),
        ("2026-03-04T24:00:00Z", dt.datetime(2026, 3, 5, tzinfo=dt.UTC)),
        ("2026-03-04T12:30:60Z", dt.datetime(2026, 3, 4, 12, 30, 59, tzinfo=dt.UTC)),
    ],
)
def test_a_day_or_an_odd_hour(words: str, moment: dt.datetime) -> None:
    assert parse(words) == moment


@pytest.mark.parametrize(
    "words",
    [
        "",
        None,
        "yesterday",
        "2026-W60-1",
        "Thu, 31 Jun 2026 10:00:00 GMT",
        "2026-13-01",
        "32 Mar 2026",
        "12:30",
        "Mar",
        "9" * 100,
        "x" * 999,
    ],
)
def test_what_is_no_date_is_none(words: str | None) -> None:
    assert parse(words) is None


@given(st.text("0123456789-+:TZ ., /MarGMTpm", max_size=40) | st.text(max_size=40))
def test_any_words_give_an_aware_moment_or_none(words: str) -> None:
    moment = parse(words)
    assert moment is None or moment.utcoffset() == dt.timedelta()


@given(st.datetimes(timezones=st.just(dt.UTC)).filter(lambda moment: 1000 < moment.year < 9999))
def test_iso_dates_survive(moment: dt.datetime) -> None:
    aware = moment.replace(microsecond=0)
    assert parse(aware.isoformat()) == aware


@given(st.integers(-2_000_000_000, 7_000_000_000), st.integers(-14 * 60, 14 * 60))
def test_a_date_means_the_same_whether_every_part_is_in_its_place_or_not(
    seconds: int, minutes: int
) -> None:
    there = dt.datetime.fromtimestamp(seconds, dt.timezone(dt.timedelta(minutes=minutes)))
    letter = there.strftime("%a, %d %b %Y %H:%M:%S %z")
    for words in (letter, letter.lower(), letter[5:], there.isoformat(), there.isoformat(" ")):
        assert parse(words) == there
