"""Everything that is registered: unique by name, explained, and tried by a test."""

import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import pytest

from checks.cases import FOUND, PASSED
from copydesk.checks import CHECKS

ROOT = Path(__file__).parents[2]
LISTS = (
    ("wire", "copydesk.wire", "FORMATS", "read", "formats"),
    ("cleaning", "copydesk.cleaning", "FURNITURE", "find", "furniture"),
    ("checks", "copydesk.checks", "CHECKS", "find", "rules"),
    ("press", "copydesk.press", "PAGES", "print", "pages"),
)
IDS = [name for _, _, name, _, _ in LISTS]


def parts(module: str, name: str) -> list[object]:
    listed: Iterable[object] = getattr(import_module(module), name)
    return list(listed.values()) if isinstance(listed, dict) else list(listed)


@pytest.mark.parametrize(("_room", "module", "name", "_verb", "_folder"), LISTS, ids=IDS)
def test_names_are_unique(_room: str, module: str, name: str, _verb: str, _folder: str) -> None:
    names = [str(getattr(each, "name", "")) for each in parts(module, name)]
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("_room", "module", "name", "verb", "folder"), LISTS, ids=IDS)
def test_every_part_says_in_its_module_what_it_is(
    _room: str, module: str, name: str, verb: str, folder: str
) -> None:
    for each in parts(module, name):
        home = import_module(getattr(each, verb).__module__)
        assert (home.__doc__ or "").strip(), f"{home.__name__} has no docstring"


@pytest.mark.parametrize(("room", "module", "name", "_verb", "folder"), LISTS, ids=IDS)
def test_every_file_of_the_folder_is_registered(
    room: str, module: str, name: str, _verb: str, folder: str
) -> None:
    record = {"FORMATS": "FORMAT", "FURNITURE": "FURNITURE", "CHECKS": "CHECK", "PAGES": "PAGE"}[
        name
    ]
    listed = parts(module, name)
    for path in sorted((ROOT / "src/copydesk" / room / folder).glob("[a-z]*.py")):
        home = import_module(f"{module}.{folder}.{path.stem}")
        if hasattr(home, record):
            assert getattr(home, record) in listed, f"{path.stem} is in no list"


@pytest.mark.parametrize(("room", "module", "name", "verb", "_folder"), LISTS[:2] + LISTS[3:])
def test_the_tests_of_a_room_name_every_part(
    room: str, module: str, name: str, verb: str, _folder: str
) -> None:
    tests = "".join(
        path.read_text("utf8", "replace") + path.stem
        for path in (ROOT / "tests" / room).rglob("*.py")
    )
    for each in parts(module, name):
        name = str(getattr(each, "name", ""))
        words = name.replace("-", "_").replace(" ", "_")
        home = Path(str(import_module(getattr(each, verb).__module__).__file__))
        files = re.findall(r"[\w-]+\.(?:html|xml|txt|json)", home.read_text("utf8"))
        told = (name, words, words.replace("_", " "), *files)
        assert any(each in tests for each in told), f"no test names {words}"


def test_the_contract_of_buses_is_tried_on_all_of_them() -> None:
    tests = "".join(path.read_text("utf8") for path in (ROOT / "tests/bus").glob("*.py"))
    assert "in BUSES" in tests or "(BUSES" in tests or "BUSES)" in tests


def test_every_check_has_a_story_it_finds_and_a_near_miss_it_passes() -> None:
    codes = {each.code for each in CHECKS}
    assert set(FOUND) == set(PASSED) == codes
    assert len(codes) == len(CHECKS)


def test_every_check_explains_what_its_function_looks_for() -> None:
    for each in CHECKS:
        assert each.find.__doc__, f"{each.code} does not say what it finds"
        assert (import_module(each.find.__module__).__doc__ or "").startswith(f"{each.code}: ")
