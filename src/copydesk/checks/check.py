"""What a check is, and what it may know beside the story."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from copydesk.story.finding import Finding, Weight
from copydesk.story.house import House
from copydesk.story.record import Record
from copydesk.story.statement import Statement
from copydesk.story.story import Cutting, Source, Status, Story, Ticker

DateTime = dt.datetime


class Other(Record, frozen=True):
    """A story the desk already has, and how it is to this one."""

    id: str
    story: Story
    same_source: bool = False


class Known(Record, frozen=True):
    """All a check may know beside the story; time comes in here, never from a clock.

    `earlier` is the version of this very item that came before, `others` are stories to compare
    with, `cuttings` and `tickers` what cleaning took out of this capture.
    """

    now: DateTime
    house: House = House()
    source: Source | None = None
    status: Status = "usable"
    cuttings: tuple[Cutting, ...] = ()
    tickers: tuple[Ticker, ...] = ()
    statements: tuple[Statement, ...] = ()
    earlier: Story | None = None
    earlier_statements: tuple[Statement, ...] = ()
    others: tuple[Other, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that is looked for. `code` is its number in the catalogue, `name` its title."""

    code: str
    name: str
    weight: Weight
    find: Callable[[Story, Known], Iterator[Finding]]
