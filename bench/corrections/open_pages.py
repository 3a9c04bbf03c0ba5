"""From the signature of a change to every page that readers have open: 10,000 of them connected.

    python bench/corrections/open_pages.py [--readers 10000] [--stories 8] [--no-write]

A whole newsroom as `copydesk serve` runs it, on a fresh folder; readers hold its stream from a
process of their own (`bench/serving/act.py`, whose tools these are). Stories are corrected,
corrected in small things, withheld and killed. From the commit of the transaction that makes the
edition, as a signature ends: until the event is at each reader, and until the story's address
answers as it shall. Writes `bench/results/corrections.md`.
"""

# ruff: noqa: E402  # the tools lie in another folder

import argparse
import multiprocessing
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "serving"))

from act import Desk, Times, answered, committed, newsroom, read, table
from parts import write_part

if TYPE_CHECKING:
    from copydesk.newsroom.desk.models import StoryRow
    from copydesk.story.change import Severity

RESULT = HERE.parent / "results" / "corrections.md"
HEADING = "# Open pages"
ALLOWED = 1.0  # seconds, at the 99th percentile
Act = tuple[str, Callable[["StoryRow"], None], int, bytes]


class Signing(Desk):
    """The transactions that signatures end with."""

    def correct(self, row: "StoryRow") -> None:
        """A stated fact was wrong."""
        from copydesk.story.change import Severity

        self._put_right(row, "15 euros", Severity.MATERIAL)

    def mend(self, row: "StoryRow") -> None:
        """A small thing was wrong."""
        from copydesk.story.change import Severity

        self._put_right(row, "16 euros", Severity.MINOR)

    def withhold(self, row: "StoryRow") -> None:
        """In doubt."""
        self._take_down(row, "withhold", "It is being checked.")

    def kill(self, row: "StoryRow") -> None:
        """For good."""
        self._take_down(row, "takedown", "It does not run.")

    def _put_right(self, row: "StoryRow", right: str, severity: "Severity") -> None:
        from copydesk.newsroom.desk.publishing import Intent, add_edition, current
        from copydesk.story.change import ChangeKind
        from copydesk.story.record import replace

        before = current(row)
        assert before is not None
        first, *others = before.story.blocks
        told = replace(first, text=f"The crossing costs {right}, the harbour office said.")
        story = replace(before.story, blocks=(told, *others))
        notice = f"An earlier version gave another fare. It is {right}."
        intent = Intent(
            kind=ChangeKind.CORRECTION, text=notice, severity=severity, block=first.key, by="Bench"
        )
        add_edition(row, story, intent, withdrawn=False)

    def _take_down(self, row: "StoryRow", kind: str, why: str) -> None:
        from copydesk.newsroom.desk.publishing import Intent, add_edition
        from copydesk.story.change import ChangeKind, Severity
        from copydesk.story.story import Story

        intent = Intent(kind=ChangeKind(kind), text=why, severity=Severity.SERIOUS, by="Bench")
        add_edition(row, Story(language="en"), intent, withdrawn=True)


def acts_of(desk: Signing) -> list[Act]:
    """Each with the status and the words by which its page is known."""
    return [
        ("correction", desk.correct, 200, b"15 euros"),
        ("minor correction", desk.mend, 200, b"16 euros"),
        ("withhold", desk.withhold, 410, b"It is being checked."),
        ("kill", desk.kill, 410, b"It does not run."),
    ]


def measured(port: int, told: argparse.Namespace) -> Times:
    """Of each act, when it was at each reader and when its page answered, from the commit."""
    desk = Signing()
    rows = [desk.story(number) for number in range(told.stories + 1)]
    for row in rows:
        desk.publish(row)
        row.refresh_from_db()
        path = row.editions.get(current=True).path
        answered(port, f"/{path.strip('/')}/", 200, b"ferry")
    ours, theirs = multiprocessing.Pipe()
    readers = multiprocessing.Process(target=read, args=(port, told.readers, theirs), daemon=True)
    readers.start()
    assert ours.recv() == "ready"
    found: Times = {}
    for name, act, status, words in acts_of(desk):
        for row in rows:
            began = committed(act, row)
            path = row.editions.get(current=True).path
            shown = answered(port, f"/{path.strip('/')}/", status, words) - began
            times = [each - began for each in ours.recv()]
            if row is not rows[0]:  # by the first the press warms up
                found.setdefault(name, []).append((times, shown))
    readers.terminate()
    return found


def report(found: Times, told: argparse.Namespace) -> str:
    """Milliseconds: of all readers and acts, and of the addresses."""
    rows = [
        HEADING,
        "",
        f"`python bench/corrections/open_pages.py`: a newsroom as `copydesk serve` runs it, "
        f"{told.readers:,} readers on its stream; {told.stories} stories corrected, corrected in "
        "something small, withheld and killed. Milliseconds from the commit of the act to its "
        "event at each reader (of all readers and acts), and until the story's address answers "
        f"with the new page, or 410. Asked for: {ALLOWED:.0f} s at the 99th percentile. Newsroom, "
        f"desk and readers share two cores; load when this began: {told.began}.",
        "",
        *table(found),
    ]
    return "\n".join(rows) + "\n"


def main() -> None:
    """Measure, print, write."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--readers", type=int, default=10_000)
    asked.add_argument("--stories", type=int, default=8)
    asked.add_argument("--no-write", action="store_true")
    told = asked.parse_args()
    told.began = f"{os.getloadavg()[0]:.1f}"
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory() as folder, newsroom(Path(folder)) as port:
        text = report(measured(port, told), told)
    print(text)
    if not told.no_write:
        write_part(RESULT, HEADING, text)


if __name__ == "__main__":
    main()
