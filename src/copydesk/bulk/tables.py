"""The tables of a reading: `stories`, one row a story; `captures`, one row a record that came.

As Parquet, one file of each a work unit. The schemas are documented in `docs/bulk.md`.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from copydesk.bulk.rows import CaptureRow, DateTime, Outcome, StoryRow

ROWS_AT_ONCE: Final = 256  # rows of a row group, and of what is held in memory
BYTES_AT_ONCE: Final = 16 * 1024 * 1024


_TYPES: Final = {
    str: pa.string(),
    int: pa.int64(),
    DateTime: pa.timestamp("us", tz="UTC"),
    DateTime | None: pa.timestamp("us", tz="UTC"),
    tuple[str, ...]: pa.list_(pa.string()),
    Outcome: pa.string(),
}
Row = StoryRow | CaptureRow


def schema(kind: type[Row]) -> Any:  # noqa: ANN401  # pyarrow has no types
    """The Parquet schema of a table."""
    fields = msgspec.structs.fields(kind)
    return pa.schema([pa.field(each.name, _TYPES[each.type]) for each in fields])


class Shard:
    """A Parquet file while it is written: a few rows in memory, the rest on the disk."""

    def __init__(self, path: Path, kind: type[Row]) -> None:
        self.path = path
        self.rows = 0
        self._schema = schema(kind)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._held: list[Row] = []
        self._size = 0

    def add(self, row: Row) -> None:
        """Put a row in."""
        self._held.append(row)
        self.rows += 1
        self._size += 500 + (2 * len(row.text) if isinstance(row, StoryRow) else 0)
        if len(self._held) >= ROWS_AT_ONCE or self._size > BYTES_AT_ONCE:
            self._put()

    def close(self) -> None:
        """Write what is left; returns once it would survive a power cut."""
        self._put()
        self._writer.close()
        _sync(self.path)

    def drop(self) -> None:
        """Take the file away: it was not finished."""
        self._writer.close()
        self.path.unlink(missing_ok=True)

    def _put(self) -> None:
        if self._held:
            self._writer.write_table(_table(self._held, self._schema))
        self._held, self._size = [], 0


def without(path: Path, gone: Sequence[str]) -> int:
    """Take the stories of some captures out of a finished file; says how many rows went.

    In a file of captures they are marked as duplicates instead.
    """
    beside = path.with_suffix(".again")
    rows = 0
    with pq.ParquetFile(path) as file:
        writer = pq.ParquetWriter(beside, file.schema_arrow, compression="zstd")
        for n in range(file.num_row_groups):
            left = _marked(file.read_row_group(n), pa.array(gone, pa.string()))
            rows += file.metadata.row_group(n).num_rows - left.num_rows
            writer.write_table(left)
        writer.close()
    _sync(beside)
    beside.replace(path)
    return rows


def _marked(rows: Any, gone: Any) -> Any:  # noqa: ANN401  # pyarrow has no types
    hit = pc.is_in(rows["capture"], value_set=gone)
    if "outcome" not in rows.column_names:
        return rows.filter(pc.invert(hit))
    is_read = pc.and_(hit, pc.equal(rows["outcome"], "read"))
    for name, value in (("outcome", "duplicate"), ("stories", 0)):
        at = rows.column_names.index(name)
        rows = rows.set_column(at, rows.field(at), pc.if_else(is_read, value, rows[name]))
    return rows


def _table(held: list[Row], of: Any) -> Any:  # noqa: ANN401  # pyarrow has no types
    columns = [[getattr(row, name) for row in held] for name in of.names]
    return pa.table(columns, schema=of)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refusals(path: Path) -> Iterator[dict[str, Any]]:
    """What a file of captures says was refused."""
    named = ["place", "reason", "file", "offset", "capture"]
    with pq.ParquetFile(path) as file:
        for rows in file.iter_batches(columns=[*named, "outcome"]):
            for row in rows.filter(pc.equal(rows["outcome"], "refused")).to_pylist():
                yield {name: row[name] for name in named}
