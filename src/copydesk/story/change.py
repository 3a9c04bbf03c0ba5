"""Putting right: what readers send, what the desk decides, what the public is told."""

import datetime as dt
from enum import StrEnum

from copydesk.story.record import Record

DateTime = dt.datetime


class ChangeKind(StrEnum):
    """The step from one edition to the next; `new` is the first edition."""

    NEW = "new"
    FIX = "fix"
    UPDATE = "update"
    CLARIFICATION = "clarification"
    CORRECTION = "correction"
    EDITORS_NOTE = "editors_note"
    RETRACTION = "retraction"
    TAKEDOWN = "takedown"
    REPLY = "reply"
    WITHHOLD = "withhold"


class Severity(StrEnum):
    """How far an error misled, which decides where its notice stands."""

    MINOR = "minor"
    MATERIAL = "material"
    SERIOUS = "serious"


class ReportKind(StrEnum):
    """What a reader says is wrong."""

    FACT = "fact"
    NAME = "name"
    FIGURE = "figure"
    QUOTATION = "quotation"
    PICTURE = "picture"
    SOURCE = "source"
    LANGUAGE = "language"
    CONCERNS_ME = "concerns_me"
    OTHER = "other"


class Report(Record, frozen=True):
    """What a reader sent about an error, at an edition and, mostly, a block of it."""

    story: str
    edition: int
    text: str
    at: DateTime
    block: str = ""
    passage: str = ""
    kind: ReportKind = ReportKind.OTHER
    right: str = ""
    link: str = ""


class Notice(Record, frozen=True):
    """The words readers see about a change, for ever."""

    story: str
    edition: int
    kind: ChangeKind
    text: str
    at: DateTime
    severity: Severity = Severity.MINOR
    block: str = ""


class Change(Record, frozen=True):
    """The step from one edition to the next: what was wrong, what is right, who decided, when.

    Never altered: `supersedes` names the change, by its number, that this one puts right.
    `reported` is when the earliest report came that it answers, `decided` when the desk took its
    side (else when it was published), `everywhere` when all of its pages lay on the site.
    `known_since` is told where the error stood for more than thirty days. `signed_by` is the
    second person, where there was one.
    """

    number: int
    story: str
    kind: ChangeKind
    edition_from: int
    edition_to: int
    at: DateTime
    drafted_by: str = ""
    signed_by: str = ""
    severity: Severity = Severity.MINOR
    was: str = ""
    right: str = ""
    why: str = ""
    notice: Notice | None = None
    reports: tuple[str, ...] = ()
    reported: DateTime | None = None
    decided: DateTime | None = None
    everywhere: DateTime | None = None
    known_since: DateTime | None = None
    supersedes: int = 0
