"""The handbook's pages on commands and checks are what the code says of itself."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def generator() -> ModuleType:
    """The script, from its file: the handbook is no package."""
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["commands.md", "checks.md"])
def test_a_page_is_as_the_code_tells_it(name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == generator().PAGES[name](), "run: python docs/generate.py"


def test_every_group_of_checks_has_a_name() -> None:
    headings = [line for line in generator().checks().splitlines() if line.startswith("## ")]
    assert all(" " in line[3:] or line[3:].istitle() for line in headings)
