"""From the rows to the readers: what is announced is told, and nothing else."""

import asyncio
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.newsroom.desk.models import BulletinRow, StoryRow
from copydesk.newsroom.live import rows
from copydesk.newsroom.live.follow import Follower
from copydesk.newsroom.live.hub import Hub
from copydesk.newsroom.live.lines import LinesReader, News
from copydesk.newsroom.live.telling import Teller
from copydesk.story.codec import to_json
from copydesk.story.edition import Bulletin
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


def test_what_is_announced_comes_by_the_file_to_readers_once(line: Line, tmp_path: Path) -> None:
    line("Before")
    teller = Teller(tmp_path / "live" / "lines.jsonl")
    teller.tell(AT)
    follower, one = Follower(Hub(most=9), tmp_path / "live" / "lines.jsonl"), Reader()
    follow(follower)
    follower.hub.join(one.stream)
    made = [line("After").pk, line("And after").pk]
    for _ in range(2):
        teller.tell(AT)
        follow(follower)
    assert one.numbers == made
    close(follower, one)


def test_a_file_begun_anew_is_followed_on(line: Line, tmp_path: Path) -> None:
    path, one = tmp_path / "lines.jsonl", Reader()
    line("Before")
    Teller(path).tell(AT)
    follower = Follower(Hub(most=9), path)
    follow(follower)
    follower.hub.join(one.stream)
    made = line("After").pk
    Teller(path).tell(AT)
    follow(follower)
    assert one.numbers == [made]
    assert b"reset" not in one.got
    close(follower, one)


def test_readers_load_the_list_when_the_rows_are_those_of_another_time(
    line: Line, tmp_path: Path
) -> None:
    path, one = tmp_path / "lines.jsonl", Reader()
    row = line("Taken back with the database")
    Teller(path).tell(AT)
    follower = Follower(Hub(most=9), path)
    follow(follower)
    follower.hub.join(one.stream)
    row.delete()
    Teller(path).tell(AT)
    follow(follower)
    assert b"event: reset\nid: 0\n" in one.got
    close(follower, one)


def test_a_line_half_written_is_not_there_yet(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b'{"after":3}\n' + to_json(bulletin(4)) + b"\n" + to_json(bulletin(5))[:20])
    reader = LinesReader(path)
    assert [found.number for found in reader.news().bulletins] == [4]
    with path.open("ab") as file:
        file.write(to_json(bulletin(5))[20:] + b"\n")
    assert [found.number for found in reader.news().bulletins] == [5]
    assert reader.news() == News()
    reader.close()


def test_no_file_is_no_news(tmp_path: Path) -> None:
    assert LinesReader(tmp_path / "none").news() == News()


def test_a_file_nobody_can_read_keeps_nobody_from_following(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b"what is this\n")
    follower = Follower(Hub(most=9), path)
    follow(follower)
    assert "lines_not_read" in caplog.text
    follower.hub.close()
    follower._lines.close()


def bulletin(number: int) -> Bulletin:
    return Bulletin(number=number, at=AT, story=f"s{number}", kind="new", headline="Ferry back")


def follow(follower: Follower) -> None:
    """Look once, and send all on."""

    async def look() -> None:
        follower.look()
        while follower.hub.is_busy:
            await asyncio.sleep(0)

    asyncio.run(look())


def close(follower: Follower, one: Reader) -> None:
    follower.hub.close()
    follower._lines.close()
    one.own.close()
