"""The ledger as data: who says what in every edition before readers, as JSON Lines or Parquet.

One row a statement; an edition without any is one row without a block, so that nothing read is
told from nothing said. The columns are documented in `docs/ledger.md`.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final

from copydesk.ledger.record import record
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.ledger import keeping
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.story.blocks import Span
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition
from copydesk.story.statement import Figure, Statement

Row = dict[str, Any]
AT_ONCE: Final = 1_000
NOTHING: Final[Row] = {
    "block": None, "start": None, "end": None, "parts": [], "speaker": None,
    "speaker_start": None, "speaker_end": None, "name": None, "cue": None, "cue_start": None,
    "cue_end": None, "manner": None, "hedges": [], "content": None, "figures": [],
}  # fmt: skip


def rows(since: dt.datetime | None = None) -> Iterator[Row]:
    """A row for each statement of each edition since then, the oldest first.

    What was withdrawn is left out with all its editions: readers do not have it any more.
    """
    gone = EditionRow.objects.filter(current=True, withdrawn=True).values("story")
    held = EditionRow.objects.filter(withdrawn=False).exclude(story__in=gone).order_by("pk")
    if since is not None:
        held = held.filter(at__gte=since)
    for row in held.iterator(chunk_size=200):
        edition = from_json(row.content, Edition, place=str(row))
        of = _of(edition, is_current=row.current)
        for statement in edition.statements or ():
            yield {**of, **_said(statement)}
        if not edition.statements:
            yield {**of, **NOTHING}


def to_lines(out: IO[str], since: dt.datetime | None = None) -> int:
    """Write JSON Lines, every column in every line; returns how many."""
    count = 0
    for row in rows(since):
        out.write(json.dumps(row, ensure_ascii=False, default=_stamp) + "\n")
        count += 1
    return count


def to_parquet(out: Path, since: dt.datetime | None = None) -> int:
    """Write a Parquet file; returns the number of its rows. Needs `pyarrow`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema, left, count = _schema(), rows(since), 0
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while some := list(islice(left, AT_ONCE)):
            writer.write_table(pa.Table.from_pylist(some, schema=schema))
            count += len(some)
    return count


def read_again(tell: Callable[[int, str], None]) -> int:
    """Read all stories at the desk anew, as after an update; returns how many.

    What editors wrote stays. Editions are never altered: those made before keep what they had.
    """
    count = 0
    for row in StoryRow.objects.order_by("pk").iterator(chunk_size=200):
        story = to_record(row.get_latest_revision_as_object())
        keeping.keep(row, story, record(story))
        standing = row.editions.filter(current=True, withdrawn=False).first()
        if standing is not None:
            edition = from_json(standing.content, Edition, place=str(standing))
            keeping.publish(row, edition.story, edition.number)
        count += 1
        tell(count, str(row))
    return count


def _of(edition: Edition, *, is_current: bool) -> Row:
    language = edition.story.language
    return {
        "story": edition.id,
        "edition": edition.number,
        "at": edition.at.astimezone(dt.UTC),
        "current": is_current,
        "path": edition.path,
        "headline": edition.story.headline,
        "source": edition.source.key if edition.source else None,
        "language": language or None,
        "read": edition.statements is not None and keeping.is_read(language),
    }


def _said(statement: Statement) -> Row:
    return {
        "block": statement.block,
        **_ends("", statement.content_span),
        "parts": [_ends("", part) for part in statement.parts],
        "speaker": statement.speaker,
        **_ends("speaker_", statement.speaker_span),
        "name": statement.name or None,
        "cue": statement.cue,
        **_ends("cue_", statement.cue_span),
        "manner": statement.manner,
        "hedges": list(statement.hedges),
        "content": statement.content,
        "figures": [_counted(figure) for figure in statement.figures],
    }


def _counted(figure: Figure) -> Row:
    return {
        "text": figure.text,
        **_ends("", figure.span),
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "counts": figure.counts,
        "place": figure.place,
        "day": figure.day,
    }


def _ends(name: str, span: Span | None) -> Row:
    start, end = (span.start, span.end) if span else (None, None)
    return {f"{name}start": start, f"{name}end": end}


def _stamp(value: dt.datetime | dt.date) -> str:
    return value.isoformat()


def _schema() -> Any:
    """The Parquet schema, in the order of the JSON columns."""
    import pyarrow as pa

    words, number = pa.string(), pa.int64()
    ends = [("start", number), ("end", number)]
    figure = pa.struct([
        ("text", words), *ends, ("low", pa.float64()), ("high", pa.float64()), ("unit", words),
        ("counts", words), ("place", words), ("day", pa.date32()),
    ])  # fmt: skip
    return pa.schema([
        ("story", words), ("edition", number), ("at", pa.timestamp("us", tz="UTC")),
        ("current", pa.bool_()), ("path", words), ("headline", words), ("source", words),
        ("language", words), ("read", pa.bool_()), ("block", words), *ends,
        ("parts", pa.list_(pa.struct(ends))), ("speaker", words), ("speaker_start", number),
        ("speaker_end", number), ("name", words), ("cue", words), ("cue_start", number),
        ("cue_end", number), ("manner", words), ("hedges", pa.list_(words)), ("content", words),
        ("figures", pa.list_(figure)),
    ])  # fmt: skip
