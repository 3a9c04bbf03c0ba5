"""Notices as pages show them: named by kind, placed by severity."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from copydesk.press.words import Words
from copydesk.story.change import ChangeKind, Notice, Severity
from copydesk.story.edition import Edition

NAMES: dict[ChangeKind, str] = {
    ChangeKind.NEW: "Published",
    ChangeKind.FIX: "Repair",
    ChangeKind.UPDATE: "Update",
    ChangeKind.CLARIFICATION: "Clarification",
    ChangeKind.CORRECTION: "Correction",
    ChangeKind.EDITORS_NOTE: "Editors’ note",
    ChangeKind.RETRACTION: "Withdrawn",
    ChangeKind.TAKEDOWN: "Take-down",
    ChangeKind.REPLY: "Right of reply",
    ChangeKind.WITHHOLD: "Withheld",
}
# What a passage is marked with that was changed: a repair changes no meaning, and what was taken
# away leaves no passage.
MARKS: dict[ChangeKind, str] = {
    ChangeKind.UPDATE: "Updated",
    ChangeKind.CLARIFICATION: "Clarified",
    ChangeKind.CORRECTION: "Corrected",
    ChangeKind.EDITORS_NOTE: "Editors’ note",
    ChangeKind.REPLY: "With a reply",
}
# What a headline begins with while a serious notice of this kind is fresh. An error of fact is
# called Correction, and nothing else is; news and a reply put nothing right.
PREFIXES: dict[ChangeKind, str] = {
    ChangeKind.CLARIFICATION: "Clarification",
    ChangeKind.CORRECTION: "Correction",
    ChangeKind.EDITORS_NOTE: "Editors’ note",
    ChangeKind.RETRACTION: "Withdrawn",
    ChangeKind.TAKEDOWN: "Withdrawn",
    ChangeKind.WITHHOLD: "Withdrawn",
}
TAKES_DOWN = frozenset({ChangeKind.RETRACTION, ChangeKind.TAKEDOWN, ChangeKind.WITHHOLD})


@dataclass(frozen=True, kw_only=True)
class Told:
    """A notice ready for its template: `name`, and the `mark` its passage bears, are English words
    for the page to translate; `edition` is the one it came with.
    """

    name: str
    text: str
    at: dt.datetime
    severity: Severity
    block: str
    edition: int
    mark: str


def told(notice: Notice) -> Told:
    """The notice as pages show it."""
    return Told(
        name=NAMES[notice.kind],
        text=notice.text,
        at=notice.at,
        severity=notice.severity,
        block=notice.block,
        edition=notice.edition,
        mark=MARKS.get(notice.kind, ""),
    )


def at_passages(edition: Edition) -> dict[str, Told]:
    """The newest notice of each block that has one, by the block's key."""
    return {notice.block: told(notice) for notice in edition.notices if notice.kind in MARKS}


def line(notice: Notice, say: Words) -> str:
    """The notice as one line for feeds and lists: its name stands before it, once."""
    name = say(NAMES[notice.kind])
    text = " ".join(notice.text.split())
    return text if text.casefold().startswith(name.casefold()) else f"{name}: {text}"


def placed(notices: Iterable[Notice], where: Literal["box", "head", "foot"]) -> tuple[Told, ...]:
    """Newest first: serious ones boxed under the byline, material ones there, minor at the foot."""
    severity = {"box": Severity.SERIOUS, "head": Severity.MATERIAL, "foot": Severity.MINOR}[where]
    fitting = [told(notice) for notice in notices if notice.severity is severity]
    return tuple(sorted(fitting, key=lambda one: one.at, reverse=True))
