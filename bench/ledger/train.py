"""Train the ledger's judge of statements, and measure it on documents and manners it has not seen.

    python bench/ledger/train.py [--shared DIR] [--write] [--check]

Learns from `written/` (ours) and the English GUM files of the shared bench. `--check` measures by
cross-validation over documents and by leaving each manner of writing out; `--write` trains on all
and writes `src/copydesk/ledger/judge.json`. `make train-ledger` does both; it wants
`copydesk[training]`.
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


def measured(score: Any, tested: Sequence[dict[str, Any]], judge: Judge) -> dict[str, Any]:  # noqa: ANN401
    """The shared scorer's figures for documents."""
    pred = {each["id"]: attributions(each["text"], judge) for each in tested}
    found: dict[str, Any] = score.score(tested, pred)
    return found


def line(name: str, result: dict[str, Any]) -> str:
    """One row of figures."""
    said, kinds = result["said"], result["recall_by_kind"]
    return (
        f"{name:16} said {said['P']:5} {said['R']:5} {said['F']:5}"
        f"  direct {kinds.get('direct', 0):5} mixed {kinds.get('mixed', 0):5}"
        f" indirect {kinds.get('indirect', 0):5}  content {result['content']['partial']['F']}"
    )


def check(found: dict[str, list[dict[str, Any]]], score: Any) -> None:  # noqa: ANN401
    """Cross-validation over documents; then each manner by a judge that has not seen it."""
    made = {
        (manner, each["id"]): list(chains(each, manner))
        for manner in found
        for each in found[manner]
    }
    keys = sorted(made)
    random.Random(3).shuffle(keys)
    predicted: dict[str, list[dict[str, Any]]] = {}
    texts = {(manner, each["id"]): each for manner in found for each in found[manner]}
    for fold in range(FOLDS):
        out = set(keys[fold::FOLDS])
        judge = train([chain for key in keys if key not in out for chain in made[key]])
        for key in out:
            predicted[key[1]] = attributions(texts[key]["text"], judge)
    for manner in found:
        print(line(manner, score.score(found[manner], predicted)))
    news = [each for manner in found if not manner.startswith("gum") for each in found[manner]]
    print(line("all written", score.score(news, predicted)))
    total = []
    for manner in found:
        judge = train([chain for key in keys if key[0] != manner for chain in made[key]])
        pred = {each["id"]: attributions(each["text"], judge) for each in found[manner]}
        if not manner.startswith("gum"):
            total.append((found[manner], pred))
        print(line(f"without {manner}", score.score(found[manner], pred)))
    gold = [each for docs, _ in total for each in docs]
    pred = {name: each for _, some in total for name, each in some.items()}
    print(line("without, written", score.score(gold, pred)))


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
        check(found, scorer(Path(options.shared) / "bench/ledger"))
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
