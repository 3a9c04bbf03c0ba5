"""What a person does from the command line, with that person's leave."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from copydesk.errors import CopydeskError, NotAllowed
from copydesk.newsroom.by_hand import poll_now, press_now, publish_now
from copydesk.newsroom.desk.models import SectionRow, StoryRow


def test_an_unknown_source_is_named(db: None) -> None:
    with pytest.raises(CopydeskError, match="nowhere: no source has this key"):
        list(poll_now(("nowhere",), tell=print))


def test_an_unknown_story_is_named(db: None) -> None:
    with pytest.raises(CopydeskError, match="xyz: no story has this key"):
        publish_now("xyz", username="editor")


def test_an_unknown_person_is_named(world: SectionRow) -> None:
    story = StoryRow.objects.create(headline="Ferry back", section=world)
    with pytest.raises(CopydeskError, match="nobody: nobody has this login"):
        publish_now(story.key, username="nobody")


def test_nobody_publishes_without_leave(world: SectionRow, person: Callable[[str], User]) -> None:
    story = StoryRow.objects.create(headline="Ferry back", section=world)
    with pytest.raises(NotAllowed, match="contributor"):
        publish_now(story.key, username=person("contributor").username)


def test_all_pages_are_printed_and_counted(
    world: SectionRow, settings: Any, tmp_path: Path
) -> None:
    settings.PRESS_ROOT = tmp_path / "site"
    told: list[str] = []
    said = press_now(everything=True, tell=lambda done, path: told.append(path))
    assert said.endswith("pages printed")
    assert (tmp_path / "site/index.html").is_file()
    assert told
