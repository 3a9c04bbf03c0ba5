"""The worker's turns: each step at its time, none held up by another."""

import datetime as dt
import itertools
import threading

import pytest

from copydesk.newsroom.worker import LONGEST_WAIT, Step, keep_turning, take_turn

NOW = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)


def later(seconds: float) -> dt.datetime:
    return NOW + dt.timedelta(seconds=seconds)


def test_a_step_that_fails_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    def fail(now: dt.datetime) -> None:
        raise ValueError("no paper")

    take_turn([Step("bad", fail), Step("good", lambda now: done.append("good"))], NOW)
    assert done == ["good"]
    assert "step_failed step=bad" in caplog.text


def test_a_step_is_not_taken_more_often_than_it_says() -> None:
    times: list[dt.datetime] = []
    step = Step("slow", times.append, every=10)
    for second in range(25):
        take_turn([step], later(second))
    assert times == [later(0), later(10), later(20)]


def test_a_step_that_keeps_failing_is_tried_less_and_less_often() -> None:
    tried: list[float] = []

    def fail(now: dt.datetime) -> None:
        tried.append((now - NOW).total_seconds())
        raise ValueError("no paper")

    step = Step("bad", fail)
    for second in range(200):
        take_turn([step], later(second))
    waits = [after - before for before, after in itertools.pairwise(tried)]
    assert waits[:5] == [2, 4, 8, 16, 32]
    assert set(waits[5:]) == {LONGEST_WAIT}


@pytest.mark.django_db
def test_turns_end_when_told() -> None:
    stop = threading.Event()
    keep_turning([Step("once", lambda now: stop.set())], stop, lambda: NOW)
    assert stop.is_set()
