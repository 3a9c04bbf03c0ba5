"""The command line: `copydesk ...`.

Reads, cleans, checks and compares copy without a newsroom; the newsroom's own commands are loaded
when they are asked for. May import everything; imports nothing heavy before it is needed.
"""

import os
import sys
from collections.abc import Sequence

import click

from copydesk import __version__
from copydesk.cli.archive import archive
from copydesk.cli.copy import check, clean, compare
from copydesk.cli.exits import INPUT_REFUSED, UNEXPECTED
from copydesk.cli.newsroom import ask_for_parts, newsroom_commands, override
from copydesk.cli.told import about, schema
from copydesk.errors import CopydeskError

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
EXITS = """\b
Exit codes:
  0  done
  1  something unexpected happened
  2  the command line is wrong
  3  an input was refused: it cannot be found, fetched or read
  4  a finding stops publication (check); the record was tampered with (audit)
  5  a part that is needed is not installed
"""


class Desk(click.Group):
    """The commands: those that work on copy alone, then the newsroom's."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        """Copy first, in the order an editor meets them; then what the newsroom shows."""
        shown = (name for name, each in newsroom_commands().items() if not each.hidden)
        return [*self.commands, *shown]

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name, the newsroom's hidden ones too."""
        return self.commands.get(cmd_name) or newsroom_commands().get(cmd_name)

    @override
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called. Ends the program where its part is not installed."""
        name, command, rest = super().resolve_command(ctx, args)
        if name is not None and name not in self.commands:
            ask_for_parts(name)
        return name, command, rest

    @override
    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what it refuses is one line on the error stream, never a traceback."""
        try:
            return super().invoke(ctx)
        except CopydeskError as error:
            _say(str(error))
            ctx.exit(INPUT_REFUSED)
        except BrokenPipeError:
            # Whoever read our output has seen enough; nothing more may be written to it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except (click.ClickException, click.exceptions.Exit, click.Abort, KeyboardInterrupt):
            raise
        except Exception as error:
            if ctx.params.get("trace"):
                raise
            _say(f"unexpected: {type(error).__name__}: {error} (copydesk --trace ... shows where)")
            ctx.exit(UNEXPECTED)


def _say(line: str) -> None:
    from copydesk.console import printable

    click.echo(f"copydesk: {printable(line)}", err=True)


@click.group(cls=Desk, context_settings=HELP, epilog=EXITS)
@click.version_option(__version__, "-V", "--version", message="copydesk %(version)s")
@click.option("--trace", is_flag=True, help="Show a traceback when something unexpected happens.")
def desk(trace: bool) -> None:
    """A news desk: from the wire to the reader and back.

    `clean`, `check` and `compare` work on files, addresses and standard input alone, `archive` on
    web archives and folders of any size. The rest runs a newsroom.
    """


for command in (clean, check, compare, archive, schema, about):
    desk.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """The `copydesk` command."""
    desk(args=arguments, prog_name="copydesk")


__all__ = ["desk", "main"]
