"""From an act of the desk to every open page: publishing, correcting, killing, with 10,000 readers.

    python bench/serving/act.py [--readers 10000] [--stories 20] [--no-write]

A whole newsroom as `copydesk serve` runs it, on a fresh folder; readers hold its stream from a
process of their own. The acts are the desk's own (`desk.actions`, `corrections.actions`), done in
a process beside, as an editor's request does them. From the moment the act is committed: until its
line is at each reader, and until the story's address answers as it shall, asked every two
milliseconds. Every process has both cores of the machine to share. Adds to
`bench/results/serving.md`.
"""

import argparse
import datetime as dt
import http.client
import multiprocessing
import os
import resource
import select
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from peers import free_port
from run import RESULT

from copydesk.newsroom.serve import Place, environment

if TYPE_CHECKING:
    from copydesk.newsroom.desk.models import StoryRow

HEADING = "## From the desk to the reader"
ASKING = b"GET /live/stream HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\n\r\n"
WORDS = (
    "The ferry {number} between the old harbour and the island runs again after eleven days, the "
    "harbour office said. The crossing takes 40 minutes and costs 12 euros.",
    "Two of the three boats had been in the yard since a storm. The third was lent by a neighbour.",
)
Times = dict[str, list[tuple[list[float], float]]]


def read(port: int, count: int, told: Connection) -> None:
    """Hold so many streams; of each line tell when it came to each of them."""
    ready, lines = select.epoll(), {}
    for _ in range(count):
        line = socket.create_connection(("127.0.0.1", port))
        line.sendall(ASKING)
        while b"retry" not in line.recv(65536):
            continue
        line.setblocking(False)
        lines[line.fileno()] = line
        ready.register(line.fileno(), select.EPOLLIN)
    told.send("ready")
    came: dict[bytes, list[float]] = {}
    while True:
        for number, _ in ready.poll():
            got = lines[number].recv(65536)
            if not got:
                raise SystemExit("a reader was dropped")
            now = time.monotonic()
            for part in got.split(b"id: ")[1:]:
                times = came.setdefault(part.partition(b"\n")[0], [])
                times.append(now)
                if len(times) == count:
                    told.send(times)


