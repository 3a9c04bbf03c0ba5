"""How well the wire tells what upstream did: update, correction, kill, and the rest of it.

    python bench/wire/updates.py [--seeds 11,12,13] [--n 6] [--out bench/results/wire-updates.md]

Makes cases with the generator that lies beside the shared cases, by fresh seeds; reads each
delivery as the newsroom does, hands it to `copydesk.wire.upstream.judge`, and lets the scorer
judge. Pages are cleaned first, as the desk does, for what stands around a story changes by itself.
"""

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from run import SHARED, capture

from copydesk.cleaning.clean import clean
from copydesk.errors import UnreadableCapture
from copydesk.story.house import House
from copydesk.story.story import Capture, Item
from copydesk.wire.dates import parse
from copydesk.wire.read import read
from copydesk.wire.upstream import judge as upstream
from copydesk.wire.upstream.identity import shared_links
from copydesk.wire.upstream.version import Version, version_of

KINDS = {
    "new": "new", "update": "update", "correction": "correction",
    "clarification": "clarification", "withhold": "withhold", "release": "release",
    "kill": "kill", "refused": "duplicate-refused",
}  # fmt: skip
FEEDS = ("rss", "atom", "jsonfeed")


def main() -> None:
    """Print the tables, and write them where asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", default="11,12,13")
    options.add_argument("--n", type=int, default=6)
    options.add_argument("--only", default="", help="formats, parted by commas")
    options.add_argument("--misses", type=int, default=0)
    options.add_argument("--out", type=Path)
    given = options.parse_args()
    only = tuple(filter(None, given.only.split(",")))
    with tempfile.TemporaryDirectory() as folder:
        cases = made(given.seeds.split(","), given.n, Path(folder), only)
        told = [predicted(case) for case in cases]
        table = scored(cases, told, Path(folder))
    print(table)
    for miss in list(missed(cases, told))[: given.misses]:
        print(miss)
    if given.out:
        given.out.write_text(report(table, given, len(cases)), encoding="utf-8")


def made(seeds: list[str], n: int, folder: Path, only: tuple[str, ...]) -> list[dict[str, Any]]:
    """The generator's cases of all seeds."""
    cases = []
    for seed in seeds:
        call = [sys.executable, str(SHARED / "bench/wire/updates.py")]
        call += ["--seed", seed, "--n", str(n), "--out", str(folder)]
        subprocess.run(call, check=True, capture_output=True)
        lines = (folder / "updates.jsonl").read_text(encoding="utf-8").splitlines()
        cases += [json.loads(line) for line in lines]
    return [case for case in cases if not only or case["format"] in only]


def predicted(case: dict[str, Any]) -> dict[str, Any]:
    """What our model makes of a case, delivery by delivery."""
    knowledge, pages, told = upstream.Knowledge(), "", []
    for delivery in case["deliveries"]:
        events, knowledge = _delivered(delivery, case["format"], knowledge, pages)
        told.append([event for event in events if event])
        pages = pages or next((one.key for one in knowledge.items), "")
    return {"id": case["id"], "deliveries": told}


def _delivered(
    delivery: dict[str, Any], form: str, knowledge: upstream.Knowledge, page: str
) -> tuple[list[dict[str, str]], upstream.Knowledge]:
    now = parse(delivery["clock"]) or dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    answer = upstream.of_answer(delivery["status"], is_page=form not in FEEDS)
    if answer == "gone":
        return [{"item": "*source*", "kind": "gone"}], knowledge
    if answer == "kill":
        gone, knowledge = upstream.gone(knowledge, page, now=now)
        return [_said(one) for one in gone], knowledge
    if delivery["status"] != 200 or not delivery["body"]:
        return [], knowledge
    events, knowledge = upstream.deliver(knowledge, _versions(delivery), now=now)
    return [_said(one) for one in events], knowledge


def _versions(delivery: dict[str, Any]) -> list[Version]:
    got = capture(delivery["body"].encode(), delivery["headers"])
    try:
        items = read(got)
    except UnreadableCapture:
        return []
    shared = shared_links(items)
    return [_version(item, got, shared) for item in items]


def _version(item: Item, got: Capture, shared: frozenset[str]) -> Version:
    story = clean(item, house=House(), capture=got.sha256).story if item.body.is_page else None
    return version_of(item, story, shared=shared)


def _said(event: upstream.Event) -> dict[str, str]:
    kind = KINDS.get(event.kind)
    return {"item": event.key, "kind": kind} if kind else {}


def scored(cases: list[dict[str, Any]], told: list[dict[str, Any]], folder: Path) -> str:
    """The shared scorer's table."""
    gold, predictions = folder / "gold.jsonl", folder / "told.jsonl"
    for path, lines in ((gold, cases), (predictions, told)):
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    call = [sys.executable, str(SHARED / "bench/wire/updates.py"), "--score"]
    done = subprocess.run([*call, str(gold), str(predictions)], capture_output=True, check=True)
    return done.stdout.decode()


def missed(cases: list[dict[str, Any]], told: list[dict[str, Any]]) -> Iterator[str]:
    """The cases that are not whole, wanted against got; one of each scenario and format."""
    seen: Counter[tuple[str, str]] = Counter()
    for case, got in zip(cases, told, strict=True):
        wanted = [sorted((e["item"], e["kind"]) for e in one) for one in case["expect"]]
        said = [sorted((e["item"], e["kind"]) for e in one) for one in got["deliveries"]]
        sort = (case["format"], case["scenario"])
        seen[sort] += wanted != said
        if wanted != said and seen[sort] == 1:
            yield f"{case['id']}\n  wanted {wanted}\n  got    {said}"


def report(table: str, given: argparse.Namespace, count: int) -> str:
    """The page of results."""
    return (
        "# Upstream changes, measured\n\nMade by `python bench/wire/updates.py --out"
        f" bench/results/wire-updates.md`: {count} cases of the shared generator (seeds"
        f" {given.seeds}, n {given.n}), each read by the wire and judged by"
        f" `copydesk.wire.upstream.judge`.\n\n```\n{table}```\n"
    )


if __name__ == "__main__":
    main()
