"""Sources are asked side by side, in one event loop, and what comes is written down in batches.

The loop runs in a thread of its own and touches no row. `Rounds.go` hands it what is due and
writes down what has come since, in short transactions. Each host is asked by two at a
time at most, with a moment between; who would have to wait long for that is put off until then.
Killed in between, nothing is lost: what was asked and not written down is asked again.
"""

import asyncio
import datetime as dt
import logging
import queue
import threading
from collections.abc import Callable
from weakref import WeakValueDictionary

from django.conf import settings
from django.db import DatabaseError, transaction

from copydesk.newsroom.intake import bell, troubles
from copydesk.newsroom.intake.asking import Outcome, Question, ask, policy, question
from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.intake.polling import claim, due
from copydesk.newsroom.intake.settling import settle
from copydesk.wire.http.fetch import fetching
from copydesk.wire.http.hosts import HostBook
from copydesk.wire.http.politeness import Manners

log = logging.getLogger(__name__)

AT_ONCE = 32  # connections
PER_HOST = 2  # so that one slow source does not hold up its neighbours
IN_HAND = 1000  # sources that are being asked or wait for their host
BATCH = 200  # rows written in one transaction
Clock = Callable[[], dt.datetime]


class Asking:
    """An event loop in a thread of its own, in which questions are asked."""

    def __init__(self, clock: Clock, gap: float) -> None:
        self._gap = gap
        self.done: queue.SimpleQueue[Outcome] = queue.SimpleQueue()
        self._clock = clock
        # A host's door is there as long as somebody is in it or waits for it.
        self._hosts: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._is_open = threading.Event()
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._serve()), name="asking", daemon=True
        )
        self._thread.start()
        self._is_open.wait()

    def put(self, asked: Question, at: dt.datetime) -> None:
        """Have a question asked at its moment, or as soon after as its host is free."""
        asyncio.run_coroutine_threadsafe(self._take(asked, at), self._loop)

    def close(self) -> None:
        """Let go of all that is still being asked."""
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    async def _serve(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        self._lines = asyncio.Semaphore(AT_ONCE)
        async with fetching(policy(), at_once=AT_ONCE) as self._fetch:
            self._is_open.set()
            await self._over.wait()

    async def _take(self, asked: Question, at: dt.datetime) -> None:
        await asyncio.sleep((at - self._clock()).total_seconds())
        if is_ours(asked.host):
            self._tell(await self._asked(asked))
            return
        door = self._hosts.setdefault(asked.host, asyncio.Semaphore(PER_HOST))
        async with door:
            self._tell(await self._asked(asked))
            await asyncio.sleep(PER_HOST * self._gap)

    async def _asked(self, asked: Question) -> Outcome:
        async with self._lines:
            now = self._clock()
            try:
                return await ask(asked, self._fetch, at=now)
            # The edge of the loop; `ask` itself keeps what the other side and the disk do wrong.
            except Exception as error:
                log.exception("poll_failed source=%s", asked.source)
                return Outcome(
                    question=asked, at=now, trouble=troubles.FAILED_HERE % {"error": repr(error)}
                )

    def _tell(self, outcome: Outcome) -> None:
        self.done.put(outcome)
        if outcome.seen is not None:
            bell.ring()


class Rounds:
    """Has sources asked when their time has come, and writes down what came.

    `gap` is the time between two requests to one host, in seconds.
    """

    def __init__(self, clock: Clock, gap: float = Manners().host_gap) -> None:
        self._clock, self._gap = clock, gap
        self._asking: Asking | None = None
        self._hosts = HostBook(gap)
        self._in_hand: set[int] = set()
        self._came: list[Outcome] = []

    def go(self, now: dt.datetime) -> None:
        """Write down what has come, have asked what is due; does not wait for any answer."""
        asking = self._asking = self._asking or Asking(self._clock, self._gap)
        while self._gather(asking):
            self._write_down()
        room = IN_HAND - len(self._in_hand)
        waiting = [each for each in due(now, limit=room) if each.pk not in self._in_hand]
        for asked, at in self._claimed(waiting, now):
            self._in_hand.add(asked.source)
            asking.put(asked, at)

    def _claimed(
        self, waiting: list[SourceRow], now: dt.datetime
    ) -> list[tuple[Question, dt.datetime]]:
        """What is asked now, and when; who would wait long for a host is put off."""
        if not waiting:
            return []
        ours = [source for source in waiting if is_ours(source.host)]
        theirs = [source for source in waiting if not is_ours(source.host)]
        slots = zip(theirs, self._hosts.slots((each.host for each in theirs), now), strict=True)
        soon = [(source, now) for source in ours]
        with transaction.atomic():
            for source, slot in slots:
                if slot.is_taken:
                    soon.append((source, slot.at))
                else:
                    SourceRow.objects.filter(pk=source.pk).update(next_poll=slot.at)
            claim([source for source, _ in soon], now=now)
            return [(question(source), at) for source, at in soon]

    def close(self) -> None:
        """Let go of all that is still being asked, without writing it down."""
        if self._asking is not None:
            self._asking.close()
            self._asking = None

    def _gather(self, asking: Asking) -> list[Outcome]:
        """What has come and is not yet written down, as much as goes into one transaction."""
        while len(self._came) < BATCH:
            try:
                self._came.append(asking.done.get_nowait())
            except queue.Empty:
                break
        return self._came

    def _write_down(self) -> None:
        """All of it in one transaction; one that cannot be written does not hold up the others."""
        with transaction.atomic():
            rows = SourceRow.objects.in_bulk({each.question.source for each in self._came})
            for outcome in self._came:
                source = rows.get(outcome.question.source)
                if source is not None:
                    _settle_one(source, outcome)
        for outcome in self._came:
            self._in_hand.discard(outcome.question.source)
            if not is_ours(outcome.question.host):
                self._hosts.answered(outcome.question.host, outcome.at)
        self._came = []


def is_ours(host: str) -> bool:
    """Whether the house has allowed a host by name: its own need no good manners."""
    return host in settings.WIRE_ALLOW


def _settle_one(source: SourceRow, outcome: Outcome) -> None:
    try:
        settle(source, outcome)
    except DatabaseError:
        raise
    # The edge of a batch: what a single answer does to us is its own affair.
    except Exception:
        log.exception("settle_failed source=%s", source.key)
