"""The sample's fronts and gallery stand as soon as their stories do."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from copydesk.newsroom.agency.moment import Moment
from copydesk.newsroom.agency.playbook import read_playbook
from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.models import SectionRow, StoryRow
from copydesk.newsroom.fronts.models import FrontRow
from copydesk.newsroom.fronts.publishing import front_at
from copydesk.newsroom.sample_fronts import (
    Fronts,
    ScriptedFront,
    ScriptedList,
    ScriptedPackage,
    read_fronts,
    shape_fronts,
)
from copydesk.newsroom.sample_gallery import gather_pictures
from copydesk.press.shape import AutoList, Note, Package
from copydesk.story.blocks import Picture
from copydesk.story.record import replace
from newsroom.desk.copy_for_tests import feed

SAMPLE = Path(__file__).parents[2] / "sample"
START = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


def test_all_stories_on_the_sample_s_fronts_are_printed_by_its_playbook() -> None:
    printed = {one.guid for one in read_playbook(SAMPLE).deliveries if one.publish}
    for front in read_fronts(SAMPLE).front:
        assert front.stories <= printed


@pytest.fixture
def row(bring: Callable[..., list[StoryRow]], editor: User) -> StoryRow:
    (story,) = bring(feed())
    return story


def fronts(row: StoryRow) -> Fronts:
    package = ScriptedPackage(headline="On the water", stories=(row.guid, row.guid))
    news = ScriptedList(headline="World in brief", section="world")
    front = ScriptedFront(top=(row.guid,), package=(package,), list=(news,), note="Look around.")
    return Fronts(front=(front,))


def test_a_front_is_shaped_once_its_stories_are_out(row: StoryRow, editor: User) -> None:
    shape_fronts(fronts(row), Moment(start=START, elapsed=60))
    assert not FrontRow.objects.exists()
    actions.publish(row, by=editor)
    shape_fronts(fronts(row), Moment(start=START, elapsed=61))
    shape = front_at("", "")
    assert [pin.story for pin in shape.top] == [row.key]
    assert [type(part) for part in shape.parts] == [Package, AutoList, Note]


def test_what_an_editor_took_away_does_not_come_back(row: StoryRow, editor: User) -> None:
    actions.publish(row, by=editor)
    shape_fronts(fronts(row), Moment(start=START, elapsed=3600))
    assert not FrontRow.objects.exists()


def test_pictures_are_gathered_where_the_first_of_them_stands(
    row: StoryRow, editor: User, world: SectionRow
) -> None:
    draft = row.get_latest_revision_as_object()
    story = to_record(draft)
    first, *others = story.blocks
    pictures = [Picture(key=key, src=f"https://meridian.example/{key}.jpg") for key in ("a", "b")]
    fill(draft, replace(story, blocks=(first, pictures[0], *others, pictures[1])))
    keep_draft(row, draft, by=editor)
    row.refresh_from_db()
    gather_pictures(row, by=editor)
    blocks = to_record(row.get_latest_revision_as_object()).blocks
    assert [getattr(block, "gallery", "") for block in blocks[:4]] == ["", "gallery", "gallery", ""]
