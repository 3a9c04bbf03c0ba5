"""What a check is, and what it may know beside the story."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from copydesk.story.blocks import Span
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
    with, `cuttings` and `tickers` what cleaning took out of this capture. `is_whole` is false where
    the story is longer than checks read, so that they see its first part only.
    `zoneless` names the fields whose times came without an offset and are read as UTC.
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
    is_whole: bool = True
    zoneless: tuple[str, ...] = ()


class Words(Record, frozen=True):
    """A run of words of a story and where it stands: in a field, or in a block."""

    text: str
    field: str = ""
    block: str = ""


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that is looked for. `code` is its number in the catalogue, `name` its title.

    `find` yields findings in reading order; `about` and `at` make them, with the check's own
    code and, unless told otherwise, its own weight.
    """

    code: str
    name: str
    weight: Weight
    find: Callable[[Story, Known], Iterator[Finding]]

    def about(
        self,
        field: str,
        says: str,
        *,
        excerpt: str = "",
        evidence: str = "",
        weight: Weight | None = None,
    ) -> Finding:
        """A finding about a field of the story, or about all of it where `field` is empty."""
        return Finding(
            code=self.code,
            weight=weight or self.weight,
            says=says,
            field=field,
            excerpt=shortened(excerpt),
            evidence=shortened(evidence),
        )

    def at(
        self,
        words: Words,
        says: str,
        *,
        span: tuple[int, int] | None = None,
        evidence: str = "",
        weight: Weight | None = None,
    ) -> Finding:
        """A finding at some words, or at a part of them (`span`, in their own characters)."""
        start, end = span or (0, len(words.text))
        return Finding(
            code=self.code,
            weight=weight or self.weight,
            says=says,
            field=words.field,
            block=words.block,
            span=Span(start=start, end=end) if words.block else None,
            excerpt=shortened(words.text[start:end]),
            evidence=shortened(evidence),
        )


def shortened(text: str, limit: int = 300) -> str:
    """The text on one line, cut at `limit` characters with an ellipsis."""
    line = " ".join(text[: 4 * limit].split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
