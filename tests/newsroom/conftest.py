"""A newsroom on a database of its own: people by role, and copy brought in by the real door."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User

from copydesk.newsroom.desk import arrivals
from copydesk.newsroom.desk.models import SectionRow, StoryRow
from copydesk.newsroom.intake import actions as intake
from copydesk.newsroom.intake.models import SourceRow

NOW = dt.datetime.now(dt.UTC)


@pytest.fixture
def person(db: None) -> Callable[[str], User]:
    """Somebody with a role: contributor, editor or chief."""

    def make(role: str) -> User:
        user, is_new = User.objects.get_or_create(username=role.lower())
        if is_new:
            user.groups.add(Group.objects.get(name=role.capitalize()))
        return user

    return make


@pytest.fixture
def editor(person: Callable[[str], User]) -> User:
    """An editor."""
    return person("editor")


@pytest.fixture
def chief(person: Callable[[str], User]) -> User:
    """A chief."""
    return person("chief")


@pytest.fixture
def world(db: None) -> SectionRow:
    """A section."""
    return SectionRow.objects.create(key="world", name="World")


@pytest.fixture
def agency(world: SectionRow) -> SourceRow:
    """A source whose copy is complete enough to be published."""
    return SourceRow.objects.create(
        key="meridian",
        name="Meridian Wire",
        url="https://meridian.example",
        language="en",
        way="feed",
        licence="Contract 12",
        usage="Web and print, with credit.",
        section_key=world.key,
    )


@pytest.fixture
def bring(agency: SourceRow) -> Callable[..., list[StoryRow]]:
    """Bring a delivery in by the real line; returns the stories that came of it."""

    def door(
        content: str | bytes,
        *,
        place: str = "test:delivery",
        media_type: str = "",
        at: object = NOW,
    ) -> list[StoryRow]:
        content = content.encode() if isinstance(content, str) else content
        assert isinstance(at, dt.datetime)
        capture = intake.receive(content, place=place, at=at, source=agency, media_type=media_type)
        return arrivals.take_in(capture, now=at)

    return door
