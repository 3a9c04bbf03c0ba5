"""Whose signatures a change needs before readers have it: the table of kinds, and nothing else."""

import datetime as dt
from collections.abc import Collection
from enum import StrEnum

from copydesk.story.change import ChangeKind

SECOND_DUE = dt.timedelta(minutes=60)  # after a chief published alone


class Role(StrEnum):
    """As whom somebody signs."""

    EDITOR = "editor"
    CHIEF = "chief"
    LEGAL = "legal"


LEAVE = {
    Role.EDITOR: "desk.correct_story",
    Role.CHIEF: "desk.kill_story",
    Role.LEGAL: "corrections.legal",
}
# Beside the drafter, who never signs. What is not here goes out by one editor alone.
SIGNATURES: dict[ChangeKind, tuple[Role, ...]] = {
    ChangeKind.CLARIFICATION: (Role.EDITOR,),
    ChangeKind.CORRECTION: (Role.EDITOR,),
    ChangeKind.EDITORS_NOTE: (Role.CHIEF,),
    ChangeKind.REPLY: (Role.CHIEF,),
    ChangeKind.RETRACTION: (Role.CHIEF, Role.LEGAL),
    ChangeKind.TAKEDOWN: (Role.CHIEF, Role.LEGAL),
}


def wanted(kind: ChangeKind, *, is_override: bool = False) -> tuple[Role, ...]:
    """As whom others must sign; a kind that the diff speaks against needs a second editor."""
    return SIGNATURES.get(kind, (Role.EDITOR,) if is_override else ())


def missing(
    kind: ChangeKind, signed: Collection[str], *, is_override: bool = False
) -> tuple[Role, ...]:
    """The signatures that are still wanted."""
    return tuple(role for role in wanted(kind, is_override=is_override) if role not in signed)
