"""The sample's live event moves before a visitor's eyes."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from copydesk.newsroom.agency.event import Event, read_event
from copydesk.newsroom.agency.moment import Moment
from copydesk.newsroom.agency.playbook import read_playbook
from copydesk.newsroom.desk import actions, covering, publishing
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.sample_event import play_event
from copydesk.story.blocks import plain_text
from copydesk.story.shapes.liveblog import newest_first
from copydesk.story.story import Story
from newsroom.desk.copy_for_tests import feed

SAMPLE = Path(__file__).parents[2] / "sample"
START = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)


@pytest.fixture
def row(bring: Callable[..., list[StoryRow]], editor: User) -> StoryRow:
    (story,) = bring(feed())
    actions.publish(story, by=editor)
    return story


@pytest.fixture
def event(row: StoryRow) -> Event:
    """The sample's event, told of a story that stands."""
    told = read_event(SAMPLE)
    return Event(
        source="meridian", guid=row.guid, ends=told.ends, entry=told.entry, put_right=told.put_right
    )


def standing(row: StoryRow) -> Story:
    edition = publishing.current(row)
    assert edition is not None
    return edition.story


def play(event: Event, elapsed: float, by: User) -> None:
    second, _ = User.objects.get_or_create(username="second")
    second.groups.set(by.groups.all())
    play_event(event, Moment(start=START, elapsed=elapsed), by=by, second=second)


def test_the_event_is_a_story_that_the_playbook_prints() -> None:
    event = read_event(SAMPLE)
    (meant,) = (one for one in read_playbook(SAMPLE).deliveries if one.guid == event.guid)
    assert meant.publish
    assert meant.source == event.source
    assert meant.after + 30 < min(one.after for one in event.entry)
    assert max(one.after for one in event.entry) < event.ends


def test_entries_come_at_their_time_and_once(row: StoryRow, event: Event, editor: User) -> None:
    for elapsed in (0, 66, 67, 100, 101):
        play(event, elapsed, editor)
    keys = [entry.key for entry in newest_first(standing(row))]
    assert keys == ["entry-first", "entry-why", "entry-crane"]
    assert standing(row).is_live


def test_it_ends_and_stays_ended(row: StoryRow, event: Event, editor: User) -> None:
    play(event, event.ends - 1, editor)
    play(event, event.ends, editor)
    assert not standing(row).is_live
    number = publishing.current(row)
    play(event, event.ends + 60, editor)
    assert publishing.current(row) == number


def test_what_an_editor_ends_is_not_gone_on_with(row: StoryRow, event: Event, editor: User) -> None:
    play(event, 50, editor)
    covering.end(row, by=editor)
    play(event, 200, editor)
    assert len(newest_first(standing(row))) == 1


def test_before_the_story_is_out_nothing_happens(db: None, editor: User) -> None:
    play(read_event(SAMPLE), 100, editor)
    assert not StoryRow.objects.exists()


def test_an_entry_is_put_right_once_with_its_notice(
    row: StoryRow, event: Event, editor: User
) -> None:
    for elapsed in (100, 111, 112):
        play(event, elapsed, editor)
    edition = publishing.current(row)
    assert edition is not None
    (notice,) = edition.notices
    assert (notice.kind, notice.block) == ("correction", "entry-crane-1")
    (crane,) = (one for one in newest_first(edition.story) if one.key == "entry-crane")
    assert "41 metres" in plain_text(crane.blocks[0])
