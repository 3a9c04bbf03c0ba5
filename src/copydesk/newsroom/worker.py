"""The worker: copy is brought in and taken up, print orders are carried out. Until stopped.

Loops in threads of their own, so that a slow source never holds up a page: one asks sources, one
takes in what came, one fetches pictures, one prints. Each loop waits for the room's bell, a
second at most. Each step stands alone: what goes wrong in one is
logged, and the others go on.
"""

import datetime as dt
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from copydesk.newsroom import sampling
from copydesk.newsroom.corrections.nightly import audit_nightly
from copydesk.newsroom.corrections.reports.erasing import erase_due
from copydesk.newsroom.corrections.reports.mail import send_due
from copydesk.newsroom.corrections.reports.merging import release_all
from copydesk.newsroom.corrections.reports.sifting import sift
from copydesk.newsroom.corrections.signatures import withholding
from copydesk.newsroom.corrections.silent.alarm import compare_editions
from copydesk.newsroom.corrections.silent.reading_back import find_added, read_back
from copydesk.newsroom.corrections.silent.source_looks import look as look_at_sources
from copydesk.newsroom.corrections.silent.source_looks import plan_looks
from copydesk.newsroom.corrections.telling.search_engines import tell_search_engines
from copydesk.newsroom.desk.arrivals import take_in_waiting
from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.knowing import forget_old_orders
from copydesk.newsroom.desk.pictures import fetch_wanted
from copydesk.newsroom.desk.routing import send_out
from copydesk.newsroom.desk.schedule import run_schedule
from copydesk.newsroom.desk.shelving import reshelve
from copydesk.newsroom.fronts import publishing as fronts
from copydesk.newsroom.intake import bell
from copydesk.newsroom.intake.drop_folder import sweep_drop_folder
from copydesk.newsroom.intake.rounds import Rounds
from copydesk.newsroom.intake.settling import ring_alarms
from copydesk.newsroom.intake.subscribing import ask_hubs
from copydesk.newsroom.lifeline import end_with_parent
from copydesk.newsroom.live.telling import teller
from copydesk.newsroom.logbook import heads
from copydesk.newsroom.printing.cards import Cards
from copydesk.newsroom.printing.late_prints import LatePrints
from copydesk.newsroom.printing.plan import plan_is_printed, plan_was_printed
from copydesk.newsroom.printing.press import Press, press
from copydesk.newsroom.printing.purging import purge
from copydesk.newsroom.printing.spare_time import SpareTime
from copydesk.newsroom.propagation import distributing, escalating, hub
from copydesk.newsroom.propagation.answering import Answerer
from copydesk.newsroom.propagation.ending import close_due
from copydesk.newsroom.propagation.hearing import look
from copydesk.newsroom.propagation.sending import Sender

log = logging.getLogger(__name__)

STOP_WITHIN = 5.0  # seconds loops may still need for what it has in hand
LONGEST_WAIT = 32.0  # seconds a step that keeps failing is left alone
TURN = 1.0  # seconds between two looks, unless the bell rings
Clock = Callable[[], dt.datetime]


@dataclass
class Step:
    """One thing a loop does at its turn, not more often than `every` seconds."""

    name: str
    do: Callable[[dt.datetime], object]
    every: float = 0.0
    next: dt.datetime | None = None
    failures: int = 0

    def is_due(self, now: dt.datetime) -> bool:
        """Whether its time has come."""
        return self.next is None or now >= self.next

    def take(self, now: dt.datetime) -> None:
        """Do it; when it fails it is logged, and tried again after 2, 4, 8 ... seconds."""
        try:
            self.do(now)
            self.failures = 0
        # The edge of the worker's loop: the newsroom goes on whatever one step came upon.
        except Exception:
            self.failures += 1
            log.exception("step_failed step=%s failures=%s", self.name, self.failures)
        wait = max(self.every, min(2.0**self.failures, LONGEST_WAIT) if self.failures else 0.0)
        self.next = now + dt.timedelta(seconds=wait)


def take_turn(steps: Sequence[Step], now: dt.datetime) -> None:
    """Do each step whose time has come; one that fails holds up no other."""
    for step in steps:
        if step.is_due(now):
            step.take(now)


def keep_turning(steps: Sequence[Step], stop: threading.Event, clock: Clock) -> None:
    """Turn after turn until stopped, each when the bell rings or a second has passed."""
    waiter = bell.waiter()
    try:
        while not stop.is_set():
            close_old_connections()
            take_turn(steps, clock())
            waiter.wait(TURN)
    finally:
        waiter.close()


