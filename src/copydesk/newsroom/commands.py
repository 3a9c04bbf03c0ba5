"""The newsroom's commands. Each loads Django only when it runs, so that `--help` is quick."""

import datetime as dt
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import click

from copydesk.errors import CopydeskError

SETTINGS = "copydesk.newsroom.settings"


@click.group()
def newsroom() -> None:
    """Serve, poll, publish and press."""


@newsroom.command()
@click.option("--host", default="127.0.0.1", envvar="HOST", show_default=True)
@click.option(
    "--port", default=8000, envvar="PORT", show_default=True, type=click.IntRange(1, 65535)
)
@click.option(
    "--data",
    default="data",
    envvar="COPYDESK_DATA",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the database, captures, pictures and the printed site.",
)
@click.option("--sample/--no-sample", default=False, help="With the sample agency and its copy.")
def serve(host: str, port: int, data: Path, *, sample: bool) -> None:
    """Open the newsroom: site and desk on one port, until Ctrl-C."""
    from copydesk.newsroom.serve import Place
    from copydesk.newsroom.serve import serve as open_and_serve

    with _told():
        open_and_serve(Place(host=host, port=port, data=data, sample=sample), click.echo)


@newsroom.command()
@click.option(
    "--port", type=click.IntRange(1, 65533), help="Of the first house, at the first start.  [8000]"
)
@click.option(
    "--data",
    default="data/houses",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the three.",
)
def houses(port: int | None, data: Path) -> None:
    """Open three newsrooms in a row: what the first corrects or kills, the others do, until Ctrl-C.

    Each has a folder and a port of its own; copy goes from one to the next by signed webhooks.
    """
    from copydesk.newsroom.houses import open_houses

    with _told():
        open_houses(data, port, click.echo)


@newsroom.command(hidden=True)
@click.argument("key")
@click.option("--data", required=True, type=click.Path(file_okay=False, path_type=Path))
def house(key: str, data: Path) -> None:
    """Serve one of three houses in a row."""
    from copydesk.newsroom.houses import serve_house

    with _told():
        serve_house(key, data)


@newsroom.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
def poll(sources: tuple[str, ...]) -> None:
    """Ask sources what is new, now: those named by their keys, or all."""
    with _told():
        _ready()
        from copydesk.newsroom.by_hand import poll_now

        troubles = [line for line in poll_now(sources, tell=click.echo) if line]
    if troubles:
        sys.exit(1)


@newsroom.command()
@click.argument("key")
@click.option("--as", "username", required=True, help="Login of the person who publishes.")
def publish(key: str, username: str) -> None:
    """Put the latest draft of the story KEY before the public."""
    with _told():
        _ready()
        from copydesk.newsroom.by_hand import publish_now

        click.echo(publish_now(key, username=username))


@newsroom.group()
def report() -> None:
    """Readers' reports: list, show, decline, export, erase."""


@report.command("list")
@click.option("--all", "everything", is_flag=True, help="Decided ones too.")
def list_reports(*, everything: bool) -> None:
    """Reports that wait, the weightiest first."""
    with _told():
        _ready()
        from copydesk.newsroom.corrections.reports.by_hand import list_now

        for line in list_now(everything=everything):
            click.echo(line)


@report.command()
@click.argument("reference")
def show(reference: str) -> None:
    """One report with its passage, then and now."""
    with _told():
        _ready()
        from copydesk.newsroom.corrections.reports.by_hand import show_now

        click.echo(show_now(reference))


@report.command()
@click.argument("reference")
@click.option("--as", "username", required=True, help="Login of the person who decides.")
@click.option(
    "--reason",
    required=True,
    help="right, no_source, judgement, changed, known, elsewhere or unclear.",
)
@click.option("--answer", default="", help="Words to the reader.")
def decline(reference: str, *, username: str, reason: str, answer: str) -> None:
    """Decline a report; the reader is told why."""
    with _told():
        _ready()
        from copydesk.newsroom.corrections.reports.by_hand import decline_now

        click.echo(decline_now(reference, username=username, reason=reason, answer=answer))


@report.command()
@click.argument("whose", metavar="REFERENCE|ADDRESS")
def export(whose: str) -> None:
    """All that is kept of a reader, as JSON: by a report's reference or an e-mail address."""
    with _told():
        _ready()
        from copydesk.newsroom.corrections.reports.by_hand import export_now

        click.echo(export_now(whose))


