"""A published story, readers without cookies, and a press on a folder of its own."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent, add_edition
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.press import Press
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind
from copydesk.story.story import Story
from newsroom.desk.copy_for_tests import feed


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test can cut the power, so none waits for the disk."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def row(bring: Callable[..., list[StoryRow]]) -> StoryRow:
    """A story that came by the real line."""
    (story,) = bring(feed())
    return story


@pytest.fixture
def edition(row: StoryRow, editor: User) -> EditionRow:
    """Its first edition."""
    return actions.publish(row, by=editor)


@pytest.fixture
def bring_more(edition: EditionRow) -> Callable[[int], list[EditionRow]]:
    """More stories, each with an edition of its own."""

    def publish(count: int) -> list[EditionRow]:
        rows = [StoryRow(headline=f"Another story, {number}") for number in range(count)]
        for row in rows:
            row.save()
            words = (Paragraph(key="p1", text=f"Told by {row.key} alone."),)
            story = Story(headline=row.headline, language="en", blocks=words)
            add_edition(row, story, Intent(kind=ChangeKind.NEW), withdrawn=False)
        return [row.editions.get() for row in rows]

    return publish


@pytest.fixture
def reader() -> Client:
    """A browser that keeps no cookie and would be stopped by a missing session token."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def at_desk(person: Callable[[str], User]) -> Callable[[str], Client]:
    """A browser in which somebody with a role is logged in."""

    def sit_down(role: str) -> Client:
        client = Client()
        client.force_login(person(role))
        return client

    return sit_down


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The root of the printed site."""
    return tmp_path / "site"


@pytest.fixture
def pressed(site: Path) -> Callable[[], Path]:
    """Carry out all print orders, and free what they replaced; gives the site's folder."""

    def press() -> Path:
        folder = SiteFolder(site)
        Press(folder).empty_outbox(timezone.now() + dt.timedelta(hours=1))
        folder.sweep()
        return site

    return press