class Printing:
    """The press's part of the turn."""

    def __init__(self, made: Press) -> None:
        self.press = made
        self._aged_until = dt.datetime.fromtimestamp(0, tz=dt.UTC)

    def steps(self) -> list[Step]:
        """What goes out by the clock first, then what waits, then what grew old by itself."""
        return [
            Step("first_press", self.press_what_is_missing, every=10),
            Step("schedule", run_schedule, every=5),
            Step("outbox", self.press.empty_outbox),
            Step("front_schedule", fronts.run_schedule, every=5),
            Step("fronts", self.press.press_fronts),
            Step("aged", self.press_aged, every=60),
            Step("heads", self.press.press_heads, every=600),
        ]

    def press_what_is_missing(self, now: dt.datetime) -> None:
        """A new site, a new release with other style sheets, or another plan of the paper (its
        sections, languages, topics, people): print everything."""
        plan = site()
        is_new = not plan_is_printed(plan)
        if is_new:
            reshelve(plan)
        if is_new or not self.press.has_assets():
            self.press.press_all(now)
            plan_was_printed(plan)

    def press_aged(self, now: dt.datetime) -> None:
        """Print what changed by itself since the last time; at the first, since ever."""
        self.press.press_aged(self._aged_until, now)
        self._aged_until = now


def loops(clock: Clock) -> dict[str, list[Step]]:
    """What the worker does, by the name of the thread it is done in."""
    intake = [
        Step("drop_folder", sweep_drop_folder),
        Step("arrivals", take_in_waiting),
    ]
    if settings.SAMPLE:
        intake.append(Step("sample", sampling.play))
    made = press()
    late = LatePrints(made)
    return {
        "press": Printing(press()).steps(),
        "sources": [Step("sources", Rounds(clock).go), Step("silence", ring_alarms, every=60)],
        "live": [Step("live", teller().tell)],
        "hubs": [Step("hubs", ask_hubs, every=5)],
        "intake": intake,
        **_takers(clock),
        **_putting_right(),
        "caches": [Step("purge", purge)],
        "spare_time": [
            Step("replaced", lambda _: made.folder.sweep(), every=1),
            Step("cards", Cards(press()).draw, every=1),
            Step("changed_pictures", late.show_changed, every=1),
            Step("late_prints", late.make, every=1),
            Step("packing", SpareTime(press()).use, every=5),
        ],
        "pictures": [Step("pictures", fetch_wanted), Step("routes", send_out)],
    }


def _takers(clock: Clock) -> dict[str, list[Step]]:
    """What goes out to those who take our copy, and what comes back."""
    return {
        "feeds": [
            Step("subscribers", hub.confirm),
            Step("feed_news", distributing.distribute),
            Step("leases", hub.end_old, every=60),
            Step("hubs_elsewhere", distributing.ping),
        ],
        "reminders": [Step("chase", escalating.chase, every=10)],
        # By itself: no kill waits for the receipts of others to be written down.
        "deliveries": [Step("deliveries", Sender(clock).go)],
        "receipts": [Step("heard", look), Step("receipts", Answerer(clock).go)],
    }


def _putting_right() -> dict[str, list[Step]]:
    """The record, readers' reports, and what changed without a word."""
    return {
        "record": [
            Step("heads_kept", lambda _: heads.keep(), every=60),
            Step("audit", audit_nightly, every=600),
            Step("holds", withholding.end_due, every=15),
            Step("closed", close_due, every=60),
            Step("old_orders", forget_old_orders, every=3600),
        ],
        "readers": [
            Step("letters", send_due, every=5),
            Step("sifted", sift, every=60),
            Step("released", lambda _: release_all(), every=60),
            Step("erasing", erase_due, every=3600),
        ],
        "silent_changes": [
            Step("editions_compared", compare_editions, every=10),
            Step("read_back", read_back, every=30),
            Step("added_files", find_added, every=60),
            Step("source_looks", plan_looks, every=60),
            Step("source_pages", look_at_sources, every=30),
            Step("search_engines", tell_search_engines, every=10),
        ],
    }


def work(stop: threading.Event, clock: Clock = timezone.now) -> None:
    """Turn all loops until stopped."""
    threads = [
        threading.Thread(target=keep_turning, args=(steps, stop, clock), name=name, daemon=True)
        for name, steps in loops(clock).items()
    ]
    for thread in threads:
        thread.start()
    stop.wait()
    deadline = time.monotonic() + STOP_WITHIN
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))


def main() -> None:
    """Work until SIGTERM or SIGINT."""
    stop = threading.Event()
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, lambda *_: stop.set())
    end_with_parent()
    work(stop)
    logging.shutdown()
    # Not waiting for a source that answers slowly: what was in hand is done again next time.
    os._exit(0)
