"""Who is asked at one host keeps in line: one after the other, with a moment between them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from copydesk.story.record import Record

DateTime = dt.datetime


class Slot(Record, frozen=True):
    """When one may ask; `is_taken` unless that is so late that one had better come back then."""

    at: DateTime
    is_taken: bool


class HostBook:
    """When each host may be asked next, and how many wait for it.

    Kept in memory: after a start nobody was asked lately. `gap` is the time between two at one
    host, `horizon` how far ahead slots are given for good, both in seconds.
    """

    def __init__(self, gap: float = 2.0, horizon: float = 60.0) -> None:
        self._gap, self._horizon = dt.timedelta(seconds=gap), dt.timedelta(seconds=horizon)
        self._most = int(horizon / gap)
        self._free: dict[str, DateTime] = {}
        self._waiting: Counter[str] = Counter()

    def slots(self, hosts: Iterable[str], now: DateTime) -> list[Slot]:
        """A slot for each, in order; those not taken lie one after the other, too."""
        ahead: dict[str, DateTime] = {}
        given = []
        for host in hosts:
            earliest = now + self._horizon if self._waiting[host] >= self._most else now
            at = max(earliest, ahead.get(host, now), self._free.get(host, now))
            ahead[host] = at + self._gap
            is_taken = at < now + self._horizon
            if is_taken:
                self._free[host] = ahead[host]
                self._waiting[host] += 1
            given.append(Slot(at=at, is_taken=is_taken))
        return given

    def answered(self, host: str, now: DateTime) -> None:
        """One who had a slot is done, however long that took."""
        self._waiting[host] -= 1
        if self._waiting[host] <= 0:
            del self._waiting[host]
            if self._free.get(host, now) <= now:
                self._free.pop(host, None)
