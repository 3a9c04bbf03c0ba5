"""From the rows to the readers: what is announced is told, and nothing else."""

import asyncio
import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connections

from copydesk.newsroom.desk.models import BulletinRow, StoryRow
from copydesk.newsroom.live import rows
from copydesk.newsroom.live.follow import Follower
from copydesk.newsroom.live.hub import Hub
from newsroom.live.test_hub import Reader

AT = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
Line = Callable[..., BulletinRow]


@pytest.fixture
def line(db: None) -> Line:
    """A line of the ticker, announced unless said otherwise."""

    def make(headline: str, *, announced: bool = True) -> BulletinRow:
        story = StoryRow.objects.create(headline=headline)
        return BulletinRow.objects.create(
            story=story, kind="new", headline=headline, at=AT, announced=announced
        )

    return make


def test_the_newest_lines_come_oldest_first_with_the_number_before_them(line: Line) -> None:
    made = [line(f"Line {number}") for number in range(5)]
    found, before = rows.newest(3)
    assert [bulletin.number for bulletin in found] == [row.pk for row in made[2:]]
    assert before == made[1].pk


def test_lines_not_yet_announced_are_not_there(line: Line) -> None:
    first = line("Out")
    line("Being printed", announced=False)
    assert [bulletin.number for bulletin in rows.since(0)] == [first.pk]
    assert rows.newest(9) == (rows.since(0), 0)


def test_reading_lines_is_one_question_however_many(
    line: Line, django_assert_num_queries: Callable[[int], object]
) -> None:
    for number in range(4):
        line(f"Line {number}")
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert len(rows.since(0)) == 4


@pytest.mark.django_db(transaction=True)
def test_a_reader_gets_what_is_announced_after_joining(line: Line) -> None:
    line("Before")
    reader = Reader()

    async def follow() -> None:
        follower = Follower(Hub(most=9))
        await follower.look()
        follower.hub.join(reader)
        row = await asyncio.to_thread(announced)
        await follower.look()
        await follower.look()
        assert reader.numbers == [row.pk]
        follower._reader.submit(connections.close_all).result()
        follower.close()

    def announced() -> BulletinRow:
        try:
            return line("After")
        finally:
            connections.close_all()

    asyncio.run(follow())
