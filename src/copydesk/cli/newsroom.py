"""The newsroom's commands, by name; Django is imported when one of them is called."""

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, TypeVar

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


PARTS: Final = ("django", "wagtail")
MODULE: Final = "copydesk.newsroom.commands"


class Later(click.Command):
    """A command of the newsroom, known by name and one line until it is called."""

    def load(self) -> click.Command:
        """The command itself. Ends the program where the newsroom is not installed."""
        missing = [part for part in PARTS if find_spec(part) is None]
        if missing or find_spec(MODULE) is None:
            name = missing[0] if missing else MODULE
            line = f"copydesk: {self.name} needs the newsroom ({name} is missing):"
            click.echo(f"{line} pip install 'copydesk[newsroom]'", err=True)
            raise click.exceptions.Exit(NOT_INSTALLED)
        group = import_module(MODULE).newsroom
        found: click.Command | None = group.commands.get(self.name)
        if found is None:
            raise click.UsageError(f"the newsroom has no command {self.name!r}")
        return found

    @override
    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: object,
    ) -> click.Context:
        """The context of the real command, which then runs in place of this one."""
        return self.load().make_context(info_name, args, parent=parent, **extra)


NEWSROOM: Final = (
    Later("serve", help="Run the newsroom: site, desk and workers, on one port."),
    Later("poll", help="Fetch from the sources that are due."),
    Later("publish", help="Publish a story of the desk."),
    Later("press", help="Print pages: those that are due, or all of them."),
    Later("report", help="File a reader's report."),
    Later("manage", help="Django's own commands, on the newsroom."),
)
