"""The one event that the sample's desk covers live: its entries, and when each is told."""

import tomllib
from pathlib import Path

from copydesk.errors import BadRecord
from copydesk.story.codec import from_plain
from copydesk.story.record import Record


class ScriptedEntry(Record, frozen=True):
    """An entry, told `after` so many seconds; its `key` is that of the entry on the page."""

    key: str
    after: int
    text: str
    headline: str = ""
    is_key: bool = False
    pinned: bool = False


class PutRight(Record, frozen=True):
    """A block of an entry that is corrected `after` so many seconds, with what readers are told."""

    after: int
    block: str
    text: str
    notice: str


class Event(Record, frozen=True):
    """The story of a source that is covered live, until it `ends` so many seconds later."""

    source: str
    guid: str
    ends: int
    entry: tuple[ScriptedEntry, ...]
    put_right: tuple[PutRight, ...] = ()

    def due(self, elapsed: float) -> tuple[ScriptedEntry, ...]:
        """What has happened by then, in order."""
        told = (one for one in self.entry if one.after <= elapsed)
        return tuple(sorted(told, key=lambda one: one.after))


def read_event(folder: Path) -> Event:
    """The event in a sample folder. Raises `BadRecord`."""
    file = folder / "live.toml"
    try:
        plain = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadRecord(place=str(file), reason=str(error)) from error
    return from_plain(plain, Event, place=str(file))