@report.command()
@click.argument("whose", metavar="REFERENCE|ADDRESS")
@click.option("--as", "username", required=True, help="Login of the person who erases.")
def erase(whose: str, *, username: str) -> None:
    """Erase what is a reader's, for good: by a report's reference or an e-mail address."""
    with _told():
        _ready()
        from copydesk.newsroom.corrections.reports.by_hand import erase_now

        for line in erase_now(whose, username=username):
            click.echo(line)


@newsroom.command()
@click.option("--json", "as_json", is_flag=True, help="The account as one line of JSON.")
@click.option(
    "--until", type=click.IntRange(1), metavar="N", help="Read as far as line N of the record."
)
def audit(*, as_json: bool, until: int | None) -> None:
    """Go through the record: every line, part, edition and change is what it was.

    Names each line that was altered, dropped, put in or moved. The exit code is 4 where there is
    one, or where the heads kept beside the record, or published, do not fit it.
    """
    with _told():
        _ready()
        from copydesk.newsroom.corrections.reports.by_hand import audit_lines, audit_now
        from copydesk.story.codec import to_json

        account = audit_now(until)
    for line in [to_json(account).decode()] if as_json else audit_lines(account):
        click.echo(line)
    if account.broken:
        sys.exit(4)


@newsroom.command()
@click.option("--all", "everything", is_flag=True, help="Print every page anew.")
def press(*, everything: bool) -> None:
    """Carry out the print orders that wait."""
    with _told():
        _ready()
        from copydesk.newsroom.by_hand import press_now

        click.echo(press_now(everything=everything, tell=_count))


@newsroom.command()
@click.argument("since", required=False, metavar="[SINCE]", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--jsonl", metavar="OUT", help="Write JSON Lines to this file, - for the output.")
@click.option("--parquet", metavar="OUT", help="Write a Parquet file (needs copydesk[bulk]).")
@click.option("--again", is_flag=True, help="First read all stories at the desk anew.")
def ledger(
    since: dt.datetime | None, jsonl: str | None, parquet: str | None, *, again: bool
) -> None:
    """Who says what in every edition before readers, as data; of editions made SINCE a day (UTC).

    The columns are told in the handbook, under "Who says what".
    """
    if not (jsonl or parquet or again):
        raise click.UsageError("Say where to: --jsonl OUT, --parquet OUT, or --again.")
    if parquet and find_spec("pyarrow") is None:
        needs = "--parquet needs the bulk part (pyarrow is missing): pip install 'copydesk[bulk]'"
        click.echo(f"copydesk: {needs}", err=True)
        sys.exit(5)
    with _told():
        _ready()
        from copydesk.newsroom.desk.ledger.exporting import read_again, to_lines, to_parquet

        day = since.replace(tzinfo=dt.UTC) if since else None
        if again:
            click.echo(f"{read_again(_count)} stories read", err=True)
        if jsonl:
            with click.open_file(jsonl, "w", encoding="utf-8") as out:
                click.echo(f"{to_lines(out, day)} rows written", err=True)
        if parquet:
            click.echo(f"{to_parquet(Path(parquet), day)} rows written", err=True)


@newsroom.group()
def search() -> None:
    """What readers and desk can find."""


@search.command()
def rebuild() -> None:
    """Index all stories anew; meanwhile all that was found is found."""
    with _told():
        _ready()
        from copydesk.newsroom.search.by_hand import rebuild_now

        click.echo(rebuild_now(_count))


@newsroom.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["copydesk manage", *arguments])


@newsroom.command(hidden=True)
@click.argument("number", type=int)
@click.argument("plan")
def door(number: int, plan: str) -> None:
    """Serve readers on a listening socket that the supervisor opened. Without Django."""
    from copydesk.newsroom.front.server import Plan, main
    from copydesk.newsroom.lifeline import end_with_parent
    from copydesk.story.codec import from_json

    end_with_parent()
    main(from_json(plan, Plan), socket.socket(fileno=number))


@newsroom.command(hidden=True)
def web() -> None:
    """Serve the desk to the door."""
    _ready()
    from copydesk.newsroom.web import main

    main()


@newsroom.command(hidden=True)
def worker() -> None:
    """Take in copy and carry out print orders until stopped."""
    _ready()
    from copydesk.newsroom.worker import main

    main()


def _ready() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()


@contextmanager
def _told() -> Iterator[None]:
    """What went wrong in one line that names the input and the reason; the exit code is 1."""
    try:
        yield
    except CopydeskError as error:
        raise click.ClickException(str(error)) from error


def _count(done: int, path: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done:7} {path[:60]:60}", nl=False, err=True)
