"""The newsroom's commands: named in its own list, called only where it is installed."""

from collections.abc import Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeVar

import click

from copydesk.cli.exits import NOT_INSTALLED

if TYPE_CHECKING:
    from typing_extensions import override as override
else:
    # typing has it from 3.12 on; it only tells type checkers, so nothing is installed for it
    T = TypeVar("T")

    def override(method: T) -> T:
        """Say that a method stands in for one of the parent's."""
        return method


PARTS = ("django", "wagtail")


def newsroom_commands() -> Mapping[str, click.Command]:
    """The newsroom's commands by name; importing them imports no Django."""
    from copydesk.newsroom.commands import newsroom

    return newsroom.commands


def ask_for_parts(command: str) -> None:
    """End with one line and code 5 where what the newsroom needs is not installed."""
    missing = [part for part in PARTS if find_spec(part) is None]
    if missing:
        line = f"copydesk: {command} needs the newsroom ({missing[0]} is missing):"
        click.echo(f"{line} pip install 'copydesk[newsroom]'", err=True)
        raise click.exceptions.Exit(NOT_INSTALLED)
