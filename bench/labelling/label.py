"""Show a development page line by line, and keep the roles a reader gives its lines.

    python bench/labelling/label.py list --part 1      ids of the first hundred pages to label
    python bench/labelling/label.py show ID             its lines, numbered, with their elements
    python bench/labelling/label.py put ID < roles      keep roles: "12 headline", "15-30 list"
    python bench/labelling/label.py check               every label file against the pages
    python bench/labelling/label.py realign             carry the labels over to a changed galley
    python bench/labelling/label.py count               how many lines of each role there are

A line of the page that no range names is `navigation`. What is kept is ours alone: offsets into
the galley, a short digest of each line, its role; no text of the page.
"""

import argparse
import difflib
import hashlib
import json
import lzma
import os
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from copydesk.markup.galley import Galley, Line
from copydesk.markup.html import read_html

BESIDE = Path(__file__).parents[2] / ".." / "shared"
SHARED = Path(os.environ.get("COPYDESK_SHARED", BESIDE)) / "bench" / "cleaning"
LABELS = Path(__file__).parent / "labels"
_ROLES = """
    headline kicker standfirst byline byline+date date paragraph subhead list quote pull-quote table
    caption credit caption+credit live-entry question answer notice source-credit truncation
    ticker ticker-label ad-label advert promo prompt biography label navigation legal duplicate
    screen-reader image-slug comments other
"""
ROLES = frozenset(_ROLES.split())
PER_SOURCE = {"fundus": 34, "traf": 33, "wcxb": 33}
SHOWN = 170
_RANGE = re.compile(r"(\d+)(?:-(\d+))?\s+(\S+)")


def main() -> int:
    """Do what was asked for."""
    reads = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    reads.add_argument("do", choices=("list", "show", "put", "check", "realign", "count"))
    reads.add_argument("id", nargs="?", default="")
    reads.add_argument("--part", type=int, default=1)
    asked = reads.parse_args()
    match asked.do:
        case "list":
            print("\n".join(chosen(asked.part)))
        case "show":
            show(asked.id)
        case "put":
            return put(asked.id, sys.stdin.read())
        case "check":
            return check()
        case "realign":
            realign()
        case _:
            count()
    return 0


@cache
def records() -> dict[str, dict[str, Any]]:
    """The development records by id."""
    with lzma.open(SHARED / "records.jsonl.xz", "rt", encoding="utf-8") as lines:
        return {one["id"]: one for one in map(json.loads, lines)}


def chosen(part: int) -> list[str]:
    """A hundred pages of different sites, a third of each source: by hash, so always the same."""
    wanted: list[str] = []
    for source, number in PER_SOURCE.items():
        seen: set[str] = set()
        ids = (i for i, one in records().items() if one["source"] == source)
        sites = []
        for name in sorted(ids, key=lambda i: zlib.crc32(i.encode())):
            site = records()[name]["domain"]
            if site not in seen:
                sites.append(name)
            seen.add(site)
        wanted += sites[(part - 1) * number : part * number]
    return wanted


def page(name: str) -> str:
    """The markup of a page."""
    source = records()[name]["source"]
    cached = Path(os.environ.get("COPYDESK_LABEL_CACHE", "")) / f"{name}.html"
    if os.environ.get("COPYDESK_LABEL_CACHE") and cached.is_file():
        return cached.read_text("utf-8")
    for one in read_pages(source):
        if one["id"] == name:
            return str(one["html"])
    raise SystemExit(f"{name}: no such page")


