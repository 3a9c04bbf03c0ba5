"""Whether notices are told apart, and what they say was wrong: shared lines, and our own.

    python bench/corrections/notices.py [--misses 40] [--out bench/results/notices.md]

Our own lines (`notices.tsv`: kind, language, text, what was, what is right) were written before
the rules that read them.
"""

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from copydesk.story.notices import read_notice

SHARED = Path(os.environ.get("COPYDESK_SHARED", Path(__file__).parents[2] / ".." / "shared"))
KINDS = ("correction", "clarification", "update", "editors_note", "none")


class Line(NamedTuple):
    """A line with what it is, and what it says was wrong and is right where it does."""

    kind: str
    language: str
    text: str
    was: str = ""
    right: str = ""


def main() -> None:
    """Print the tables, and write them where asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", type=int, default=0)
    options.add_argument("--out", type=Path)
    given = options.parse_args()
    parts = {
        "Our own lines": list(own()),
        "Our own lines, second set": list(own("notices_later.tsv")),
        "Our own lines, third set": list(own("notices_third.tsv")),
        "Our own lines, fourth set": list(own("notices_fourth.tsv")),
    }
    if (SHARED / "bench/integrity/notices").is_dir():
        parts["The shared lines"] = list(of_shared())
    report = "\n".join(table(name, lines) for name, lines in parts.items()) + words_table()
    print(report)
    misses = [line for lines in parts.values() for line in lines if told(line) != line.kind]
    for line in misses[: given.misses]:
        print(f"{line.kind} <> {told(line)}: {line.text}")
    if given.misses:
        for line in own():
            print_words(line)
    if given.out:
        given.out.write_text(f"{HEAD}{report}", encoding="utf-8")


HEAD = """# Notices told apart

Made by `python bench/corrections/notices.py --out bench/results/notices.md`. Our own lines were
written before the rules; every line that is none is a near miss.

Sets three and four were written blind, in the manner of many houses and in five languages. Before
the rules were widened they scored a macro F1 of 0.703 and 0.665. The rules were widened by the
third alone; the fourth, looked at once after that, scored 0.920. What it showed was mended then,
so the figures below are no longer blind.

"""


def own(name: str = "notices.tsv") -> Iterator[Line]:
    """Our own lines."""
    path = Path(__file__).with_name(name)
    for row in path.read_text("utf-8").splitlines():
        yield Line(*row.split("\t"))


def of_shared() -> Iterator[Line]:
    """The shared lines."""
    folder = SHARED / "bench/integrity/notices"
    key = {row["id"]: row["kind"] for row in map(json.loads, (folder / "key.jsonl").open())}
    for row in map(json.loads, (folder / "cases.jsonl").open(encoding="utf-8")):
        yield Line(key[row["id"]].replace("editor_note", "editors_note"), "en", row["text"])


def told(line: Line) -> str:
    """What we say of a line."""
    notice = read_notice(line.text)
    return notice.kind if notice else "none"


def f1(kind: str, lines: Sequence[Line]) -> float:
    """Precision and recall of a kind in one."""
    both = sum(line.kind == kind == told(line) for line in lines)
    said = sum(told(line) == kind for line in lines)
    true = sum(line.kind == kind for line in lines)
    return 2 * both / (said + true) if said + true else 1.0


def table(name: str, lines: Sequence[Line]) -> str:
    """The figures of one part, by kind and by language."""
    rows = [f"## {name}", "", f"{len(lines)} lines.", "", "| kind | lines | F1 |", "|---|---|---|"]
    kinds = {kind: f1(kind, lines) for kind in KINDS}
    rows += [
        f"| {kind} | {sum(line.kind == kind for line in lines)} | {kinds[kind]:.3f} |"
        for kind in KINDS
    ]
    rows += [f"| **macro** | {len(lines)} | {sum(kinds.values()) / len(kinds):.3f} |", ""]
    for language in sorted({line.language for line in lines}):
        mine = [line for line in lines if line.language == language]
        right = sum(told(line) == line.kind for line in mine)
        rows.append(f"- {language}: {right} of {len(mine)} right")
    return "\n".join([*rows, ""])


def words_table() -> str:
    """How often what was wrong and what is right are told word for word."""
    rows = ["", "## What was wrong, what is right", ""]
    for field in ("was", "right"):
        wanted = [line for line in own() if getattr(line, field)]
        found = [line for line in wanted if is_told(line, field)]
        rows.append(f"- `{field}`: {len(found)} of {len(wanted)} word for word")
    return "\n".join([*rows, ""])


def said(line: Line, field: str) -> str:
    """What a notice was read to say."""
    notice = read_notice(line.text)
    return str(getattr(notice, field)) if notice else ""


def is_told(line: Line, field: str) -> bool:
    """Whether a notice's words were read as they should be, but for a stop at their end."""
    return said(line, field).rstrip(".") == str(getattr(line, field)).rstrip(".")


def print_words(line: Line) -> None:
    """A line whose words were read otherwise."""
    for field in ("was", "right"):
        if getattr(line, field) and not is_told(line, field):
            print(f"{field}: {getattr(line, field)!r} <> {said(line, field)!r} in {line.text}")


if __name__ == "__main__":
    main()
