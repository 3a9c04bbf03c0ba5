"""`schema` and `about`: what the house's records are and what it is made of."""

import json
from collections.abc import Iterable
from importlib import import_module
from importlib.metadata import entry_points

import click

from copydesk import __version__
from copydesk.story.record import Record

_NOUNS = {
    "Bulletin": "copydesk.story.edition",
    "Capture": "copydesk.story.story",
    "Change": "copydesk.story.change",
    "Cleaned": "copydesk.story.story",
    "Confidence": "copydesk.story.story",
    "Cutting": "copydesk.story.story",
    "Edition": "copydesk.story.edition",
    "Finding": "copydesk.story.finding",
    "House": "copydesk.story.house",
    "Item": "copydesk.story.story",
    "Notice": "copydesk.story.change",
    "Report": "copydesk.story.change",
    "Source": "copydesk.story.story",
    "Statement": "copydesk.story.statement",
    "Story": "copydesk.story.story",
    "Ticker": "copydesk.story.story",
}
_LISTS = (
    ("formats", "copydesk.wire", "FORMATS"),
    ("furniture", "copydesk.cleaning", "FURNITURE"),
    ("checks", "copydesk.checks", "CHECKS"),
    ("pages", "copydesk.press", "PAGES"),
    ("buses", "copydesk.bus", "BUSES"),
)


class Part(Record, frozen=True):
    """One registered part: what kind it is, its name, and who brought it."""

    kind: str
    name: str
    brought_by: str = "copydesk"
    does: str = ""


@click.command()
@click.argument("name", required=False, metavar="[NAME]")
def schema(name: str | None) -> None:
    """Print the JSON Schema of a record, or the names of all records."""
    if name is None:
        click.echo("\n".join(_NOUNS))
        return
    noun = next((each for each in _NOUNS if each.lower() == name.lower()), None)
    if noun is None:
        raise click.UsageError(f"there is no record {name!r}; there are {', '.join(_NOUNS)}")
    from copydesk.story.codec import schema as schema_of

    record = getattr(import_module(_NOUNS[noun]), noun)
    click.echo(json.dumps(schema_of(record), indent=2, ensure_ascii=False))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def about(as_json: bool) -> None:
    """Show the version and every part in the order it is asked, with who brought it."""
    from copydesk.story.codec import to_plain

    found = parts()
    if as_json:
        told = {"version": __version__, "parts": [to_plain(part) for part in found]}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    from copydesk.console import Screen

    screen = Screen()
    screen.title(f"copydesk {__version__}")
    for kind, _, _ in _LISTS:
        rows = [(part.name, part.brought_by, part.does) for part in found if part.kind == kind]
        screen.table(kind.capitalize(), ("name", "from", "what it is"), rows)


def parts() -> list[Part]:
    """Formats, furniture, checks, pages and buses: the built-in ones, then plug-ins by name."""
    found: list[Part] = []
    for kind, module, name in _LISTS:
        listed = getattr(import_module(module), name, ())
        found.extend(_built_in(kind, listed))
        for point in sorted(entry_points(group=f"copydesk.{kind}"), key=lambda each: each.name):
            brought_by = f"{point.dist.name} {point.dist.version}" if point.dist else "unknown"
            found.append(Part(kind=kind, name=point.name, brought_by=brought_by, does=point.value))
    return found


def _built_in(kind: str, listed: Iterable[object]) -> list[Part]:
    if isinstance(listed, dict):
        return [Part(kind=kind, name=name, does=_does(part)) for name, part in listed.items()]
    return [Part(kind=kind, name=_name(part), does=_does(part)) for part in listed]


def _name(part: object) -> str:
    code = getattr(part, "code", "")
    name = str(getattr(part, "name", part))
    return f"{code} {name}" if code else name


def _does(part: object) -> str:
    """The first line of the module or function behind a part."""
    for attribute in ("find", "holds", "read", "print", "publish"):
        function = getattr(part, attribute, None)
        module = getattr(function, "__module__", None)
        if module is not None:
            return (import_module(module).__doc__ or "").strip().splitlines()[0]
    return (getattr(part, "__doc__", "") or "").strip().splitlines()[0] if part.__doc__ else ""
