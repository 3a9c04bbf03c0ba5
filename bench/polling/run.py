"""How late news is noticed, at how many requests, and what ten thousand sources cost.

    python bench/polling/run.py [--every 1] [--seconds 180] [--out bench/results/polling.md]

First three weeks by a clock of its own, then real sockets on this machine: the hosts in a process
on one core, those who poll on the other. Needs two cores, some ten minutes and Linux, where all
of 127.0.0.0/8 is this machine. `--every 5` takes every fifth source for the first part.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from clock import Told, adaptive, fixed
from world import DAY, world

from copydesk.wire.http.rhythm import Pace

HERE = Path(__file__).parent
PORT, HOSTS, DAYS = 8731, 2000, 21.0
SILENT_FROM = 14.0
PEERS = Path("build/bench/bin/python")


def line(name: str, told: Told, number: int) -> str:
    """A row of the first table."""
    mean = sum(told.late) / len(told.late)
    late = " | ".join(f"{told.at(share):,.0f}" for share in (0.5, 0.95, 0.99))
    a_day = told.requests / DAYS / number
    wasted = 100 * told.wasted / told.requests
    return f"| {name} | {a_day:.1f} | {wasted:.1f} % | {late} | {mean:,.0f} |"


def by_clock(every: int) -> str:
    """Lateness and requests, beside a fixed interval at the same number of requests."""
    sources = world()[::every]
    news = [source.news(DAYS, 11) for source in sources]
    silent = [n for n in range(len(sources)) if n % 25 == 7 and len(news[n]) > 30]
    for n in silent:
        news[n] = [moment for moment in news[n] if moment < SILENT_FROM * DAY]
    number = len(sources)
    ours = adaptive(sources, news, days=DAYS, pace=Pace())
    equal = DAYS * DAY * number / ours.requests
    rows = [
        line("copydesk", ours, number),
        line(
            f"every {equal / 60:.1f} minutes", fixed(sources, news, days=DAYS, every=equal), number
        ),
        line("every 15 minutes", fixed(sources, news, days=DAYS, every=900), number),
    ]
    often = 900 * (1 / 5) ** 2
    eager = adaptive(sources, news, days=DAYS, pace=Pace(interval=often, slowest=1200))
    rows.append(line("copydesk, eager (interval 36 s, at least every 20 minutes)", eager, number))
    hours = sorted(late / 3600 for late in ours.silences)
    after = f", after {hours[len(hours) // 2]:.0f} hours (median)" if hours else ""
    return "\n".join([
        "| way | requests a source and day | wasted | median late, s | p95 | p99 | mean |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        *rows,
        "",
        f"{number:,} sources, {sum(map(len, news)):,} items in {DAYS:g} days, cold at the start. "
        f"{len(silent)} sources with more than 30 items fell silent after {SILENT_FROM:g} days: "
        f"the alarm rang for {len(ours.silences)} of them in the days left{after}; it rang wrongly "
        f"{len(ours.false_alarms)} times.",
    ])  # fmt: skip


def by_sockets(seconds: int) -> str:
    """CPU, memory and lateness over real sockets, and two other ways."""
    with subprocess.Popen(
        ["taskset", "-c", "1", sys.executable, HERE / "houses.py", str(PORT), str(HOSTS)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as houses:  # fmt: skip
        assert houses.stdout is not None
        houses.stdout.readline()
        told = {
            "copydesk": poll("sockets.py", "ours", 10_000, seconds),
            "four threads, a loop for each request (as before)": poll(
                "sockets.py", "threads", 500, seconds
            ),
        }
        if PEERS.exists():
            told["requests and feedparser, one after the other"] = poll("reader.py", "", 500, 0)
        houses.terminate()
    rows = [
        f"| {name} | {10_000 * t['cpu'] / t['polls']:.1f} | {t['memory']:.0f} | {t['polls']:.0f} |"
        for name, t in told.items()
    ]
    ours = told["copydesk"]
    return "\n".join([
        "| way | CPU seconds for 10,000 polls | memory at most, MB | polls measured |",
        "| --- | ---: | ---: | ---: |",
        *rows,
        "",
        f"10,000 sources at 2,000 hosts, all due within {seconds} s (in life: 900 s; the gap at a "
        f"host is shortened alike). Asked too late by: median {ours['p50']:.2f} s, p99 "
        f"{ours['p99']:.2f} s, worst {ours['worst']:.1f} s; at the one host that holds 500 of "
        f"them, where each waits for the others: median {ours['crowded_p50']:.1f} s. "
        f"At this speed the rounds take {100 * ours['cpu'] / 900:.1f} % of one core when each "
        f"source is asked every 15 minutes.",
    ])  # fmt: skip


def poll(script: str, way: str, number: int, seconds: int) -> dict[str, float]:
    """Run one way in a process of its own."""
    python = PEERS if script == "reader.py" else Path(sys.executable)
    numbers = [str(PORT), str(HOSTS), str(number)] + ([str(seconds)] if way else [])
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run(
            [python, HERE / script, *([way] if way else []), *numbers],
            env={**os.environ, "COPYDESK_DATA": folder, "LOG_LEVEL": "ERROR"},
            stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
    told: dict[str, float] = json.loads(made.stdout.splitlines()[-1])
    return told


def main() -> None:
    """Both parts, and the table."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--every", type=int, default=1)
    said.add_argument("--seconds", type=int, default=180)
    said.add_argument("--out", type=Path)
    asked = said.parse_args()
    told = "\n".join([
        "# Polling, measured",
        "",
        f"Made by `python bench/polling/run.py --every {asked.every} --seconds {asked.seconds} "
        "--out bench/results/polling.md`. The sources are made up (`bench/polling/world.py`): "
        "gaps by a power law from one minute to seventeen hours, nights, weekends, bursts; "
        "8 % dead, 4 % failing, 3 % slow to answer.",
        "",
        "## Three weeks by the clock",
        "",
        by_clock(asked.every),
        "",
        "## Real sockets",
        "",
        by_sockets(asked.seconds),
        "",
    ])  # fmt: skip
    print(told)
    if asked.out:
        asked.out.write_text(told)


if __name__ == "__main__":
    main()
