"""What a check is, and what it may know beside the story."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from copydesk.story.blocks import Span
from copydesk.story.finding import Edit, Finding, Fix, Weight
from copydesk.story.house import House
from copydesk.story.record import Record
from copydesk.story.statement import Statement
from copydesk.story.story import Cutting, Source, Status, Story, Ticker

DateTime = dt.datetime
Relation = Literal["same", "version", "near", "event"]


class Other(Record, frozen=True):
    """A story the desk already has, and how it is to this one.

    `relation`: the same text, a version of it from the same source, near in words, or of the same
    event in words of its own.
    """

    id: str
    story: Story
    same_source: bool = False
    relation: Relation = "near"


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
    """A run of words of a story and where it stands: in a field, or in a block.

    `offset` is how far into the block's plain text it begins: an entry of a list does not begin it.
    """

    text: str
    field: str = ""
    block: str = ""
    offset: int = 0


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that is looked for. `code` is its number in the catalogue, `name` its title.

    `find` yields findings in reading order; `about` and `at` make them, with the check's own
    code and, unless told otherwise, its own weight. `version` is raised when it is written anew.
    `limit` names the field of the house that it measures by ("short_words"), "" for none.
    """

    code: str
    name: str
    weight: Weight
    find: Callable[[Story, Known], Iterator[Finding]]
    version: int = 1
    limit: str = ""

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
        fix: Fix | None = None,
    ) -> Finding:
        """A finding at some words, or at a part of them (`span`, in their own characters).

        The edits of `fix` are in the characters of the field or block, as `put` makes them.
        """
        start, end = span or (0, len(words.text))
        stands = Span(start=start + words.offset, end=end + words.offset)
        return Finding(
            code=self.code,
            weight=weight or self.weight,
            says=says,
            field=words.field,
            block=words.block,
            span=stands if words.block else None,
            excerpt=shortened(words.text[start:end]),
            evidence=shortened(evidence),
            fix=fix,
        )


CUT = Fix(cuts_block=True)


def cut_whole(words: Words) -> Fix | None:
    """The fix that takes out the block, where these words are all of one."""
    return CUT if words.block and not words.offset else None


def put(words: Words, *edits: tuple[tuple[int, int], str]) -> Fix:
    """The fix that puts other words in the place of some; spans in the characters of `words`."""
    return Fix(
        edits=tuple(
            Edit(span=Span(start=start + words.offset, end=end + words.offset), text=text)
            for (start, end), text in edits
        )
    )


def lead(words: Words, span: tuple[int, int], address: str) -> Fix:
    """The fix that has the link over some words lead elsewhere."""
    (edit,) = put(words, (span, address)).edits
    return Fix(edits=(Edit(span=edit.span, text=address, is_address=True),))


def shortened(text: str, limit: int = 300) -> str:
    """The text on one line, cut at `limit` characters with an ellipsis."""
    line = " ".join(text[: 4 * limit].split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
