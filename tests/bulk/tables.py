"""What a reading wrote, read back."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """All rows of a table, in the order of its files."""
    found: list[dict[str, Any]] = []
    for path in sorted((out / table).glob("*.parquet")):
        with pq.ParquetFile(path) as file:
            found += file.read().to_pylist()
    return found
