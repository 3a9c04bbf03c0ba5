"""Folds of sites: what is trained is judged only on pages of sites it never saw."""

import zlib
from collections.abc import Mapping
from pathlib import Path

MODEL = "COPYDESK_CLEANING_MODEL"  # names the model file to clean with, not the shipped one


def fold_of(domain: str, folds: int) -> int:
    """The fold of a site; all pages of a registered domain are in one."""
    return zlib.crc32(domain.lower().encode()) % folds


def models_in(folder: Path) -> list[Path]:
    """The models fold-0.bin, fold-1.bin, ...: each trained without the sites of its fold."""
    found = sorted(folder.glob("fold-*.bin"), key=lambda path: int(path.stem.removeprefix("fold-")))
    wanted = [folder / f"fold-{number}.bin" for number in range(len(found))]
    if not found or found != wanted:
        raise SystemExit(f"{folder}: the models fold-0.bin, fold-1.bin, ... are not all there")
    return found


def with_model(environment: Mapping[str, str], model: Path | None) -> dict[str, str]:
    """The environment of a process that cleans with a model; without one, with the shipped one."""
    kept = {name: value for name, value in environment.items() if name != MODEL or model is None}
    return kept | ({MODEL: str(model.resolve())} if model else {})
