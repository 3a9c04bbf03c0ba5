"""When the next poll may be."""

import datetime as dt

import pytest

from copydesk.wire.http.politeness import Manners, Visit, fresh_until, next_poll, retry_after

NOW = dt.datetime(2026, 3, 4, 12, 0, tzinfo=dt.UTC)
MANNERS = Manners(interval=300, host_gap=2, slowest=86_400)


def after(seconds: float) -> dt.datetime:
    """So many seconds from now."""
    return NOW + dt.timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("visit", "seconds"),
    [
        (None, 0),
        (Visit(at=after(-600)), 0),
        (Visit(at=after(-100)), 200),
        (Visit(at=NOW, failures=1), 600),
        (Visit(at=NOW, failures=3), 2400),
        (Visit(at=NOW, failures=99), 86_400),
        (Visit(at=NOW, retry_after=after(900)), 900),
        (Visit(at=NOW, retry_after=after(10)), 300),
        (Visit(at=NOW, fresh_until=after(1200)), 1200),
        (Visit(at=NOW, fresh_until=after(999_999)), 86_400),
        (Visit(at=NOW, wait=40), 40),
        (Visit(at=NOW, wait=40, ttl=1800), 1800),
        (Visit(at=NOW, wait=40, ttl=9_999_999), 86_400),
        (Visit(at=NOW, wait=40, ttl=600, fresh_until=after(900)), 900),
        (Visit(at=NOW, wait=40, failures=1), 600),
        (Visit(at=NOW, retry_after=after(9_999_999)), 86_400),
        (Visit(at=NOW, hours_off=1 << 12), 3600),
        (Visit(at=NOW, hours_off=0b11 << 12), 7200),
        (Visit(at=NOW, days_off=1 << 2), 43_200),
        (Visit(at=NOW, days_off=0b11111 << 2), 86_400),
    ],
)
def test_a_source_is_polled_when_its_time_has_come(visit: Visit | None, seconds: float) -> None:
    assert next_poll(visit, MANNERS, now=NOW) == after(seconds)


def test_a_host_is_not_asked_twice_at_once() -> None:
    assert next_poll(None, MANNERS, now=NOW, host_last=after(-0.5)) == after(1.5)


@pytest.mark.parametrize(
    ("header", "moment"),
    [
        ("120", after(120)),
        ("Wed, 04 Mar 2026 12:10:00 GMT", after(600)),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after_in_seconds_or_as_a_date(header: str, moment: dt.datetime | None) -> None:
    assert retry_after(header, at=NOW) == moment


@pytest.mark.parametrize(
    ("control", "expires", "moment"),
    [
        ("public, max-age=60", "", after(60)),
        ("s-maxage=60", "", None),
        ("no-cache, max-age=60", "", None),
        ("", "Wed, 04 Mar 2026 12:10:00 GMT", after(600)),
        ("max-age=60", "Wed, 04 Mar 2026 12:10:00 GMT", after(60)),
        ("", "0", None),
    ],
)
def test_until_when_an_answer_holds(control: str, expires: str, moment: dt.datetime | None) -> None:
    assert fresh_until(control, expires, at=NOW) == moment


@pytest.mark.parametrize(
    ("date", "age", "seconds"),
    [
        ("", "", 600),
        ("", "200", 400),
        ("Wed, 04 Mar 2026 11:55:00 GMT", "", 300),
        ("Wed, 04 Mar 2026 11:55:00 GMT", "400", 200),
        ("Wed, 04 Mar 2026 11:55:00 GMT", "100", 300),
        ("Wed, 04 Mar 2026 12:03:00 GMT", "", 600),
        ("Wed, 04 Mar 2026 12:03:00 GMT", "60", 540),
        ("some day", "soon", 600),
        ("", "-5", 600),
        ("", "60, 500", 540),
        ("", "9999", -9399),
    ],
)
def test_what_an_answer_is_old_already_is_taken_off(date: str, age: str, seconds: float) -> None:
    assert fresh_until("max-age=600", "", at=NOW, date=date, age=age) == after(seconds)


@pytest.mark.parametrize(
    ("date", "age", "seconds"),
    [
        ("Wed, 04 Mar 2026 12:00:00 GMT", "", 600),
        # Its clock is ahead of ours: what counts is how long it says.
        ("Wed, 04 Mar 2026 13:00:00 GMT", "", -3000),
        ("Wed, 04 Mar 2026 12:04:00 GMT", "", 360),
        ("", "100", 500),
    ],
)
def test_an_end_is_counted_by_the_clock_of_the_source(date: str, age: str, seconds: float) -> None:
    end = "Wed, 04 Mar 2026 12:10:00 GMT"
    assert fresh_until("", end, at=NOW, date=date, age=age) == after(seconds)