def read_pages(source: str) -> Iterator[dict[str, Any]]:
    """All pages of a source."""
    with lzma.open(SHARED / f"pages-{source}.jsonl.xz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def galley_of(name: str, html: str) -> Galley:
    """The page as cleaning sees it."""
    return read_html(html, records()[name].get("url") or "")


def show(name: str) -> None:
    """Print a page's lines."""
    record = records()[name]
    print(f"{name} {record['url']} {record['lang']}")
    galley = galley_of(name, page(name))
    for number, line in enumerate(galley.lines):
        print(_row(number, line, galley))


def _row(number: int, line: Line, galley: Galley) -> str:
    place = galley.place(line)
    words = " ".join(place.words.split()[:3])[:40]
    zones = ",".join(
        sorted(place.zones & {"nav", "aside", "figure", "figcaption", "footer", "hidden"})
    )
    where = f"{line.tag}.{words}" + (f"[{zones}]" if zones else "")
    if line.picture is not None:
        return f"{number} <img alt={line.picture.alt[:60]!r}>"
    if line.embed:
        return f"{number} <embed {line.embed[:60]}>"
    text = (
        line.text
        if len(line.text) <= SHOWN
        else f"{line.text[:110]} […{len(line.text)}…] {line.text[-50:]}"
    )
    share = f" L{line.link_share:.1f}" if line.link_share > 0.2 else ""
    return f"{number} {where}{share} | {text}"


def put(name: str, words: str) -> int:
    """Keep the roles of a page; says what is wrong with them."""
    galley = galley_of(name, page(name))
    roles = ["navigation"] * len(galley.lines)
    for row in filter(None, map(str.strip, words.splitlines())):
        found = _RANGE.fullmatch(row)
        if not found or found[3] not in ROLES:
            print(f"{name}: not a range and a role: {row!r}", file=sys.stderr)
            return 1
        first, last = int(found[1]), int(found[2] or found[1])
        if not first <= last < len(roles):
            print(f"{name}: no such lines: {row!r}", file=sys.stderr)
            return 1
        roles[first : last + 1] = [found[3]] * (last + 1 - first)
    LABELS.mkdir(exist_ok=True)
    kept = keep(name, galley.lines, roles)
    print(f"{name}: {kept} lines kept, {sum(role != 'navigation' for role in roles)} named")
    return 0


def keep(name: str, lines: Sequence[Line], roles: Sequence[str]) -> int:
    """Write the roles of the lines that have words and a role; how many."""
    kept = [
        [line.start, line.end, digest(line.text), role]
        for line, role in zip(lines, roles, strict=True)
        if line.text and role
    ]
    record = {"id": name, "lines": kept}
    (LABELS / f"{name}.json").write_text(json.dumps(record, separators=(",", ":")) + "\n", "utf-8")
    return len(kept)


def digest(text: str) -> str:
    """Six digits by which a line is found again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def check() -> int:
    """Whether every kept line still stands where it was labelled; 1 where one does not."""
    wrong = 0
    for source in PER_SOURCE:
        for one in read_pages(source):
            file = LABELS / f"{one['id']}.json"
            if not file.is_file():
                continue
            lines = {
                (line.start, line.end): line for line in galley_of(one["id"], one["html"]).lines
            }
            for start, end, said, _ in json.loads(file.read_text("utf-8"))["lines"]:
                line = lines.get((start, end))
                if line is None or digest(line.text) != said:
                    wrong += 1
    print(f"{len(list(LABELS.glob('*.json')))} pages, {wrong} lines no longer found")
    return 1 if wrong else 0


def realign() -> None:
    """Carry all labels over to the galley as it is now."""
    lost = 0
    for source in PER_SOURCE:
        for one in read_pages(source):
            file = LABELS / f"{one['id']}.json"
            if file.is_file():
                before = json.loads(file.read_text("utf-8"))["lines"]
                lines = [line for line in galley_of(one["id"], one["html"]).lines if line.text]
                keep(one["id"], lines, roles := carried(before, [line.text for line in lines]))
                lost += roles.count("")
    print(f"{lost} lines have no role")


def carried(before: Sequence[tuple[int, int, str, str]], texts: Sequence[str]) -> list[str]:
    """The role of each line by its digest, in order; "" where it cannot be told.

    Lines in the place of others take their role, if those had but one. Of a headline taken apart
    only the longest part is the headline.
    """
    known, digests = [one[2] for one in before], [digest(text) for text in texts]
    roles = [""] * len(texts)
    changes = difflib.SequenceMatcher(None, known, digests, autojunk=False).get_opcodes()
    for how, first, last, start, end in changes:
        was = [one[3] for one in before[first:last]]
        if how == "equal":
            roles[start:end] = was
        elif how == "replace" and len(set(was)) == 1:
            parts = range(start, end)
            if was[0] == "headline":
                parts = [max(parts, key=lambda number: len(texts[number]))]
            for number in parts:
                roles[number] = was[0]
    return roles


def count() -> None:
    """Lines of each role."""
    counts: Counter[str] = Counter()
    for file in LABELS.glob("*.json"):
        counts.update(one[3] for one in json.loads(file.read_text("utf-8"))["lines"])
    for role, number in counts.most_common():
        print(f"{number:7d} {role}")


if __name__ == "__main__":
    sys.exit(main())
