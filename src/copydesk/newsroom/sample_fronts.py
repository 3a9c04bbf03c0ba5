"""The sample's fronts: its desk shapes them once, when the stories on them are out."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from copydesk.errors import BadRecord
from copydesk.newsroom.agency.moment import Moment
from copydesk.newsroom.desk.models import LocaleRow, SectionRow, StoryRow
from copydesk.newsroom.fronts.models import FrontRow
from copydesk.story.codec import from_plain
from copydesk.story.record import Record

UNTIL = 600.0  # seconds after the start; a front that an editor took away does not come back then


class ScriptedPackage(Record, frozen=True):
    """Stories under one headline; places that fall free are filled from a section."""

    headline: str
    stories: tuple[str, ...]
    section: str = ""


class ScriptedList(Record, frozen=True):
    """The newest of a section."""

    headline: str
    section: str
    limit: int = 4


class ScriptedFront(Record, frozen=True):
    """A front as the sample's desk shapes it; stories by their sources' own ids."""

    top: tuple[str, ...]
    locale: str = ""
    section: str = ""
    package: tuple[ScriptedPackage, ...] = ()
    list: tuple[ScriptedList, ...] = ()
    note: str = ""

    @property
    def stories(self) -> set[str]:
        """All stories on it."""
        return {*self.top, *(guid for one in self.package for guid in one.stories)}


class Fronts(Record, frozen=True):
    """All fronts of a sample."""

    front: tuple[ScriptedFront, ...]


@cache
def read_fronts(folder: Path) -> Fronts:
    """The fronts in a sample folder. Raises `BadRecord`."""
    file = folder / "fronts.toml"
    try:
        plain = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadRecord(place=str(file), reason=str(error)) from error
    return from_plain(plain, Fronts, place=str(file))


def shape_fronts(fronts: Fronts, moment: Moment) -> None:
    """Put out what can be; what stands already is an editor's."""
    if moment.elapsed > UNTIL:
        return
    for front in fronts.front:
        if not FrontRow.objects.filter(place=f"{front.locale}/{front.section}").exists():
            rows = StoryRow.objects.filter(guid__in=front.stories, live=True)
            found = {row.guid: row for row in rows}
            if found.keys() == front.stories:
                _put_out(front, found)


def _put_out(front: ScriptedFront, rows: dict[str, StoryRow]) -> None:
    made = FrontRow(
        locale=LocaleRow.objects.filter(key=front.locale).first(),
        section=SectionRow.objects.filter(key=front.section).first(),
        live=False,
    )
    made.top = [("story", _pin(rows[guid])) for guid in front.top]
    made.parts = _parts(front, rows)
    made.full_clean(exclude=["place"])
    made.save()
    made.save_revision().publish()


def _parts(front: ScriptedFront, rows: dict[str, StoryRow]) -> list[tuple[str, Any]]:
    packages: list[tuple[str, Any]] = [
        (
            "package",
            {
                "headline": one.headline,
                "stories": [_pin(rows[guid]) for guid in one.stories],
                "rule": _rule(one.section),
            },
        )
        for one in front.package
    ]
    lists: list[tuple[str, Any]] = [
        (
            "list",
            {
                "headline": one.headline,
                "rule": _rule(one.section),
                "limit": one.limit,
                "has_pictures": False,
            },
        )
        for one in front.list
    ]
    note = [("note", {"headline": "", "text": front.note})] if front.note else []
    return [*packages, *lists, *note]


def _pin(row: StoryRow) -> dict[str, Any]:
    return {"story": row, "until": None}


def _rule(section: str) -> dict[str, Any]:
    return {"section": section, "topic": "", "source": "", "hours": 0}
