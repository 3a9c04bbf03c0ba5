"""A press on a site folder of its own, and stories published without the desk's forms."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from copydesk.newsroom.desk.models import SectionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent, add_edition
from copydesk.newsroom.printing import disk
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.press import Press
from copydesk.story.blocks import Block, Paragraph
from copydesk.story.edition import Edition
from copydesk.story.story import Story
from newsroom.printing.press_for_tests import KILL, NEW


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test can cut the power, so none waits for the disk."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    monkeypatch.setattr(disk, "SYNC_ALL", None)


@pytest.fixture
def now() -> dt.datetime:
    """A time after all editions of a test."""
    return timezone.now() + dt.timedelta(hours=1)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The root of the site."""
    return tmp_path / "site"


@pytest.fixture
def press(db: None, site: Path) -> Press:
    """A press over the site."""
    return Press(SiteFolder(site))


@pytest.fixture
def out(world: SectionRow) -> Callable[..., Edition]:
    """Put a story before the public, or its next edition, or its tombstone."""

    def make(
        headline: str,
        *,
        key: str = "",
        intent: Intent = NEW,
        blocks: tuple[Block, ...] = (),
        withdrawn: bool = False,
        language: str = "en",
    ) -> Edition:
        row = StoryRow.objects.filter(key=key or "-").first()
        row = row or StoryRow.objects.create(headline=headline, section=world, language=language)
        told = blocks or (Paragraph(key="p1", text=f"{headline}, it was said on Monday."),)
        story = Story(headline=headline, language=language, blocks=told)
        empty = Story(language=language)
        edition = add_edition(row, empty if withdrawn else story, intent, withdrawn=withdrawn)
        StoryRow.objects.filter(pk=row.pk).update(path=edition.path)
        return edition

    return make


@pytest.fixture
def kill(out: Callable[..., Edition]) -> Callable[[Edition], Edition]:
    """Withdraw a story."""
    return lambda edition: out("", key=edition.id, intent=KILL, withdrawn=True)


@pytest.fixture
def rolled_back(db: None) -> Callable[[], AbstractContextManager[None]]:
    """Within it the database is used, and is after it as it was."""

    @contextmanager
    def inside() -> Iterator[None]:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return inside
