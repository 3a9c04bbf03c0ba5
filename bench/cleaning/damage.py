"""Make of development pages the bare text that a careless copier leaves: dirty, with a role a line.

    python bench/cleaning/damage.py OUT.jsonl [--folder FOLDER] [--copies 3] [--seed 1] [--every N]

Each line of OUT is `{"id", "domain", "lang", "lines", "roles"}`. It holds other people's text and
belongs outside the repository. The same seed and pages make the same file. Roles are those of
bench/labelling, and `alt`, `blank`, `furniture` (no part of the story, kind unknown) and `ignore`
(nobody should learn from it). A paragraph that is broken has its role on each of its pieces.
"""

import argparse
import json
import random
import sys
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import breaks
import leaks
from pages import SHARED
from sheets import STORY, Row, Sheet, read_sheets
from wording import Wording, wording_for

_HEAD = frozenset({"headline", "kicker", "standfirst", "byline", "byline+date", "date"})
_KEPT_WITH_STORY = STORY | _HEAD | {"caption", "credit", "caption+credit", "picture", "notice"}

Step = Callable[["Copy"], None]


class Copy:
    """A page on its way to a dirty capture: rows, and what damages them."""

    def __init__(self, sheet: Sheet, rng: random.Random, others: Sequence[Sheet]) -> None:
        self.sheet, self.rng, self.others = sheet, rng, others
        self.rows: list[Row] = list(sheet.rows)
        self.wording: Wording = wording_for(sheet.lang, rng)

    def other(self) -> Sheet | None:
        """Another page of the set, of the same language where there is one."""
        return self.rng.choice(self.others) if self.others else None

    def some(self, chance: float) -> bool:
        """Whether it happens this time."""
        return self.rng.random() < chance

    def reach(self) -> tuple[int, int]:
        """Where the story begins and ends, headline and byline included; (0, 0) for none."""
        body = [n for n, row in enumerate(self.rows) if row.role in STORY]
        if not body:
            return 0, 0
        head = [n for n, row in enumerate(self.rows[: body[0]]) if row.role in _HEAD]
        return min(head[0] if head else body[0], body[0]), body[-1] + 1

    def gaps(self) -> list[int]:
        """Places between two paragraphs of the story."""
        rows = self.rows
        pairs = range(1, len(rows))
        return [n for n in pairs if rows[n - 1].role in STORY and rows[n].role in STORY]

    def headlines(self, number: int) -> list[str]:
        """Headlines of other pages, all different."""
        chosen = self.rng.sample(self.others, min(number, len(self.others)))
        return list(dict.fromkeys(one.title for one in chosen if one.title))


def damaged(
    sheet: Sheet, rng: random.Random, others: Sequence[Sheet]
) -> tuple[list[str], list[str]]:
    """The page as a dirty capture: its lines and, beside them, their roles."""
    copy = Copy(sheet, rng, others)
    for step in _STEPS:
        step(copy)
    rows = [row for row in copy.rows if row.role != "picture"]
    rows = breaks.spaced(breaks.broken(rows, rng), rng)
    return [row.text for row in rows], [row.role for row in rows]


# -- what the copier took of the page's own furniture --------------------------------------------


def _select(copy: Copy) -> None:
    """Few copiers take a whole page: the head and the foot are cut off somewhere."""
    first, last = copy.reach()
    before = _taken(copy.rng, first)
    after = _taken(copy.rng, len(copy.rows) - last)
    copy.rows = copy.rows[first - before : last + after]
    if copy.some(0.3):
        copy.rows = _without_middle(copy)


def _taken(rng: random.Random, there: int) -> int:
    way = rng.random()
    if way < 0.35:
        return there
    return 0 if way < 0.55 else min(there, rng.randint(1, 14))


def _without_middle(copy: Copy) -> list[Row]:
    """A copier who marks the text only: nothing of the page stands inside the story."""
    first, last = copy.reach()
    inside = [row for row in copy.rows[first:last] if row.role in _KEPT_WITH_STORY]
    return copy.rows[:first] + inside + copy.rows[last:]


# -- pictures ------------------------------------------------------------------------------------


