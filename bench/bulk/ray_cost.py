"""What Ray costs a unit: tasks that take and give what units do, and do nothing.

Run by a Python that has Ray; prints a sentence for the table.
"""

import datetime as dt
import os
import time

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"

import ray

from copydesk.bulk.places import Part, Unit
from copydesk.bulk.work import Counts, Job, UnitDone

UNITS, PAGES = 300, 2_000
UNIT = Unit(parts=(Part(kind="archive", file="s3://archive/a.warc.gz", size=1),), size=1)
DONE = UnitDone(
    stories="a", rows="b", counts=Counts(),
    captures=tuple(f"{n:064x}" for n in range(PAGES)),
)  # fmt: skip


def nothing(number: int, unit: Unit, job: Job) -> UnitDone:
    """What a unit of two thousand pages gives back."""
    return DONE


def main() -> None:
    """Send units there and back, few at a time, as a reading does."""
    began = time.perf_counter()
    ray.init(address="local", num_cpus=1, log_to_driver=False, include_dashboard=False)
    task = ray.remote(nothing)
    job = ray.put(Job(out="x", at=dt.datetime.now(dt.UTC)))
    ray.get(task.remote(0, UNIT, job))
    start = time.perf_counter() - began
    began = time.perf_counter()
    running = []
    for number in range(UNITS):
        running.append(task.remote(number, UNIT, job))
        if len(running) > 2:
            (done, *_), running = ray.wait(running, num_returns=1)
            ray.get(done)
    ray.get(running)
    each = (time.perf_counter() - began) / UNITS
    print(
        f"Ray's start: {start:.1f} s, once. A unit that does nothing, there and back with the "
        f"hashes of {PAGES} captures: {1000 * each:.2f} ms, so {1e6 * each / PAGES:.1f} µs a page."
    )


if __name__ == "__main__":
    main()
