"""Search over a million made-up stories: newest first, best match, what one more story costs.

    python bench/search/run.py [--stories 1000000] [--folder FOLDER] [--to FILE]

All in one process and one run, by processor time: our table as the newsroom has it; the same
words in plain FTS5 ordered by its own bm25(); Tantivy, where it is installed.
"""

import argparse
import importlib.util
import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from stories import HEADLINE, LEAD, REST, TONGUES, Copy

from copydesk.newsroom.search.columns import Columns, mark
from copydesk.newsroom.search.engine import PUBLISHED, Engine, engine, matching
from copydesk.newsroom.search.finding import START, Found, best, newest
from copydesk.newsroom.search.wanted import wanted

ALL = (0, 2**62)
ROUNDS = 40  # queries of a kind
JUDGED = 6  # of them are held against bm25() over all, which is slow
PORTION = 20_000
WITH_PEERS = 100_000  # stories that others are given too: they take long to be filled
FIRST = 2000  # place of the first story; those of `_one_more` lie before it, out of the way


def main() -> None:
    """Fill, ask, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--to", type=Path, default=Path(__file__).parents[1] / "results/search.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        lines = run(Path(folder), asked.stories)
    asked.to.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def run(folder: Path, count: int) -> list[str]:
    """The report, line by line."""
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "search.sqlite3")}
    options = {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"}
    settings.configure(DATABASES={"default": database | {"OPTIONS": options}}, USE_TZ=True)
    table = engine(PUBLISHED)
    table.create()
    plain = sqlite3.connect(folder / "plain.sqlite3")
    plain.execute("PRAGMA journal_mode=WAL")
    plain.execute(
        "CREATE VIRTUAL TABLE plain USING fts5(headline, lead, rest, content='', tokenize='ascii')"
    )
    peer = Tantivy(folder) if importlib.util.find_spec("tantivy") else None
    copy = Copy()
    costs = [("0", _one_more(table, copy, 1))]
    few = min(count, WITH_PEERS)
    _fill(connection, plain, peer, copy.stories(few), FIRST)
    queries = _queries(copy)
    lines = [
        f"## {few:,} stories, beside others",
        "",
        *_newest(table, peer, queries),
        *_best(table, plain, peer, queries),
    ]
    costs.append((f"{few:,}", _one_more(table, copy, FIRST - 500)))
    _fill(connection, None, None, copy.stories(count - few), FIRST + few)
    lines += [f"## {count:,} stories", "", *_ours(table, queries)]
    costs.append((f"{count:,}", _one_more(table, copy, FIRST - 1000)))
    return [*_head(count, folder), *lines, *_insertion(costs)]


def _fill(
    connection: BaseDatabaseWrapper,
    plain: sqlite3.Connection | None,
    peer: "Tantivy | None",
    stories: Iterable[Columns],
    place: int,
) -> None:
    stream = iter(stories)
    into = "(rowid, headline, lead, rest) VALUES (?, ?, ?, ?)"
    connection.ensure_connection()
    own = connection.connection
    for each in filter(None, (own, plain)):
        each.execute("PRAGMA synchronous=OFF")
        each.execute("PRAGMA cache_size=-400000")
    while portion := list(islice(stream, PORTION)):
        rows = [(place + n, told.headline, told.lead, told.rest) for n, told in enumerate(portion)]
        own.execute("BEGIN")
        sqlite3.Connection.executemany(own, f"INSERT INTO search_published {into}", rows)
        own.commit()
        if plain:
            plain.executemany(f"INSERT INTO plain {into}", rows)
            plain.commit()
        if peer:
            peer.add(rows)
        place += len(rows)
        print(f"\r{place:,}", end="", file=sys.stderr)
    if peer:
        peer.finish()


def _one_more(table: Engine, copy: Copy, first: int, times: int = 500) -> float:
    """Processor milliseconds of one story more, each in a transaction of its own."""
    costs = []
    for number, told in enumerate(copy.stories(times)):
        began = time.process_time()
        with transaction.atomic():
            table.put(first + number, told)
        costs.append((time.process_time() - began) * 1000)
    return statistics.fmean(costs)


def _ours(table: Engine, queries: "Queries") -> list[str]:
    section = mark("section", "3")
    lines = [
        "20 results, the reading of what was typed included: processor ms a query (p50, p95).",
        "",
        "| query | newest first | newest first, one section | best match |",
        "|---|---|---|---|",
    ]
    for kind, typed in queries.items():
        new = _timed(typed, lambda q: newest(table, wanted(q), 20, START, ALL))
        within = _timed(typed, lambda q: newest(table, wanted(q, section), 20, START, ALL))
        most = _timed(typed, lambda q: best(table, wanted(q), 20, START, ALL))
        lines.append(f"| {kind} | {new} | {within} | {most} |")
    return [*lines, ""]


Queries = dict[str, list[str]]


def _queries(copy: Copy) -> Queries:
    """What is typed: by how often the words stand in the copy."""
    random = copy.random
    common = lambda tongue: copy.words[tongue][int(random.integers(0, 20))]  # noqa: E731
    middle = lambda tongue: copy.words[tongue][int(random.integers(300, 1500))]  # noqa: E731
    rare = lambda tongue: copy.words[tongue][int(random.integers(15_000, 40_000))]  # noqa: E731
    tongues = [str(tongue) for tongue in random.choice(["en", "de", "fr", "es"], ROUNDS)]
    return {
        "frequent word": [common(t) for t in tongues],
        "middling word": [middle(t) for t in tongues],
        "rare word": [rare(t) for t in tongues],
        "two frequent words": [f"{common(t)} {common(t)}" for t in tongues],
        "two middling words": [f"{middle(t)} {middle(t)}" for t in tongues],
        "frequent and rare": [f"{common(t)} {rare(t)}" for t in tongues],
        "frequent without frequent": [f"{common(t)} -{common(t)}" for t in tongues],
        "phrase": [f'"{common(t)} {common(t)}"' for t in tongues],
        "rare phrase": [f'"{common(t)} {middle(t)}"' for t in tongues],
        "Arabic, frequent": [common("ar") for _ in tongues],
        "Arabic, middling": [middle("ar") for _ in tongues],
    }


def _newest(table: Engine, peer: "Tantivy | None", queries: Queries) -> list[str]:
    section = mark("section", "3")

    lines = [
        "### Newest first, 20 results: processor milliseconds a query (p50, p95)",
        "",
        "| query | ours, reading included | ours in one section | Tantivy, by time |",
        "|---|---|---|---|",
    ]
    for kind, typed in queries.items():
        ours = _timed(typed, lambda q: newest(table, wanted(q), 20, START, ALL))
        within = _timed(typed, lambda q: newest(table, wanted(q, section), 20, START, ALL))
        theirs = _timed(typed, peer.newest) if peer else "not installed"
        lines.append(f"| {kind} | {ours} | {within} | {theirs} |")
    return [*lines, ""]


def _best(table: Engine, plain: sqlite3.Connection, peer: "Tantivy | None",
          queries: Queries) -> list[str]:  # fmt: skip

    lines = [
        "### Best match, 20 results: processor milliseconds a query (p50, p95), and how good",
        "",
        "Good is the sum of bm25() of the first ten, of that of the best ten there are "
        "(headline 8, lead 4, rest 1); newest first for comparison.",
        "",
        "| query | ours | plain FTS5, bm25() | Tantivy, BM25 | ours is good | newest is good |",
        "|---|---|---|---|---|---|",
    ]
    for kind, typed in queries.items():
        ours = _timed(typed, lambda q: best(table, wanted(q), 20, START, ALL))
        bm25 = _timed(typed[:JUDGED], lambda q: _plain_best(plain, matching(wanted(q))))
        theirs = _timed(typed, peer.best) if peer else "not installed"
        told = [_how_good(plain, typed[:JUDGED], look, table) for look in (best, newest)]
        lines.append(f"| {kind} | {ours} | {bm25} | {theirs} | {told[0]} | {told[1]} |")
    return [*lines, ""]


def _plain_best(plain: sqlite3.Connection, match: str) -> list[tuple[int, float]]:
    sql = (
        "SELECT rowid, bm25(plain, 8, 4, 1) AS score FROM plain WHERE plain MATCH ?"
        " ORDER BY score LIMIT 20"
    )
    return plain.execute(sql, (match,)).fetchall()


def _how_good(
    plain: sqlite3.Connection, typed: list[str], look: Callable[..., Found], table: Engine
) -> str:
    """The mean over queries that something matches."""
    shares = [_good(plain, q, look(table, wanted(q), 10, START, ALL).places) for q in typed]
    found = [share for share in shares if share]
    return f"{statistics.fmean(found):.2f}" if found else "–"


def _good(plain: sqlite3.Connection, typed: str, places: Iterable[int]) -> float:
    """0 where nothing matches."""

    match = matching(wanted(typed))
    ideal = [score for _, score in _plain_best(plain, match)[:10]]
    if not ideal:
        return 0.0
    numbers = ",".join(str(place) for place in places)
    sql = f"SELECT bm25(plain, 8, 4, 1) FROM plain WHERE plain MATCH ? AND rowid IN ({numbers})"
    return sum(score for (score,) in plain.execute(sql, (match,))) / sum(ideal)


def _insertion(costs: list[tuple[str, float]]) -> list[str]:
    lines = ["## One story more, in a transaction of its own", ""]
    lines += ["| stories there | processor ms |", "|---|---|"]
    return [*lines, *(f"| {there} | {cost:.2f} |" for there, cost in costs)]


def _head(count: int, folder: Path) -> list[str]:
    size = (folder / "search.sqlite3").stat().st_size / 2**20
    return [
        "# Search",
        "",
        f"{count:,} made-up stories in {len(TONGUES)} made-up tongues, {HEADLINE} words of",
        f"headline, {LEAD} of lead, {REST} of text; Python {platform.python_version()}, SQLite "
        f"{sqlite3.sqlite_version}. Our table has {size:,.0f} MB.",
        f"{ROUNDS} queries of each kind after one that warms. Made by `bench/search/run.py`.",
        "",
    ]


def _timed(typed: list[str], ask: Callable[[str], object]) -> str:
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


class Tantivy:
    """The same words in Tantivy, with the place as a fast field to order by."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        schema = tantivy.SchemaBuilder()
        for name in ("headline", "lead", "rest"):
            schema.add_text_field(name, stored=False, tokenizer_name="whitespace")
        schema.add_integer_field("place", stored=True, indexed=True, fast=True)
        (folder / "tantivy").mkdir()
        self.index = tantivy.Index(schema.build(), path=str(folder / "tantivy"))
        self.writer = self.index.writer(128_000_000, 1)
        self.tantivy = tantivy

    def add(self, rows: list[tuple[int, str, str, str]]) -> None:
        """Add a portion."""
        for place, headline, lead, rest in rows:
            document = self.tantivy.Document(headline=headline, lead=lead, rest=rest, place=place)
            self.writer.add_document(document)

    def finish(self) -> None:
        """Have all found."""
        self.writer.commit()
        self.writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def newest(self, typed: str) -> object:
        """Twenty, newest first."""
        return self.searcher.search(
            self._query(typed), 20, count=False, order_by_field="place"
        ).hits

    def best(self, typed: str) -> object:
        """Twenty by BM25."""
        return self.searcher.search(self._query(typed), 20, count=False).hits

    def _query(self, typed: str) -> object:
        words = " ".join(w if w[0] in '-"' or w.endswith('"') else f"+{w}" for w in typed.split())
        return self.index.parse_query(words, ["headline", "lead", "rest"])


if __name__ == "__main__":
    main()
