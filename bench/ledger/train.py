"""Train the ledger's judge of statements, and measure it on documents and manners it has not seen.

    python bench/ledger/train.py [--shared DIR] [--write] [--check]

Learns from `written/` (ours) and the English GUM files of the shared bench. `--check` measures by
cross-validation over documents and by leaving each manner of writing out, and writes
`bench/results/ledger.md`; `--write` trains on all and writes `src/copydesk/ledger/judge.json`.
`make train-ledger` does both; it wants `copydesk[training]`.
"""

import argparse
import json
import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pycrfsuite
from run import attributions, scorer
from tagged import WRITTEN, WrongTagError, documents

from copydesk.ledger.judge import MODEL, WORD, Judge, features
from copydesk.ledger.reading import Guess, reading

ROOT = Path(__file__).parents[2]
GUM = ("gum_interview", "gum_academic", "gum_court")
FOLDS = 5
SMALLEST = 0.02  # a weight nearer to nothing is left out of the file
LINE = 0.5
INTRODUCTION = """# Ledger on texts its judge has not seen

In per cent, by the shared bench's own scorer; `make train-ledger` writes this table:
cross-validation over documents in five folds, and each manner of writing by a judge that has
learned from all others. The manners are fictional news written and labelled for this repository
(`bench/ledger/written`), by one hand and for training; strangers' news will be harder.
"""
HEAD = (
    "| manner | said P | said R | said F | direct R "
    "| left out whole: said P | said R | said F | direct R |",
    f"| --- |{' ---: |' * 8}",
)
AFTER = """
GUM labels only what is a discourse unit of its own (no wishes, no "claim of", few quotations), so
precision there is a lower bound. The speed of reading is in `ledger-speed.md`.
"""
Chain = tuple[list[list[str]], list[str]]


def corpus(shared: Path) -> dict[str, list[dict[str, Any]]]:
    """The labelled documents by manner."""
    found: dict[str, list[dict[str, Any]]] = {}
    for file in sorted(WRITTEN.glob("*.txt")):
        found[file.stem] = []
        try:
            for each in documents(file.read_text("utf8"), file.name):
                found[file.stem].append(dict(each))
        except WrongTagError as error:
            print(error)
    for name in GUM:
        lines = (shared / "bench/ledger" / f"{name}.jsonl").read_text("utf8").splitlines()
        found[name] = [json.loads(line) for line in lines]
    return found


def chains(document: dict[str, Any], manner: str) -> Iterator[Chain]:
    """The frames of each paragraph with their labels."""
    start = 0
    taken: set[int] = set()
    for line in document["text"].splitlines(keepends=True):
        guesses = reading(line.rstrip("\n")).guesses
        if guesses:
            found = labels(guesses, document["attributions"], start, taken)
            rows = [
                features(guess, n, guesses) + _ours(guess, manner)
                for n, guess in enumerate(guesses)
            ]
            yield rows, found
        start += len(line)


def _ours(guess: Guess, manner: str) -> list[str]:
    """What GUM leaves unlabelled is its convention, no trait of statements: told apart here."""
    if not manner.startswith("gum"):
        return []
    told, group = guess.frame.told.kind, guess.frame.word.groups[0]
    return [f"gum {told}", f"gum {group}", f"gum {guess.frame.word.form}", f"{manner} {told}"]


def labels(
    guesses: Sequence[Guess], gold: Sequence[dict[str, Any]], start: int, taken: set[int]
) -> list[str]:
    """Of each frame whether it is an attribution of the gold; each of these is found once."""
    found = ["n"] * len(guesses)
    for number, one in enumerate(gold):
        best, place = 0, -1
        for n, guess in enumerate(guesses):
            frame = guess.frame
            source = [frame.source] if frame.source else []
            shared = [
                _shared(guess, start, parts, one[role])
                for role, parts in (
                    ("source", source), ("cue", [frame.cue]), ("content", frame.told.parts),
                )
            ]  # fmt: skip
            fits = shared[2] and (shared[0] or not one["source"]) and (shared[1] or not one["cue"])
            if fits and sum(shared) > best and found[n] == "n":
                best, place = sum(shared), n
        if place >= 0 and number not in taken:
            found[place] = "y"
            taken.add(number)
    return found


