"""The hub: every reader gets every line once, in order, and nothing withdrawn ever again."""

import datetime as dt
import json

from hypothesis import given
from hypothesis import strategies as st

from copydesk.newsroom.live.hub import MOST_UNREAD, Hub
from copydesk.story.edition import Bulletin

AT = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)


class Reader:
    """A stream that keeps what it was sent."""

    def __init__(self, *, unread: int = 0) -> None:
        self.got = b""
        self.unread = unread
        self.is_gone = False

    def write(self, data: bytes) -> None:
        self.got += data

    def get_write_buffer_size(self) -> int:
        return self.unread

    def close(self) -> None:
        self.is_gone = True

    def abort(self) -> None:
        self.is_gone = True

    @property
    def numbers(self) -> list[int]:
        """The numbers of the lines it got, in order."""
        return [int(line[4:]) for line in self.got.splitlines() if line.startswith(b"id: ")]


def line(number: int, story: str = "", kind: str = "new", headline: str = "Ferry back") -> Bulletin:
    return Bulletin(
        number=number, at=AT, story=story or f"story{number}", kind=kind, headline=headline
    )


def test_a_new_reader_gets_only_what_comes() -> None:
    hub, reader = Hub(most=9), Reader()
    hub.tell([line(1)])
    hub.join(reader)
    hub.tell([line(2)])
    assert reader.numbers == [2]


def test_a_line_told_twice_is_sent_once() -> None:
    hub, reader = Hub(most=9), Reader()
    hub.join(reader)
    hub.tell([line(1), line(2)])
    hub.tell([line(1), line(2), line(3)])
    assert reader.numbers == [1, 2, 3]


def test_a_withdrawn_story_is_not_told_again_to_those_who_return() -> None:
    hub, reader = Hub(most=9), Reader()
    hub.tell([line(1, "a", headline="A wrong claim"), line(2, "b")])
    hub.tell([line(3, "a", "withdrawn", headline="")])
    hub.join(reader, since=0)
    assert reader.numbers == [2, 3]
    assert b"A wrong claim" not in reader.got


def test_a_reader_away_too_long_is_told_to_load_the_list() -> None:
    hub, reader = Hub(most=9, remembered=2), Reader()
    hub.tell([line(1), line(2), line(3), line(4)])
    hub.join(reader, since=1)
    assert b"event: reset\nid: 4\n" in reader.got
    assert reader.numbers == [4]


def test_a_number_from_another_time_is_told_to_load_the_list() -> None:
    hub, reader = Hub(most=9), Reader()
    hub.tell([line(1)])
    hub.join(reader, since=7)
    assert b"event: reset\nid: 1\n" in reader.got


def test_lines_announced_before_the_start_can_be_returned_to() -> None:
    hub, reader = Hub(most=9), Reader()
    hub.begin([line(5), line(6)], forgotten=4)
    hub.join(reader, since=5)
    hub.tell([line(6), line(7)])
    assert reader.numbers == [6, 7]


def test_a_reader_who_does_not_read_is_dropped_and_holds_up_nobody() -> None:
    hub, slow, quick = Hub(most=9), Reader(unread=MOST_UNREAD + 1), Reader()
    hub.join(slow)
    hub.join(quick)
    hub.tell([line(1)])
    assert slow.is_gone
    assert quick.numbers == [1]
    assert len(hub) == 1


def test_a_beat_is_a_comment() -> None:
    hub, reader = Hub(most=9), Reader()
    hub.join(reader)
    hub.beat()
    assert reader.got.endswith(b":\n\n")
    assert reader.numbers == []


def test_a_hub_is_full_at_its_bound() -> None:
    hub = Hub(most=2)
    hub.join(Reader())
    assert not hub.is_full
    hub.join(Reader())
    assert hub.is_full


def test_closing_hangs_up_on_all() -> None:
    hub, reader = Hub(most=9), Reader()
    hub.join(reader)
    hub.close()
    assert reader.is_gone
    assert len(hub) == 0


@given(st.text())
def test_no_headline_begins_a_field_of_its_own(headline: str) -> None:
    hub, reader = Hub(most=9), Reader()
    hub.join(reader)
    before = len(reader.got)
    hub.tell([line(1, headline=headline.encode("utf-8", "replace").decode())])
    fields = reader.got[before:].decode().removesuffix("\n\n").split("\n")
    assert [field.split(":")[0] for field in fields] == ["id", "event", "data"]
    assert "\r" not in reader.got.decode()
    json.loads(fields[2].removeprefix("data: "))


@given(st.data())
def test_whoever_comes_and_goes_misses_nothing_and_gets_nothing_twice(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 30))
    cuts = sorted(data.draw(st.sets(st.integers(0, count), max_size=6)))
    hub, numbers, reader = Hub(most=9), [], Reader()
    hub.join(reader, since=0)
    for number in range(1, count + 1):
        hub.tell([line(number)])
        if number in cuts:
            numbers += reader.numbers
            hub.leave(reader)
            away = data.draw(st.integers(0, 3))
            hub.tell([line(number + extra) for extra in range(1, min(away, count - number) + 1)])
            reader = Reader()
            hub.join(reader, since=numbers[-1] if numbers else 0)
    numbers += reader.numbers
    assert numbers == list(range(1, count + 1))
