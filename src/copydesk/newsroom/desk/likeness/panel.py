"""Beside a story in its review: what else lies at the desk of its text or its event."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from copydesk.checks.telling import told_at
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.known_again import ApartRow
from copydesk.newsroom.desk.likeness.beside import Beside, beside
from copydesk.newsroom.desk.likeness.differing import Difference, differences
from copydesk.newsroom.desk.likeness.remembering import traits
from copydesk.newsroom.desk.models import StoryRow
from copydesk.story.story import Story


@dataclass(frozen=True, kw_only=True)
class Line:
    """A story beside this one, when it was told, and what it tells otherwise."""

    beside: Beside
    told_at: dt.datetime
    differs: tuple[Difference, ...]

    @property
    def may_part(self) -> bool:
        """Whether somebody may say that it is of another event: the same text never is."""
        return self.beside.relation != "same"


@dataclass(frozen=True, kw_only=True)
class Parted:
    """A story that somebody said is of another event."""

    row: ApartRow
    other: StoryRow


def panel(row: StoryRow, story: Story) -> dict[str, Any]:
    """What the panel shows: the stories beside this one, the surest first, and those said apart."""
    return {
        "lines": [_line(story, one) for one in beside(row, traits(story))],
        "parted": _parted(row),
    }


def _line(story: Story, one: Beside) -> Line:
    other = to_record(one.row)
    return Line(
        beside=one,
        told_at=told_at(other) or one.row.came_at,
        differs=differences(story, other),
    )


def _parted(row: StoryRow) -> list[Parted]:
    pairs = ApartRow.objects.filter(Q(one=row) | Q(other=row)).order_by("-at")
    return [
        Parted(row=pair, other=pair.other if pair.one_id == row.pk else pair.one)
        for pair in pairs.select_related("one__source", "other__source", "by")
    ]