def _pictures(copy: Copy) -> None:
    """What a copier drags along of pictures: names of files, alt texts, labels, captions twice."""
    habits = leaks.Habits.of(copy.rng)
    first, last = copy.reach()
    rows: list[Row] = []
    for number, row in enumerate(copy.rows):
        near = first - 4 <= number < last
        if row.role == "picture" and near:
            rows += leaks.picture(row, copy.sheet.title, habits, copy.wording)
        elif row.role in ("caption", "credit", "caption+credit") and near:
            rows += leaks.caption(row, rows, habits, copy.wording)
        else:
            rows.append(row)
    copy.rows = rows


def _strange_picture(copy: Copy) -> None:
    """A picture with all its parts, caption and credit of another page or of our making."""
    gaps = copy.gaps()
    while gaps and copy.some(0.35):
        at = copy.rng.choice(gaps)
        other = copy.other()
        captions = [r.text for r in other.rows if r.role == "caption"] if other else []
        if not captions and other is not None:
            captions = [other.title]
        copy.rows[at:at] = leaks.group(copy.rng, captions, copy.sheet.title, copy.wording)
        gaps = copy.gaps()


# -- what stands between paragraphs --------------------------------------------------------------


def _interruptions(copy: Copy) -> None:
    """Labels of adverts, related links, prompts and pieces of other pages between paragraphs."""
    label = copy.wording.pick("ad")
    again = copy.rng.choice((0.0, 0.0, 0.1, 0.3))
    for at in reversed(copy.gaps()):
        if copy.some(again):
            copy.rows.insert(at, Row(label, "ad-label"))
        if copy.some(0.03):
            copy.rows[at:at] = _related(copy)
        if copy.some(0.015):
            copy.rows.insert(at, Row(copy.wording.pick("newsletter"), "prompt"))
        if copy.some(0.012):
            copy.rows[at:at] = _strange_furniture(copy, 8)
        if copy.some(0.01):
            copy.rows.insert(at, Row(copy.wording.pick("continue"), "prompt"))


def _related(copy: Copy) -> list[Row]:
    rows = []
    for title in copy.headlines(copy.rng.choice((1, 1, 1, 3))):
        said = copy.wording.fill("related", headline=title)
        rows.append(Row(said if copy.some(0.7) else title, "promo"))
    return rows


def _strange_furniture(copy: Copy, most: int) -> list[Row]:
    """A run of another page's furniture, as captures of several pages run together leave it."""
    other = copy.other()
    if other is None:
        return []
    loose = [row for row in other.rows if row.text and row.role not in _KEPT_WITH_STORY]
    loose = [row for row in loose if row.role not in ("ignore", "image-slug", "alt")]
    if not loose:
        return []
    start = copy.rng.randrange(len(loose))
    return loose[start : start + copy.rng.randint(1, most)]


# -- head and foot -------------------------------------------------------------------------------


def _head(copy: Copy) -> None:
    top: list[Row] = []
    if copy.some(0.35):
        top += _ticker(copy)
    if copy.some(0.25):
        top += _menu(copy)
    if copy.some(0.15):
        top += _strange_furniture(copy, 12)
    copy.rows[0:0] = top
    first, _ = copy.reach()
    if copy.some(0.12) and copy.sheet.title:
        copy.rows[first:first] = [Row(copy.wording.pick("share"), "prompt")]
    heads = [n for n, row in enumerate(copy.rows) if row.role == "headline"]
    if heads and copy.some(0.15):
        _headline_again(copy, heads[0])


def _headline_again(copy: Copy, at: int) -> None:
    """The window's title before the headline, or the headline once more at the foot."""
    text = copy.rows[at].text
    if copy.some(0.5):
        copy.rows.insert(0, Row(f"{text} {copy.rng.choice('|-–')} {copy.sheet.paper}", "duplicate"))
    else:
        _, last = copy.reach()
        copy.rows.insert(copy.rng.choice((at + 1, last)), Row(text, "duplicate"))


def _menu(copy: Copy) -> list[Row]:
    words = copy.wording.all("navigation")
    chosen = [word for word in words if copy.some(0.6)] or words[:1]
    if copy.some(0.3):
        return [Row(copy.rng.choice((" | ", " ", " · ")).join(chosen), "navigation")]
    return [Row(word, "navigation") for word in chosen]


