"""Clean the development pages and text captures, and print what the scorer says of them.

    python bench/cleaning/run.py [FOLDER] [--every N] [--write bench/results/cleaning.md]

Predictions go to a temporary file, the scorer beside the pages judges them. Every page is also
checked for the account: kept + cut = everything that came.
"""

import argparse
import json
import lzma
import os
import subprocess
import sys
import tempfile
import time
import traceback
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from copydesk.cleaning.clean import clean
from copydesk.cleaning.dates import read_moment
from copydesk.markup.html import read_metadata
from copydesk.story.blocks import Picture, plain_text
from copydesk.story.house import House
from copydesk.story.story import Body, Cleaned, Cutting, Item

BESIDE = Path(__file__).parents[2] / ".." / "shared"
SHARED = Path(os.environ.get("COPYDESK_SHARED", BESIDE)) / "bench" / "cleaning"
PARTS = {"headline": "headline", "byline": "byline", "published": "date", "updated": "date"}
PARTS |= {"caption": "caption", "credit": "credit", "standfirst": "paragraph"}


@dataclass
class Run:
    """What a run over a set came to."""

    pages: int = 0
    seconds: float = 0.0
    slowest: tuple[float, str] = (0.0, "")
    raised: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    predictions: list[dict[str, Any]] = field(default_factory=list)


def main() -> int:
    """Run, score, print, and write the table if asked to."""
    asked = _arguments()
    pages = _run(_pages(asked.folder, asked.every))
    captures = _run(_captures(asked.folder, asked.every))
    by_id = {one["id"]: one for one in pages.predictions}
    for one in captures.predictions:
        by_id.setdefault(one["id"], {"id": one["id"]})["roles"] = one["roles"]
    scores = _score(asked, list(by_id.values()))
    table = _table(scores, pages, captures)
    print(table)
    if asked.write:
        Path(asked.write).write_text(table, "utf-8")
    for trouble in (*pages.raised, *pages.gaps, *captures.raised, *captures.gaps):
        print(trouble, file=sys.stderr)
    return 1 if pages.raised or captures.raised or pages.gaps or captures.gaps else 0


def _arguments() -> argparse.Namespace:
    reads = argparse.ArgumentParser(description=__doc__)
    reads.add_argument("folder", nargs="?", type=Path, default=SHARED)
    reads.add_argument("--every", type=int, default=1, help="only every Nth page")
    reads.add_argument("--write", help="write the table to this file")
    reads.add_argument("--keep", help="keep predictions in this file")
    return reads.parse_args()


def _lines(path: Path, every: int) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            # The same share of every file: pages, captures and records go together.
            one = json.loads(line)
            if zlib.crc32(one["id"].encode()) % every == 0:
                yield one


def _pages(folder: Path, every: int) -> Iterator[tuple[str, Item, None]]:
    links = {one["id"]: one.get("url") or "" for one in _lines(folder / "records.jsonl.xz", 1)}
    for path in sorted(folder.glob("pages-*.jsonl.xz")):
        for page in _lines(path, every):
            link = links.get(page["id"], "")
            body = Body(text=page["html"], base=link, is_page=True)
            yield page["id"], Item(guid=page["id"], body=body, link=link), None


def _captures(folder: Path, every: int) -> Iterator[tuple[str, Item, list[str]]]:
    for capture in _lines(folder / "captures.jsonl.xz", every):
        text = "\n".join(capture["lines"])
        body = Body(text=text, media_type="text/plain", is_page=True)
        yield capture["id"], Item(guid=capture["id"], body=body), capture["lines"]


def _run(items: Iterator[tuple[str, Item, list[str] | None]]) -> Run:
    run = Run()
    for name, item, lines in items:
        started = time.process_time()
        try:
            cleaned = clean(item, house=House())
        except Exception:  # noqa: BLE001 - a traceback is what this run counts
            run.raised.append(f"{name}: {traceback.format_exc()}")
            continue
        took = time.process_time() - started
        run.pages, run.seconds = run.pages + 1, run.seconds + took
        run.slowest = max(run.slowest, (took, name))
        if not _tiles(cleaned):
            run.gaps.append(f"{name}: the account does not cover the galley")
        run.predictions.append(
            _prediction(name, cleaned, item) if lines is None else _roles(name, cleaned, lines)
        )
    return run


def _tiles(cleaned: Cleaned) -> bool:
    reached = 0
    for piece in cleaned.account:
        if piece.span.start != reached or piece.span.end <= reached:
            return False
        reached = piece.span.end
    return reached == len(cleaned.galley)


