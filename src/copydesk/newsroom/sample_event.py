"""The sample's live event: its desk adds the entries that are due, by the act an editor uses."""

import datetime as dt

from django.contrib.auth.models import User

from copydesk.errors import Stopped
from copydesk.newsroom.agency.event import Event, PutRight, ScriptedEntry
from copydesk.newsroom.agency.moment import Moment
from copydesk.newsroom.corrections import actions as corrections
from copydesk.newsroom.corrections.actions import Correction
from copydesk.newsroom.desk import covering, publishing
from copydesk.newsroom.desk.covering import NewEntry
from copydesk.newsroom.desk.models import StoryRow
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.shapes.liveblog import entries


def play_event(event: Event, moment: Moment, *, by: User, second: User) -> None:
    """Add what is due to the story once it is out; what an editor ended or took out stays so.

    What is put right, the `second` editor signs.
    """
    row = StoryRow.objects.filter(source__key=event.source, guid=event.guid, live=True).first()
    edition = publishing.current(row) if row else None
    if row is None or edition is None or edition.withdrawn:
        return
    story = edition.story
    if story.coverage is not None and not story.coverage.is_running:
        return
    newest = max((entry.at for entry in entries(story.blocks)), default=None)
    try:
        for one in event.due(moment.elapsed):
            at = moment.start + dt.timedelta(seconds=one.after)
            if newest is None or at > newest:
                covering.add(row, _typed(one, at), by=by)
        _put_right_due(row, event, moment, by=by, second=second)
        if moment.elapsed >= event.ends and story.coverage is not None:
            covering.end(row, by=by)
    except Stopped:
        return  # somebody at the desk holds it; the next round tries again


def _put_right_due(row: StoryRow, event: Event, moment: Moment, *, by: User, second: User) -> None:
    for change in event.put_right:
        if change.after <= moment.elapsed:
            _put_right(row, change, by=by, second=second)


def _put_right(row: StoryRow, change: PutRight, *, by: User, second: User) -> None:
    """Once, and only while the words still stand."""
    standing = corrections.standing(row)
    held = {block.key: block for block in standing.story.blocks}
    told = {notice.block for notice in standing.notices}
    if change.block not in held or change.block in told:
        return
    row.refresh_from_db()
    story = corrections.reworked(corrections.draft_of(row), {change.block: change.text})
    what = Correction(
        kind=ChangeKind.CORRECTION,
        notice=change.notice,
        severity=Severity.MATERIAL,
        block=change.block,
        drafted_by=by,
    )
    corrections.correct(row, by=second, what=what, story=story)


def _typed(one: ScriptedEntry, at: dt.datetime) -> NewEntry:
    return NewEntry(
        key=one.key,
        text=one.text,
        at=at,
        headline=one.headline,
        is_key=one.is_key,
        pinned=one.pinned,
    )
