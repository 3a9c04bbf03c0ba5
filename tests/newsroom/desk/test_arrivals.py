"""What came becomes stories; what upstream does to them reaches the desk."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from bulk.archives import answered, of_page, record
from copydesk.newsroom.desk import actions, arrivals
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.models import ArrivalRow, StoryRow
from copydesk.newsroom.intake import actions as intake
from copydesk.newsroom.intake import store
from copydesk.newsroom.intake.models import CaptureRow
from copydesk.story.blocks import plain_text
from newsroom.desk.copy_for_tests import PARAGRAPHS, feed, tombstone

pytestmark = pytest.mark.django_db
Bring = Callable[..., list[StoryRow]]
LATER = dt.datetime.now(dt.UTC)


def words(row: StoryRow) -> list[str]:
    return [plain_text(block) for block in to_record(row).blocks]


def test_a_feed_entry_stands_in_the_queue_as_a_story(bring: Bring) -> None:
    (row,) = bring(feed())
    assert row.headline == "Skerries ferry sails again after eleven days"
    assert row.byline == "Jonna Reed"
    assert words(row) == list(PARAGRAPHS)
    assert (row.state, row.live, row.section.key) == ("incoming", False, "world")


def test_the_same_delivery_again_changes_nothing(bring: Bring) -> None:
    delivery = feed()
    bring(delivery)
    bring(delivery, place="test:again")
    assert StoryRow.objects.count() == ArrivalRow.objects.count() == 1


def test_an_update_gives_the_untouched_story_a_new_draft(bring: Bring) -> None:
    bring(feed())
    (row,) = bring(feed(paragraphs=(*PARAGRAPHS, "A second boat follows."), hours=1))
    row.refresh_from_db()
    assert words(row)[-1] == "A second boat follows."
    assert row.attention == "updated"


def test_paragraphs_that_stay_keep_their_keys_through_an_update(bring: Bring) -> None:
    (row,) = bring(feed())
    before = [block.key for block in to_record(row).blocks]
    bring(feed(paragraphs=("New top for the story, filed later.", *PARAGRAPHS), hours=1))
    row.refresh_from_db()
    assert [block.key for block in to_record(row).blocks][1:] == before


def test_an_update_never_overwrites_what_an_editor_wrote(bring: Bring, editor: User) -> None:
    (row,) = bring(feed())
    actions.cut_block(row, to_record(row).blocks[-1].key, by=editor)
    bring(feed(paragraphs=("Something else altogether.",), hours=1))
    row.refresh_from_db()
    assert words(row) == list(PARAGRAPHS[:-1])
    assert row.attention == "updated"


def test_an_older_version_that_comes_late_is_kept_and_not_applied(bring: Bring) -> None:
    bring(feed(hours=1))
    (row,) = bring(feed(headline="Old words", hours=3))
    row.refresh_from_db()
    assert row.headline == "Skerries ferry sails again after eleven days"
    assert row.arrivals.first().kind == "late"


def test_a_kill_takes_our_published_copy_down_at_once(bring: Bring, editor: User) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    bring(tombstone(), at=LATER)
    row.refresh_from_db()
    edition = row.editions.get(current=True)
    assert (row.state, row.attention, row.live) == ("withheld", "killed", False)
    assert edition.withdrawn
    assert "Skerries" not in edition.content.replace("/2026", "").replace(edition.path, "")


def test_a_killed_story_that_comes_again_is_not_published(bring: Bring, editor: User) -> None:
    (row,) = bring(feed())
    bring(tombstone(), at=LATER)
    bring(feed(hours=0.5))
    row.refresh_from_db()
    assert row.state == "killed"


def test_a_kill_of_something_unknown_stops_it_when_it_comes(bring: Bring) -> None:
    bring(tombstone())
    (row,) = bring(feed(hours=0.5))
    row.refresh_from_db()
    assert row.state == "killed"


def test_what_cannot_be_read_is_refused_with_its_reason_and_kept(bring: Bring) -> None:
    assert bring(b"\x00\x01\x02\xff" * 50) == []
    capture = CaptureRow.objects.get()
    assert capture.state == "refused"
    assert capture.reason


def test_a_refusal_can_be_tried_again(bring: Bring) -> None:
    bring(b"\x00\x01\x02\xff" * 50)
    capture = CaptureRow.objects.get()
    intake.retry(capture)
    assert arrivals.take_in_waiting(LATER) == 1
    capture.refresh_from_db()
    assert (capture.state, capture.tries) == ("refused", 2)


def test_a_bad_record_of_an_archive_is_a_refusal_and_the_others_become_stories(
    bring: Bring,
) -> None:
    bad = record(answered(b"x"), length=5)
    rows = bring(of_page(1) + bad + of_page(2), place="drop:isle.warc")
    assert [row.headline for row in rows] == ["Ferry 1 sails again", "Ferry 2 sails again"]
    capture = CaptureRow.objects.get()
    assert capture.state == "refused"
    assert capture.reason == f"left out: its length is wrong (drop:isle.warc@{len(of_page(1))})"
    assert store.content(capture.sha256).count(b"WARC/1.1") == 3