def _day(cleaned: Cleaned, item: Item) -> str | None:
    """The moment of the story, written with the page's own offset where the page gives one.

    The truth names one day, of publication or of the last change, without saying which, and
    days are counted where the page was written; the story keeps the same moment in UTC.
    """
    moment = cleaned.story.published or cleaned.story.updated
    if moment is None:
        return None
    meta = read_metadata(item.body.text)
    said = (s for s in (meta.published, meta.modified, *meta.dated) if s[:4].isdigit())
    return next((s for s in said if read_moment(s) == moment), moment.isoformat())


def _prediction(name: str, cleaned: Cleaned, item: Item) -> dict[str, Any]:
    story = cleaned.story
    pictures = [block for block in story.blocks if isinstance(block, Picture)]
    words = [plain_text(b) for b in story.blocks if not isinstance(b, Picture)]
    shown = {piece.part for piece in cleaned.account if not isinstance(piece, Cutting)}
    standfirst = [story.standfirst] if "standfirst" in shown else []
    return {
        "id": name,
        "paragraphs": [*standfirst, *(line for text in words for line in text.split("\n"))],
        "title": story.headline or None,
        "authors": [person.name for person in story.byline.people] if story.byline else None,
        "date": _day(cleaned, item),
        "images": [
            {"caption": p.caption or None, "credit": p.credit.text if p.credit else None}
            for p in pictures
            if p.caption or p.credit
        ],
    }


def _roles(name: str, cleaned: Cleaned, lines: list[str]) -> dict[str, Any]:
    """One role a line: that of the longest piece that begins on it."""
    roles = ["furniture"] * len(lines)
    longest = [0] * len(lines)
    ends, reached = [], 0
    for line in lines:
        reached += len(line) + 1
        ends.append(reached)
    number = 0
    for piece in cleaned.account:
        while number < len(ends) - 1 and piece.span.start >= ends[number]:
            number += 1
        length = piece.span.end - piece.span.start
        if not isinstance(piece, Cutting) and length > longest[number]:
            longest[number] = length
            heading = piece.key.startswith("h")
            roles[number] = PARTS.get(piece.part, "subhead" if heading else "paragraph")
    return {"id": name, "roles": roles}


def _score(asked: argparse.Namespace, predictions: list[dict[str, Any]]) -> dict[str, Any]:
    folder = asked.folder
    with tempfile.TemporaryDirectory() as place:
        said, out, chosen = (
            Path(place) / name for name in ("said.jsonl", "out.json", "records.jsonl")
        )
        said.write_text(
            "\n".join(json.dumps(one, ensure_ascii=False) for one in predictions), "utf-8"
        )
        records = _lines(folder / "records.jsonl.xz", asked.every)
        chosen.write_text("\n".join(json.dumps(one) for one in records), "utf-8")
        if asked.keep:
            Path(asked.keep).write_text(said.read_text("utf-8"), "utf-8")
        call = [sys.executable, str(folder / "score.py"), str(chosen), str(said)]
        call += [
            "--captures",
            str(folder / "captures.jsonl.xz"),
            "--json",
            str(out),
            "--boot",
            "200",
        ]
        subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
        scores: dict[str, Any] = json.loads(out.read_text("utf-8"))
        return scores


def _table(scores: dict[str, Any], pages: Run, captures: Run) -> str:
    rows = [
        "# Cleaning: development pages and captures",
        "",
        "Repeat: `python bench/cleaning/run.py --write bench/results/cleaning.md` (needs the",
        "shared folder beside the repository, or `COPYDESK_SHARED`). The scorer and its measures:",
        "`bench/cleaning/README.md` there.",
        "",
        f"- pages: {pages.pages}, captures: {captures.pages}",
        f"- tracebacks: {len(pages.raised) + len(captures.raised)};"
        f" accounts with a gap: {len(pages.gaps) + len(captures.gaps)}",
        f"- CPU per page: {pages.seconds / max(1, pages.pages) * 1000:.1f} ms"
        f" (slowest {pages.slowest[0]:.2f} s, {pages.slowest[1]});"
        f" per capture: {captures.seconds / max(1, captures.pages) * 1000:.1f} ms",
        "",
        "| measure | all | 95% | " + " | ".join(scores["source"]) + " |",
        "|---|---|---|" + "---|" * len(scores["source"]),
    ]
    every, interval = scores["all"], scores.get("ci") or {}
    for name, value in every.items():
        if not isinstance(value, float):
            continue
        low_high = interval.get(name)
        span = f"[{low_high[0]:.3f}, {low_high[1]:.3f}]" if low_high else ""
        cells = [f"{one[name]:.3f}" if name in one else "-" for one in scores["source"].values()]
        rows.append(f"| {name} | {value:.3f} | {span} | " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.exit(main())
