"""What kind of subhead it is and when its entry was made, as the shapes' plain data say it."""

import datetime as dt
from typing import Any, get_args

from copydesk.story.blocks import Heading, HeadingKind

KINDS: tuple[HeadingKind, ...] = get_args(HeadingKind)


def head_fields(block: Heading) -> dict[str, Any]:
    """The fields of a subhead of a kind; none for a plain one."""
    kind = {"kind": block.kind} if block.kind else {}
    return kind | ({"at": block.at.isoformat()} if block.at else {})


def head_kind(value: object) -> HeadingKind:
    """A kind by its name; anything else is a plain subhead."""
    return next((kind for kind in KINDS if kind == value), "")


def moment(value: object) -> dt.datetime | None:
    """A moment from a form or from its ISO form, UTC where no zone is told; None for neither."""
    if isinstance(value, str):
        try:
            value = dt.datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, dt.datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=dt.UTC)
