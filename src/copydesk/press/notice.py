"""Notices as pages show them: named by kind, placed by severity."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from copydesk.story.change import ChangeKind, Notice, Severity

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


@dataclass(frozen=True, kw_only=True)
class Told:
    """A notice ready for its template; `name` is an English word for the page to translate."""

    name: str
    text: str
    at: dt.datetime
    severity: Severity
    block: str


def told(notice: Notice) -> Told:
    """The notice as pages show it."""
    return Told(
        name=NAMES[notice.kind],
        text=notice.text,
        at=notice.at,
        severity=notice.severity,
        block=notice.block,
    )


def placed(notices: Iterable[Notice], where: Literal["box", "head", "foot"]) -> tuple[Told, ...]:
    """Newest first: serious ones boxed under the byline, material ones there, minor at the foot."""
    severity = {"box": Severity.SERIOUS, "head": Severity.MATERIAL, "foot": Severity.MINOR}[where]
    fitting = [told(notice) for notice in notices if notice.severity is severity]
    return tuple(sorted(fitting, key=lambda one: one.at, reverse=True))
