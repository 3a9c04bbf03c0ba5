"""The hub: every reader gets every line once, in order, and nothing withdrawn ever again."""

import datetime as dt
import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.newsroom.live.hub import AT_A_TURN, MOST_UNREAD, RETRY, Hub
from copydesk.newsroom.live.ring import Ring
from copydesk.story.edition import Bulletin

AT = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)


class Reader:
    """A reader's end of a connection, and the socket at ours."""

    def __init__(self, *, is_slow: bool = False) -> None:
        self.own, theirs = socket.socketpair()
        self.own.setblocking(False)
        theirs.setblocking(False)
        if is_slow:
            theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        self.stream = theirs
        self._got = b""
        self.is_gone = False

    @property
    def got(self) -> bytes:
        """All that came."""
        with suppress(BlockingIOError, ConnectionResetError):
            while piece := self.own.recv(1 << 16):
                self._got += piece
            self.is_gone = True
        return self._got

    @property
    def numbers(self) -> list[int]:
        """The numbers of the lines it got, in order."""
        return [int(line[4:]) for line in self.got.splitlines() if line.startswith(b"id: ")]


@pytest.fixture
def reader() -> Iterator[Callable[..., Reader]]:
    """Readers, who go when the test is over."""
    made: list[Reader] = []

    def come(*, is_slow: bool = False) -> Reader:
        made.append(Reader(is_slow=is_slow))
        return made[-1]

    yield come
    for each in made:
        each.own.close()


@pytest.fixture(params=["one by one", "by a ring"])
def hub(request: pytest.FixtureRequest) -> Iterator[Callable[..., Hub]]:
    """Hubs that send in either way, closed when the test is over."""
    made: list[Hub] = []

    def open_hub(**more: int) -> Hub:
        ring = Ring.opened() if request.param == "by a ring" else None
        if request.param == "by a ring" and ring is None:
            pytest.skip("this system has no io_uring")
        made.append(Hub(**({"most": 9} | more), ring=ring))
        return made[-1]

    yield open_hub
    for each in made:
        each.close()


def send(hub: Hub) -> None:
    """Send on until nothing is left, and see who has left or can take more."""
    while hub.turn():
        continue
    hub.look()


def told(hub: Hub, *lines: Bulletin) -> None:
    """Tell lines, and send them."""
    hub.tell(lines)
    send(hub)


def line(number: int, story: str = "", kind: str = "new", headline: str = "Ferry back") -> Bulletin:
    return Bulletin(
        number=number, at=AT, story=story or f"story{number}", kind=kind, headline=headline
    )


Readers = Callable[..., Reader]
Hubs = Callable[..., Hub]


def test_a_new_reader_gets_only_what_comes(hub: Hubs, reader: Readers) -> None:
    here, one = hub(), reader()
    told(here, line(1))
    here.join(one.stream)
    told(here, line(2))
    assert one.numbers == [2]


def test_a_line_told_twice_is_sent_once(hub: Hubs, reader: Readers) -> None:
    here, one = hub(), reader()
    here.join(one.stream)
    told(here, line(1), line(2))
    told(here, line(1), line(2), line(3))
    assert one.numbers == [1, 2, 3]


def test_a_withdrawn_story_is_not_told_again_to_those_who_return(
    hub: Hubs, reader: Readers
) -> None:
    here, one = hub(), reader()
    told(here, line(1, "a", headline="A wrong claim"), line(2, "b"))
    told(here, line(3, "a", "withdrawn", headline=""))
    here.join(one.stream, since=0)
    assert one.numbers == [2, 3]
    assert b"A wrong claim" not in one.got


def test_a_reader_away_too_long_is_told_to_load_the_list(hub: Hubs, reader: Readers) -> None:
    here, one = hub(remembered=2), reader()
    told(here, line(1), line(2), line(3), line(4))
    here.join(one.stream, since=1)
    assert b"event: reset\nid: 4\n" in one.got
    assert one.numbers == [4]


def test_a_number_from_another_time_is_told_to_load_the_list(hub: Hubs, reader: Readers) -> None:
    here, one = hub(), reader()
    told(here, line(1))
    here.join(one.stream, since=7)
    assert b"event: reset\nid: 1\n" in one.got


def test_lines_announced_before_the_start_can_be_returned_to(hub: Hubs, reader: Readers) -> None:
    here, one = hub(), reader()
    here.begin([line(5), line(6)], forgotten=4)
    here.join(one.stream, since=5)
    told(here, line(6), line(7))
    assert one.numbers == [6, 7]


