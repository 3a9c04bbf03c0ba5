"""Writes the parts of the handbook that are told by the code itself: commands and checks.

`python docs/generate.py` writes them; a test compares them with what this would write.
"""

import inspect
from copy import copy
from importlib import import_module
from pathlib import Path

import click

from copydesk.checks import CHECKS
from copydesk.checks.check import Check
from copydesk.cli import desk

HERE = Path(__file__).parent
WEIGHTS = {
    "stops": "holds publication until it is put right or waived with a reason",
    "warns": "wants a look",
    "notes": "is told and holds up nothing",
}
GROUPS = {
    "COM": "Completeness",
    "CLN": "Cleanliness",
    "TIM": "Time",
    "IDN": "Identity, duplicates, versions",
    "FIG": "Figures and names",
    "ATT": "Attribution and quotations",
    "RGT": "Rights and embargo",
    "PIC": "Pictures",
    "LNK": "Links",
    "LNG": "Language",
    "LEG": "Legal and sensitive",
    "OUT": "What readers and partners get",
}


def commands() -> str:
    """The page of commands: what each does, its arguments, its options."""
    shown = (
        (name, command)
        for name in desk.list_commands(click.Context(desk, info_name="copydesk"))
        if (command := desk.get_command(click.Context(desk), name)) and not command.hidden
    )
    parts = [
        "# Commands",
        "Told by the commands themselves (`python docs/generate.py`).",
        "```text\n" + _help("copydesk", desk) + "\n```",
    ]
    for name, command in shown:
        parts += [f"## {name}", "```text\n" + _help(f"copydesk {name}", command) + "\n```"]
        for below in command.commands.values() if isinstance(command, click.Group) else ():
            title = f"{name} {below.name}"
            parts += [f"### {title}", "```text\n" + _help(f"copydesk {title}", below) + "\n```"]
    return "\n\n".join(parts) + "\n"


def checks() -> str:
    """The page of checks: number, weight, what each notices."""
    parts = [
        "# Checks",
        "Told by the checks themselves (`python docs/generate.py`), in the order in which they are "
        "asked. One is switched off by its number or name in `house.toml`: "
        '`switched_off = ["LNG-02"]`.',
        "\n".join(["| weight | a finding of it |", "|---|---|", *map(_weight, WEIGHTS.items())]),
    ]
    for prefix in dict.fromkeys(each.code.partition("-")[0] for each in CHECKS):
        alike = [each for each in CHECKS if each.code.startswith(f"{prefix}-")]
        parts.append(f"## {GROUPS.get(prefix, prefix)}")
        head = ["| number | check | weight | notices |", "|---|---|---|---|"]
        parts.append("\n".join([*head, *map(_row, alike)]))
    return "\n\n".join(parts) + "\n"


def _help(name: str, command: click.Command) -> str:
    """A command's help as it stands in a terminal of a hundred columns."""
    command = copy(command)
    command._help_option = None  # click keeps the one it made first, under whatever names
    context = click.Context(
        command, info_name=name, terminal_width=100, max_content_width=100,
        help_option_names=["-h", "--help"],
    )  # fmt: skip
    return command.get_help(context).rstrip()


def _weight(pair: tuple[str, str]) -> str:
    return f"| {pair[0]} | {pair[1]} |"


def _row(check: Check) -> str:
    """What the check's module says it is for, then what its finder says it looks at."""
    said = inspect.getdoc(import_module(check.find.__module__)) or ""
    what = _first_part(said).partition(": ")[2]
    looks_at = _first_part(inspect.getdoc(check.find) or "")
    told = f"{what[:1].upper()}{what[1:]} {looks_at}".strip()
    return f"| {check.code} | {check.name} | {check.weight} | {told} |"


def _first_part(words: str) -> str:
    """The first paragraph, on one line, as a table's cell takes it."""
    return " ".join(words.partition("\n\n")[0].split()).replace("|", "\\|")


PAGES = {"commands.md": commands, "checks.md": checks}


def main() -> None:
    """Write all pages."""
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
