"""What is indexed as things happen is what is indexed when all is made anew."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, RequestFactory
from wagtail.admin.search import admin_search_areas

from copydesk.newsroom.desk.filters import QueueFilter
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.search.backend import stories
from copydesk.newsroom.search.by_hand import rebuild_now
from copydesk.newsroom.search.columns import Columns
from copydesk.newsroom.search.engine import DRAFTS, PUBLISHED, engine
from copydesk.newsroom.search.index import on_migrated
from copydesk.story.edition import Edition
from newsroom.desk.copy_for_tests import OTHER, feed


def rows(table: str) -> list[tuple[object, ...]]:
    """All that lies in a table, and how often each of its tokens does."""
    lists = f"SELECT place, words::text FROM {table} ORDER BY 1"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT place, text FROM {table}_texts ORDER BY 1")
        texts = list(cursor.fetchall())
        if connection.vendor == "sqlite":
            cursor.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_told"
                f" USING fts5vocab('main', '{table}', 'row')"
            )
            lists = f"SELECT term, doc FROM temp.{table}_told ORDER BY 1"
        cursor.execute(lists)
        return [*texts, *cursor.fetchall()]


def quiet(done: int, path: str) -> None:
    """Nobody watches."""


def test_all_made_anew_is_as_it_was_made_one_by_one(
    out: Callable[..., Edition],
    kill: Callable[[Edition], Edition],
    bring: Callable[..., list[StoryRow]],
) -> None:
    first = out("Ferry sails", "On Monday.")
    second = out("Ferry stops")
    out("Ferry sails late", "On Tuesday.", key=first.id)
    kill(second)
    bring(feed())
    before = rows(PUBLISHED), rows(DRAFTS)
    engine(PUBLISHED).put(10_000, Columns(headline="stray"))
    engine(PUBLISHED).take_out(EditionRow.objects.get(number=1, story__key=first.id).pk)
    rebuild_now(quiet)
    assert (rows(PUBLISHED), rows(DRAFTS)) == before


def test_a_newsroom_from_before_search_is_made_searchable(out: Callable[..., Edition]) -> None:
    out("Ferry sails")
    before = rows(PUBLISHED)
    for place in engine(PUBLISHED).held(0, 10):
        engine(PUBLISHED).take_out(place)
    on_migrated()
    assert rows(PUBLISHED) == before


@pytest.mark.parametrize("typed", ["skerries", "tolliver weld", "240.000", "jonna reed"])
def test_copy_is_found_at_the_desk_as_it_comes(
    bring: Callable[..., list[StoryRow]], typed: str
) -> None:
    [row] = bring(feed())
    assert list(stories(typed, StoryRow.objects.all())) == [row]


def test_the_desk_finds_a_draft_by_its_latest_words(
    bring: Callable[..., list[StoryRow]], editor: User
) -> None:
    [row] = bring(feed())
    row.headline, row.slugline = "Barge sails", "BARGE-SKERRIES"
    row.save_revision(user=editor)
    assert list(stories("barge", StoryRow.objects.all())) == [row]
    assert list(stories('"ferry sails again"', StoryRow.objects.all())) == []


def test_the_desk_finds_within_what_it_has_filtered(bring: Callable[..., list[StoryRow]]) -> None:
    [one] = bring(feed())
    bring(feed(guid="tag:meridian.example,2026:fish", headline="Fish vote", paragraphs=OTHER))
    StoryRow.objects.filter(pk=one.pk).update(state=StoryRow.State.SPIKED)
    spiked = StoryRow.objects.filter(state=StoryRow.State.SPIKED)
    assert list(stories("port alder", spiked)) == [one]
    assert list(stories(one.key, StoryRow.objects.all())) == [one]


def test_the_list_of_stories_and_the_queue_find_words_of_the_text(
    bring: Callable[..., list[StoryRow]], chief: User, client: Client
) -> None:
    bring(feed())
    bring(feed(guid="tag:meridian.example,2026:fish", headline="Fish vote", paragraphs=OTHER))
    client.force_login(chief)
    listed = client.get("/desk/stories/", {"q": "tolliver"}).content.decode()
    assert "Skerries ferry" in listed
    assert "Fish vote" not in listed
    queued = QueueFilter({"q": "Helicopter"}).rows(chief)
    assert [row.headline for row in queued] == ["Skerries ferry sails again after eleven days"]


def test_stories_are_an_area_of_the_desks_search(chief: User, rf: RequestFactory) -> None:
    request = rf.get("/desk/", {"q": "ferry"})
    request.user = chief
    areas = {area.name: area.url for area in admin_search_areas.search_items_for_request(request)}
    assert areas["stories"] == "/desk/stories/"
