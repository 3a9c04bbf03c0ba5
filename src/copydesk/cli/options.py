"""Options that several commands share, and what they add up to."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from copydesk.cli import inputs

if TYPE_CHECKING:
    from copydesk.checks.check import Known

F = TypeVar("F", bound=Callable[..., Any])


def moment(value: str) -> dt.datetime:
    """A moment in ISO form; without a zone it is taken as UTC."""
    found = dt.datetime.fromisoformat(value)
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def reading(command: F) -> F:
    """The options of every command that reads copy: house, time, addresses allowed."""
    house = click.option(
        "--house", metavar="FILE", help="The house's choices: names, labels, limits, in TOML."
    )
    at = click.option(
        "--at",
        type=moment,
        metavar="TIME",
        help="Take this as the present time, not the clock's: 2026-11-23T08:00Z.",
    )
    allow = click.option(
        "--allow",
        metavar="HOST:PORT",
        multiple=True,
        help="Let an address inside this network be fetched. May be repeated.",
    )
    return house(at(allow(command)))


def knowledge(house: str | None, at: dt.datetime | None) -> "Known":
    """What the checks may know: the house, and the time."""
    from copydesk.checks.check import Known

    return Known(now=at or dt.datetime.now(dt.UTC), house=inputs.house(house))
