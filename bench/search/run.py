"""Search over a million made-up stories: newest first, best match, what one more story costs.

    python bench/search/run.py [--stories 1000000] [--cache FOLDER] [--to FILE]

By processor time, in one process. The stories are made once and kept in the cache's folder.
"""

import argparse
import platform
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from asked import Queries, queries
from django.conf import settings
from django.db import connection, transaction
from filled import FIRST, fill
from judge import Judge
from stories import HEADLINE, LEAD, REST, TONGUES, Copy

from copydesk.newsroom.search.columns import mark
from copydesk.newsroom.search.engine import PUBLISHED, VENDORS, Engine, engine
from copydesk.newsroom.search.finding import START, Cursor, Found, best, newest
from copydesk.newsroom.search.wanted import Wanted, wanted

ALL = (0, 2**62)
JUDGED = 8  # of them are held against BM25 over all
SECTION = tuple(mark("section", key) for key in ("3", "4", "5"))  # with two sub-sections
Look = Callable[[str], object]


def main() -> None:
    """Fill, ask, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=1_000_000)
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir(), "copydesk-search")
    )
    parser.add_argument("--to", type=Path, default=Path(__file__).parents[1] / "results/search.md")
    parser.add_argument("--rounds", type=int, default=40, help="queries of a kind")
    given = parser.parse_args()
    given.cache.mkdir(parents=True, exist_ok=True)
    lines = run(given.cache / f"{given.stories}.sqlite3", given.stories, given.rounds)
    given.to.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def run(file: Path, count: int, rounds: int) -> list[str]:
    """The report, line by line."""
    options = {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"}
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": options}
    settings.configure(DATABASES={"default": database}, USE_TZ=True)
    if not file.exists():
        fill(file, count)
    table, copy = engine(PUBLISHED), Copy()
    asked = queries(copy, rounds)
    lines = [
        *_head(file, count, rounds),
        *_times(table, asked, copy),
        *_quality(table, asked, Judge(copy.again(), count, FIRST)),
    ]
    print("\n".join(lines))
    empty = VENDORS[connection.vendor]("search_tried", connection)
    empty.create()
    costs = [("0", _one_more(empty, copy)), (f"{count:,}", _one_more(table, copy))]
    empty.drop()
    return [*lines, *_insertion(costs)]


def _times(table: Engine, asked: Queries, copy: Copy) -> list[str]:
    tongues = {word: tongue for tongue in reversed(TONGUES) for word in copy.words[tongue]}
    looks: tuple[Look, ...] = (
        lambda q: newest(table, wanted(q), 20, START, ALL),
        lambda q: newest(table, wanted(q, SECTION), 20, START, ALL),
        lambda q: newest(table, _in_its_locale(q, tongues), 20, START, ALL),
        lambda q: best(table, wanted(q), 20, START, ALL),
        lambda q: best(table, wanted(q, SECTION), 20, START, ALL),
    )
    lines = [
        "## Processor milliseconds a query: p50, p95",
        "",
        "20 results, the reading of what was typed included. The section has two sub-sections;",
        "of the locales of a paper in five languages, each query is asked in its own.",
        "",
        "| query | newest first | newest, one section | newest, its locale | best match "
        "| best, one section |",
        "|---|---|---|---|---|---|",
    ]
    for kind, typed in asked.items():
        told = " | ".join(_timed(typed, look) for look in looks)
        lines.append(f"| {kind} | {told} |")
    return [*lines, ""]


def _in_its_locale(typed: str, tongues: dict[str, str]) -> Wanted:
    """As readers of the paper in that tongue ask; the main locale is the first tongue's."""
    own = tongues[typed.split()[0].strip('"')]
    if own == TONGUES[0]:
        return wanted(typed, strange=tuple(mark("language", other) for other in TONGUES[1:]))
    return wanted(typed, (mark("tag", own), mark("language", own)))


def _quality(table: Engine, asked: Queries, judge: Judge) -> list[str]:
    lines = [
        "## How good best match is",
        "",
        f"The BM25 of the first ten, of that of the best ten among all (headline 8, lead 4, rest "
        f"1), mean of {JUDGED}",
        "queries that anything matches; newest first for comparison.",
        "",
        "| query | best match | newest first |",
        "|---|---|---|",
    ]
    for kind, typed in asked.items():
        told = (_judged(judge, table, q) for q in typed)
        shares = list(islice((each for each in told if each), JUDGED))
        means = [f"{statistics.fmean(column):.2f}" for column in zip(*shares, strict=True)]
        lines.append(f"| {kind} | {' | '.join(means) or '– | –'} |")
    return [*lines, ""]


def _judged(judge: Judge, table: Engine, typed: str) -> list[float] | None:
    asked = wanted(typed)
    found: list[Found] = [look(table, asked, 10, Cursor(), ALL) for look in (best, newest)]
    return judge.good(typed, [each.places for each in found]) if found[1].places else None


def _one_more(table: Engine, copy: Copy, times: int = 300) -> float:
    """Processor milliseconds of one story more, each in a transaction of its own."""
    costs = []
    for place, columns in enumerate(copy.stories(times), start=1):
        began = time.process_time()
        with transaction.atomic():
            table.put(place, columns)
        costs.append((time.process_time() - began) * 1000)
    with transaction.atomic():
        for place in range(1, times + 1):
            table.take_out(place)
    return statistics.fmean(costs)


def _insertion(costs: list[tuple[str, float]]) -> list[str]:
    lines = ["## One story more, in a transaction of its own", ""]
    lines += ["| stories there | processor ms |", "|---|---|"]
    return [*lines, *(f"| {there} | {cost:.2f} |" for there, cost in costs)]


def _head(file: Path, count: int, rounds: int) -> list[str]:
    return [
        "# Search",
        "",
        f"{count:,} made-up stories in {len(TONGUES)} made-up tongues, {HEADLINE} words of",
        f"headline, {LEAD} of lead, {REST} of text; Python {platform.python_version()}, SQLite "
        f"{sqlite3.sqlite_version}. The table has {file.stat().st_size / 2**20:,.0f} MB.",
        f"{rounds} queries of each kind, the best of three each. Made by `bench/search/run.py`.",
        "",
    ]


def _timed(typed: list[str], ask: Look) -> str:
    """p50 and p95 in milliseconds of processor time; the best of three for each query."""
    ask(typed[0])
    spent = []
    for q in typed:
        tries = []
        for _ in range(3):
            began = time.process_time()
            ask(q)
            tries.append((time.process_time() - began) * 1000)
        spent.append(min(tries))
    spent.sort()
    return f"{spent[len(spent) // 2]:.2f}, {spent[int(len(spent) * 0.95) - 1]:.2f}"


if __name__ == "__main__":
    main()
