"""Train the line model of cleaning from the development pages and our own labels.

    make train            or: python bench/cleaning/train.py [--folds FOLDER] [--only-folds]

Writes src/copydesk/cleaning/model/line-model.bin, trained on all pages, and, with `--folds`, the
models fold-0.bin ... fold-4.bin, each trained without the sites of its fold: by these
`bench/cleaning/run.py --models FOLDER` measures. Needs the shared folder and the environment
build/training. The same pages, labels and libraries give the same bytes on one machine;
another processor may round sums otherwise.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from folds import fold_of
from learning import Arrays, Network, grow
from lessons import Lesson, capture_lessons, damaged_lessons, page_lessons, plain_lessons
from pages import SHARED

from copydesk.cleaning.model.roles import LEARNED
from copydesk.cleaning.model.weights import SHIPPED, pack

FOLDS = 5
MODEL = Path(__file__).parents[2] / "src" / "copydesk" / "cleaning" / "model" / SHIPPED


def main() -> None:
    """Read the lessons once, train as often as asked."""
    reads = argparse.ArgumentParser(description=__doc__)
    reads.add_argument("--folder", type=Path, default=SHARED)
    reads.add_argument("--folds", type=Path, help="folder for the models that leave a fold out")
    reads.add_argument("--only-folds", action="store_true")
    asked = reads.parse_args()
    pages = list(page_lessons(asked.folder))
    bare = [*capture_lessons(asked.folder), *_dirty(asked.folder), *plain_lessons(asked.folder)]
    _say(f"{len(pages)} pages, {len(bare)} captures")
    if not asked.only_folds:
        MODEL.write_bytes(pack(_trained(pages, bare)))
        _say(f"{MODEL.name}: {MODEL.stat().st_size} bytes")
    for fold in range(FOLDS if asked.folds else 0):
        asked.folds.mkdir(parents=True, exist_ok=True)
        arrays = _trained(_without(pages, fold), _without(bare, fold))
        (asked.folds / f"fold-{fold}.bin").write_bytes(pack(arrays))
        _say(f"fold {fold}")


def _dirty(folder: Path) -> list[Lesson]:
    """Lessons of dirty captures, which hold other people's text and are kept nowhere."""
    damage = Path(__file__).with_name("damage.py")
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "dirty.jsonl"
        call = [sys.executable, str(damage), str(out), "--folder", str(folder), "--copies", "1"]
        subprocess.run(call, check=True)
        return list(damaged_lessons(out))


def _without(lessons: Iterable[Lesson], fold: int) -> list[Lesson]:
    return [one for one in lessons if fold_of(one.domain, FOLDS) != fold]


def _trained(pages: list[Lesson], bare: list[Lesson]) -> Arrays:
    found: Arrays = {}
    for name, lessons in (("page", pages), ("bare", bare)):
        measures = np.vstack([one.measures for one in lessons])
        story = np.concatenate([one.story for one in lessons])
        weight = np.concatenate([one.weight for one in lessons])
        allowed = np.vstack([one.allowed for one in lessons])
        known = story >= 0
        trees = grow(measures[known], story[known], weight[known])
        known = allowed.any(axis=1)
        network = Network(measures.shape[1], len(LEARNED))
        roles = network.teach(measures[known], allowed[known].astype(np.float32), weight[known])
        found |= {f"{name}.{part}": array for part, array in (trees | roles).items()}
    return found


_began = time.monotonic()


def _say(words: str) -> None:
    print(f"{time.monotonic() - _began:5.0f} s  {words}", flush=True)


if __name__ == "__main__":
    main()