def _shared(
    guess: Guess, start: int, ours: Sequence[tuple[int, int]], theirs: Sequence[list[int]]
) -> int:
    total = 0
    for part in ours:
        span = guess.span(part)
        for first, last in theirs:
            total += max(0, min(span.end + start, last) - max(span.start + start, first))
    return total


def train(examples: Sequence[Chain], *, seed: int = 7, l1: float = 0.05, l2: float = 0.3) -> Judge:
    """A judge of these examples; each is shown as it is and with words dropped at random."""
    chance = random.Random(seed)  # which words are dropped is no secret
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, found in examples:
        trainer.append(rows, found)
        for share in (0.5, 1.0):
            dropped = [
                [name for name in row if not name.startswith(WORD) or chance.random() >= share]
                for row in rows
            ]
            trainer.append(dropped, found)
    trainer.select("lbfgs")
    trainer.set_params({"c1": l1, "c2": l2, "max_iterations": 150, "feature.minfreq": 2})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "judge.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    weights: Counter[str] = Counter()
    for (name, label), weight in info.state_features.items():
        weights[name] += weight if label == "y" else -weight
    step = info.transitions
    return Judge(
        features={
            name: round(weight, 3)
            for name, weight in sorted(weights.items())
            if abs(weight) >= SMALLEST and not name.startswith("gum")
        },
        after_none=(step.get(("n", "n"), 0.0), step.get(("n", "y"), 0.0)),
        after_one=(step.get(("y", "n"), 0.0), step.get(("y", "y"), 0.0)),
        line=LINE,
    )


def row(name: str, *results: dict[str, Any]) -> str:
    """One line of the table: figures across folds, then those of a judge without this manner."""
    cells = [name]
    for result in results:
        said, kinds = result["said"], result["recall_by_kind"]
        cells += [*(str(said[each]) for each in "PRF"), str(kinds.get("direct", "–"))]
    return f"| {' | '.join(cells)} |"


def check(found: dict[str, list[dict[str, Any]]], score: Any) -> str:  # noqa: ANN401
    """The table: cross-validation over documents; each manner by a judge that has not seen it."""
    made = {
        (manner, each["id"]): list(chains(each, manner))
        for manner in found
        for each in found[manner]
    }
    folded = _folded(found, made)
    alone: dict[str, list[dict[str, Any]]] = {}
    rows = []
    for manner in found:
        judge = train([chain for key in sorted(made) if key[0] != manner for chain in made[key]])
        mine = {each["id"]: attributions(each["text"], judge) for each in found[manner]}
        alone |= mine
        name = manner.replace("gum_", "GUM ")
        rows.append(row(name, score.score(found[manner], folded), score.score(found[manner], mine)))
        print(rows[-1], flush=True)
    news = [each for manner in found if not manner.startswith("gum") for each in found[manner]]
    both = score.score(news, folded), score.score(news, alone)
    rows.insert(-len(GUM), row("**all written**", *both))
    print(rows[-len(GUM) - 1], both[1]["recall_by_kind"])
    return "\n".join([*HEAD, *rows])


def _folded(
    found: dict[str, list[dict[str, Any]]], made: dict[tuple[str, str], list[Chain]]
) -> dict[str, list[dict[str, Any]]]:
    """What is found in each document by a judge that has learned from other folds."""
    keys = sorted(made)
    random.Random(3).shuffle(keys)
    texts = {(manner, each["id"]): each["text"] for manner in found for each in found[manner]}
    predicted = {}
    for fold in range(FOLDS):
        out = set(keys[fold::FOLDS])
        judge = train([chain for key in keys if key not in out for chain in made[key]])
        for key in out:
            predicted[key[1]] = attributions(texts[key], judge)
    return predicted


def main() -> None:
    """Train, measure or both."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--shared", type=Path, default=os.environ.get("COPYDESK_SHARED", ROOT / "../shared")
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    found = corpus(Path(options.shared))
    if options.check:
        table = check(found, scorer(Path(options.shared) / "bench/ledger"))
        (ROOT / "bench/results/ledger.md").write_text(f"{INTRODUCTION}\n{table}\n{AFTER}", "utf8")
    if options.write:
        every = [
            chain for manner in found for each in found[manner] for chain in chains(each, manner)
        ]
        judge = train(every)
        path = ROOT / "src/copydesk/ledger" / MODEL
        path.write_bytes(msgspec.json.format(msgspec.json.encode(judge), indent=0) + b"\n")
        print(f"{len(judge.features)} features, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
