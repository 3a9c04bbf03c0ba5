"""An event covered live: entries added at once, coverage begun and ended, each as an edition.

Every act publishes what stands before the public with that one change: what editors are still at
in the latest draft does not go out with it, and has the change too.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from copydesk.errors import Stopped
from copydesk.newsroom.desk import actions, trace
from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.models import EditionRow, StoryRow, new_key
from copydesk.story.blocks import Block, Heading, Paragraph, Picture, Quote, Table
from copydesk.story.codec import to_plain
from copydesk.story.coverage import Coverage
from copydesk.story.record import replace
from copydesk.story.shapes.liveblog import entries, keys_of
from copydesk.story.story import Story


@dataclass(frozen=True, kw_only=True)
class NewEntry:
    """An entry as an editor types it: a blank line in `text` begins another paragraph.

    `figures` are what each one counts, and the number as it is to stand.
    """

    text: str
    at: dt.datetime
    headline: str = ""
    quote: str = ""
    said_by: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    picture: Picture | None = None
    is_key: bool = False
    pinned: bool = False
    key: str = ""


Change = Callable[[Story], Story]


def begin(row: StoryRow, *, by: User, at: dt.datetime | None = None) -> EditionRow:
    """The desk covers the event from now on; also takes up coverage that was ended."""
    now = at or timezone.now()

    def begun(story: Story) -> Story:
        was = story.coverage or Coverage(began=now)
        return replace(story, coverage=replace(was, ended=None))

    return _publish(row, begun, "desk.live_begin", by=by)


def end(row: StoryRow, *, by: User, at: dt.datetime | None = None) -> EditionRow:
    """Nothing more is to come. Raises `Stopped` where nothing is covered."""
    now = at or timezone.now()

    def ended(story: Story) -> Story:
        was = _coverage(row, story)
        return replace(story, coverage=replace(was, ended=was.ended or now))

    return _publish(row, ended, "desk.live_end", by=by)


def add(row: StoryRow, entry: NewEntry, *, by: User) -> EditionRow:
    """Publish an entry; the first begins the coverage.

    Raises `NotAllowed`, or `Stopped` without words and where findings or an embargo forbid it.
    """
    blocks = _blocks(entry, entry.key or f"entry-{new_key()}")
    if len(blocks) == 1 and not entry.headline.strip():
        raise Stopped(place=str(row), reason=_("an entry needs words, figures or a picture"))
    key = blocks[0].key

    def added(story: Story) -> Story:
        was = story.coverage or Coverage(began=entry.at)
        points = (*was.key_points, key) if entry.is_key else was.key_points
        coverage = replace(was, key_points=points, pinned=key if entry.pinned else was.pinned)
        return replace(story, coverage=coverage, blocks=_placed(story.blocks, blocks, entry.at))

    return _publish(row, added, "desk.live_entry", by=by)


def weigh(row: StoryRow, *, key_points: set[str], pinned: str, by: User) -> EditionRow:
    """Say which entries are key points and which stands above all. Raises `Stopped`."""

    def weighed(story: Story) -> Story:
        was = _coverage(row, story)
        keys = [entry.key for entry in entries(story.blocks)]
        points = tuple(key for key in keys if key in key_points)
        top = pinned if pinned in keys else ""
        return replace(story, coverage=replace(was, key_points=points, pinned=top))

    return _publish(row, weighed, "desk.live_weigh", by=by)


def remove(row: StoryRow, key: str, *, by: User, reason: str) -> EditionRow:
    """Take an entry out; its words stay in the public history, the reason is told to readers.

    Raises `Stopped` without a reason, or where there is no such entry.
    """
    told = " ".join(reason.split())
    if not told:
        raise Stopped(place=str(row), reason=_("taking an entry out needs a reason"))

    def removed(story: Story) -> Story:
        entry = next((one for one in entries(story.blocks) if one.key == key), None)
        if entry is None:
            return story
        gone = keys_of(entry)
        kept = tuple(block for block in story.blocks if block.key not in gone)
        return replace(story, blocks=kept, coverage=_without(story.coverage, key))

    standing = to_record(StoryRow.objects.get(pk=row.pk))
    if all(one.key != key for one in entries(standing.blocks)):
        raise Stopped(place=str(row), reason=_("there is no such entry"))
    told = told[:500]
    return _publish(row, removed, "desk.live_remove", told, by=by, entry=key, reason=told)


def _without(coverage: Coverage | None, key: str) -> Coverage | None:
    """What the desk said of the entries, without one of them."""
    if coverage is None:
        return None
    points = tuple(point for point in coverage.key_points if point != key)
    return replace(
        coverage, key_points=points, pinned="" if coverage.pinned == key else coverage.pinned
    )


def _publish(
    row: StoryRow, change: Change, act: str, notice: str = "", *, by: User, **told: str
) -> EditionRow:
    """The next edition: what stands, with the change; a draft that goes on keeps going on."""
    actions.require(by, "desk.edit_story", row)
    with transaction.atomic():
        StoryRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
        row.refresh_from_db()
        draft = row.get_latest_revision_as_object()
        goes_on = row.live and row.has_unpublished_changes
        _keep(row, StoryRow.objects.get(pk=row.pk) if goes_on else draft, change, by=by)
        made = actions.publish(row, by=by, notice=notice)
        if goes_on:
            row.refresh_from_db()
            _keep(row, draft, change, by=by)
        trace.leave(row, act, by=by, number=made.number, **told)
    return made


def _keep(row: StoryRow, draft: StoryRow, change: Change, *, by: User) -> None:
    story = change(to_record(draft))
    fill(draft, story)
    draft.coverage = to_plain(story.coverage) if story.coverage else None
    keep_draft(row, draft, by=by)


def _coverage(row: StoryRow, story: Story) -> Coverage:
    if story.coverage is None:
        raise Stopped(place=str(row), reason=_("it is not covered live"))
    return story.coverage


def _blocks(entry: NewEntry, key: str) -> tuple[Block, ...]:
    head = Heading(key=key, text=" ".join(entry.headline.split()), kind="live-entry", at=entry.at)
    texts = entry.text.replace("\r\n", "\n").split("\n\n")
    told = [" ".join(text.split()) for text in texts if text.strip()]
    words = (Paragraph(key=f"{key}-{n}", text=text) for n, text in enumerate(told, 1))
    return (head, *words, *_beside(entry, key))


def _beside(entry: NewEntry, key: str) -> Iterator[Block]:
    """What stands below the words of an entry."""
    if said := " ".join(entry.quote.split()):
        yield Quote(key=f"{key}-quote", text=said, attribution=" ".join(entry.said_by.split()))
    if entry.figures:
        yield Table(key=f"{key}-figures", rows=entry.figures, header_columns=1)
    if entry.picture:
        yield replace(entry.picture, key=f"{key}-picture")


def _placed(
    blocks: tuple[Block, ...], entry: tuple[Block, ...], at: dt.datetime
) -> tuple[Block, ...]:
    """The entry before the first that is older, behind all others and the lead."""
    older = next((one.key for one in entries(blocks) if one.at <= at), None)
    place = next((n for n, block in enumerate(blocks) if block.key == older), len(blocks))
    return (*blocks[:place], *entry, *blocks[place:])
