"""What the shared scorer says of predictions."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pages import records

Scores = dict[str, Any]
DRAWS = 200


def score(folder: Path, every: int, predictions: Iterable[Mapping[str, Any]]) -> Scores:
    """The scores of one system over every Nth page, with intervals by bootstrap."""
    with tempfile.TemporaryDirectory() as place:
        said, out, chosen = (Path(place) / name for name in ("said.jsonl", "out.json", "in.jsonl"))
        _write(said, predictions)
        _write(chosen, records(folder, every).values())
        call = [sys.executable, str(folder / "score.py"), str(chosen), str(said)]
        call += ["--captures", str(folder / "captures.jsonl.xz")]
        call += ["--json", str(out), "--boot", str(DRAWS)]
        subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
        scores: Scores = json.loads(out.read_text("utf-8"))
        return scores


def score_all(
    folder: Path, every: int, systems: Mapping[str, list[dict[str, Any]]], *, at_once: int
) -> dict[str, Scores]:
    """The scores of several systems."""
    with ThreadPoolExecutor(at_once) as pool:
        found = pool.map(lambda predictions: score(folder, every, predictions), systems.values())
        return dict(zip(systems, found, strict=True))


def _write(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
