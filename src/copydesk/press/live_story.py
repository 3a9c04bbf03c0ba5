"""A story as a live page: its newest entry first, with its time, under what matters most.

All entries stand on the story's own page: an entry's address never changes, and a publication
prints one page more than any other story's does.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from copydesk.press.address import report_address
from copydesk.press.article import Part
from copydesk.press.card import MARKS
from copydesk.press.jsonld import article_data, liveblog_data
from copydesk.press.notice import Told, told
from copydesk.press.paper import Paper
from copydesk.story.change import Notice
from copydesk.story.codec import to_json
from copydesk.story.edition import Edition
from copydesk.story.shapes.liveblog import (
    Entry,
    entries,
    keys_of,
    newest_first,
    notices_of,
    words_of,
)

MOST_POINTS = 8
LONGEST_POINT = 120


@dataclass(frozen=True, kw_only=True)
class LiveEntry:
    """One entry ready for its template; `head` is its heading, `parts` what stands below it.

    `stamp` differs where its words or its notices do, `adverts` stand behind it, between entries.
    """

    key: str
    head: Part
    parts: tuple[Part, ...]
    adverts: tuple[Part, ...]
    mark: str
    notices: tuple[Told, ...]
    is_key: bool
    stamp: str
    report: str


@dataclass(frozen=True, kw_only=True)
class Point:
    """A key point at the head of the page, which leads to its entry."""

    key: str
    at: dt.datetime
    words: str


@dataclass(frozen=True, kw_only=True)
class LiveReport:
    """The live page of a story. `lead` is what stands before the first entry."""

    is_running: bool
    began: dt.datetime
    ended: dt.datetime | None
    newest: dt.datetime
    lead: tuple[Part, ...]
    pinned: LiveEntry | None
    points: tuple[Point, ...]
    entries: tuple[LiveEntry, ...]


def live_report(edition: Edition, parts: Sequence[Part]) -> LiveReport | None:
    """The body of a story, taken apart into its entries; None where nothing is covered live."""
    story = edition.story
    coverage = story.coverage
    if coverage is None:
        return None
    held = newest_first(story)
    lead, groups = _taken_apart(parts, {entry.key for entry in held})
    shown = {entry.key: _entry(entry, groups.get(entry.key, []), edition) for entry in held}
    pinned = shown.pop(coverage.pinned, None)
    return LiveReport(
        is_running=coverage.is_running,
        began=coverage.began,
        ended=coverage.ended,
        newest=held[0].at if held else coverage.began,
        lead=tuple(lead),
        pinned=pinned,
        points=tuple(_points(held, coverage.key_points))[:MOST_POINTS],
        entries=tuple(shown.values()),
    )


def of_the_story(edition: Edition) -> tuple[Notice, ...]:
    """The notices that are about the story at large: the others stand in the entries they tell of,
    where there are entries to stand in."""
    if edition.story.coverage is None:
        return edition.notices
    held = {key for entry in newest_first(edition.story) for key in keys_of(entry)}
    return tuple(notice for notice in edition.notices if notice.block not in held)


def story_data(edition: Edition, paper: Paper) -> str:
    """The JSON-LD of a story's page: that of a live report where it has timed entries."""
    if any(entries(edition.story.blocks)):
        return liveblog_data(edition, paper)
    return article_data(edition, paper)


def _taken_apart(parts: Sequence[Part], keys: set[str]) -> tuple[list[Part], dict[str, list[Part]]]:
    """The parts before the first entry, and those of each entry, its heading first."""
    lead: list[Part] = []
    groups: dict[str, list[Part]] = {}
    into = lead
    for part in parts:
        if part.key in keys:
            into = groups.setdefault(part.key, [])
        into.append(part)
    return lead, groups


def _entry(entry: Entry, parts: Sequence[Part], edition: Edition) -> LiveEntry:
    head = next((part for part in parts if part.key == entry.key), Part(kind="heading"))
    coverage = edition.story.coverage
    notices = notices_of(entry, edition)
    is_key = coverage is not None and entry.key in coverage.key_points
    return LiveEntry(
        key=entry.key,
        head=replace(head, at=entry.at),
        parts=tuple(part for part in parts if part is not head and part.kind != "advert"),
        adverts=tuple(part for part in parts if part.kind == "advert"),
        mark=MARKS.get(notices[-1].kind, "") if notices else "",
        notices=tuple(map(told, reversed(notices))),
        is_key=is_key,
        stamp=_stamp(entry, notices, is_key=is_key),
        report=report_address(edition, _worded(entry)),
    )


def _worded(entry: Entry) -> str:
    """The block a report on an entry is about: its headline, or the first below its time."""
    return entry.key if entry.headline or not entry.blocks else entry.blocks[0].key


def _stamp(entry: Entry, notices: Sequence[Notice], *, is_key: bool) -> str:
    said = to_json(entry) + b"".join(map(to_json, notices)) + bytes([is_key])
    return hashlib.sha256(said).hexdigest()[:12]


def _points(held: Sequence[Entry], keys: Sequence[str]) -> Iterator[Point]:
    for entry in held:
        words = words_of(entry)
        if entry.key in keys and words:
            yield Point(key=entry.key, at=entry.at, words=_cut(words))


def _cut(words: str) -> str:
    """The words, cut between two where they are many."""
    line = " ".join(words.split())
    if len(line) <= LONGEST_POINT:
        return line
    return line[:LONGEST_POINT].rsplit(None, 1)[0] + " …"
