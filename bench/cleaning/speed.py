"""How fast each system reads: page by page in turn, so that all meet the same machine."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reading import Reader
from worker import Job

DRAWS = 1000
OURS = "copydesk"


@dataclass
class Clocked:
    """CPU seconds of every system for the same pages."""

    seconds: dict[str, list[float]] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages were timed."""
        return min((len(taken) for taken in self.seconds.values()), default=0)

    def mean(self, name: str) -> float:
        """Seconds a page."""
        return sum(self.seconds[name]) / max(1, len(self.seconds[name]))

    def ratio(self, name: str) -> tuple[float, float, float]:
        """How many times a system's CPU time is ours, with a bootstrap interval over pages."""
        theirs, ours = self.seconds[name], self.seconds[OURS]
        rng = random.Random(7)
        drawn = []
        for _ in range(DRAWS):
            pages = rng.choices(range(len(ours)), k=len(ours))
            drawn.append(_divided([theirs[n] for n in pages], [ours[n] for n in pages]))
        drawn.sort()
        whole = _divided(theirs, ours)
        return whole, drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS) - 1]


def _divided(theirs: Sequence[float], ours: Sequence[float]) -> float:
    return sum(theirs) / (sum(ours) or 1e-9)


def clock(
    jobs: Callable[[], Iterator[Job]], readers: Mapping[str, Callable[[], Reader]]
) -> Clocked:
    """Every page read by every system, in an order that turns from page to page."""
    started = {name: make() for name, make in readers.items()}
    _warm_up(jobs(), list(started.values()))
    clocked = Clocked({name: [] for name in readers})
    names = list(readers)
    for at, job in enumerate(jobs()):
        turn = at % len(names)
        for name in names[turn:] + names[:turn]:
            clocked.seconds[name].append(started[name].ask(job)["seconds"])
    for reader in started.values():
        reader.close()
    return clocked


def _warm_up(jobs: Iterator[Job], readers: Sequence[Reader]) -> None:
    """The first pages pay for what is loaded late: they are read once unmeasured."""
    for _, job in zip(range(12), jobs, strict=False):
        for reader in readers:
            reader.ask(job)
