"""What the public saw, and the line of it that runs in the ticker."""

import datetime as dt
from typing import Literal

from copydesk.story.change import ChangeKind, Notice
from copydesk.story.record import Record
from copydesk.story.statement import Statement
from copydesk.story.story import Source, Story

DateTime = dt.datetime
BulletinKind = Literal["new", "update", "correction", "minor", "withdrawn"]


class Edition(Record, frozen=True):
    """A story as it was published, numbered from 1, never altered.

    `path` is its address on the site ("/2026/11/23/ferry-resumes/"), given at the first edition
    and never used again for another story. `first_at` is when edition 1 came out, `at` this one.
    `translation_of` is the id of the story it translates. `notices` are all notices so far,
    oldest first. `statements` are who says what in it, as the desk stands by it; None where nobody
    has read them: older editions, and languages that the ledger does not know. A `withdrawn`
    edition is a tombstone: its story is empty, its last notice says why.
    """

    id: str
    number: int
    path: str
    at: DateTime
    first_at: DateTime
    by: str
    story: Story
    kind: ChangeKind = ChangeKind.NEW
    source: Source | None = None
    section: str = ""
    notices: tuple[Notice, ...] = ()
    withdrawn: bool = False
    translation_of: str = ""
    statements: tuple[Statement, ...] | None = None


class Bulletin(Record, frozen=True):
    """One line of "Just in". `number` grows by one with every bulletin, so readers can resume.

    A "minor" one tells open pages of a small correction: it is no line, the story's own line keeps
    its place and takes over its words.

    `live` while the desk covers what the story tells of.
    """

    number: int
    at: DateTime
    story: str
    kind: BulletinKind
    headline: str = ""
    path: str = ""
    language: str = ""
    live: bool = False
