"""Stories that were given a time."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from copydesk.errors import Stopped
from copydesk.newsroom.desk import actions, publishing
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.desk.schedule import run_schedule
from newsroom.desk.copy_for_tests import feed

pytestmark = pytest.mark.django_db
Bring = Callable[..., list[StoryRow]]


def timed(row: StoryRow, hours: float, **changes: str) -> None:
    """Give the story's draft a time to go out, as the form does."""
    draft = row.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + dt.timedelta(hours=hours)
    for name, value in changes.items():
        setattr(draft, name, value)
    row.publish(draft.save_revision())


def an_hour_passes() -> dt.datetime:
    """The time comes: what was set lies in the past now."""
    past = timezone.now() - dt.timedelta(seconds=1)
    for revision in Revision.objects.exclude(approved_go_live_at=None):
        revision.approved_go_live_at = past
        revision.content["go_live_at"] = past.isoformat()
        revision.save()
    return timezone.now()


def test_a_story_goes_out_at_its_time_and_not_before(bring: Bring) -> None:
    (row,) = bring(feed())
    timed(row, 1)
    assert run_schedule(timezone.now()) == 0
    assert publishing.current(row) is None
    assert run_schedule(an_hour_passes()) == 1
    assert publishing.current(row).number == 1


def test_what_is_held_back_at_its_time_holds_up_no_other(bring: Bring) -> None:
    (one,) = bring(feed(guid="tag:one"))
    (two,) = bring(
        feed(guid="tag:two", paragraphs=("Another report of quite another kind.",)), place="b"
    )
    timed(one, 1, headline="")
    timed(two, 1)
    run_schedule(an_hour_passes())
    assert publishing.current(one) is None
    assert publishing.current(two).number == 1
    assert ModelLogEntry.objects.filter(action="desk.held_back").count() == 1
    assert run_schedule(timezone.now()) == 0


def test_a_story_comes_down_when_its_time_is_over(bring: Bring, editor: User) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    StoryRow.objects.filter(pk=row.pk).update(expire_at=timezone.now())
    run_schedule(timezone.now() + dt.timedelta(seconds=1))
    assert publishing.current(row).withdrawn


def test_a_draft_with_a_time_is_not_published_by_hand(bring: Bring, editor: User) -> None:
    (row,) = bring(feed())
    timed(row, 1)
    with pytest.raises(Stopped, match="later"):
        actions.publish(row, by=editor)
