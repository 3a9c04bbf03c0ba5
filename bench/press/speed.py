"""How many pages the press prints in a second of processor time: `python bench/press/speed.py`."""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from copydesk.press.pages.story import PAGE
from copydesk.press.paper import Act
from copydesk.press.print_pages import print_all, print_pages
from copydesk.story.blocks import Paragraph
from copydesk.story.record import replace
from press.memory_paper import MemoryPaper
from press.sample import DAY, FERRY, HARBOUR, SITE, first, hours, paper

ROUNDS = 15


def median_ms(work: Callable[[], object], times: int) -> float:
    """Milliseconds of processor time for one go, the median of several rounds."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(times):
            work()
        rounds.append((time.process_time() - start) / times)
    return statistics.median(rounds) * 1000


def long_story() -> MemoryPaper:
    """A story of 60 paragraphs on a paper with a full ticker."""
    on = MemoryPaper(SITE, DAY)
    for number in range(30):
        story = replace(HARBOUR, headline=f"Story number {number} with a headline of usual length")
        on.publish(first(f"s{number}", hours(number / 10), story))
    blocks = tuple(Paragraph(key=f"p{n}", text=FERRY.standfirst * 3) for n in range(60))
    on.publish(first("long", hours(9), replace(FERRY, blocks=blocks)))
    return on


def main() -> None:
    """Print the figures."""
    on = long_story()
    edition = on.edition("long")
    assert edition is not None
    path = edition.path[1:] + "index.html"
    page = PAGE.print(path, on)
    assert page is not None
    one = median_ms(lambda: PAGE.print(path, on), 20)
    act = Act(before=None, after=edition)
    count = len(list(print_pages(act, on)))
    changed = median_ms(lambda: list(print_pages(act, on)), 3)
    sample = paper()
    whole = len(list(print_all(sample)))
    everything = median_ms(lambda: list(print_all(sample)), 2)
    print(f"story page of 60 blocks, {len(page.content):,} bytes: {one:.2f} ms")
    print(f"change set of a new story, {count} files: {changed:.1f} ms")
    print(f"whole sample, {whole} files: {everything:.1f} ms, {everything / whole:.2f} ms a file")


if __name__ == "__main__":
    main()
