"""A source that sends ever new names."""

import datetime as dt
import hashlib
import subprocess
import sys

from copydesk import line
from copydesk.checks.check import Known
from copydesk.story.house import House
from copydesk.story.story import Capture

ROUNDS, ENTRIES, NAMES = 10, 12, 6_000


def feed(number: int) -> Capture:
    made = (
        "".join(f"<n{number}x{entry}x{name}/>" for name in range(NAMES)) for entry in range(ENTRIES)
    )
    items = "".join(f"<item><guid>1</guid>{names}</item>" for names in made)
    content = f"<rss><channel>{items}</channel></rss>".encode()
    at = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    digest = hashlib.sha256(content).hexdigest()
    return Capture(sha256=digest, content=content, media_type="", place="wire", at=at)


def grown() -> int:
    """By how many MiB a process grows that reads new names again and again."""
    known = Known(now=dt.datetime(2026, 11, 23, tzinfo=dt.UTC), house=House())
    sizes = []
    for number in range(ROUNDS):
        line.items(feed(number), known)
        with open("/proc/self/statm") as file:  # noqa: PTH123
            sizes.append(int(file.read().split()[1]) * 4 // 1024)
    return sizes[-1] - sizes[2]


def test_a_process_that_reads_ever_new_names_does_not_grow() -> None:
    told = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True)
    assert int(told.stdout) < 12


if __name__ == "__main__":
    print(grown())  # noqa: T201
