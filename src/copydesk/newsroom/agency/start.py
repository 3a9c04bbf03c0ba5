"""When the sample started, kept in a small file so that a second start goes on from there."""

import datetime as dt
from pathlib import Path

from copydesk.errors import BadRecord

DateTime = dt.datetime


def read_start(file: Path) -> DateTime | None:
    """The sample's start, or None if it has not been started. Raises `BadRecord`."""
    try:
        text = file.read_text(encoding="ascii")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise BadRecord(place=str(file), reason=str(error)) from error
    try:
        start = dt.datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise BadRecord(place=str(file), reason=f"not a time: {text[:40]!r}") from error
    if start.tzinfo is None:
        raise BadRecord(place=str(file), reason="a time without a zone")
    return start


def write_start(file: Path, at: DateTime) -> None:
    """Remember the start; one that is already remembered is kept."""
    try:
        with file.open("x", encoding="ascii") as note:
            note.write(at.isoformat() + "\n")
    except FileExistsError:
        return
