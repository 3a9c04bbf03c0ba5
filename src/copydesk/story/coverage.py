"""What the desk says of a live report beside its words: from when to when, and what matters."""

import datetime as dt

from copydesk.story.record import Record

DateTime = dt.datetime


class Coverage(Record, frozen=True):
    """An event the desk covers live; it runs until somebody ends it.

    `key_points` and `pinned` are keys of entries: those listed at the head of the page, and the
    one that stands above all others, "" for none.
    """

    began: DateTime
    ended: DateTime | None = None
    key_points: tuple[str, ...] = ()
    pinned: str = ""

    @property
    def is_running(self) -> bool:
        """Whether more is to come."""
        return self.ended is None
