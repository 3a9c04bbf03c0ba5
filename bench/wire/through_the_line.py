"""How much of agency copy comes through the line: what stands in the story of what came.

    python bench/wire/through_the_line.py [--out bench/results/wire-through.md] [--worst 20]

Reads the shared agency cases with our formats and puts every item through the line. Words are
counted in the item's body and in the story's blocks, and in blocks and fields together (bylines,
datelines and the like go into their fields); what is missing then was cut. `--worst` names the
cases that lost most, on the screen only: the table holds figures, none of the agencies' text.
"""

import argparse
import datetime as dt
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from run import SHARED, capture

from copydesk.checks.check import Known
from copydesk.cleaning.clean import read_galley
from copydesk.errors import UnreadableCapture
from copydesk.line import items, process
from copydesk.story.blocks import Block, Picture, Quote, plain_text
from copydesk.story.story import Capture, Cutting, Item, Role, Story

FORMATS = re.compile(r"newsml-g2|nitf|newsml-1.2|ninjs-\d|anpa|iptc7901|email")
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Passed:
    """What became of one item; shares 0 to 1, None where its body has no words."""

    case: str
    form: str
    in_blocks: float | None
    in_story: float | None
    is_empty: bool
    lost: tuple[str, ...]
    seconds: float
    cut: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Print the table, and write it where asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path)
    options.add_argument("--worst", type=int, default=0)
    given = options.parse_args()
    passed = list(everything())
    for one in sorted(passed, key=_share)[: given.worst]:
        print(f"{_share(one):.3f} {one.form:11} {one.case} {dict(one.cut)} {' '.join(one.lost)}")
    for one in passed if given.worst else ():
        if one.lost or one.is_empty:
            print(f"{'no story' if one.is_empty else 'lost':8} {one.case} {' '.join(one.lost)}")
    print(text := table(passed))
    if given.out:
        given.out.write_text(text, encoding="utf-8")


def everything() -> Iterator[Passed]:
    """Every item of every well-formed agency case that is to be read."""
    cases = SHARED / "bench/wire/cases.jsonl"
    for line in cases.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        wanted = FORMATS.fullmatch(case["format"]) and case["wellformed"] is not False
        if wanted and case["expect"].get("parse", "ok") == "ok":
            yield from through(case, cases.parent)


def through(case: dict[str, Any], folder: Path) -> Iterator[Passed]:
    """The items of one case through the line."""
    sent = capture((folder / case["file"]).read_bytes(), case.get("transport"))
    known = Known(now=NOW)
    try:
        found = items(sent, known)
    except UnreadableCapture:
        return
    for item in found:
        yield put_through(case, item, sent, known)


def put_through(case: dict[str, Any], item: Item, sent: Capture, known: Known) -> Passed:
    """One item through the line, weighed."""
    start = time.perf_counter()
    made = process(item, sent, known).cleaned
    seconds = time.perf_counter() - start
    came = _counted(" ".join(line.text for line in read_galley(item).lines))
    story, cut = made.story, Counter[str]()
    for piece in made.account:
        if isinstance(piece, Cutting) and piece.role is not Role.SPACE:
            cut[f"{piece.role}: {piece.rule}"] += len(WORD.findall(piece.text))
    blocks = " ".join(map(_block_words, story.blocks))
    return Passed(
        case=case["id"],
        form=case["format"],
        in_blocks=_recall(came, blocks),
        in_story=_recall(came, f"{blocks} {_field_words(story)}"),
        is_empty=not story.blocks and (bool(item.pictures) or _beyond(came, story.headline)),
        lost=tuple(_lost(item, story)),
        seconds=seconds,
        cut=cut,
    )


def _beyond(came: Counter[str], headline: str) -> bool:
    return bool(came - _counted(headline))


def _counted(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in WORD.findall(text))


def _recall(came: Counter[str], kept: str) -> float | None:
    return (came & _counted(kept)).total() / came.total() if came else None


def _block_words(block: Block) -> str:
    credit = block.credit.text if isinstance(block, Picture) and block.credit else ""
    slug = block.slug if isinstance(block, Picture) else ""
    said_by = block.attribution if isinstance(block, Quote) else ""
    return " ".join((plain_text(block), credit, slug, said_by))


def _field_words(story: Story) -> str:
    byline = story.byline.text if story.byline else ""
    dateline = story.dateline.text if story.dateline else ""
    told = (story.headline, story.standfirst, story.kicker, byline, dateline, story.origin.name)
    return " ".join((*told, *story.sent_notices))


