"""Dates in sample copy."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import BadRecord
from copydesk.newsroom.agency.moment import Moment, fill

START = dt.datetime(2026, 11, 23, 8, 0, 0, tzinfo=dt.UTC)
MOMENT = Moment(start=START, elapsed=60, agency="http://desk.example/agency")


def filled(text: str) -> str:
    return fill(text, MOMENT, changed=START + dt.timedelta(seconds=45), place="a.txt")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("@{-3h iso}", "2026-11-23T05:00:00Z"),
        ("@{+150s rfc822}", "Mon, 23 Nov 2026 08:02:30 GMT"),
        ("@{-1d long}", "22 November 2026"),
        ("@{-1d month-first}", "November 22, 2026"),
        ("@{0h weekday}", "Monday"),
        ("@{0h weekday-ar}", "الاثنين"),
        ("@{0h long-ar}", "23 نوفمبر 2026"),
        ("@{-30m time}", "07:30"),
        ("@{+2d date}", "2026-11-25"),
        ("@{changed iso}", "2026-11-23T08:00:45Z"),
        ("@{agency}/pictures/x.jpg", "http://desk.example/agency/pictures/x.jpg"),
    ],
)
def test_a_placeholder_becomes_the_time_it_means(written: str, meant: str) -> None:
    assert filled(f"On {written}.") == f"On {meant}."


def test_times_are_told_in_utc_wherever_the_start_was_noted() -> None:
    noted = START.astimezone(dt.timezone(dt.timedelta(hours=3)))
    moment = Moment(start=noted, elapsed=0)
    assert fill("@{0h iso}", moment, changed=noted, place="a") == "2026-11-23T08:00:00Z"


@pytest.mark.parametrize("wrong", ["@{-3h}", "@{soon iso}", "@{-3h julian}", "@{-3w iso}", "@{ }"])
def test_a_placeholder_that_cannot_be_read_names_file_and_words(wrong: str) -> None:
    with pytest.raises(BadRecord) as caught:
        filled(wrong)
    assert caught.value.place == "a.txt"
    assert "placeholder" in caught.value.reason or wrong in caught.value.reason


@given(st.text().filter(lambda text: "@{" not in text))
def test_text_without_placeholders_stays_as_it_is(text: str) -> None:
    assert filled(text) == text
