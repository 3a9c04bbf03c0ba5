"""What it costs to look beside a new story: `python bench/likeness/cost.py SIZE CACHE`.

Processor time in one run: the pages are cleaned, and then looked for on a desk that has them (as
copies come) and so many others. Prints medians as parts of the median cleaning, as JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any, TypeVar

import desk
from found import shuffled, stories
from ours import cleaned
from pages import SHARED, page_jobs

T = TypeVar("T")
ASKED = 120


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Processor seconds of one call, the lesser of two."""
    spent = []
    for _ in range(2):
        since = time.process_time()
        done = work()
        spent.append(time.process_time() - since)
    return min(spent), done


def main(size: int, cache: Path) -> None:
    """Clean, look beside, tell."""
    real = shuffled(cache)
    folder = cache / f"desk-{size}"
    if desk.open_desk(folder):
        desk.fill(folder, stories(real, size))
    from copydesk.newsroom.desk.likeness.beside import beside
    from copydesk.newsroom.desk.likeness.remembering import traits
    from copydesk.newsroom.desk.models import StoryRow

    at = StoryRow.objects.latest("pk").came_at
    row = StoryRow(pk=10**9, came_at=at, published=at)
    spent: dict[str, list[float]] = {"cleaning": [], "traits": [], "beside": []}
    for job in islice((job for job in page_jobs(SHARED, 5)), ASKED):
        seconds, found = timed(lambda job=job: cleaned(job))
        spent["cleaning"].append(seconds)
        seconds, of = timed(lambda found=found: traits(found.story))
        spent["traits"].append(seconds)
        seconds, _ = timed(lambda of=of: beside(row, of))
        spent["beside"].append(seconds)
    print(json.dumps(_told(size, spent)))


def _told(size: int, spent: dict[str, list[float]]) -> dict[str, Any]:
    one = median(spent["cleaning"])
    return {
        "size": size,
        "cleaning ms": round(1000 * one, 1),
        "traits": round(median(spent["traits"]) / one, 3),
        "beside": round(median(spent["beside"]) / one, 3),
        "beside, 9 in 10": round(quantiles(spent["beside"], n=10)[-1] / one, 3),
    }


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
