"""Units side by side on many machines, by Ray: the same work, each task with a process in hand.

The output's folder and the inputs must be seen by all machines under the same names, and copydesk
be installed on them. Ray starts a task again when its machine dies; a unit that is done twice is
entered once, by the journal.
"""

import os
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from copydesk.bulk.hand import READER, Hand
from copydesk.bulk.messages import Terms
from copydesk.bulk.places import Unit
from copydesk.bulk.pool import Result
from copydesk.bulk.work import Desk, Job, UnitDone, read_unit

AHEAD: Final = 2  # units that wait for each processor, so that none is idle
TRIES: Final = 3


def read_there(number: int, unit: Unit, job: Job) -> UnitDone | OSError:
    """A unit on a machine of the cluster."""
    try:
        return read_unit(number, unit, job, hand_of(job.terms), Desk())
    except OSError as error:
        return OSError(error.errno, str(error))


@cache
def hand_of(terms: Terms) -> Hand:
    """The reading process of this worker; it ends when the worker does."""
    return Hand(terms, READER)


class Cluster:
    """Workers of a Ray cluster; `address` as `ray.init` takes it, "local" for one made here."""

    def __init__(self, address: str, processes: int | None = None) -> None:
        self._address, self._processes = address, processes

    def read(self, units: Iterator[tuple[int, Unit]], job: Job) -> Iterator[Result]:
        """Do units, and give each when it is done, or why it could not be done now."""
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it would call home
        import ray

        count = {"num_cpus": self._processes} if self._address == "local" else {}
        quiet = {"log_to_driver": False, "include_dashboard": False, "logging_level": "ERROR"}
        ray.init(address=self._address, **quiet, **count)
        try:
            yield from self._all(ray, units, job)
        finally:
            ray.shutdown()

    def _all(self, ray: Any, units: Iterator[tuple[int, Unit]], job: Job) -> Iterator[Result]:  # noqa: ANN401  # Ray has no types
        task = ray.remote(read_there).options(num_cpus=1, max_retries=TRIES)
        shared = ray.put(job)
        most = AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
        running: dict[Any, int] = {}
        for number, unit in units:
            running[task.remote(number, unit, shared)] = number
            if len(running) >= most:
                yield self._next(ray, running)
        while running:
            yield self._next(ray, running)

    def _next(self, ray: Any, running: dict[Any, int]) -> Result:  # noqa: ANN401  # Ray has no types
        (done, *_), _ = ray.wait(list(running), num_returns=1)
        number = running.pop(done)
        try:
            return number, ray.get(done)
        except ray.exceptions.RayError as error:
            return number, OSError(f"the cluster lost it: {type(error).__name__}")