def _ticker(copy: Copy) -> list[Row]:
    titles = copy.headlines(copy.rng.randint(3, 20))
    if not titles:
        return []
    label = copy.wording.pick("just_in")
    way = copy.rng.random()
    if way < 0.5:
        sign = copy.rng.choice((" // ", " // ", " | ", " • ", " +++ ", " *** ", " - ", " · "))
        run = sign.join(titles) + (sign.rstrip() if copy.some(0.5) else "")
        if copy.some(0.3):
            return [Row(f"{label} {run}", "ticker")]
        return [Row(label, "ticker-label"), Row(run, "ticker")]
    rows = [Row(label, "ticker-label")]
    sign = copy.rng.choice((" ", " - ", " | "))
    for title in titles[:8]:
        moment = f"{copy.rng.randrange(24):02}:{copy.rng.randrange(60):02}"
        head = moment + sign if way < 0.8 else ""
        rows.append(Row(head + title, "ticker"))
    return rows


def _foot(copy: Copy) -> None:
    _, last = copy.reach()
    below = _signed_off(copy)
    copy.rows[last:last] = below
    end: list[Row] = []
    for chance, kind, role in (
        (0.12, "comments", "comments"),
        (0.15, "share", "prompt"),
        (0.2, "newsletter", "prompt"),
        (0.2, "rights", "legal"),
    ):
        if copy.some(chance):
            end.append(Row(copy.wording.fill(kind), role))
    if copy.some(0.2):
        end += [row for _ in range(3) for row in _related(copy)]
    if copy.some(0.2):
        end += _strange_furniture(copy, 25)
    copy.rng.shuffle(end)
    if copy.some(0.15):
        end.append(Row(copy.wording.pick("ad"), "ad-label"))
    copy.rows += end + (_ticker(copy) if copy.some(0.3) else [])


def _signed_off(copy: Copy) -> list[Row]:
    """What stands right under the last paragraph."""
    rows = []
    if copy.some(0.25):
        rows.append(Row(copy.wording.pick("continue"), "prompt"))
    if copy.some(0.2):
        rows.append(Row(_source(copy), "source-credit"))
    if copy.some(0.12):
        rows.append(Row(copy.wording.fill("biography", paper=copy.sheet.paper), "biography"))
    if copy.some(0.12):
        rows += [Row(text, "prompt") for text in copy.wording.filled("box")]
    return rows


def _source(copy: Copy) -> str:
    other = copy.other()
    paper = other.paper if other is not None and copy.some(0.6) else None
    said = copy.wording.fill("source", headline=copy.sheet.title, paper=paper)
    return said if paper is None or copy.some(0.5) else paper


_STEPS: tuple[Step, ...] = (_select, _pictures, _strange_picture, _interruptions, _foot, _head)


# -- the file ------------------------------------------------------------------------------------


def main() -> int:
    """Read the pages, damage each some times, write the file."""
    reads = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    reads.add_argument("out", type=Path)
    reads.add_argument("--folder", type=Path, default=SHARED)
    reads.add_argument("--copies", type=int, default=3, help="captures made of each page")
    reads.add_argument("--seed", type=int, default=1)
    reads.add_argument("--every", type=int, default=1, help="only every Nth page")
    asked = reads.parse_args()
    if Path(__file__).parents[2].resolve() in asked.out.resolve().parents:
        sys.exit("the captures hold other people's text: keep them outside the repository")
    sheets = list(read_sheets(asked.folder, asked.every))
    made = 0
    with asked.out.open("w", encoding="utf-8") as out:
        for sheet in sheets:
            for copy in range(asked.copies):
                rng = random.Random(zlib.crc32(f"{asked.seed}/{sheet.id}/{copy}".encode()))
                lines, roles = damaged(sheet, rng, neighbours(sheet, sheets))
                record = {
                    "id": f"{sheet.id}/{copy}",
                    "domain": sheet.domain,
                    "lang": sheet.lang,
                    "lines": lines,
                    "roles": roles,
                }
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
                made += 1
    print(f"{made} captures of {len(sheets)} pages")
    return 0


def neighbours(sheet: Sheet, sheets: Sequence[Sheet]) -> list[Sheet]:
    """Pages of other sites that furniture and headlines may come from: of its language if enough.

    Only pages of the same fold of sites would keep folds apart wholly; furniture and headlines
    of a page say nothing of another page's story, so all are taken.
    """
    strange = [one for one in sheets if one.domain != sheet.domain]
    alike = [one for one in strange if one.lang == sheet.lang]
    return alike if len(alike) >= 8 else strange


if __name__ == "__main__":
    sys.exit(main())
