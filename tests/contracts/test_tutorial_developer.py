"""The developer's tutorial works as it stands: its code is run from the page."""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType

import pytest

from checks.sound import ARABIC, KNOWN, SOUND
from copydesk.checks import CHECKS
from copydesk.checks.check import Check
from copydesk.checks.run import GROUP, loaded

PAGE = Path(__file__).parents[2] / "docs/tutorial-developer.md"
NAME = "exclaiming_headline_of_the_tutorial"


@pytest.fixture
def tutorial() -> Iterator[ModuleType]:
    """The page's two pieces of Python, one after the other, as a module."""
    pieces = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.S | re.M)
    assert len(pieces) == 2
    module = ModuleType(NAME)
    sys.modules[NAME] = module
    for number, piece in enumerate(pieces):
        exec(compile(piece, f"{PAGE.name}[{number}]", "exec"), module.__dict__)
    yield module
    del sys.modules[NAME]


def test_the_check_finds_one_story_and_passes_the_other(tutorial: ModuleType) -> None:
    check: Check = tutorial.CHECK
    found = list(check.find(*tutorial.FOUND))
    assert [(each.code, each.field, each.evidence) for each in found] == [
        ("LNG-09", "headline", "!")
    ]
    assert found[0].says.endswith(".")
    assert list(check.find(*tutorial.PASSED)) == []


def test_the_check_is_silent_on_sound_copy(tutorial: ModuleType) -> None:
    check: Check = tutorial.CHECK
    for story in (SOUND, ARABIC):
        assert list(check.find(story, KNOWN)) == []


def test_its_number_is_free(tutorial: ModuleType) -> None:
    assert tutorial.CHECK.code not in {each.code for each in CHECKS}


def test_it_is_loaded_from_an_entry_point_as_the_page_says(tutorial: ModuleType) -> None:
    point = EntryPoint(name="exclaiming-headline", value=f"{NAME}:CHECK", group=GROUP)
    assert loaded(point) is tutorial.CHECK
    assert f'[project.entry-points."{GROUP}"]' in PAGE.read_text("utf-8")
