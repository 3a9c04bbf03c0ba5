"""The review and the queue show what upstream did, and every version as it came."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import StoryRow
from newsroom.desk.copy_for_tests import PARAGRAPHS, feed, tombstone

pytestmark = pytest.mark.django_db
Bring = Callable[..., list[StoryRow]]
AtDesk = Callable[[str], Client]
WRONG = tuple(paragraph.replace("240,000", "420,000") for paragraph in PARAGRAPHS)


def shown(client: Client, row: StoryRow, asked: str = "") -> str:
    page = client.get(f"/desk/review/{row.key}/{asked}").content.decode()
    return re.sub(r"\s+", " ", page)


def test_the_review_shows_a_changed_fact_with_its_passage(
    at_desk: AtDesk, bring: Bring, editor: User
) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    bring(feed(paragraphs=WRONG, hours=1), at=dt.datetime.now(dt.UTC))
    page = shown(at_desk("editor"), row)
    assert "facts changed upstream" in page
    assert '<del dir="auto">240,000</del>' in page
    assert '<ins dir="auto">420,000</ins>' in page
    assert "Repairs cost <del>240,000</del><ins>420,000</ins> crowns" in page


def test_a_story_whose_facts_changed_stands_in_the_queue_though_it_is_published(
    at_desk: AtDesk, bring: Bring, editor: User
) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    bring(feed(paragraphs=WRONG, hours=1))
    page = at_desk("editor").get("/desk/queue/").content.decode()
    assert "desk-attention--facts" in page


def test_every_version_leads_to_its_capture_and_to_what_it_changed(
    at_desk: AtDesk, bring: Bring
) -> None:
    (row,) = bring(feed())
    bring(feed(paragraphs=WRONG, hours=1))
    bring(feed(headline="Old words", hours=4))
    late, update, first = row.arrivals.all()
    page = shown(at_desk("editor"), row)
    for arrival in (late, update, first):
        assert f"/desk/captures/inspect/{arrival.capture_id}/" in page
    assert f"?a={update.pk}&amp;b={late.pk}#versions" in page
    assert f"?a={first.pk}&amp;b={update.pk}#versions" in page


def test_the_difference_of_two_versions_is_shown_word_by_word(
    at_desk: AtDesk, bring: Bring
) -> None:
    (row,) = bring(feed())
    bring(feed(paragraphs=WRONG, hours=1))
    after, before = row.arrivals.all()
    page = shown(at_desk("editor"), row, f"?a={before.pk}&b={after.pk}")
    assert "<del>240,000</del><ins>420,000</ins>" in page


def test_an_older_version_that_came_late_is_not_shown_as_what_came(
    at_desk: AtDesk, bring: Bring
) -> None:
    (row,) = bring(feed(hours=1))
    bring(feed(paragraphs=("Old words of yesterday.",), hours=4))
    page = shown(at_desk("editor"), row)
    galley = page.partition('id="galley-title"')[2].partition('id="story-title"')[0]
    assert "Old words of yesterday" not in galley


def test_orders_that_wait_for_their_story_are_listed(at_desk: AtDesk, bring: Bring) -> None:
    bring(tombstone())
    page = at_desk("chief").get("/desk/orders/").content.decode()
    assert "tag:meridian.example,2026:ferry" in page
    assert "source could not be confirmed" in page
