"""What another house says of a change to copy it sent us before: data, beside the copy itself."""

import datetime as dt

from copydesk.story.record import Record

DateTime = dt.datetime


class SentPassage(Record, frozen=True):
    """A block, or "headline" or "standfirst", whose words changed; "" where it came or went."""

    key: str
    was: str = ""
    now: str = ""


class SentChange(Record, frozen=True):
    """One step between two editions of theirs; `kind` and `severity` in their words.

    `edition` is theirs that came of it, `corrects` are those whose own notices it puts right.
    """

    edition: int
    kind: str
    severity: str = ""
    was: str = ""
    right: str = ""
    notice: str = ""
    why: str = ""
    at: DateTime | None = None
    reported: DateTime | None = None
    decided: DateTime | None = None
    known_since: DateTime | None = None
    corrects: tuple[int, ...] = ()