def _lost(item: Item, story: Story) -> Iterator[str]:
    for name, (has, kept) in FIELDS.items():
        if has(item) and not kept(item, story):
            yield name


def _pictured(item: Item, story: Story) -> bool:
    sent = {picture.src for picture in item.pictures if picture.src}
    return sum(isinstance(block, Picture) for block in story.blocks) >= len(sent)


def _captioned(item: Item, story: Story) -> bool:
    held = _counted(" ".join(map(_block_words, story.blocks)))
    return all(_counted(picture.caption) <= held for picture in item.pictures)


def _named(item: Item, story: Story) -> bool:
    printed = {b.credit.text for b in story.blocks if isinstance(b, Picture) and b.credit}
    return not any(picture.credit for picture in item.pictures) or bool(printed)


_Kept = Callable[[Item, Story], bool]
# A field an item may have, and whether the story still tells it.
FIELDS: dict[str, tuple[Callable[[Item], object], _Kept]] = {
    "headline": (lambda i: i.headline, lambda _, s: bool(s.headline)),
    "byline": (lambda i: i.byline, lambda _, s: s.byline is not None),
    "dateline": (lambda i: i.dateline, lambda _, s: s.dateline is not None),
    "language": (lambda i: i.language, lambda _, s: bool(s.language)),
    "slugline": (lambda i: i.slugline, lambda _, s: bool(s.slugline)),
    "urgency": (lambda i: i.urgency, lambda i, s: s.urgency == i.urgency),
    "subjects": (lambda i: i.subjects, lambda i, s: set(i.subjects) <= set(s.subjects)),
    "concepts": (lambda i: i.concepts, lambda i, s: set(i.concepts) <= set(s.concepts)),
    "credit": (lambda i: i.credit, lambda _, s: bool(s.origin.name)),
    "embargo": (lambda i: i.embargo_until, lambda i, s: s.embargo_until == i.embargo_until),
    "expiry": (lambda i: i.expires, lambda i, s: s.expires == i.expires),
    "usage terms": (lambda i: i.usage_terms, lambda i, s: s.origin.usage_terms == i.usage_terms),
    "copyright": (lambda i: i.copyright, lambda i, s: s.origin.copyright == i.copyright),
    "pictures": (lambda i: [p for p in i.pictures if p.src], _pictured),
    "captions": (lambda i: [p for p in i.pictures if p.caption], _captioned),
    "picture credits": (lambda i: [p for p in i.pictures if p.credit], _named),
}


def _share(one: Passed) -> float:
    return 2.0 if one.in_story is None else one.in_story


def table(passed: list[Passed]) -> str:
    """Figures by format, and what was lost."""
    forms = [*sorted({one.form for one in passed}), "all"]
    rows = [_row(form, [one for one in passed if form in (one.form, "all")]) for form in forms]
    lost = Counter(name for one in passed for name in one.lost)
    cut = Counter[str]()
    for one in passed:
        cut += one.cut
    return (
        HEAD
        + "\n".join(rows)
        + _list("Fields of items not in their stories", lost)
        + _list("Words cut, by role and rule", cut)
    )


HEAD = """# Agency copy through the line

Made by `python bench/wire/through_the_line.py --out bench/results/wire-through.md` from the
shared agency cases. Shares of the words of an item's body that stand in its story: in blocks,
and in blocks or fields (headline, byline, dateline, notices); what is missing then was cut.

| format | items | with words | in blocks: median | worst | in story: median | worst | under 95 % \
| without story | items with a field lost | ms per item |
| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
"""


def _row(form: str, passed: list[Passed]) -> str:
    blocks = [one.in_blocks for one in passed if one.in_blocks is not None]
    story = [one.in_story for one in passed if one.in_story is not None]
    figures = (
        form,
        len(passed),
        len(story),
        *_figures(blocks),
        *_figures(story),
        sum(share < 0.95 for share in story),
        sum(one.is_empty for one in passed),
        sum(bool(one.lost) for one in passed),
        f"{1000 * statistics.median(one.seconds for one in passed):.0f}",
    )
    return f"| {' | '.join(map(str, figures))} |"


def _figures(shares: list[float]) -> tuple[str, str]:
    if not shares:
        return "-", "-"
    return f"{statistics.median(shares):.1%}", f"{min(shares):.1%}"


def _list(title: str, counts: Counter[str]) -> str:
    told = "\n".join(f"- {name}: {count}" for name, count in counts.most_common()) or "- none"
    return f"\n\n## {title}\n\n{told}\n"


if __name__ == "__main__":
    main()
