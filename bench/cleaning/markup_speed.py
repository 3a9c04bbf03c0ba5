"""How long the reading of a page takes, as a multiple of its mere parse; and of pages made to hurt.

    python bench/cleaning/markup_speed.py [FOLDER] [--every N] [--out bench/results/markup.md]

Page by page in turn, so both meet the same load of the machine. The largest page is also read in
a fresh process, for its peak of memory.
"""

import argparse
import itertools
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pages import SHARED, lines_of
from selectolax.lexbor import LexborHTMLParser

from copydesk.markup.html import read_html

_LENGTH = 500_000
_HEAD = (
    "# Reading a page: time and memory",
    "",
    "Made by `python bench/cleaning/markup_speed.py --out bench/results/markup.md`. CPU time; the",
    "mere parse of the same page, measured in turn with it, is the yardstick.",
    "",
)


def main() -> int:
    """Print the table of real pages, if they are there, and that of hostile ones."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path, default=SHARED)
    asked.add_argument("--every", type=int, default=6, help="only every Nth page")
    asked.add_argument("--out", type=Path, help="write the tables to this file too")
    arguments = asked.parse_args()
    said = list(_HEAD)
    if arguments.folder.exists():
        said += _real(list(_pages(arguments.folder, arguments.every)))
    said += _hostile()
    print("\n".join(said))
    if arguments.out:
        arguments.out.write_text("\n".join(said) + "\n", "utf-8")
    return 0


def _pages(folder: Path, every: int) -> Iterator[tuple[str, str]]:
    links = {one["id"]: one.get("url") or "" for one in lines_of(folder / "records.jsonl.xz", 1)}
    for path in sorted(folder.glob("pages-*.jsonl.xz")):
        for page in lines_of(path, every):
            yield page["html"], links.get(page["id"], "")


def _real(pages: list[tuple[str, str]]) -> Iterator[str]:
    read, parsed, worst = 0.0, 0.0, 0.0
    for html, link in pages:
        took = _cpu(lambda html=html, link=link: read_html(html, link))  # type: ignore[misc]
        parsed += _cpu(lambda html=html: LexborHTMLParser(html))  # type: ignore[misc]
        read += took
        worst = max(worst, took / max(len(html), 100_000) * 1e6)
    count = len(pages)
    yield f"- {count} pages, mean {sum(len(html) for html, _ in pages) // count:,} characters"
    yield f"- read: {read / count * 1000:.2f} ms a page, {read / parsed:.1f} times its parse"
    yield f"- worst page: {worst:.3f} s a million characters"
    largest = max((html for html, _ in pages), key=len)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        before, peak = pool.apply(_peak, (largest,))
    yield f"- largest page, {len(largest):,}: {peak:.0f} MiB at most, {before:.0f} before it"


def _peak(html: str) -> tuple[float, float]:
    """Peak memory of this process in MiB, before and after a page is read."""
    before = _most_memory()
    read_html(html)
    return before, _most_memory()


def _most_memory() -> float:
    # What getrusage says is never less than what the parent had when it began this process.
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peak = next(line for line in status.read_text("ascii").splitlines() if "VmHWM" in line)
    return int(peak.split()[1]) / 1024


def _hostile() -> Iterator[str]:
    yield from ("", "| page made to hurt | MB | s | s a MB | lines |", "|---|---|---|---|---|")
    for name, html in _made():
        started = time.process_time()
        lines = len(read_html(html, "https://example.test/").lines)
        took = time.process_time() - started
        size = len(html) / 1e6
        yield f"| {name} | {size:.2f} | {took:.3f} | {took / size:.2f} | {lines:,} |"


def _made() -> Iterator[tuple[str, str]]:
    for name, piece in _PIECES.items():
        before, _, piece = piece.rpartition("…")
        yield name, before + piece * (_LENGTH // len(piece))
    for name, numbered in _NUMBERED.items():
        pieces = map(numbered.format, itertools.count())
        yield name, "".join(itertools.islice(pieces, _LENGTH // len(numbered)))
    opened = "".join(f"<b c={number}>" for number in range(300))
    yield "marks open in all lines", opened + "<p>x" * (_LENGTH // 4)
    yield "marks opened again in all lines", f"<p>{opened}</p>" + "<p>x" * (_LENGTH // 4)
    yield "a million attributes", "<p " + " ".join(f"a{n}" for n in range(1_000_000 // 8)) + ">x"


# A piece said again and again; what stands before "…" is said once.
_PIECES = {
    "nested blocks": "<div>",
    "nested lists": "<ul><li>",
    "nested tables": "<table>",
    "nested formatting": "<font><i><b>x</p>",
    "one huge text": "word ",
    "one huge word": "x",
    "text without anything visible": "\u200b",
    "pictures in invisible text": "&#8203;<img src=/a.jpg>",
    "paragraphs": "<p>x",
    "sentences": "<p class=text>The harbour stays closed until <a href=/x>Friday</a>.",
    "cells": "<table>…<td>x",
    "line breaks": "<br><br>x",
    "marks in one line": "<b>x</b><i> </i>",
    "choices": "<select>…<option>x",
    "an unclosed comment": "<!--…<p>x",
    "unclosed comments": "<!-- <p ",
    "an unclosed script": "<script>…if(a<b)",
    "unclosed quotes": '<a "',
    "quotes over tags": "<a b='>",
    "names of authors and days": "<p class='author date'>2026",
    "one long name": "<p class='…author date ",
    "cards": "<i class=fn>x</i>",
    "data in brackets": "<script type='application/ld+json'>…[",
    "a base after its links": "<a href=/x>y</a>",
}
_NUMBERED = {
    "links": "<a href='/x/{0}'>word</a> ",
    "elements of different names": "<p class='c{0} author' id='i{0}'>2026",
}


def _cpu(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
