"""Whether a marked passage is found again in a later version: the shared cases, and our own.

    python bench/corrections/passages.py [--misses 10] [--out bench/results/passages.md]

Our own cases edit our texts, and the texts of the shared set, by rules that are not theirs.
"""

import argparse
import json
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from edits import OURS, Case, cases, written

from copydesk.story.passage import Hit, Passage, find_in_text

SHARED = Path(os.environ.get("COPYDESK_SHARED", Path(__file__).parents[2] / ".." / "shared"))
STATES = ("same", "edited", "gone")


class Told(NamedTuple):
    """A case, and what was found."""

    case: Case
    hit: Hit

    @property
    def is_exact(self) -> bool:
        """Whether words that stayed were found where they stand, to the character."""
        return self.hit[:3] == (self.case.state, self.case.start, self.case.end)

    @property
    def is_near(self) -> bool:
        """Whether what was found touches the place."""
        return self.hit.start < self.case.end and self.case.start < self.hit.end


def main() -> None:
    """Print the tables, and write them where asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", type=int, default=0)
    options.add_argument("--seed", type=int, default=5)
    options.add_argument("--out", type=Path)
    given = options.parse_args()
    shared = SHARED / "bench/integrity/passages"
    chance = random.Random(given.seed)
    parts = {
        "Edits written by hand": list(written()),
        "Our own edits of our own texts": [
            case for text in OURS for case in cases(text, chance, 300)
        ],
    }
    if shared.is_dir():
        texts = sorted({row["text"] for row in rows(shared / "texts.jsonl")})
        parts = {
            "The shared cases": list(of_shared(shared)),
            **parts,
            "Our own edits of the shared texts": [
                case for text in texts for case in cases(text[:20_000], chance, 15)
            ],
        }
    told = {name: [tell(case) for case in made] for name, made in parts.items()}
    report = "\n".join(table(name, found) for name, found in told.items())
    print(report)
    for miss in [one for found in told.values() for one in found if not is_right(one)][
        : given.misses
    ]:
        print(miss.case.kind, miss.case.state, miss.hit, repr(miss.case.passage.exact))
        print("   found", repr(miss.case.text[miss.hit.start : miss.hit.end]))
        print("   truth", repr(miss.case.text[miss.case.start : miss.case.end]))
    if given.out:
        given.out.write_text(HEAD.format(seed=given.seed) + report, encoding="utf-8")


HEAD = """# Passages found again in later versions

Made by `python bench/corrections/passages.py --out bench/results/passages.md` (seed {seed}). The
shared cases are revisions of encyclopaedia pages; ours are made by `bench/corrections/edits.py`.
*Exact* is the share of unchanged passages found to the character, *wrongly attached* the share of
gone ones said to stand somewhere, *lost* the share of edited ones called gone, *elsewhere* the
share of edited ones shown at a place that does not touch theirs.

"""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def of_shared(folder: Path) -> Iterator[Case]:
    """The shared cases."""
    texts = {(row["title"], row["version"]): row["text"] for row in rows(folder / "texts.jsonl")}
    key = {row["id"]: row for row in rows(folder / "key.jsonl")}
    for row in rows(folder / "cases.jsonl"):
        marked, truth = row["selector"], key[row["id"]]
        # Told by the passage alone, as the key is: the text it is from is not looked at.
        passage = Passage(
            key="",
            exact=marked["exact"],
            before=marked["prefix"],
            after=marked["suffix"],
            start=marked["start"],
        )
        place = truth.get("start", 0), truth.get("end", 0)
        text = texts[row["title"], row["to"]]
        yield Case(truth["status"], passage, text, "", truth["status"], *place)


def tell(case: Case) -> Told:
    """What we say of a case."""
    return Told(case, find_in_text(case.passage, case.text, then=case.then))


def is_right(one: Told) -> bool:
    """Whether the state is right, and the place."""
    if one.case.state == "same":
        return one.is_exact
    if one.case.state == "edited":
        return one.hit.state == "edited" and (one.is_near or not one.case.end)
    return one.hit.state == "gone"


def table(name: str, told: Sequence[Told]) -> str:
    """The figures of one part, and how often each kind was right."""
    lines = [f"## {name}", "", f"{len(told)} cases.", "", "| | same | edited | gone |"]
    lines.append("|---|---|---|---|")
    for truth in STATES:
        found = Counter(one.hit.state for one in told if one.case.state == truth)
        lines.append(f"| {truth} | " + " | ".join(str(found[state]) for state in STATES) + " |")
    same, edited, gone = ([one for one in told if one.case.state == state] for state in STATES)
    placed = [one for one in edited if one.case.end and one.hit.state != "gone"]
    lines += [
        "",
        f"- exact {share(same, [one for one in same if one.is_exact])}",
        f"- wrongly attached {share(gone, [one for one in gone if one.hit.state != 'gone'])}",
        f"- lost {share(edited, [one for one in edited if one.hit.state == 'gone'])}",
        f"- elsewhere {share(placed, [one for one in placed if not one.is_near])}",
        "",
        "| kind | right | cases |",
        "|---|---|---|",
    ]
    for kind in dict.fromkeys(one.case.kind for one in told):
        mine = [one for one in told if one.case.kind == kind]
        lines.append(f"| {kind} | {sum(map(is_right, mine))} | {len(mine)} |")
    return "\n".join([*lines, ""])


def share(of: Sequence[Told], these: Sequence[Told]) -> str:
    """A share, and its counts."""
    return f"{len(these) / max(1, len(of)):.4f} ({len(these)} of {len(of)})"


if __name__ == "__main__":
    main()
