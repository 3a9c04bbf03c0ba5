"""A published story with a figure in it, and a newsroom with enough people to sign."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from copydesk.newsroom.corrections import actions as corrections
from copydesk.newsroom.corrections.actions import Correction
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.story.blocks import plain_text
from copydesk.story.change import ChangeKind, Severity
from newsroom.desk.copy_for_tests import feed

NOTICE = (
    "Correction, 23 November 2026, 10:00 UTC: An earlier version of this story said the repairs "
    "cost 240,000 crowns. They cost 420,000 crowns."
)
ROLES = {"Legal": "Legal", "Readers": "Readers' editor"}


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test can cut the power, so none waits for the disk."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture(autouse=True)
def own_record(settings: Any, tmp_path: Path) -> None:
    """A record of the test's own."""
    settings.RECORD_ROOT, settings.PRESS_ROOT = tmp_path / "record", tmp_path / "site"


@pytest.fixture
def colleague(db: None) -> Callable[..., User]:
    """Somebody with a role and a name of their own."""

    def make(role: str, name: str) -> User:
        user, is_new = User.objects.get_or_create(username=name, email=f"{name}@desk.example")
        if is_new:
            user.groups.add(Group.objects.get(name=ROLES.get(role, role)))
        return user

    return make


@pytest.fixture
def drafter(colleague: Callable[..., User]) -> User:
    """The editor who drafts."""
    return colleague("Editor", "dora")


@pytest.fixture
def second(colleague: Callable[..., User]) -> User:
    """The editor who signs."""
    return colleague("Editor", "sami")


@pytest.fixture
def legal(colleague: Callable[..., User]) -> User:
    """Who signs for legal."""
    return colleague("Legal", "lex")


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
def figure(edition: EditionRow) -> str:
    """The key of the block with the wrong figure."""
    story = corrections.draft_of(edition.story)
    return next(block.key for block in story.blocks if "240,000" in plain_text(block))


@pytest.fixture
def report(edition: EditionRow, figure: str) -> ReportRow:
    """A reader's report on it."""
    return reported(edition, figure)


@pytest.fixture
def at_desk() -> Callable[[User], Client]:
    """A browser in which somebody is logged in."""

    def sit_down(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sit_down


def reported(edition: EditionRow, block: str, **more: Any) -> ReportRow:
    """A report as the readers' form stores it."""
    story = corrections.standing(edition.story).story
    words = next((plain_text(one) for one in story.blocks if one.key == block), story.headline)
    told = {"kind": "figure", "text": "The repairs cost 420,000 crowns, not 240,000.", **more}
    return ReportRow.objects.create(
        story=edition.story, edition=edition, block=block, passage=words, at=timezone.now(), **told
    )


def mended(row: StoryRow, was: str = "240,000", now: str = "420,000") -> Any:
    """The draft with other words in it, not kept yet."""
    row.refresh_from_db()
    story = corrections.draft_of(row)
    texts = {b.key: plain_text(b).replace(was, now) for b in story.blocks if was in plain_text(b)}
    return corrections.reworked(story, texts)


def correction(block: str = "", **more: Any) -> Correction:
    """A correction of the figure."""
    told = {
        "kind": ChangeKind.CORRECTION,
        "notice": NOTICE,
        "was": "the repairs cost 240,000 crowns",
        "right": "They cost 420,000 crowns.",
        "severity": Severity.MATERIAL,
        "block": block,
    }
    return Correction(**{**told, **more})
