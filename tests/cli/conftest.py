"""The command line on copy of our own, with the time given."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copydesk.cli import desk

COPY = """\
Ferry to the outer islands sails again

By Tomas Reed

PORT ANSELM — The ferry between Port Anselm and the outer islands will sail again on Tuesday, the \
harbour board said, after divers repaired the pier that a storm had damaged three weeks earlier.

ADVERTISEMENT

“We were lucky with the weather, and luckier still with our divers,” Ines Marlow, who chairs the \
board, told reporters at the pier.

Island shopkeepers have relied on fishing boats to bring in flour, fuel and letters. At least 12 \
boats were lost in the storm, the board said.
"""
Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Call `copydesk` with arguments; `stdin` is what it is fed."""

    def call(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(desk, [str(each) for each in arguments], input=stdin)

    return call


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A file of copy with a headline, a byline and an advertisement's label."""
    path = tmp_path / "ferry.txt"
    path.write_text(COPY, "utf8")
    return path
