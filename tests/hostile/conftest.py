"""A newsroom of its own for each test: people, a source, folders that are thrown away."""

import os
from pathlib import Path

import pytest
from pytest_django import Settings

from copydesk.newsroom.intake import drop_folder
from newsroom.conftest import agency, bring, chief, editor, person, world
from newsroom.intake.conftest import web

__all__ = ["agency", "bring", "chief", "editor", "person", "web", "world"]


@pytest.fixture(autouse=True)
def folders(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of this test; no test can cut the power, so none waits for the disk."""
    settings.CAPTURES_ROOT = tmp_path / "captures"
    settings.DROP_ROOT = tmp_path / "drop"
    settings.BELL_ROOT = tmp_path / "bells"
    settings.PRESS_ROOT = tmp_path / "site"
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    drop_folder._glances.clear()
    return tmp_path
