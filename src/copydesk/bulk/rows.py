"""The rows of a reading: a story, and a record that came with what became of it."""

import datetime as dt
from typing import Literal

import msgspec

from copydesk.line import Processed
from copydesk.story.blocks import Picture, plain_text
from copydesk.story.finding import Weight
from copydesk.story.record import Record
from copydesk.story.story import Capture

DateTime = dt.datetime
Outcome = Literal["read", "duplicate", "refused", "skipped"]


class StoryRow(Record, frozen=True):
    """A story as a row; `item` counts the items of a capture from 0."""

    capture: str
    place: str
    captured: DateTime
    item: int
    format: str
    guid: str
    version: str = ""
    status: str = "usable"
    link: str = ""
    headline: str = ""
    standfirst: str = ""
    kicker: str = ""
    byline: str = ""
    people: tuple[str, ...] = ()
    dateline: str = ""
    published: DateTime | None = None
    updated: DateTime | None = None
    language: str = ""
    section: str = ""
    subjects: tuple[str, ...] = ()
    source: str = ""
    publisher: str = ""
    usage_terms: str = ""
    copyright: str = ""
    embargo_until: DateTime | None = None
    expires: DateTime | None = None
    truncated: str = ""
    blocks: str = "[]"
    text: str = ""
    words: int = 0
    pictures: int = 0
    statements: int = 0
    cuttings: int = 0
    cut: int = 0
    findings: int = 0
    stops: int = 0
    codes: tuple[str, ...] = ()


class CaptureRow(Record, frozen=True):
    """A record that came and what became of it; `file` and `offset` say where it lies."""

    capture: str
    place: str
    file: str
    offset: int
    outcome: Outcome
    reason: str = ""
    media_type: str = ""
    size: int = 0
    stories: int = 0


def story_row(capture: Capture, done: Processed, item: int) -> StoryRow:
    """What came of one item of a capture, as a row."""
    story, cuttings = done.cleaned.story, done.cleaned.cuttings
    text = "\n\n".join(filter(None, map(plain_text, story.blocks)))
    named = story.byline.people if story.byline else ()
    return StoryRow(
        capture=capture.sha256,
        place=capture.place,
        captured=capture.at,
        item=item,
        format=done.item.format,
        guid=done.item.guid,
        version=done.item.version,
        status=done.item.status,
        link=done.item.link,
        headline=story.headline,
        standfirst=story.standfirst,
        kicker=story.kicker,
        byline=story.byline.text if story.byline else "",
        people=tuple(each.name for each in named),
        dateline=story.dateline.text if story.dateline else "",
        published=story.published,
        updated=story.updated,
        language=story.language,
        section=story.section,
        subjects=story.subjects,
        source=story.origin.name,
        publisher=story.origin.publisher,
        usage_terms=story.origin.usage_terms,
        copyright=story.origin.copyright,
        embargo_until=story.embargo_until,
        expires=story.expires,
        truncated=story.truncated,
        blocks=msgspec.json.encode(story.blocks).decode(),
        text=text,
        words=len(text.split()),
        pictures=sum(isinstance(each, Picture) for each in story.blocks),
        statements=len(done.statements),
        cuttings=len(cuttings),
        cut=sum(each.span.end - each.span.start for each in cuttings),
        findings=len(done.findings),
        stops=sum(each.weight is Weight.STOPS for each in done.findings),
        codes=tuple(sorted({each.code for each in done.findings})),
    )
