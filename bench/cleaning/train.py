"""Train the line model of cleaning from the development pages and our own labels.

    make train            or: python bench/cleaning/train.py [--folds FOLDER] [--only-folds]

Writes src/copydesk/cleaning/model/line-model.bin, trained on all pages, and, with `--folds`, the
models fold-0.bin ... fold-4.bin, each trained without the sites of its fold: by these
`bench/cleaning/run.py --models FOLDER` measures. Needs the shared folder and the environment
build/training. The same pages, labels and libraries give the same bytes on one machine;
another processor may round sums otherwise.
"""

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
from context_learning import teach
from folds import fold_of
from learning import Arrays, Network, grow
from lessons import (
    Lesson,
    capture_lessons,
    damaged_lessons,
    feed_lessons,
    page_lessons,
    plain_lessons,
)
from pages import SHARED
from teaching import in_text, taught

from copydesk.cleaning.model.roles import LEARNED, lines_of
from copydesk.cleaning.model.weights import SHIPPED, pack

FOLDS = 5
PROCESSES = min(6, os.cpu_count() or 1)
MODEL = Path(__file__).parents[2] / "src" / "copydesk" / "cleaning" / "model" / SHIPPED

_HELD: dict[str, list[Lesson]] = {}
_began = time.monotonic()


def main() -> None:
    """Read the lessons once, train as often as asked."""
    reads = argparse.ArgumentParser(description=__doc__)
    reads.add_argument("--folder", type=Path, default=SHARED)
    reads.add_argument("--folds", type=Path, help="folder for the models that leave a fold out")
    reads.add_argument("--only-folds", action="store_true")
    asked = reads.parse_args()
    _HELD["pages"] = list(page_lessons(asked.folder))
    _HELD["bare"] = [
        *capture_lessons(asked.folder), *_dirty(asked.folder), *plain_lessons(asked.folder)
    ]  # fmt: skip
    _HELD["feed"] = _feeds(asked.folder)
    _say(", ".join(f"{name}: {len(lessons)}" for name, lessons in _HELD.items()))
    wanted = [] if asked.only_folds else [(MODEL, -1)]
    if asked.folds:
        asked.folds.mkdir(parents=True, exist_ok=True)
        wanted += [(asked.folds / f"fold-{fold}.bin", fold) for fold in range(FOLDS)]
    # Forked: the lessons are a gigabyte, and need not be sent to those who learn from them.
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        for path in pool.imap_unordered(_train, wanted):
            _say(f"{path.name}: {path.stat().st_size} bytes")


def _train(wanted: tuple[Path, int]) -> Path:
    """A model trained without the sites of a fold, written to its file."""
    path, fold = wanted
    pages, bare, feed = (_without(_HELD[name], fold) for name in ("pages", "bare", "feed"))
    path.write_bytes(pack(_trained(pages, bare) | _named("feed", _learned(feed))))
    return path


def _dirty(folder: Path) -> list[Lesson]:
    """Lessons of dirty captures."""
    return list(_made("damage.py", folder, damaged_lessons))


def _feeds(folder: Path) -> list[Lesson]:
    """Lessons of bodies as feeds and agencies send them."""
    return list(_made("feed_bodies.py", folder, feed_lessons))


def _made(program: str, folder: Path, read: Callable[[Path], Iterator[Lesson]]) -> Iterator[Lesson]:
    """Lessons of what a program makes of the pages: other people's text, which is kept nowhere."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "made.jsonl"
        call = [sys.executable, str(Path(__file__).with_name(program)), str(out)]
        subprocess.run([*call, "--folder", str(folder), "--copies", "1"], check=True)
        yield from read(out)


def _without(lessons: Iterable[Lesson], fold: int) -> list[Lesson]:
    return [one for one in lessons if fold_of(one.domain, FOLDS) != fold]


def _trained(pages: list[Lesson], bare: list[Lesson]) -> Arrays:
    """Pages first; what was learned there teaches how text reads without markup."""
    of_pages = _named("page", _learned(pages))
    texts = [*map(in_text, bare), *taught(pages, lines_of(of_pages, "page"))]
    return of_pages | _named("bare", _learned(bare)) | _named("context", teach(texts))


def _named(name: str, arrays: Arrays) -> Arrays:
    return {f"{name}.{part}": array for part, array in arrays.items()}


def _learned(lessons: list[Lesson]) -> Arrays:
    measures = np.vstack([one.measures for one in lessons])
    story = np.concatenate([one.story for one in lessons])
    weight = np.concatenate([one.weight for one in lessons])
    allowed = np.vstack([one.allowed for one in lessons])
    known = story >= 0
    trees = grow(measures[known], story[known], weight[known])
    known = allowed.any(axis=1)
    network = Network(measures.shape[1], len(LEARNED))
    roles = network.teach(measures[known], allowed[known].astype(np.float32), weight[known])
    return trees | roles


def _say(words: str) -> None:
    print(f"{time.monotonic() - _began:5.0f} s  {words}", flush=True)


if __name__ == "__main__":
    main()