def test_who_joins_while_a_line_is_being_sent_gets_it_once(hub: Hubs, reader: Readers) -> None:
    here, others = hub(most=2000), [reader() for _ in range(AT_A_TURN + 1)]
    for other in others:
        here.join(other.stream)
    here.tell([line(1)])
    here.tell([line(2)])
    assert here.turn()
    late = reader()
    here.join(late.stream, since=0)
    send(here)
    assert late.numbers == [1, 2]
    assert {tuple(other.numbers) for other in others} == {(1, 2)}


def test_who_gets_the_socket_of_one_who_left_does_not_get_his_line(
    hub: Hubs, reader: Readers
) -> None:
    here, gone = hub(), reader()
    here.join(gone.stream)
    here.tell([line(1)])
    number = gone.stream.fileno()
    gone.own.close()
    here.look()
    late = reader()
    if late.stream.fileno() != number:
        os.dup2(late.stream.fileno(), number)
        late.stream.close()
        late.stream = socket.socket(fileno=number)
    here.join(late.stream)
    send(here)
    assert late.numbers == []


def test_a_reader_who_does_not_read_is_dropped_and_holds_up_nobody(
    hub: Hubs, reader: Readers
) -> None:
    here, slow, quick = hub(), reader(is_slow=True), reader()
    here.join(slow.stream)
    here.join(quick.stream)
    lines = [line(number, headline="x" * 1000) for number in range(1, 150)]
    for each in lines:
        told(here, each)
        assert quick.numbers[-1] == each.number
    assert len(here) == 1
    assert slow.numbers == list(range(1, len(slow.numbers) + 1))
    assert slow.is_gone


def test_a_reader_who_reads_late_gets_all_in_order(hub: Hubs, reader: Readers) -> None:
    here, late = hub(), reader(is_slow=True)
    here.join(late.stream)
    count = MOST_UNREAD // 2000
    for number in range(1, count + 1):
        told(here, line(number, headline="x" * 1000))
    while len(late.numbers) < count:
        here.look()
    assert late.numbers == list(range(1, count + 1))
    assert here._unread == {}
    assert here._unread_by_all == 0


def test_a_reader_who_hangs_up_is_let_go(hub: Hubs, reader: Readers) -> None:
    here, one = hub(), reader()
    here.join(one.stream)
    one.own.close()
    here.look()
    assert len(here) == 0


def test_what_a_reader_says_on_a_stream_is_not_listened_to(hub: Hubs, reader: Readers) -> None:
    here, one = hub(), reader()
    here.join(one.stream)
    one.own.send(b"GET / HTTP/1.1\r\n\r\n" * 10)
    told(here, line(1))
    assert one.numbers == [1]


def test_a_beat_is_a_comment(hub: Hubs, reader: Readers) -> None:
    here, one = hub(), reader()
    here.join(one.stream)
    here.beat()
    send(here)
    assert one.got.endswith(b":\n\n")
    assert one.numbers == []


def test_a_hub_is_full_at_its_bound(hub: Hubs, reader: Readers) -> None:
    here = hub(most=2)
    here.join(reader().stream)
    assert not here.is_full
    here.join(reader().stream)
    assert here.is_full


def test_closing_hangs_up_on_all(reader: Readers) -> None:
    here, one = Hub(most=9), reader()
    here.join(one.stream)
    here.close()
    assert one.got == RETRY
    assert one.is_gone
    assert len(here) == 0


@given(st.text())
def test_no_headline_begins_a_field_of_its_own(headline: str) -> None:
    here, one = Hub(most=9), Reader()
    here.join(one.stream)
    told(here, line(1, headline=headline.encode("utf-8", "replace").decode()))
    fields = one.got.decode().removeprefix("retry: 3000\n\n").removesuffix("\n\n").split("\n")
    assert "\r" not in one.got.decode()
    here.close()
    one.own.close()
    assert [field.split(":")[0] for field in fields] == ["id", "event", "data"]
    json.loads(fields[2].removeprefix("data: "))


@given(st.data())
def test_whoever_comes_and_goes_misses_nothing_and_gets_nothing_twice(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 30))
    cuts = sorted(data.draw(st.sets(st.integers(0, count), max_size=6)))
    here, numbers, one = Hub(most=9), [], Reader()
    here.join(one.stream, since=0)
    for number in range(1, count + 1):
        told(here, line(number))
        if number in cuts:
            numbers += one.numbers
            one.own.close()
            here.look()
            away = data.draw(st.integers(0, 3))
            here.tell([line(number + extra) for extra in range(1, min(away, count - number) + 1)])
            one = Reader()
            here.join(one.stream, since=numbers[-1] if numbers else 0)
            send(here)
    numbers += one.numbers
    one.own.close()
    here.close()
    assert numbers == list(range(1, count + 1))
