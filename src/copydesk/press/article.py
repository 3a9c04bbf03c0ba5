"""The body of a story as a page shows it: blocks with their words as HTML, adverts by rule."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from copydesk.press.address import link_out, report_address
from copydesk.press.marks import marked
from copydesk.press.paper import Paper
from copydesk.press.shown import Shown, shown
from copydesk.press.when import Style, local_day
from copydesk.story.blocks import (
    Block,
    Embed,
    Heading,
    HeadingKind,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Table,
    language_of,
)
from copydesk.story.direction import direction_of
from copydesk.story.edition import Edition

PartKind = Literal[
    "paragraph", "heading", "quote", "pull", "list", "table", "embed", "picture", "advert"
]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the body, ready for its template. `html` and `entries` are safe HTML.

    `language` and `direction` are "" where they are the story's.
    """

    kind: PartKind
    key: str = ""
    html: str = ""
    entries: tuple[str, ...] = ()
    level: int = 2
    heading: HeadingKind = ""
    at: dt.datetime | None = None
    at_style: Style = "time"
    language: str = ""
    direction: str = ""
    ordered: bool = False
    attribution: str = ""
    caption: str = ""
    head: tuple[tuple[str, ...], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    address: str = ""
    provider: str = ""
    picture: Shown | None = None
    dateline: str = ""
    report: str = field(default="")


def body(edition: Edition, paper: Paper) -> tuple[Part, ...]:
    """The parts in order; the dateline stands in the first paragraph, adverts between two."""
    parts = [
        _in_language(_part(block, edition, paper), language_of(block))
        for block in edition.story.blocks
    ]
    return tuple(_with_adverts(parts, paper.site.ad_after))


def _part(block: Block, edition: Edition, paper: Paper) -> Part:
    report = report_address(edition, block.key)
    match block:
        case Paragraph():
            return Part(
                kind="paragraph",
                key=block.key,
                html=marked(block.text, block.marks),
                dateline=_dateline(block, edition),
                report=report,
            )
        case Heading():
            return _heading(block, edition, paper)
        case Quote():
            return Part(
                kind="pull" if block.pull else "quote",
                key=block.key,
                html=marked(block.text, block.marks),
                attribution=block.attribution,
                report=report,
            )
        case Listing() | Table() | Embed() | Picture():
            return _set_apart(block, report, paper)


def _in_language(part: Part, language: str) -> Part:
    if not language:
        return part
    return replace(part, language=language, direction=direction_of(language))


def _heading(block: Heading, edition: Edition, paper: Paper) -> Part:
    """A subhead; an entry's time stands alone where its day is the story's."""
    days = [local_day(at, paper.site.time_zone) for at in (block.at, edition.first_at) if at]
    return Part(
        kind="heading",
        key=block.key,
        html=marked(block.text),
        level=min(max(block.level, 2), 4),
        heading=block.kind,
        at=block.at,
        at_style="time" if len(set(days)) == 1 else "moment",
    )


def _set_apart(block: Listing | Table | Embed | Picture, report: str, paper: Paper) -> Part:
    match block:
        case Listing():
            entries = tuple(marked(entry.text, entry.marks) for entry in block.entries)
            return Part(
                kind="list", key=block.key, entries=entries, ordered=block.ordered, report=report
            )
        case Table():
            return Part(
                kind="table",
                key=block.key,
                caption=block.caption,
                head=block.rows[: block.header_rows],
                rows=block.rows[block.header_rows :],
                report=report,
            )
        case Embed():
            return Part(
                kind="embed",
                key=block.key,
                html=marked(block.text),
                address=link_out(block.address),
                provider=block.provider,
                report=report,
            )
        case Picture():
            return Part(kind="picture", key=block.key, picture=shown(block, paper), report=report)


def _dateline(block: Paragraph, edition: Edition) -> str:
    first = next((one for one in edition.story.blocks if isinstance(one, Paragraph)), None)
    dateline = edition.story.dateline
    return dateline.text.rstrip(" —–-") if dateline and block is first else ""


def _with_adverts(parts: list[Part], after: tuple[int, ...]) -> Iterator[Part]:
    """A slot falls due after so many paragraphs and waits for a gap between two of them.

    So it never stands beside a picture, a table or a pull quote, nor at the end.
    """
    due = sorted(after)
    seen = 0
    for place, part in enumerate(parts):
        yield part
        if part.kind != "paragraph":
            continue
        seen += 1
        following = parts[place + 1].kind if place + 1 < len(parts) else ""
        if due and seen >= due[0] and following == "paragraph":
            due = [count for count in due if count > seen]
            yield Part(kind="advert")
