"""Slots at hosts."""

import datetime as dt

from copydesk.wire.http.hosts import HostBook

NOW = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)


def seconds(book: HostBook, hosts: list[str], now: float = 0) -> list[float]:
    given = book.slots(hosts, NOW + dt.timedelta(seconds=now))
    return [(slot.at - NOW).total_seconds() for slot in given]


def test_one_host_is_asked_with_a_moment_between_and_others_at_once() -> None:
    assert seconds(HostBook(gap=2), ["a", "b", "a", "a"]) == [0, 0, 2, 4]


def test_the_moment_holds_from_turn_to_turn() -> None:
    book = HostBook(gap=2)
    seconds(book, ["a"])
    assert seconds(book, ["a"], now=1) == [2]
    assert seconds(book, ["a"], now=9) == [9]


def test_who_would_wait_long_is_put_off_without_taking_a_slot() -> None:
    book = HostBook(gap=2, horizon=4)
    slots = book.slots(["a"] * 4, NOW)
    assert [slot.is_taken for slot in slots] == [True, True, False, False]
    assert seconds(book, ["a"], now=4) == [8]
    for _ in range(2):
        book.answered("a", NOW)
    assert seconds(book, ["a"], now=4) == [4]


def test_a_host_that_answers_slowly_is_not_given_more_and_more() -> None:
    book = HostBook(gap=2, horizon=4)
    taken = [slot.is_taken for turn in range(9) for slot in book.slots(["a"], NOW + turn * HOUR)]
    assert taken.count(True) == 2


HOUR = dt.timedelta(hours=1)
