"""Score the checks that compare: versions of a story, sources of one event, days.

    python bench/checks/compare.py first|blind [--all]

`compare/cases.txt` holds pairs of our own, faults (`+`) and near misses (`-`), each put into a
sound story. Of each kind every second line is blind: written before the rules, measured once.
"""

import collections
import datetime as dt
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from blind import KNOWN, NOW, stories, texts_of, with_texts

from copydesk.checks.check import Known, Other
from copydesk.checks.run import check
from copydesk.ledger.record import record
from copydesk.story.finding import Finding
from copydesk.story.record import replace
from copydesk.story.story import Story

CASES = Path(__file__).parent / "compare/cases.txt"
_LINE = re.compile(r"([+-]) (.*?)(?: @(-?\d+))?$")
_LANGUAGES = {"«": "fr", "„": "de"}


@dataclass(frozen=True)
class Case:
    """Two texts, the check they are about, and hours or days between them."""

    code: str
    is_fault: bool
    first: str
    second: str
    apart: int
    number: int


def cases() -> Iterator[Case]:
    """All cases with their number among their like."""
    code, counted = "", collections.Counter[tuple[str, str]]()
    for line in CASES.read_text("utf8").splitlines():
        if line.startswith("## "):
            code = line[3:9]
        elif found := _LINE.match(line):
            sign, text, apart = found.groups()
            first, _, second = text.partition(" ==> ")
            yield Case(code, sign == "+", first, second, int(apart or 0), counted[code, sign])
            counted[code, sign] += 1


def _put(host: Story, text: str) -> Story:
    texts = texts_of(host)
    return with_texts(host, [*texts[:2], *text.split(" || "), *texts[2:]])


def made(case: Case) -> tuple[Story, Known]:
    """A story with what is known of it, as the case has it."""
    language = _LANGUAGES.get(case.first[0], "en")
    hosts = [host for host in stories() if host.language == language]
    host, other = hosts[case.number % len(hosts)], hosts[(case.number + 1) % len(hosts)]
    story = _put(host, case.first)
    known = replace(KNOWN, statements=record(story))
    match case.code:
        case "FIG-07":
            return story, known
        case "TIM-08":
            return story, replace(known, now=NOW + dt.timedelta(days=case.apart))
        case "FIG-08" | "FIG-10":
            published = (
                story.published - dt.timedelta(hours=case.apart) if story.published else None
            )
            told = replace(_put(other, case.second), published=published, updated=None)
            told = replace(told, origin=replace(told.origin, name="Tarn Agency", guid="tag:tarn:1"))
            story = replace(story, updated=None)
            return story, replace(known, others=(Other(id="s9", story=told, relation="event"),))
        case _:
            later = _put(host, case.second)
            later = replace(later, origin=replace(later.origin, version="3"))
            return later, replace(
                KNOWN,
                statements=record(later),
                earlier=story,
                earlier_statements=known.statements,
            )


def score(given: list[Case], *, tell: bool) -> Iterator[str]:
    """A line a check, then all; what was missed and what was told of near misses on demand."""
    hits, wrong = (collections.defaultdict[str, list[bool]](list) for _ in range(2))
    for case in given:
        story, known = made(case)
        found = [f for f in check(story, known) if f.code == case.code]
        (hits if case.is_fault else wrong)[case.code].append(bool(found))
        if tell and case.is_fault != bool(found):
            yield f"{'missed' if case.is_fault else 'alarm '} {case.code} {_told(case, found)}"
    for code, each in hits.items():
        told, alarms = sum(each), sum(wrong[code])
        yield (
            f"| {code} | {len(each)} | {told / len(each):.2f} | {len(wrong[code])} | {alarms} |"
            f" {told / (told + alarms or 1):.2f} |"
        )
    recall = [sum(each) / len(each) for each in hits.values()]
    alarms, near = (sum(map(measure, wrong.values())) for measure in (sum, len))
    yield f"\nMacro recall {sum(recall) / len(recall):.3f}; near misses told {alarms} of {near}."


def _told(case: Case, found: list[Finding]) -> str:
    says = " ".join(f"[{f.says} {f.excerpt} / {f.evidence}]" for f in found)
    return f"{case.first} ==> {case.second} @{case.apart} {says}"


def main() -> None:
    """Print the score of the set that is named."""
    is_blind = "blind" in sys.argv
    given = [case for case in cases() if (case.number % 2 == 1) == is_blind]
    print("| check | faults | found | near misses | told | precision |")
    print("|---|---:|---:|---:|---:|---:|")
    for line in score(given, tell="--all" in sys.argv):
        print(line)


if __name__ == "__main__":
    main()
