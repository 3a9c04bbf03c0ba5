"""Days of polling by a clock of our own: the real reckoning, no sockets.

What decides when a source is asked is the newsroom's: `rhythm`, `politeness`, `hosts`. Only the
answers are made up.
"""

import datetime as dt
import heapq
import math
from bisect import bisect_right
from dataclasses import dataclass, field

from world import DAY, Wired

from copydesk.wire.http import rhythm
from copydesk.wire.http.hosts import HostBook
from copydesk.wire.http.politeness import Manners, Visit, next_poll
from copydesk.wire.http.rhythm import Pace, Rhythm

START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).timestamp()
PATIENCE = 10.0  # seconds a failing source takes


@dataclass
class Told:
    """What a run came to."""

    requests: int = 0
    wasted: int = 0
    late: list[float] = field(default_factory=list)
    silences: list[float] = field(default_factory=list)
    false_alarms: list[float] = field(default_factory=list)

    def at(self, share: float) -> float:
        """A quantile of the lateness of items, in seconds."""
        ordered = sorted(self.late)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


@dataclass
class Known:
    """What the desk knows of a source."""

    rhythm: Rhythm = field(default_factory=Rhythm)
    alarm: float = math.inf
    failures: int = 0
    upto: int = 0


def fixed(sources: list[Wired], news: list[list[float]], *, days: float, every: float) -> Told:
    """Each source at a fixed interval, from a moment of its own; no manners."""
    told = Told()
    for source, came in zip(sources, news, strict=True):
        first = (source.number * 0.6180339887) % 1 * every
        polls = int((days * DAY - first) // every) + 1
        told.requests += polls
        if source.ill == "failing":
            told.wasted += polls
            continue
        looks = {math.ceil((moment - first) / every): moment for moment in came}
        late = [first + max(math.ceil((m - first) / every), 0) * every - m for m in came]
        told.late += late
        told.wasted += polls - sum(1 for look in looks if look < polls)
    return told


def adaptive(sources: list[Wired], news: list[list[float]], *, days: float, pace: Pace) -> Told:
    """The newsroom's own way, cold at the start."""
    told, hosts = Told(), HostBook()
    known = [Known() for _ in sources]
    queue = [(i / len(sources) * 900, i) for i in range(len(sources))]
    heapq.heapify(queue)
    while queue and queue[0][0] < days * DAY:
        moment, i = heapq.heappop(queue)
        source = sources[i]
        when = dt.datetime.fromtimestamp(START + moment, dt.UTC)
        (slot,) = hosts.slots((source.host,), when)
        if slot.is_taken:
            hosts.answered(source.host, slot.at)
            then = _ask(source, news[i], known[i], pace, slot.at, told)
        else:
            then = slot.at
        heapq.heappush(queue, (then.timestamp() - START, i))
    return told


def _ask(
    source: Wired, came: list[float], desk: Known, pace: Pace, now: dt.datetime, told: Told
) -> dt.datetime:
    moment = now.timestamp() - START
    told.requests += 1
    if source.ill == "failing":
        desk.failures += 1
        told.wasted += 1
        visit = Visit(at=now, failures=desk.failures)
        return next_poll(visit, Manners(interval=pace.interval), now=now)
    upto = bisect_right(came, moment)
    is_news = upto > desk.upto
    told.late += [moment - each for each in came[desk.upto : upto]]
    told.wasted += not is_news
    desk.upto = upto
    if desk.alarm < moment:
        is_over = not came or came[-1] <= moment
        told.silences.append(moment - came[-1]) if is_over else told.false_alarms.append(moment)
        desk.alarm = math.inf
    desk.rhythm = rhythm.looked(desk.rhythm, pace, now=now, is_news=is_news)
    if is_news:
        alarm = rhythm.alarm(desk.rhythm, pace, since=now)
        desk.alarm = alarm.timestamp() - START if alarm else math.inf
    visit = Visit(at=now, wait=rhythm.wait(desk.rhythm, pace, now=now))
    return next_poll(visit, Manners(interval=pace.interval), now=now)
