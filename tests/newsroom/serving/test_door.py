"""The running server, as readers and strangers meet it."""

import datetime as dt
import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from copydesk.newsroom.front.door import HEAD_TIME, LARGEST_HEAD
from copydesk.story.edition import Bulletin

GET = b"GET /ferry/ HTTP/1.1\r\nhost: x\r\n"


def bulletin(number: int, **more: Any) -> Bulletin:
    told = {"story": f"s{number}", "kind": "new", "headline": f"Line {number}", "path": "/a/"}
    at = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
    return Bulletin(number=number, at=at, **(told | more))


def ask(running: Any, method: str, path: str, **headers: str) -> http.client.HTTPResponse:
    asking = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
    asking.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    answer = asking.getresponse()
    answer.content = answer.read()  # type: ignore[attr-defined]
    asking.close()
    return answer


def until(line: socket.socket, end: bytes) -> bytes:
    """What comes until these bytes have come, or until the other side hangs up."""
    got = b""
    while end not in got:
        piece = line.recv(65536)
        if not piece:
            break
        got += piece
    return got


@contextmanager
def stream(running: Any, path: str = "/live/stream", head: bytes = b"") -> Iterator[socket.socket]:
    with running.connect() as line:
        line.sendall(b"GET " + path.encode() + b" HTTP/1.1\r\nhost: x\r\n" + head + b"\r\n")
        yield line


def test_a_page_comes_with_date_and_length(running: Any) -> None:
    answer = ask(running, "GET", "/ferry/")
    assert answer.status == 200
    assert answer.content.startswith(b"<!doctype html>")  # type: ignore[attr-defined]
    assert answer.headers["date"]
    assert answer.headers["server"] is None


def test_one_connection_serves_many_readings(running: Any) -> None:
    asking = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
    for path, status in [("/ferry/", 200), ("/desk/", 200), ("/nowhere/", 404), ("/ferry", 308)]:
        asking.request("GET", path)
        answer = asking.getresponse()
        answer.read()
        assert answer.status == status
    asking.close()


def test_questions_sent_ahead_are_answered_in_order(running: Any) -> None:
    with running.connect() as line:
        desk = b"GET /desk/ HTTP/1.1\r\nhost: x\r\n\r\n"
        last = b"GET /last/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
        line.sendall(GET + b"\r\n" + desk + GET + b"\r\n" + desk + last)
        got = until(line, b"never")
    answers = got.split(b"HTTP/1.1 ")[1:]
    marks = [b"The ferry", b"desk GET", b"The ferry", b"desk GET", b"404 Not Found"]
    assert len(answers) == len(marks)
    assert all(mark in answer for mark, answer in zip(marks, answers, strict=True))


def test_a_reader_who_hangs_up_half_way_still_gets_the_page(running: Any) -> None:
    with running.connect() as line:
        line.sendall(GET + b"\r\n")
        line.shutdown(socket.SHUT_WR)
        assert b"The ferry runs again." in until(line, b"never")


def test_an_old_reader_is_answered_and_hung_up_on(running: Any) -> None:
    with running.connect() as line:
        line.sendall(b"GET /ferry/ HTTP/1.0\r\n\r\n")
        assert b"The ferry runs again." in until(line, b"never")


def test_writing_to_a_page_is_refused(running: Any) -> None:
    answer = ask(running, "POST", "/ferry/")
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


def test_what_is_sent_to_the_desk_arrives_whole(running: Any) -> None:
    asking = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
    asking.request("POST", "/desk/paste/", body=b"x" * 3_000_000)
    assert asking.getresponse().read() == b"desk POST /desk/paste/ 3000000"
    asking.close()


@pytest.mark.parametrize(
    ("head", "status"),
    [(b"content-length: 1000000", b"413"), (b"transfer-encoding: chunked", b"411")],
)
def test_a_reader_can_not_send_without_bound(running: Any, head: bytes, status: bytes) -> None:
    with running.connect() as line:
        line.sendall(b"POST /report/ HTTP/1.1\r\nhost: x\r\n" + head + b"\r\n\r\n")
        assert until(line, b"never").startswith(b"HTTP/1.1 " + status)