@contextmanager
def newsroom(data: Path) -> Iterator[int]:
    """The whole newsroom; gives its port."""
    port = free_port()
    os.environ.update(environment(Place(port=port, data=data), os.environ))
    command = [sys.executable, "-m", "copydesk.newsroom", "serve", "--port", str(port)]
    with subprocess.Popen(
        [*command, "--data", str(data)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "Ctrl-C" in line:
                break
        rest = threading.Thread(target=process.stdout.read, daemon=True)
        rest.start()
        try:
            yield port
        finally:
            process.terminate()
            rest.join()


class Desk:
    """An editor at the desk, in this process."""

    def __init__(self) -> None:
        import django

        django.setup()
        from django.contrib.auth.models import User

        self.editor = User.objects.get(username="editor")
        self.drafter, _ = User.objects.get_or_create(username="bench-drafter")

    def story(self, number: int) -> "StoryRow":
        """A draft nobody has published."""
        from copydesk.newsroom.desk.copy import fill
        from copydesk.newsroom.desk.models import StoryRow
        from copydesk.story.blocks import Paragraph
        from copydesk.story.story import Story

        text = [words.format(number=number) for words in WORDS]
        blocks = tuple(Paragraph(key=f"p{at}", text=words) for at, words in enumerate(text))
        headline = f"Ferry {number} is back in service"
        row = StoryRow()
        now = dt.datetime.now(tz=dt.UTC)
        fill(row, Story(headline=headline, language="en", blocks=blocks, published=now))
        row.save()
        row.save_revision(user=self.editor)
        return row

    def publish(self, row: "StoryRow") -> None:
        from copydesk.newsroom.desk import actions

        actions.publish(row, by=self.editor)

    def correct(self, row: "StoryRow") -> None:
        from copydesk.newsroom.corrections.actions import Correction, correct
        from copydesk.newsroom.desk.copy import to_record
        from copydesk.story.change import ChangeKind
        from copydesk.story.record import replace

        story = to_record(row.get_latest_revision_as_object())
        first, *others = story.blocks
        right = replace(first, text=first.text.replace("12 euros", "15 euros"))
        notice = "An earlier version said the crossing costs 12 euros. It costs 15 euros."
        what = Correction(
            kind=ChangeKind.CORRECTION,
            notice=notice,
            was="12 euros",
            right="15 euros",
            drafted_by=self.drafter,
        )
        correct(row, by=self.editor, what=what, story=replace(story, blocks=(right, *others)))

    def kill(self, row: "StoryRow") -> None:
        from copydesk.newsroom.desk import actions

        actions.withdraw(row, by=self.editor, reason="The ferry does not run.")


def committed(act: Callable[["StoryRow"], None], row: "StoryRow") -> float:
    """Do it; the moment it was committed, before anybody was told."""
    from django.db import transaction

    at: list[float] = []
    with transaction.atomic():
        transaction.on_commit(lambda: at.append(time.monotonic()))
        act(row)
    row.refresh_from_db()
    return at[0]


def answered(port: int, path: str, status: int, words: bytes) -> float:
    """The moment the address answers so."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        asking.request("GET", path)
        answer = asking.getresponse()
        if words in answer.read() and answer.status == status:
            asking.close()
            return time.monotonic()
        time.sleep(0.002)
    raise SystemExit(f"{path} never answered {status}")


def measured(port: int, told: argparse.Namespace) -> Times:
    desk = Desk()
    acts = (
        ("publish", desk.publish, 200, b"12 euros"),
        ("correction", desk.correct, 200, b"15 euros"),
        ("kill", desk.kill, 410, b""),
    )
    rows = [desk.story(number) for number in range(told.stories + 1)]
    ours, theirs = multiprocessing.Pipe()
    readers = multiprocessing.Process(target=read, args=(port, told.readers, theirs), daemon=True)
    readers.start()
    assert ours.recv() == "ready"
    found: Times = {name: [] for name, *_ in acts}
    for name, act, status, words in acts:
        for row in rows:
            began = committed(act, row)
            path = row.editions.get(current=True).path
            shown = answered(port, f"/{path.strip('/')}/", status, words) - began
            times = [each - began for each in ours.recv()]
            if row is not rows[0]:  # by the first the press warms up
                found[name].append((times, shown))
    readers.terminate()
    return found


def report(found: Times, told: argparse.Namespace) -> list[str]:
    """Milliseconds: of all readers and acts, and of the addresses."""
    return [
        "",
        HEADING,
        "",
        f"`python bench/serving/act.py`: a newsroom as `copydesk serve` runs it, {told.readers:,} "
        f"readers on its stream; {told.stories} stories published, then corrected, then killed, by "
        "the desk's own acts. Milliseconds from the commit of the act to its line at each reader "
        "(of all readers and acts), and until the story's address answers with the new page, or "
        f"410. Newsroom, desk and readers share two cores; load when this began: {told.began}.",
        "",
        *table(found),
    ]


def table(found: Times) -> list[str]:
    """Milliseconds by act: of all readers and acts, and of the addresses."""
    rows = [
        "| act | line, p50 | line, p99 | line, max | page, p50 | page, max |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, acts in found.items():
        lines = sorted(time for times, _ in acts for time in times)
        pages = sorted(shown for _, shown in acts)
        at = (
            *(statistics.median(lines), lines[len(lines) * 99 // 100], lines[-1]),
            *(statistics.median(pages), pages[-1]),
        )
        rows.append(f"| {name} | " + " | ".join(f"{one * 1000:,.0f}" for one in at) + " |")
    return rows


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--readers", type=int, default=10_000)
    asked.add_argument("--stories", type=int, default=20)
    asked.add_argument("--no-write", action="store_true")
    told = asked.parse_args()
    told.began = f"{os.getloadavg()[0]:.1f}"
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory() as folder, newsroom(Path(folder)) as port:
        text = "\n".join(report(measured(port, told), told)) + "\n"
    print(text)
    if not told.no_write:
        before = RESULT.read_text().partition(f"\n{HEADING}")[0] if RESULT.exists() else ""
        RESULT.write_text(before.rstrip("\n") + "\n" + text)


if __name__ == "__main__":
    main()