@pytest.mark.parametrize("junk", [b"\x16\x03\x01\x02\x00\x01", b"GARBAGE\r\n\r\n", b"GET\r\n\r\n"])
def test_what_is_no_http_is_refused(running: Any, junk: bytes) -> None:
    with running.connect() as line:
        line.sendall(junk)
        assert until(line, b"never").startswith(b"HTTP/1.1 400")


def test_a_head_without_end_is_cut_off(running: Any) -> None:
    with running.connect() as line:
        line.sendall(GET + b"x-long: ")
        try:
            for _ in range(2 * LARGEST_HEAD // 1024):
                line.sendall(b"a" * 1024)
            got = until(line, b"never")
        except (ConnectionResetError, BrokenPipeError):
            got = b"HTTP/1.1 431"
    assert got.startswith(b"HTTP/1.1 431")


def test_a_reader_who_never_finishes_asking_is_hung_up_on(running: Any) -> None:
    with running.connect() as line:
        line.sendall(b"GET /fer")
        assert ask(running, "GET", "/ferry/").status == 200
        sweep(running, HEAD_TIME + 1)
        assert until(line, b"never") == b""


def test_a_reader_in_time_is_left_in_peace(running: Any) -> None:
    with running.connect() as line:
        line.sendall(b"GET /ferry/ HTTP/1.1\r\nhost")
        assert ask(running, "GET", "/ferry/").status == 200
        sweep(running, HEAD_TIME - 5)
        line.sendall(b": x\r\n\r\n")
        assert until(line, b"again").startswith(b"HTTP/1.1 200")


def test_a_stream_sends_each_line_once_to_all(running: Any) -> None:
    with stream(running) as one, stream(running) as other:
        until(one, b"retry: 3000\n\n"), until(other, b"retry: 3000\n\n")
        running.tell([bulletin(1), bulletin(2)])
        running.tell([bulletin(2), bulletin(3)])
        for line in (one, other):
            assert ids(until(line, b'"Line 3"')) == [1, 2, 3]


@pytest.mark.parametrize(
    ("path", "head"),
    [("/live/stream", b"Last-Event-ID: 1\r\n"), ("/live/stream?since=1", b"")],
)
def test_a_returning_reader_gets_what_was_missed(running: Any, path: str, head: bytes) -> None:
    running.tell([bulletin(1), bulletin(2), bulletin(3)])
    with stream(running, path, head) as line:
        got = until(line, b'"Line 3"')
    assert ids(got) == [2, 3]


def test_a_stream_carries_the_record_and_the_policy(running: Any) -> None:
    with stream(running) as line:
        head = until(line, b"retry: 3000\n\n")
        running.tell([bulletin(1, headline="A\nid: 9\n\ndata: x")])
        got = until(line, b"\n\n")
    assert b"content-type: text/event-stream" in head
    assert b"content-security-policy: default-src 'none'" in head
    event = dict(part.split(b": ", 1) for part in got.strip().splitlines())
    assert event[b"id"] == b"1"
    assert json.loads(event[b"data"])["headline"] == "A\nid: 9\n\ndata: x"


def test_readers_beyond_the_room_are_asked_to_poll(running: Any) -> None:
    with stream(running) as a, stream(running) as b, stream(running) as c:
        for line in (a, b, c):
            until(line, b"retry: 3000\n\n")
        answer = ask(running, "GET", "/live/stream")
        assert (answer.status, answer.headers["retry-after"]) == (503, "15")
        assert ask(running, "GET", "/ferry/").status == 200


def test_a_reader_who_leaves_makes_room(running: Any) -> None:
    for _ in range(5):
        with stream(running) as line:
            assert b"200 OK" in until(line, b"retry: 3000\n\n")
        wait_until_empty(running)


def test_closing_the_server_hangs_up_on_streams(running: Any) -> None:
    with stream(running) as line:
        until(line, b"retry: 3000\n\n")
        running.stop()
        assert until(line, b"never") == b""


def ids(got: bytes) -> list[int]:
    return [int(part[4:]) for part in got.splitlines() if part.startswith(b"id: ")]


def sweep(running: Any, seconds: float) -> None:
    """Look at all connections as if so many seconds had gone by."""

    running.in_loop(lambda: running.hall.sweep(running.loop.time() + seconds))


def wait_until_empty(running: Any) -> None:
    for _ in range(10_000):
        if not len(running.hub):
            return
        running.in_loop(lambda: None)
    raise AssertionError("the reader never left")
